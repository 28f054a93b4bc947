"""Who was not there, and what only sounds like it."""

from __future__ import annotations

import pytest

from handlers.reading.absence import Absence, read_absence, read_presence


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Sanne was er niet", "Sanne"),
        ("Sorry, Sanne Peeters was er gisteren toch niet.", "Sanne Peeters"),
        ("sanne was afwezig", "sanne"),
        ("maar Lea van de Velde was er niet", "Lea van de Velde"),
        ("maar Jan-Piet was niet aanwezig hoor", "Jan-Piet"),
        ("Sanne n'était pas là hier", "Sanne"),
        ("Sanne était absente", "Sanne"),
        ("Sanne wasn't there", "Sanne"),
        ("Sanne was not there yesterday", "Sanne"),
        ("Sanne war leider nicht da", "Sanne"),
        ("ik was er niet", ""),
        ("Ik was er toch niet!", ""),
        ("sorry, ik ben er niet geweest", ""),
        ("je n'étais pas là", ""),
        ("I wasn't there", ""),
        ("ich war nicht dabei", ""),
    ],
)
def test_who_was_not_there_is_read_in_four_languages(said: str, name: str) -> None:
    assert read_absence(said) == Absence(name, ())


@pytest.mark.parametrize(
    "said", ["S7: Sanne was er niet", "Sanne was er niet op S7", "Sanne was niet bij sessie 7 aanwezig"]
)
def test_the_session_may_stand_anywhere(said: str) -> None:
    assert read_absence(said) == Absence("Sanne", (7,))


@pytest.mark.parametrize(
    "said",
    [
        "ik was er niet op mijn gemak",
        "Sanne was er niet blij mee",
        "was er niet",
        "niemand van ons en van de hele straat was er niet",
        "ik dacht dat Sanne er niet was",
        "Sanne was er",
    ],
)
def test_what_says_more_or_something_else_is_none(said: str) -> None:
    assert read_absence(said) is None


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("ik was er wel!", ()),
        ("Maar ik was er toch bij S7", (7,)),
        ("ik was er", ()),
        ("j'étais bien là", ()),
        ("but I was there", ()),
        ("ich war doch da", ()),
    ],
)
def test_who_says_that_they_were_there_is_heard(text: str, sessions: tuple[int, ...]) -> None:
    assert read_presence(text) == sessions


@pytest.mark.parametrize(
    "text", ["ik was er niet", "ik was er wel blij mee", "Sanne was er wel", "I was there for her", ""]
)
def test_what_says_something_else_is_none(text: str) -> None:
    assert read_presence(text) is None
