"""Answers to numbered questions are read as people give them, and asked again when they could mean two things."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.reading.answers import (
    Unclear,
    after_choice,
    is_unsure,
    read_choice,
    read_choices,
    read_number,
    read_numbers,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A choice as the reader saw it."""

    id: str
    n: int
    label: str
    emoji: str | None = None


YES_NO = (Shown("yes", 1, "ja"), Shown("no", 2, "nee"))
WHAT = (
    Shown("shopping", 1, "boodschappen", "🛒"),
    Shown("transport", 2, "vervoer", "🚗"),
    Shown("chore", 3, "klusje", "🔧"),
    Shown("company", 4, "gezelschap", "☕"),
    Shown("other", 5, "iets anders"),
)
PREVIEW = (Shown("yes", 1, "ja, plaatsen"), Shown("change", 2, "aanpassen"), Shown("drop", 3, "stoppen"))
FEEDBACK = (
    Shown("good", 1, "ja", "🙂"),
    Shown("partly", 2, "niet helemaal", "😐"),
    Shown("report", 3, "ik wil iets melden (alleen voor Sanne)", "🙁"),
)
CALL = (Shown("me", 1, "ja, mij"), Shown("mum", 2, "ja, mama"), Shown("no", 3, "nee"))
GOING = (Shown("going", 1, "ja, ik ga"), Shown("cannot", 2, "ik kan niet"))
GO = (Shown("yes", 1, "ja, ik ga"), Shown("no", 2, "ik kan niet"))

YES = """
1|1.|1)|(1)|#1|١|１|۱|1️⃣|optie 1|antwoord 1|nummer 1|choix 1|réponse 1|option 1|1 graag|1 🙂|1 aub|de 1|één|eerste
le premier|Antwort 1
ja|Ja|JA!|jaja|jaaa|jep|zeker|graag|ja graag|ok|oké|OKEE|okee|da's goed|dat is goed|tuurlijk|'k kan|’k kan|ik kan
ja hoor|ja, dank je|jazeker
ja ik kan om vijf naar daar|waarom niet|geen probleem|👍|👍🏽|👌|✅|✔️|jawel|natuurljk|in orde|prima|ja ja|is goed
ja!!! 😀
graag!
oui|ouais|d'accord|d’accord|bien sûr|oui merci|ça va|pourquoi pas|volontiers|avec plaisir|oui, s'il vous plaît
pas de problème|oui s'il vous plaît volontiers|oui, je veux bien, merci beaucoup|mais oui bien sûr|1 oui
yes|yeah|yep|sure|Yes please|of course|no problem|yes thanks|ok thanks|sounds good
jawohl|klar|gerne|Ja bitte|ja, gern|na klar|kein Problem|natürlich|einverstanden
ja bitte gern|ja sehr gern, bitte schön|aber ja|ja doch|aber gern|ja, das wäre nett|1 ja|1, ja bitte
evet|tamam|EVET|tabii|olur|نعم|ايوه|أيوة|أجل|طيب|نعم شكرا|موافق|لا بأس
"""
NO = """
2|2.|٢|optie 2|2 bedankt|het tweede|la deuxième
nee|neen|Nee.|nope|liever niet|nee dank je|nee bedankt|nee hoor|ik kan niet|'k kan nie|lukt niet|dat lukt niet
kan morgen niet|geen tijd|👎|👎🏿|❌
non merci, c'est gentil|nein danke, lieber nicht|nein leider nicht|2 nee
nee, ik heb geen tijd|niet nodig|nee, dat gaat niet|toch niet|nee, het is niet goed|nee 🙂|nee merci
non|non merci|pas maintenant|je ne peux pas|je peux pas|non, ça ne va pas|plutôt pas
no|no thanks|no thank you|I can't|I can’t|not now|rather not|nah|not possible
nein|nein danke|lieber nicht|geht nicht|ich kann nicht|das passt nicht|keine Zeit
hayır|HAYIR|istemiyorum|olmaz|لا|لا شكرا|كلا|مستحيل
"""
UNCLEAR = """
nee, ja toch|ja, nee|ja maar niet dinsdag|misschien|ok maar alleen voormiddag|1 of 2|1/9|1,5|1.5|1 2|3|0|11|ja 2
1 nee|2 niet|niet 2|not 2|pas 2|pas le 2|nicht 2|2 nicht|nein, nicht 2|niet de tweede|not the second|1 nee bedankt
nee, toch wel|neen, bij nader inzien toch
   ?|hmm|weet ik niet|geen idee|sais pas|banaan|wat bedoel je|yes but|oui mais|ja, aber nicht heute|peut-être
   maybe
vielleicht|belki|👍👎|nee 👍
2 zakken|2 uur|999999999999999999999999|ja als het niet regent|يمكن|not sure
"""


