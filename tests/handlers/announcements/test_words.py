"""The text of an announcement: parted by language, put together for a room, put right, read for plainness."""

import pytest

from handlers.announcements.afterwards.mending import read_mending
from handlers.announcements.composing.hints import hints
from handlers.announcements.days import only_that_day
from handlers.announcements.nouns import Fix, Wording
from handlers.announcements.wording import for_room, is_alike, opening, read_wordings
from handlers.announcements.words import Doing, after_mistake, doing_called
from handlers.model import FOUR_LANGUAGES
from tests.handlers.speaking import english

DUTCH = Wording("nl", "Feest zaterdag 14u, Grote Markt.")
FRENCH = Wording("fr", "Fête samedi à 14h, Grand-Place.")


def test_marks_part_the_languages() -> None:
    typed = "Feest\nom 14u\n— fr —\nFête\nà 14h\n-- Deutsch --\nFest"
    assert read_wordings(typed, "nl", FOUR_LANGUAGES) == (
        Wording("nl", "Feest\nom 14u"),
        Wording("fr", "Fête\nà 14h"),
        Wording("de", "Fest"),
    )


@pytest.mark.parametrize("typed", ["Feest\n- koffie\n- taart", "Feest\n— we —\nkomen", "Feest — fr — samen"])
def test_a_list_is_no_language(typed: str) -> None:
    assert read_wordings(typed, "nl", FOUR_LANGUAGES) == (Wording("nl", typed),)


def test_a_room_reads_its_own_language_first() -> None:
    texts = (DUTCH, FRENCH)
    assert english(for_room(texts, "fr")).split("\n") == [
        "Message of the organisers:",
        FRENCH.words,
        "— nl —",
        DUTCH.words,
    ]
    assert english(for_room(texts, "de")).split("\n")[1:3] == ["(This message is in Dutch.)", DUTCH.words]
    assert english(for_room(texts, "nl", "15u")).endswith("Corrected: 15u")


@pytest.mark.parametrize(
    "words",
    [
        "het is 15u niet 14u",
        "15u, niet 14u",
        "c'est à 15h et pas 14h",
        "niet om 14u maar om 15u",
        "15 Uhr statt 14 Uhr",
    ],
)
def test_an_hour_is_put_right_and_said_however_each_language_writes_it(words: str) -> None:
    dutch = Wording("nl", "Feest zaterdag 15u, Grote Markt.")
    french = Wording("fr", "Fête samedi à 15h, Grand-Place.")
    assert read_mending(words, (DUTCH, FRENCH)) == Fix((dutch, french), "15 uur / 15 h")


@pytest.mark.parametrize(
    ("language", "line"), [("nl", "15.30 uur"), ("fr", "15 h 30"), ("de", "15.30 Uhr"), ("en", "15:30")]
)
def test_who_reads_one_language_reads_of_the_hour_in_that(language: str, line: str) -> None:
    fix = read_mending("15u30 niet 14u", (Wording(language, "14h"),))
    assert fix is not None
    assert fix.line == line


def test_a_price_is_no_hour() -> None:
    fix = read_mending("12.50 niet 10.50", (Wording("nl", "Soep: 10.50 euro"),))
    assert fix is not None
    assert fix.line == "12.50"


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        ("het is zondag niet zaterdag", "Feest zondag 14u, Grote Markt."),
        ("Kleine Markt in plaats van Grote Markt", "Feest zaterdag 14u, Kleine Markt."),
        ("zaterdag moet zondag zijn", "Feest zondag 14u, Grote Markt."),
        ("zaterdag should be zondag", "Feest zondag 14u, Grote Markt."),
        ("zaterdag muss zondag heißen", "Feest zondag 14u, Grote Markt."),
        ("het is 14.30u niet 14u", "Feest zaterdag 14.30u, Grote Markt."),
    ],
)
def test_other_words_are_put_right_where_they_stand(words: str, mended: str) -> None:
    fix = read_mending(words, (DUTCH,))
    assert fix is not None
    assert fix.texts == (Wording("nl", mended),)


@pytest.mark.parametrize(
    ("words", "dutch", "french", "line"),
    [
        ("het is zondag niet zaterdag", "Feest zondag 14u", "Fête dimanche à 14h", "zondag / dimanche"),
        ("c'est dimanche et pas samedi", "Feest zondag 14u", "Fête dimanche à 14h", "dimanche / zondag"),
        ("het is 14u30 niet 14u", "Feest zaterdag 14u30", "Fête samedi à 14h30", "14.30 uur / 14 h 30"),
    ],
)
def test_a_day_is_put_right_in_the_words_of_each_language(words: str, dutch: str, french: str, line: str) -> None:
    texts = (Wording("nl", "Feest zaterdag 14u"), Wording("fr", "Fête samedi à 14h"))
    assert read_mending(words, texts) == Fix((Wording("nl", dutch), Wording("fr", french)), line)


@pytest.mark.parametrize(
    ("stands", "becomes"),
    [
        ("14.00 uur", "15.30 uur"),
        ("14:00", "15:30"),
        ("14 uur", "15.30 uur"),
        ("14h00", "15h30"),
        ("14 h", "15 h 30"),
        ("14 Uhr 00", "15 Uhr 30"),
        ("114u", "114u"),
        ("14 huizen", "14 huizen"),
        ("3.14 uur", "3.14 uur"),
    ],
)
def test_another_hour_is_written_as_the_one_that_stood_there(stands: str, becomes: str) -> None:
    other = Wording("nl", f"Om 14u en {stands}, tot 18u.")
    fix = read_mending("het is 15u30 niet 14u", (Wording("fr", f"{stands} et 18h"), other))
    assert fix is not None
    assert fix.texts[0].words == f"{becomes} et 18h"


