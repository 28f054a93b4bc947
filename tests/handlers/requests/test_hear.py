"""What the words of a request mean, and which of them neighbours may read."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.reading.privacy import find_private
from handlers.requests.hear import hear, hear_contact, public_line, title_of
from handlers.requests.nouns import Category, Contact
from handlers.text import When

# A Tuesday.
NOW = datetime.fromisoformat("2026-11-24T11:00")


@pytest.mark.parametrize(
    ("said", "language", "title"),
    [
        ("elke dinsdag koffie drinken, 14 uur", "nl", "Koffie drinken"),
        (
            "vervoer naar het ziekenhuis van Lier maandag 30 november om 13.30 uur",
            "nl",
            "Vervoer naar het ziekenhuis van Lier",
        ),
        ("koffie drinken met een buurvrouw", "nl", "Koffie drinken met een buurvrouw"),
        ("donderdag voormiddag boodschappen doen", "nl", "Boodschappen doen"),
        ("boodschappen donderdag", "nl", ""),
        ("promener le chien demain à 14h30", "fr", "Promener le chien"),
        ("change a light bulb tomorrow at half past two", "en", "Change a light bulb"),
        ("den Rasen mähen nächsten Freitag um 14 Uhr", "de", "Den Rasen mähen"),
        ("lamp vervangen, bel 0470 12 34 56", "nl", "Lamp vervangen"),
    ],
)
def test_the_title_is_what_remains_without_date_and_private_details(said: str, language: str, title: str) -> None:
    assert title_of(said, NOW, language) == title


def test_free_words_tell_kind_moment_street_and_phone() -> None:
    heard = hear("boodschappen donderdag tussen 9 en 12 uur, Kerkstraat 9, 0470 12 34 56", NOW, "nl")
    assert heard.category is Category.SHOPPING
    assert heard.when == When(date(2026, 11, 26), time(9), time(12))
    assert (heard.street, heard.where, heard.phone) == ("Kerkstraat", "Kerkstraat 9", "0470 12 34 56")
    assert heard.is_private


@pytest.mark.parametrize(
    ("said", "helpers"),
    [
        ("verhuizen met 3 helpers", 3),
        ("il faut 2 voisins", 2),
        ("4 Leute gesucht", 4),
        ("3 zakken dragen", 0),
        ("900 man", 0),
    ],
)
def test_how_many_neighbours_is_read_from_the_words(said: str, helpers: int) -> None:
    assert hear(said, NOW, "nl").helpers == helpers


@pytest.mark.parametrize(
    ("said", "reason"),
    [("medicatie geven", "medical"), ("geld afhalen met mijn bankkaart", "money"), ("boodschappen doen", "")],
)
def test_what_may_need_care_is_noticed(said: str, reason: str) -> None:
    assert hear(said, NOW, "nl").review == reason


@pytest.mark.parametrize(
    ("said", "contact"),
    [
        ("9, 0470 12 34 56", Contact(where="Kerkstraat 9", phone="0470 12 34 56")),
        ("nr 9 bus 2", Contact(where="Kerkstraat 9 bus 2")),
        ("0470 12 34 56", Contact(phone="0470 12 34 56")),
        ("Molenstraat 4", Contact(where="Molenstraat 4")),
        ("bel aan bij de groene deur", Contact(note="bel aan bij de groene deur")),
    ],
)
def test_contact_is_read_as_people_write_it(said: str, contact: Contact) -> None:
    assert hear_contact(said, "Kerkstraat") == contact


@given(st.text(max_size=300))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_a_public_line_never_holds_anything_private(text: str) -> None:
    line = public_line(text)
    assert "\n" not in line
    assert find_private(line.rstrip("…")) == () or line.endswith("…")


@given(st.text(max_size=120))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_any_words_can_be_heard(text: str) -> None:
    heard = hear(text, NOW, "nl")
    assert heard.when is None or not heard.options
