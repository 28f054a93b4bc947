"""The team looks first: in hours of work, by somebody else than who asked."""

from __future__ import annotations

from bot.play.script import Script
from bot.play.street import Street

ASKED = """
person maria resident nl
person rita organiser nl
person dirk deputy nl
clock {at}
{who}> hulp kan iemand mijn medicatie klaarzetten {when}
{who}> ja
{who}> Kerkstraat
{who}> 9
{who}> ja
"""


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def test_over_the_weekend_the_deputy_is_asked_on_monday() -> None:
    async with Street.open() as street:
        await play(street, ASKED.format(at="2026-11-27 16:00", who="maria", when="vrijdag 4 december 10 uur"))
        await play(street, "clock 2026-11-30 11:59")
        assert street.heard("dirk") == []
        await play(street, "clock 2026-11-30 12:01")
        assert "Bekijk je #1 even" in street.hears("dirk")


async def test_what_is_needed_soon_does_not_wait_for_monday() -> None:
    async with Street.open() as street:
        await play(street, ASKED.format(at="2026-11-27 16:00", who="maria", when="zondag 10 uur"))
        await play(street, "clock 2026-11-28 13:30")
        assert "Bekijk je #1 even" in street.hears("dirk")


async def test_an_organiser_does_not_approve_what_she_asked_herself() -> None:
    async with Street.open() as street:
        await play(street, ASKED.format(at="2026-11-24 10:00", who="rita", when="vrijdag 10 uur"))
        assert "Bekijk je #1 even" not in "".join(street.heard("rita"))
        assert "Bekijk je #1 even" in street.hears("dirk")
        await play(street, "dirk> 1")
        assert "Je vraag staat in de groep als #1" in "".join(street.heard("rita"))


async def test_who_organises_alone_decides_alone() -> None:
    async with Street.open() as street:
        alone = ASKED.replace("person dirk deputy nl\n", "")
        await play(street, alone.format(at="2026-11-24 10:00", who="rita", when="vrijdag 10 uur"))
        assert "Bekijk je #1 even" in street.hears("rita")
