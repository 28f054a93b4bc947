"""What people type is folded without surprises."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.reading.plain import (
    MARKS_PER_LETTER,
    bare,
    clean,
    distance_at_most_one,
    fold,
    graphemes,
    one_line,
    plain,
    same_word,
    without_reply_fallback,
    words,
)

anything = st.text(st.characters(), max_size=200)
tricky = st.text(
    st.sampled_from("aI\u0130\u0131\u0307\u0301\ufb00ǅß\u200b\u200d\u202e\u2066\ud800\x00\x1b \n\t\r1٣²１ﷺ'’´>"),
    max_size=60,
)
steady = settings(derandomize=True, max_examples=200, deadline=None)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  Hulp  ", "hulp"),
        ("ST\u200bOP", "stop"),
        ("\u202eneem 12\u202c", "neem 12"),
        ("ＮＥＥＭ　１２", "neem 12"),
        ("STRASSE straße", "strasse strasse"),
        ("\u0130PTAL", "iptal"),
        ("HAYIR hayır", "hayir hayir"),
        ("ﬀ", "ff"),
        ("oké", "oké"),
        ("oke\u0301", "oké"),
        ("’t is ´k", "'t is 'k"),
        ("een\t \ttwee \r\n\r\n drie", "een twee\ndrie"),
        ("stop\x00\x1b[31m", "stop[31m"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_case_width_and_invisible_characters_do_not_matter_in_plain_text(typed: str, read: str) -> None:
    assert plain(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Après-demain", "apres-demain"),
        ("ÜBERMORGEN", "ubermorgen"),
        ("œuf", "oeuf"),
        ("أُريدُ", "اريد"),
        ("مساعدة", "مساعده"),
        ("١٢ ۱۲ १२ １２", "12 12 12 12"),
        ("hayır HAYIR", "hayir hayir"),
    ],
)
def test_accents_and_the_script_of_digits_do_not_matter_in_bare_text(typed: str, read: str) -> None:
    assert bare(typed) == read


@given(anything | tricky)
@steady
def test_folding_twice_changes_nothing_and_never_raises(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert bare(bare(text)) == bare(text)
    assert clean(clean(text)) == clean(text)
    assert without_reply_fallback(without_reply_fallback(text)) == without_reply_fallback(text)


@given(tricky)
@steady
def test_no_invisible_character_survives(text: str) -> None:
    assert not {unicodedata.category(c) for c in plain(text)} & {"Cf", "Cs"}
    assert all(c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs") for c in clean(text))


def test_every_single_character_has_a_settled_bare_form() -> None:
    assert [hex(c) for c in range(0x20000) if bare(bare(chr(c))) != bare(chr(c))] == []


def test_a_text_that_grows_when_normalised_stays_within_the_limit() -> None:
    assert len(plain("\ufdfa" * 4000)) <= 4000


@given(anything | tricky)
@steady
def test_each_word_can_be_found_back_in_the_original(text: str) -> None:
    for word in words(text):
        assert word.text in fold(text[word.start : word.end]).text


def test_words_know_where_they_stand() -> None:
    text = "Bel\u200b mij: ٠٤٧٠ s'il te plaît!"
    assert [text[w.start : w.end] for w in words(text)] == ["Bel", "mij", "٠٤٧٠", "s", "il", "te", "plaît"]
    assert [w.text for w in words(text)][2] == "0470"


def test_stacked_marks_are_cut_to_a_few_per_letter() -> None:
    shown = clean("z" + "\u0315" * 500 + "a" + "\u0301" * 500)
    assert shown == "z" + "\u0315" * MARKS_PER_LETTER + "a" + "\u0301" * MARKS_PER_LETTER


def test_text_to_keep_loses_bidi_tricks_and_keeps_case_lines_and_emoji() -> None:
    assert clean("Kerkstraat \u202e9\u202c\nBus\t3 👩\u200d🚀") == "Kerkstraat 9\nBus\t3 👩\u200d🚀"


def test_lone_surrogates_can_be_written_as_utf_8() -> None:
    assert clean("a\ud800b").encode() == "a\ufffdb".encode()


def test_length_is_counted_as_a_reader_counts_it() -> None:
    assert list(graphemes("e\u0301👍🏽🇧🇪👩\u200d🚀x")) == ["e\u0301", "👍🏽", "🇧🇪", "👩\u200d🚀", "x"]


def test_a_tower_of_joined_emoji_is_not_one_character() -> None:
    assert len(one_line("\u200d".join("👩" * 2000))) <= 16 * 40


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("boodschappen\n  voor\tmorgen", "boodschappen voor morgen"),
        ("a" * 40, "a" * 40),
        ("a" * 41, "a" * 39 + "…"),
        ("", ""),
    ],
)
def test_a_summary_fits_on_one_line(text: str, shown: str) -> None:
    assert one_line(text) == shown


@given(st.text(st.characters(max_codepoint=127), max_size=60))
@steady
def test_plain_letters_are_read_as_they_are_beside_others(text: str) -> None:
    assert clean(text) == clean(f"{text}\u200b")
    assert one_line(text) == one_line(f"{text}\u200b")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("> <@an:x> neem 12\n\nnee", "nee"),
        ("> <@an:x> neem 12\n> neem 13\n\nja", "ja"),
        ("> neem 12\n\n> neem 13\nok", "ok"),
        ("geen > citaat\n> wel", "geen > citaat\n> wel"),
        (">5 euro", ">5 euro"),
        ("> alleen een citaat", ""),
    ],
)
def test_what_is_quoted_in_a_reply_is_not_said(body: str, said: str) -> None:
    assert without_reply_fallback(body) == said


@pytest.mark.parametrize("said", ["boodschapen", "boodschapppen", "bodoschappen", "boodschappem", "obodschappen"])
def test_one_typing_slip_is_forgiven(said: str) -> None:
    assert distance_at_most_one(said, "boodschappen")


@pytest.mark.parametrize("said", ["boodschap", "bodschapen", "kaart", "odobschappen"])
def test_two_slips_are_not(said: str) -> None:
    assert not distance_at_most_one(said, "boodschappen")


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
@steady
def test_distance_agrees_with_the_textbook(a: str, b: str) -> None:
    assert distance_at_most_one(a, b) == (_textbook_distance(a, b) <= 1)


def _textbook_distance(a: str, b: str) -> int:
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        rows.append([i])
        for j, y in enumerate(b, 1):
            best = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, rows[i - 2][j - 2] + 1)
            rows[i].append(best)
    return rows[-1][-1]


@pytest.mark.parametrize(
    ("said", "meant", "same"),
    [("taken", "taken", True), ("tkaen", "taken", True), ("ja", "na", False), ("kaart", "maart", False)],
)
def test_slips_count_only_in_longer_words_with_the_right_first_letter(said: str, meant: str, same: bool) -> None:
    assert same_word(said, meant) is same