NEGATED = "2 niet|niet 2|not 2|pas le 2|2 nicht|2 liever niet|2 zeker niet|2 nee dank u|niet de tweede|1 niet, 2"


def cells(table: str) -> list[str]:
    """Return the cells of a written table."""
    return [cell for line in table.strip().splitlines() for cell in line.split("|")]


@pytest.mark.parametrize("said", cells(YES))
def test_a_yes_is_heard_in_six_languages(said: str) -> None:
    assert read_choice(said, YES_NO) == "yes"


@pytest.mark.parametrize("said", cells(NO))
def test_a_no_is_heard_in_six_languages(said: str) -> None:
    assert read_choice(said, YES_NO) == "no"


@pytest.mark.parametrize("said", cells(UNCLEAR))
def test_what_could_mean_both_is_asked_again(said: str) -> None:
    assert isinstance(read_choice(said, YES_NO), Unclear)


@pytest.mark.parametrize("said", cells(NEGATED))
def test_a_choice_that_is_named_to_be_denied_is_not_that_choice(said: str) -> None:
    assert isinstance(read_choice(said, WHAT), Unclear)
    assert isinstance(read_choices(said, WHAT), Unclear)


@pytest.mark.parametrize(
    ("said", "choices", "meant"),
    [
        ("boodschappen", WHAT, "shopping"),
        ("Boodschapen graag", WHAT, "shopping"),
        ("bood", WHAT, "shopping"),
        ("ik wil vervoer", WHAT, "transport"),
        ("VERVOER!!", WHAT, "transport"),
        ("🚗", WHAT, "transport"),
        ("🚗 vervoer aub", WHAT, "transport"),
        ("optie4", WHAT, "company"),
        ("4de", WHAT, "company"),
        ("iets anders", WHAT, "other"),
        ("anders", WHAT, "other"),
        ("3 klusje", WHAT, "chore"),
        ("1 voor mijn man, hij heeft dementie", CALL, "me"),
        ("2  dinsdag 28/5 13u30 online", YES_NO, "no"),
        ("2 niet te zwaar", WHAT, "transport"),
        ("2 niet helemaal", FEEDBACK, "partly"),
        ("1 ik kan niet alleen naar daar gaan", WHAT, "shopping"),
        ("plaatsen", PREVIEW, "yes"),
        ("ja", PREVIEW, "yes"),
        ("aanpassen", PREVIEW, "change"),
        ("stop", PREVIEW, "drop"),
        ("niet helemaal", FEEDBACK, "partly"),
        ("ja", FEEDBACK, "good"),
        ("melden", FEEDBACK, "report"),
        ("😐", FEEDBACK, "partly"),
        ("1 🙂", FEEDBACK, "good"),
        ("ja, mama", CALL, "mum"),
        ("mama", CALL, "mum"),
        ("nee", CALL, "no"),
        ("ik ga", GO, "yes"),
        ("Ik ga!", GOING, "going"),
        ("ja ik ga", GOING, "going"),
        ("ik kan niet", GOING, "cannot"),
        ("ja ik ga", GO, "yes"),
        ("ik kan niet", GO, "no"),
        ("sorry, ik kan niet", GO, "no"),
    ],
)
def test_a_choice_is_named_by_its_number_its_words_or_its_emoji(
    said: str, choices: tuple[Shown, ...], meant: str
) -> None:
    assert read_choice(said, choices) == meant


@pytest.mark.parametrize(
    ("said", "choices", "maybe"),
    [
        ("ja", CALL, ("me", "mum")),
        ("1 vervoer", WHAT, ("shopping", "transport")),
        ("boodschappen of vervoer", WHAT, ("shopping", "transport")),
        ("geen vervoer", WHAT, ("transport",)),
        ("1 en 3", WHAT, ("shopping", "chore")),
        ("ja aanpassen", PREVIEW, ("yes", "change")),
        ("1 nee", YES_NO, ("yes", "no")),
        ("ja maar", YES_NO, ("yes",)),
        ("banaan", WHAT, ()),
    ],
)
def test_an_unclear_answer_says_what_it_may_have_meant(
    said: str, choices: tuple[Shown, ...], maybe: tuple[str, ...]
) -> None:
    assert read_choice(said, choices) == Unclear(maybe)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1, 5", ("shopping", "other")),
        ("1, 5 arabisch", ("shopping", "other")),
        ("5 en 1", ("shopping", "other")),
        ("1 en 3", ("shopping", "chore")),
        ("2 and 3", ("transport", "chore")),
        ("2 et 3", ("transport", "chore")),
        ("2 und 3", ("transport", "chore")),
        ("١ و ٣", ("shopping", "chore")),
        ("1 2 3", ("shopping", "transport", "chore")),
        ("1+2", ("shopping", "transport")),
        ("boodschappen en vervoer", ("shopping", "transport")),
        ("1 en vervoer", ("shopping", "transport")),
        ("🛒 🚗", ("shopping", "transport")),
        ("alles", ("shopping", "transport", "chore", "company", "other")),
        ("3", ("chore",)),
        ("de tweede", ("transport",)),
    ],
)
def test_several_choices_can_be_named_at_once(said: str, meant: tuple[str, ...]) -> None:
    assert read_choices(said, WHAT) == meant


