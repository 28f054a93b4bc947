"""Three were needed and found, and all three let go the day before."""

from __future__ import annotations

from bot.play.script import Script
from bot.play.street import Street

FOUND = """
person maria resident nl
person karim volunteer nl
person tom volunteer nl
person lotte volunteer nl
person rita organiser nl
maria> hulp klusje kast verplaatsen met 3 personen zaterdag 10 uur
maria> ja
maria> Kerkstraat
maria> 9
maria> ja
karim> neem 1
tom> neem 1
lotte> neem 1
clock 2026-11-27 12:00
karim> laat los 1
tom> laat los 1
lotte> laat los 1
"""
STILL = "#1: er is nog altijd niemand. Ken jij iemand?"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def test_an_hour_later_the_organiser_hears_that_nobody_came_forward() -> None:
    async with Street.open() as street:
        await play(street, FOUND + "clock +59min")
        assert not street.hears("rita").startswith(STILL)
        await play(street, "clock +2min")
        assert street.hears("rita") == f"{STILL} Zaterdag 28 november 2026, 10 uur."


async def test_nothing_is_said_when_somebody_came_forward() -> None:
    async with Street.open() as street:
        await play(street, FOUND + "clock +30min\nkarim> neem 1\nclock +2h")
        assert not [text for text in street.heard("rita") if text.startswith(STILL)]


async def test_nothing_is_said_while_others_still_come() -> None:
    async with Street.open() as street:
        await play(street, FOUND.removesuffix("lotte> laat los 1\n") + "clock +2h")
        assert not [text for text in street.heard("rita") if text.startswith(STILL)]


async def test_who_lets_go_at_the_same_moment_leaves_a_search_behind() -> None:
    async with Street.open() as street:
        await play(street, FOUND + "clock 2026-11-28 08:05")
        assert street.hears("rita").startswith("Niemand gevonden voor #1")
