"""Whom somebody means who hands over: by first name, by whole name, by address; and what else they said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.handover.candidates import Candidate, who_is_meant
from handlers.model import Role
from handlers.reading.handing_over import speaks_of_handing_over, speaks_of_oneself
from tests.handlers.speaking import AN, KARIM, RITA

BOS = replace(RITA, id="ritab", name="Rita Bos", address=replace(RITA.address, value="@bos:example.org"))
PEOPLE = tuple(Candidate(one, frozenset({Role.RESIDENT})) for one in (AN, KARIM, RITA, BOS))


@pytest.mark.parametrize(
    ("said", "who", "rest"),
    [
        ("aan Karim", {"karim"}, ""),
        ("Karim", {"karim"}, ""),
        ("aan karim vanaf 1 juli", {"karim"}, "vanaf 1 juli"),
        ("ik stop eind juni, overdragen aan Karim", {"karim"}, "ik stop eind juni, overdragen"),
        ("to Karim from 1 July", {"karim"}, "from 1 July"),
        ("à partir du 1er juillet à Karim", {"karim"}, "à partir du 1er juillet"),
        ("an An ab Montag", {"an"}, "ab Montag"),
        ("aan Rita", {"rita", "ritab"}, ""),
        ("aan Rita Bos vanaf morgen", {"ritab"}, "vanaf morgen"),
        ("aan @karim:example.org, vanaf morgen", {"karim"}, "aan vanaf morgen"),
        ("", set(), ""),
        ("aan iemand anders", set(), "aan iemand anders"),
    ],
)
def test_it_finds_who_is_named_and_leaves_the_rest(said: str, who: set[str], rest: str) -> None:
    meant = who_is_meant(said, PEOPLE)
    assert {one.person.id for one in meant.people} == who
    assert meant.rest.split() == rest.split()
    assert meant.unknown == ""


@pytest.mark.parametrize(
    "said", ["aan Sofie", "Sofie", "ik wil overdragen aan Sofie, vanaf morgen", "aan @sofie:example.org"]
)
def test_a_name_that_nobody_has_is_said(said: str) -> None:
    meant = who_is_meant(said, PEOPLE)
    assert meant.people == ()
    assert meant.unknown in {"Sofie", "@sofie:example.org"}


@pytest.mark.parametrize(
    "said",
    [
        "ik stop eind juni, overdragen aan Rita",
        "Je passe le relais à Karim",
        "I want to hand over to Rita",
        "Ich übergebe an Karim",
    ],
)
def test_it_is_heard_in_plain_words_of_four_languages(said: str) -> None:
    assert speaks_of_handing_over(said)
    assert speaks_of_oneself(said)


@pytest.mark.parametrize("said", ["Wie draagt de dozen naar boven?", "de sleutels liggen klaar", "stop maar", "hulp"])
def test_other_words_are_none(said: str) -> None:
    assert not speaks_of_handing_over(said)
