"""A wish for a neighbour is taken out whole and understood; other names never stand where neighbours read."""

from datetime import datetime

import pytest

from handlers.reading.naming import named_in
from handlers.requests.drafting.hear import hear, public_line

MORNING = datetime.fromisoformat("2026-11-24T08:30")
WISHES = [
    ("boodschappen zaterdag 10 uur, kan Karim dat doen?", "Karim"),
    ("boodschappen zaterdag 10 uur. Kan Karim misschien komen?", "Karim"),
    ("boodschappen zaterdag 10 uur kan Karim dat doen", "Karim"),
    ("boodschappen zaterdag 10 uur, het liefst door Karim", "Karim"),
    ("boodschappen zaterdag 10 uur, liefst met Zofia", "Zofia"),
    ("boodschappen zaterdag 10 uur, vraag aub aan Karim", "Karim"),
    ("boodschappen zaterdag 10 uur, liefst Zofia", "Zofia"),
    ("courses samedi 10h, de préférence Oksana", "Oksana"),
    ("groceries Saturday 10:00, preferably Hicham", "Hicham"),
    ("boodschappen zaterdag 10 uur, liefst met Lotte en haar zus Fatima", "Lotte"),
    ("courses samedi 10h, est-ce que Karim peut le faire ?", "Karim"),
    ("courses samedi 10h, Karim peut-il le faire ?", "Karim"),
    ("courses samedi 10h, de préférence avec Lotte et sa sœur Fatima", "Lotte"),
    ("courses samedi 10h, merci de demander à Karim", "Karim"),
    ("groceries Saturday 10:00, could you ask Karim?", "Karim"),
    ("groceries Saturday 10:00, maybe Karim can help", "Karim"),
    ("groceries Saturday 10:00, preferably with Lotte and her sister Fatima", "Lotte"),
    ("Einkaufen Samstag 10 Uhr, fragt bitte Karim", "Karim"),
    ("Einkaufen Samstag 10 Uhr, könnt ihr Karim fragen?", "Karim"),
    ("Einkaufen Samstag 10 Uhr, Karim soll das bitte machen", "Karim"),
    ("Einkaufen Samstag 10 Uhr, am liebsten mit Lotte und ihrer Schwester Fatima", "Lotte"),
]
NO_WISHES = [
    "boodschappen zaterdag, liefst Zaterdag voormiddag",
    "kan iemand boodschappen doen zaterdag 10 uur",
    "wandelen met Fatima, zij kan niet alleen",
    "Fahrt zum Arzt am Montag, kann jemand helfen?",
    "Can somebody mow the lawn on Saturday",
    "Jeanne demande de l'aide samedi",
]


@pytest.mark.parametrize(("said", "name"), WISHES)
def test_a_wish_is_understood_and_taken_out_whole(said: str, name: str) -> None:
    whole = said.replace(" kan Karim", ", kan Karim").split(",")[0].split(". ")[0]
    named, rest = named_in(said)
    assert (named, rest.rstrip(".")) == (name, whole)


@pytest.mark.parametrize("said", NO_WISHES)
def test_what_is_no_wish_stays_as_it_is(said: str) -> None:
    assert named_in(said) == ("", said)


@pytest.mark.parametrize(
    "said",
    [
        "boodschappen zaterdag door Karim",
        "kan Karim boodschappen doen zaterdag 10 uur",
        "boodschappen met Lotte en haar zus Fatima zaterdag",
        "courses samedi pour Marie et son mari",
        "Lampe wechseln mit Tom und Bart am Samstag",
        "walk with Tom and Zofia on Saturday",
    ],
)
def test_of_a_name_that_may_stay_only_the_kind_of_help_is_shown(said: str) -> None:
    understood = hear(said, MORNING, "nl")
    assert not understood.title
    assert not {"karim", "lotte", "zus", "fatima", "marie", "mari", "tom", "bart", "zofia"} & set(
        understood.line.casefold().split()
    )


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("wandelen met Fatima en de hond zaterdag", "Wandelen en de hond"),
        ("Fahrt mit Bus zum Bahnhof Samstag", "Fahrt mit Bus zum Bahnhof"),
    ],
)
def test_what_is_no_name_of_a_person_stays(said: str, title: str) -> None:
    assert hear(said, MORNING, "de" if title.startswith("Fahrt") else "nl").title == title


def test_a_saint_of_a_place_stays() -> None:
    assert public_line("rijden naar de mis in Sint-Jan") == "Rijden naar de mis in Sint-Jan"