@pytest.mark.parametrize(
    "said",
    [
        *("alles behalve 2", "1-3", "1 tot 3", "7", "1 en 9", "geen vervoer", "", "?"),
        *("ik kom met 2 kinderen", "2 kinderen", "ik meld me af voor S1", "S1", "je viens avec 2 enfants"),
        *("ich komme mit 2 Kindern", "we are 3 people", "1 voor mijn man en 3 voor mij"),
    ],
)
def test_several_choices_are_asked_again_when_a_part_is_not_clear(said: str) -> None:
    assert isinstance(read_choices(said, WHAT), Unclear)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("neem 12", 12),
        ("Neem12 👍", 12),
        ("#12", 12),
        ("nr 12", 12),
        ("nr. 12!", 12),
        ("١٢", 12),
        ("\u2068#12\u2069", 12),
        ("neem １２ graag", 12),
        ("neem", None),
        ("neem twaalf", None),
        ("0470123456", None),
        ("9" * 5000, None),
    ],
)
def test_the_number_of_a_request_is_found(said: str, number: int | None) -> None:
    assert read_number(said) == number


def test_all_numbers_are_read_once_in_order() -> None:
    assert read_numbers("klaar 12, 13 en 12") == (12, 13)


@pytest.mark.parametrize(
    ("said", "left"),
    [("2  dinsdag 28/5", "dinsdag 28/5"), ("2. 13u30", "13u30"), ("dinsdag", "dinsdag"), ("2", ""), ("", "")],
)
def test_what_follows_the_number_can_be_read_on(said: str, left: str) -> None:
    assert after_choice(said) == left


@pytest.mark.parametrize(
    "said",
    cells("""
weet ik niet|ik weet het niet|'k weet het niet|geen idee|overslaan|maakt niet uit|kweetniet|twijfel
ik weet dat nog niet zo goed|je ne sais pas|sais pas
aucune idée|passer|peu importe|don't know
I don't know|dont know|no idea|skip|skip please
not sure|keine Ahnung|weiß nicht|ich weiß es nicht|weiter|überspringen|egal|bilmiyorum|fark etmez|لا أعرف|لا أدري
تخطي
"""),
)
def test_not_knowing_is_an_answer(said: str) -> None:
    assert is_unsure(said)


@pytest.mark.parametrize(
    "said", ["", "ja", "donderdag", "passer à la pharmacie avec moi", "weiter weg wohnen", "boodschappen", "1"]
)
def test_knowing_is_not_taken_for_not_knowing(said: str) -> None:
    assert not is_unsure(said)


@given(
    st.text(max_size=300) | st.text(st.sampled_from("ja nee 12.,/👍👎²١\ufe0f\u200d\ud800en of maar\n"), max_size=300),
    st.sampled_from([YES_NO, WHAT, PREVIEW, CALL, ()]),
)
@settings(derandomize=True, max_examples=300, deadline=None)
def test_reading_never_raises_and_only_returns_what_was_offered(text: str, choices: tuple[Shown, ...]) -> None:
    ids = {choice.id for choice in choices}
    one, several = read_choice(text, choices), read_choices(text, choices)
    assert set(one.maybe if isinstance(one, Unclear) else (one,)) <= ids
    assert set(several.maybe if isinstance(several, Unclear) else several) <= ids
    assert all(0 <= number < 10**9 for number in read_numbers(text))
    assert is_unsure(text) in (True, False)
    assert after_choice(text) in text


@given(st.integers(1, 5), st.sampled_from(["{}", "{}.", " {} ", "{} graag", "optie {}", "{} 🙂"]))
@settings(derandomize=True, max_examples=60, deadline=None)
def test_every_number_offered_can_be_chosen(number: int, said: str) -> None:
    assert read_choice(said.format(number), WHAT) == WHAT[number - 1].id


