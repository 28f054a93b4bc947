"""Which services are shown: those for the topic, near, checked, at most three."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.guide.finding import doors
from handlers.guide.nouns import EntryKind, Proof, Topic
from handlers.guide.places import council_of, places_meant
from handlers.guide.topics import topic_in
from tests.handlers.guide.things import CHECKED, HAM, LIER, NIJLEN, PLACES, STALE, TODAY, service

CARE, MONEY, UNSURE = Topic.CARE, Topic.MONEY, Topic.UNSURE


def test_what_is_for_one_municipality_comes_before_what_is_for_its_zone_and_for_all() -> None:
    far, zone, near = (
        service("all", CARE),
        service("zone", CARE, zone="Pallieterland"),
        service("town", CARE, zone="Pallieterland", at=("lier",)),
    )
    assert doors((far, zone, near), CARE, LIER, TODAY) == (near, zone, far)
    assert doors((far, zone, near), CARE, NIJLEN, TODAY) == (zone, far)
    assert doors((far, zone, near), CARE, HAM, TODAY) == (far,)
    assert doors((far, zone, near), CARE, None, TODAY) == (far,)


def test_three_are_shown_at_most() -> None:
    many = tuple(service(f"s{number}", CARE) for number in range(9))
    assert doors(many, CARE, LIER, TODAY) == many[:3]


def test_what_was_not_checked_lately_comes_last_and_what_no_longer_holds_not_at_all() -> None:
    stale = service("a", CARE, zone="Pallieterland", at=("lier",), proof=STALE)
    fresh = service("b", CARE)
    ended = service("c", CARE, proof=replace(CHECKED, valid_until=TODAY - timedelta(days=1)))
    coming = service("d", CARE, proof=replace(CHECKED, valid_from=TODAY + timedelta(days=1)))
    last_day = service("e", CARE, proof=replace(CHECKED, valid_from=TODAY, valid_until=TODAY))
    assert doors((stale, fresh, ended, coming, last_day), CARE, LIER, TODAY) == (fresh, last_day, stale)


def test_where_little_fits_the_general_doors_are_shown_behind_it() -> None:
    general, care = service("a", UNSURE), service("b", CARE)
    assert doors((general, care), CARE, LIER, TODAY) == (care, general)
    assert doors((general, care), MONEY, LIER, TODAY) == (general,)


def test_a_line_is_stale_after_a_hundred_and_eighty_days_and_not_before() -> None:
    assert not Proof("x", TODAY - timedelta(days=180)).is_stale_on(TODAY)
    assert Proof("x", TODAY - timedelta(days=181)).is_stale_on(TODAY)


def test_the_care_council_is_that_of_the_zone_and_no_service() -> None:
    council = replace(service("council", zone="Pallieterland"), kind=EntryKind.COUNCIL)
    assert council_of(LIER, (service("x", CARE, zone="Pallieterland"), council), TODAY) == council
    assert council_of(HAM, (council,), TODAY) is None
    assert doors((council,), UNSURE, LIER, TODAY) == ()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2500", [LIER]),
        ("B-2500 Lier", [LIER]),
        ("ik woon in lier", [LIER]),
        ("Koningshooikt", [LIER]),
        ("LIERRE", [LIER]),
        ("Nijlem", [NIJLEN]),
        ("2560", [NIJLEN, HAM]),
        ("2560 Kessel", [NIJLEN]),
        ("Ham aan Zee", [HAM]),
        ("3010 Kessel-Lo", []),
        ("Kessel-Lo", []),
        ("Liers", []),
        ("9000", []),
        ("12500", []),
        ("weet ik niet", []),
        ("", []),
    ],
)
def test_a_place_is_found_by_postcode_or_name_and_never_guessed(said: str, meant: list[object]) -> None:
    assert list(places_meant(said, PLACES, TODAY)) == meant


def test_a_municipality_whose_line_no_longer_holds_is_not_known() -> None:
    moved = replace(LIER, proof=replace(CHECKED, valid_until=TODAY - timedelta(days=1)))
    assert places_meant("2500", (moved,), TODAY) == ()


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("schulden en rekeningen", Topic.MONEY),
        ("je cherche un logement", Topic.HOUSING),
        ("home care for my mother", Topic.CARE),
        ("Ich pflege meinen Vater", Topic.CARING),
        ("ik voel me eenzaam", Topic.PEOPLE),
        ("mijn man drinkt, we hebben schulden", Topic.ADDICTION),
        ("geweld thuis, ik heb geen geld", Topic.VIOLENCE),
        ("een blauwe fiets", None),
    ],
)
def test_a_topic_is_read_from_a_few_words_what_matters_most_first(said: str, topic: Topic | None) -> None:
    assert topic_in(said) is topic
