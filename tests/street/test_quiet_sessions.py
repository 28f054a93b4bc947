"""Nights around sessions: nobody is woken by a card or by news, also where we were away in the morning."""

from __future__ import annotations

from bot.play.street import Street
from tests.street.playing import play
from tests.street.taking_part import FULL, hold

SERIES = """
clock 2024-05-20 10:00
person rita organiser nl
person anna resident nl
rita #bewoners> sessie maken Koor elke dinsdag om 20u, 9 plaatsen
rita> Kerk
rita> ja
"""


async def test_the_next_of_an_evening_series_is_posted_in_the_morning() -> None:
    async with Street.open() as street:
        await play(street, f"{SERIES}clock 2024-05-21 23:00")
        assert not any("S4" in text for text in street.heard("#bewoners"))
        await play(street, "clock 2024-05-22 08:00")
        assert street.hears("#bewoners").startswith("S4 “Koor”")


async def test_news_that_waited_for_a_morning_we_missed_waits_for_the_next() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"{FULL}clock 2024-05-21 23:00\nrita> sessie S7 annuleer ziek\nrita> ja\ndown 23h")
        assert "ziek" not in street.hears("anna")
        await play(street, "clock 2024-05-23 08:00")
        assert street.hears("anna").endswith("gaat niet door. Reden: ziek")


async def test_an_offer_that_ended_while_we_were_away_wakes_nobody() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"{FULL}pieter> inschrijven S7\nels> uitschrijven S7\nclock +6h")
        heard = street.heard("pieter")
        await play(street, "down 36h")
        assert street.heard("pieter") == heard
        await play(street, "clock 2024-05-22 08:00")
        assert street.hears("pieter").startswith("Er is plaats voor jou")