NOT_WELL = (
    Shown("late", 1, "er kwam niemand"),
    Shown("else", 2, "iets anders"),
    Shown("can", 3, "alles wat ik kan"),
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Karim kwam te laat", Unclear()),
        ("kan iemand mij morgen naar de dokter brengen", Unclear()),
        ("er kwam gewoon niemand", "late"),
        ("niemand", "late"),
        ("iets anders aub", "else"),
    ],
)
def test_one_shared_word_in_a_sentence_names_no_choice(said: str, meant: object) -> None:
    assert read_choice(said, NOT_WELL) == meant


OFTEN_NL = (Shown("1", 1, "hoogstens 1 keer per week"), Shown("2", 2, "hoogstens 2 keer per week"))
OFTEN_FR = (Shown("1", 1, "1 fois par semaine au plus"), Shown("2", 2, "2 fois par semaine au plus"))
OFTEN_DE = (Shown("1", 1, "höchstens 1 Mal pro Woche"), Shown("2", 2, "höchstens 2 Mal pro Woche"))
AGREED = (Shown("phone", 1, "telefonisch"), Shown("visit", 2, "bij die persoon thuis"))


@pytest.mark.parametrize(
    ("said", "choices", "meant"),
    [
        ("1 keer per week", OFTEN_NL, "1"),
        ("twee keer per week", OFTEN_NL, "2"),
        ("deux fois par semaine", OFTEN_FR, "2"),
        ("einmal pro Woche", OFTEN_DE, "1"),
        ("aan de telefoon", AGREED, "phone"),
        ("nee", (*FEEDBACK[:1], Shown("not_quite", 2, "niet helemaal")), "not_quite"),
    ],
)
def test_how_often_and_how_are_read_as_people_say_them(said: str, choices: tuple[Shown, ...], meant: str) -> None:
    assert read_choice(said, choices) == meant


PUBLISHING = {
    "nl": ("ja", "aanpassen", "niet publiceren"),
    "fr": ("oui", "modifier", "ne pas publier"),
    "en": ("yes", "change something", "do not publish"),
    "de": ("ja", "ändern", "nicht veröffentlichen"),
}


@pytest.mark.parametrize(
    ("language", "said", "meant"),
    [
        ("nl", "publiceren", "yes"),
        ("nl", "Publiceren aub", "yes"),
        ("fr", "publier", "yes"),
        ("en", "publish", "yes"),
        ("de", "veröffentlichen", "yes"),
        ("nl", "niet publiceren", "stop"),
        ("nl", "toch maar niet publiceren", "stop"),
        ("fr", "ne pas publier", "stop"),
        ("fr", "pas publier", "stop"),
        ("en", "don't publish", "stop"),
        ("en", "do not publish", "stop"),
        ("de", "nicht veröffentlichen", "stop"),
        ("nl", "ja, publiceren", "yes"),
        ("nl", "aanpassen", "change"),
    ],
)
def test_the_verb_of_a_question_never_chooses_its_not(language: str, said: str, meant: str) -> None:
    labels = zip(("yes", "change", "stop"), PUBLISHING[language], strict=True)
    choices = [Shown(one_id, n, label) for n, (one_id, label) in enumerate(labels, start=1)]
    assert read_choice(said, choices) == meant


@pytest.mark.parametrize("said", ["versturen", "neit versturen", "verstuur"])
def test_what_a_choice_denies_is_asked_about_where_no_choice_says_yes(said: str) -> None:
    sending = (Shown("now", 1, "nu"), Shown("later", 2, "ander moment"), Shown("stop", 3, "niet versturen"))
    assert read_choice(said, sending) == Unclear()
    assert read_choice("niet versturen", sending) == "stop"


def test_words_beside_the_not_of_a_choice_still_choose_it() -> None:
    asked = (Shown("stay", 1, "nee, ik blijf"), Shown("close", 2, "afsluiten als niet gelukt"))
    assert read_choice("ik blijf", asked) == "stay"
    assert read_choice("afsluiten", asked) == "close"


@pytest.mark.parametrize(
    ("said", "labels", "meant"),
    [
        ("deux semaines", ("une semaine", "un mois"), Unclear()),
        ("zwei Wochen", ("eine Woche", "ein Monat"), Unclear()),
        ("two weeks", ("one week", "one month"), Unclear()),
        ("2 weeks", ("one week", "one month"), Unclear()),
        ("1 week", ("one week", "one month"), "week"),
        ("une semaine", ("une semaine", "un mois"), "week"),
        ("semaine", ("une semaine", "un mois"), "week"),
        ("ein Monat", ("eine Woche", "ein Monat"), "month"),
    ],
)
def test_who_counts_otherwise_than_a_choice_does_not_mean_it(
    said: str, labels: tuple[str, str], meant: str | Unclear
) -> None:
    assert read_choice(said, (Shown("week", 1, labels[0]), Shown("month", 2, labels[1]))) == meant