def test_in_which_language_nothing_was_found_is_said() -> None:
    texts = (Wording("nl", "Feest op de Grote Markt."), FRENCH)
    assert read_mending("Kleine Markt in plaats van Grote Markt", texts) == Fix(
        (Wording("nl", "Feest op de Kleine Markt."), FRENCH), "Kleine Markt", left=("fr",)
    )


@pytest.mark.parametrize("words", ["", "het is anders", "het is 15u niet 13u", "het is maandag niet dinsdag"])
def test_what_does_not_say_what_is_wrong_in_any_text_is_asked_about(words: str) -> None:
    assert read_mending(words, (DUTCH, FRENCH)) is None


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (DUTCH.words, "Plain language: good."),
        ("Kom allemaal naar ons feest in Lier.", "I see no date or hour."),
        ("Feest zaterdag 14 uur.", "I see no place and nobody to contact. Is that clear?"),
        ("De zorgraad komt zaterdag 14 uur naar Lier.", "“zorgraad”: rather “overleg over zorg”."),
        ("GROOT FEEST zaterdag 14 uur in Lier.", "Words in capitals are hard to read."),
        ("zaterdag 14 uur in Lier " + "en dan " * 15, "1 sentence is long: make two of it."),
        (("zaterdag 14 uur in Lier " + "en " * 12 + ". ") * 2, "The sentences are long: write shorter ones."),
        ("Feest zaterdag 14 uur in Lier, bv. met max. 20 mensen.", "Write out: “bv” as “bijvoorbeeld”, “max” as"),
        ("Feest zaterdag 14 uur in Lier i.s.m. KWB.", "Write out: “i.s.m” as “samen met”, “KWB”."),
    ],
)
def test_what_could_be_plainer_is_said(words: str, hint: str) -> None:
    assert hint in english(hints((Wording("nl", words),)))


@pytest.mark.parametrize(
    "words",
    [
        "Feest zaterdag 14 uur in de zaal. 20 mensen kunnen mee.",
        "Vraag het aan het OCMW in Lier, zaterdag 14 uur. Breng je GSM mee.",
        "Kom zaterdag om 14.30 uur naar Lier. Er is soep, brood, kaas, fruit en koffie.",
    ],
)
def test_what_is_plain_gets_no_hint(words: str) -> None:
    assert english(hints((Wording("nl", words),))) == "Plain language: good."


def test_every_language_of_it_is_read_for_hard_words() -> None:
    french = Wording("fr", "Fête samedi à 14h, Grand-Place, pour chaque bénéficiaire.")
    assert english(hints((DUTCH, french))) == (
        "Plain language: Not everybody knows these words. “bénéficiaire”: rather “la personne aidée”."
    )


@pytest.mark.parametrize(
    ("language", "words", "word"),
    [
        ("nl", "Morgen is er soep.", "morgen"),
        ("nl", "Goede morgen! Zaterdag is er soep.", ""),
        ("nl", "Vanavond, of morgenavond", "vanavond"),
        ("fr", "C'est aujourd'hui à 14h.", "aujourd'hui"),
        ("fr", "Venez après-demain.", "après-demain"),
        ("en", "See you tonight", "tonight"),
        ("de", "Guten Morgen, am Morgen gibt es Suppe.", ""),
        ("de", "Übermorgen gibt es Suppe.", "übermorgen"),
        ("fr", "Morgen", ""),
    ],
)
def test_words_that_mean_another_day_later_are_found(language: str, words: str, word: str) -> None:
    assert only_that_day((Wording(language, words),)) == word


@pytest.mark.parametrize(
    ("words", "doing"),
    [
        ("intrekken", Doing.WITHDRAW),
        ("verbeter het is 15u", Doing.CORRECT),
        ("OK!", Doing.APPROVE),
        ("zurückziehen", Doing.WITHDRAW),
        ("feest", None),
    ],
)
def test_what_is_to_be_done_is_read_from_the_first_word(words: str, doing: Doing | None) -> None:
    assert doing_called(words) is doing


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("fout! het is 15u", "het is 15u"),
        ("Erreur: 15h", "15h"),
        ("fout", ""),
        ("fout geparkeerd", None),
        ("hallo", None),
    ],
)
def test_a_mistake_is_named_at_the_beginning(words: str, rest: str | None) -> None:
    assert after_mistake(words) == rest


def test_two_texts_that_say_nearly_the_same_are_alike() -> None:
    assert is_alike("Feest zaterdag 14u op de Grote Markt", "Feest zaterdag 14u op de Grote Markt, kom!")
    assert not is_alike("Feest zaterdag 14u op de Grote Markt", "Soep vrijdag in de zaal")
    assert not is_alike("", "")


def test_the_opening_ends_at_a_word() -> None:
    assert opening((Wording("nl", "een " * 20),)) == "een een een een een een een een een een…"
    assert opening((DUTCH, FRENCH), "fr") == FRENCH.words
