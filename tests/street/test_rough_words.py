"""Words as people really type them: slips, short forms, and an answer to another question."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street

PEOPLE = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person rita organiser nl
"""
ASKED = PEOPLE + "maria> hulp boodschappen zondag 10 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9\nmaria> ja\n"


@pytest.mark.parametrize("said", ["nem 1", "neeem 1", "neme 1", "Nem 1 aub"])
@pytest.mark.parametrize("place", ["", " #bewoners"])
async def test_a_slip_in_take_still_takes_an_open_request(said: str, place: str) -> None:
    async with Street.open() as street:
        await Script(street).play(ASKED + f"karim{place}> {said}")
        assert street.hears("karim").startswith("Jij hebt taak 1.")


@pytest.mark.parametrize("said", ["nee 1", "neen 1", "nem 7", "nem", "taken 1", "tape 1", "naam 1", "nem er 1 mee"])
async def test_what_only_looks_like_take_in_a_room_takes_nothing(said: str) -> None:
    async with Street.open() as street:
        await Script(street).play(ASKED + f"karim #bewoners> {said}")
        assert not any("Jij hebt taak" in line for line in street.heard("karim"))


async def test_a_misspelled_kind_of_help_becomes_that_kind() -> None:
    async with Street.open() as street:
        await Script(street).play(ASKED.replace("boodschappen", "boodshapen"))
        assert "#1 Boodschappen ·" in street.hears("#bewoners")


async def test_tomorrow_aprem_is_the_afternoon() -> None:
    async with Street.open() as street:
        await Script(street).play(PEOPLE + "person luc resident fr\nluc> aide courses demain aprem")
        assert "13" in street.hears("luc")


@pytest.mark.parametrize("said", ["tis goe", "'t is goed", "tis goed", "goe", "ça va", "passt"])
async def test_a_yes_is_understood_as_it_is_said(said: str) -> None:
    async with Street.open() as street:
        await Script(street).play(ASKED.removesuffix("maria> ja\n") + f"maria> {said}\nkarim> neem 1\nmaria> {said}")
        assert street.hears("karim").startswith("Maria is blij dat je helpt")


async def test_what_is_no_street_is_asked_about_once_more() -> None:
    async with Street.open() as street:
        opening = PEOPLE + "maria> hulp boodschappen zondag 10 uur\nmaria> ja\n"
        await Script(street).play(opening + "maria> brood en melk van den Delhaize")
        assert street.hears("maria").startswith("Ik vond geen straat in je antwoord.")
        await Script(street).play("maria> Kerkstraat")
        assert "Hoe kan de buur je bereiken?" in street.hears("maria")


@pytest.mark.parametrize("said", ["12 bus 3, 015/22.33.44", "2 bus 3", "0470 12 34 56"])
async def test_an_address_is_no_number_of_neighbours(said: str) -> None:
    async with Street.open() as street:
        await Script(street).play(PEOPLE + "maria> hulp kast dragen zondag 10 uur\nmaria> ja\nmaria> Kerkstraat\n")
        await Script(street).play(f"maria> 9\nmaria> {said}")
        assert "Hoeveel buren zijn er nodig?" in street.hears("maria")
        await Script(street).play("maria> 12")
        assert "12 buren nodig" in street.hears("maria")
