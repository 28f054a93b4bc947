"""Letting go and telling how it went, on the whole product."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street

TAKEN = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person tom volunteer nl
person rita organiser nl
person sanne confidential nl
maria> hulp vervoer naar station zaterdag 10 uur
maria> ja
maria> Kerkstraat
maria> 9
maria> ja
karim> neem 1
maria> ja
"""


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


@pytest.mark.parametrize("said", ["er is niemand gekomen", "niemand gekomen", "personne n'est venu"])
async def test_nobody_came_is_heard_in_other_words(said: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + f"clock 2026-11-28 12:00\nkarim> klaar 1\nmaria> {said}")
        assert street.hears("rita").startswith("Voor #1 kwam niemand")


async def test_no_means_that_it_did_not_go_quite_well() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "clock 2026-11-28 12:00\nkarim> klaar 1\nmaria> nee")
        assert "Wat" in street.hears("maria")
        assert "er kwam niemand" in street.hears("maria")


async def test_an_early_release_looks_for_somebody_again_and_tells_who_organises_in_the_end() -> None:
    async with Street.open() as street:
        await play(street, TAKEN)
        room = len(street.heard("#bewoners"))
        await play(street, "clock +1h\nkarim> loslaten 1")
        assert street.heard("#bewoners")[room:]
        await play(street, "clock +1d\nclock +1d\nclock 2026-11-28 08:30")
        assert "#1" in street.hears("rita")


async def test_who_helped_last_week_is_asked_first_and_the_series_is_found_by_its_first_number() -> None:
    async with Street.open() as street:
        await play(street, TAKEN.split("maria> hulp")[0] + "maria> hulp vervoer naar de markt elke zaterdag 10 uur")
        await play(street, "maria> ja\nmaria> Kerkstraat\nmaria> 9\nmaria> ja\nkarim> neem 1\nmaria> ja")
        await play(street, "clock 2026-11-28 10:30\nclock 2026-11-28 12:30")
        assert any(line.startswith("Een buur vraagt hulp: #2") for line in street.heard("karim"))
        await play(street, "clock 2026-11-30 12:00\nkarim> klaar 1\nmaria> 1\nmaria> intrekken 1")
        assert "#2" in street.hears("maria")
