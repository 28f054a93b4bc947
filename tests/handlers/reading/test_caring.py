"""Who says that they care for somebody is heard, and how old, and for how long; other talk is not."""

import pytest

from handlers.reading.caring import age_said, how_long_said, speaks_of_caring, speaks_of_somebody_close


@pytest.mark.parametrize(
    "text",
    [
        "mama is ziek en ik doe alles thuis",
        "ik zorg voor mijn papa",
        "maman est malade",
        "je m'occupe de mon frère",
        "my mum is ill",
        "I look after my dad",
        "meine Mama ist krank",
        "ich kümmere mich um meinen Bruder",
    ],
)
def test_care_at_home_is_heard(text: str) -> None:
    assert speaks_of_caring(text)


@pytest.mark.parametrize(
    "text", ["hulp boodschappen vrijdag", "neem 12", "hallo", "ik wil helpen", "taken", "mama komt"]
)
def test_other_words_go_on_past_it(text: str) -> None:
    assert not speaks_of_caring(text)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("ik ben 14 en zorg voor mama", 14),
        ("ik ben 12", 12),
        ("1, ik ben 13 jaar", 13),
        ("j'ai 14 ans et je m'occupe de maman", 14),
        ("I'm 15 years old", 15),
        ("ich bin 9 Jahre alt", 9),
        ("ik ben 3 dagen per week bij hem", None),
        ("j'ai 3 enfants", None),
        ("ik ben 24/7 bezig", None),
        ("ik ben moe", None),
        ("14", None),
    ],
)
def test_an_age_is_heard_only_where_somebody_says_how_old_they_are(text: str, age: int | None) -> None:
    assert age_said(text) == age


@pytest.mark.parametrize("text", ["mijn man heeft dementie", "ma mère est malade", "my wife", "meine Mutter ist krank"])
def test_who_begins_to_tell_of_somebody_close_is_heard(text: str) -> None:
    assert speaks_of_somebody_close(text)
    assert not speaks_of_somebody_close("ik wil gewoon babbelen")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("een paar weken", "weeks"),
        ("minder dan een week", "week"),
        ("moins d'une semaine", "week"),
        ("a few months I think", "months"),
        ("länger", "longer"),
        ("al een paar maanden moe", None),
        ("het gaat niet lang meer", None),
        ("het gaat niet meer", None),
        ("depuis quelques mois", None),
    ],
)
def test_how_long_somebody_can_go_on_is_never_guessed_from_a_story(text: str, answer: str | None) -> None:
    assert how_long_said(text) == answer
