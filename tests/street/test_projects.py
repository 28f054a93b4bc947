"""How long the project of a neighbourhood runs, through leap years, and word before it ends."""

from __future__ import annotations

from datetime import date

import pytest

from bot.play.street import Street
from handlers.impact.projects import read_longer
from tests.street.playing import heard_at, play

PEOPLE = """
clock 2026-02-02 10:00
person jonas organiser nl
person rita organiser nl
person karim volunteer nl
"""
SET = PEOPLE + "jonas> project 1/3/2026 tot 29/2/2028\n"


@pytest.mark.parametrize(
    ("said", "ended", "until"),
    [
        ("1 jaar", date(2028, 2, 29), date(2029, 2, 28)),
        ("1 an", date(2027, 2, 28), date(2028, 2, 29)),
        ("met 6 maanden", date(2028, 2, 29), date(2028, 8, 31)),
        ("2 Jahre", date(2026, 12, 31), date(2028, 12, 31)),
        ("tot 28/2/2029", date(2028, 2, 29), date(2029, 2, 28)),
        ("tot 29/2/2029", date(2028, 2, 29), None),
        ("2 weken", date(2028, 2, 29), None),
        ("", date(2028, 2, 29), None),
    ],
)
def test_a_year_more_ends_on_the_last_day_of_february_whatever_that_is(
    said: str, ended: date, until: date | None
) -> None:
    assert read_longer(said, ended) == until


async def test_a_project_is_noted_extended_and_told_before_it_ends() -> None:
    async with Street.open() as street:
        await play(street, SET)
        assert street.hears("jonas").split("\n") == [
            "Ik noteerde het. Ik verwittig de organisatoren 90, 30 en 7 dagen voor het einde.",
            "Project van De Linde:",
            "Zondag 1 maart 2026 tot en met dinsdag 29 februari 2028",
            "Verlengen? Typ: project verlengen 1 jaar, of de nieuwe laatste dag",
            "Het verslag ervan: impact 1/3/2026 - 29/2/2028",
        ]
        await play(street, "clock 2028-02-23 12:00")
        said = "Het project van De Linde eindigt over"
        assert heard_at(street, "rita", said) == ["2027-12-01 10:00", "2028-01-30 10:00", "2028-02-22 10:00"]
        assert street.hears("rita").split("\n") == [
            "Het project van De Linde eindigt over 7 dagen, op dinsdag 29 februari 2028.",
            "Gaat het door? Typ: project verlengen 1 jaar, of project verlengen 28/2/2029",
        ]
        await play(street, "rita> project verlengen 1 jaar\nclock 2028-03-02 12:00")
        assert "verlengd: woensdag 1 maart 2028 tot en met woensdag 28 februari 2029" in street.hears("rita")
        await play(street, "clock 2029-03-01 12:00")
        assert street.hears("rita").split("\n") == [
            "Het project van De Linde eindigde op woensdag 28 februari 2029.",
            "Het verslag ervan vastleggen? Typ: impact vastleggen 1/3/2026 - 28/2/2029",
        ]


async def test_a_day_that_does_not_exist_and_a_second_project_are_explained() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> project 1/3/2026 tot 29/2/2027")
        assert street.hears("jonas").startswith("Een van die dagen bestaat niet.")
        await play(street, "jonas> project 1/3/2026 tot 28/2/2027\njonas> project 1/3/2026 tot 29/2/2028")
        assert "dinsdag 29 februari 2028" in street.hears("jonas")
        await play(street, "jonas> project 1/9/2026 tot 31/8/2027")
        assert street.hears("jonas").startswith("Er is al een project.")
        await play(street, "jonas> project verlengen een tijdje")
        assert street.hears("jonas").startswith("Hoelang gaat het door?")


async def test_after_an_absence_the_days_that_are_left_are_said_and_a_volunteer_sets_nothing() -> None:
    async with Street.open() as street:
        await play(street, SET + "karim> project 1/3/2026 tot 31/3/2026\nclock 2028-02-20 10:00\ndown 3d")
        assert street.hears("rita").startswith("Het project van De Linde eindigt over 6 dagen")
        assert "Ik noteerde het" not in " ".join(street.heard("karim"))
