"""STOP closes a telephone to what we begin and never to what people say; only START opens it again."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.play.street import Street
from handlers.checkins.nouns import RoundState
from handlers.ways.nouns import WayState
from storage.tables_ways import way
from tests.street.checking import PEOPLE as CHECKED
from tests.street.checking import asked, rounds
from tests.street.playing import play

PEOPLE = """
person maria resident nl
person rita organiser nl
rita> menu
maria sms> menu
"""
STOPPED = "Goed. Ik stuur je geen sms'en meer. Wil je ze toch weer? Stuur START."


async def state(street: Street) -> str:
    async with street.store.begin() as tx:
        return str(await tx.scalar(select(way.c.state)))


@pytest.mark.parametrize("word", ["STOP", "Arrêt", "abmelden!", "unsubscribe", "dur"])
async def test_who_says_stop_in_any_language_is_told_once_and_hears_no_more(word: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria sms> {word}\nmaria sms> stop")
        assert street.heard("maria sms").count(STOPPED) == 1
        assert street.hears("maria sms") == STOPPED
        assert await state(street) == WayState.STOPPED


async def test_stop_comes_before_the_question_that_is_open() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria sms> hulp met boodschappen\nmaria sms> stop")
        assert street.hears("maria sms") == STOPPED


async def test_who_stopped_us_is_heard_by_an_organiser_once_a_day_and_without_their_words() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria sms> stop\nmaria sms> ik zoek hulp met mijn knie\nmaria sms> hallo?")
        assert street.hears("maria sms").startswith("Je vroeg me om geen sms'en meer te sturen.")
        told = [text for text in street.heard("rita") if "Maria" in text]
        assert told == ["Maria stuurde mij een sms, maar wil er zelf geen van mij. Bel Maria even, of ga eens langs."]


async def test_who_stopped_us_and_is_in_danger_reads_whom_to_call() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria sms> stop\nmaria sms> mijn man reageert niet meer")
        assert street.hears("maria sms").startswith("Bel nu 112")
        assert await state(street) == WayState.STOPPED


async def test_nothing_but_start_opens_it_again() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria sms> stop\nmaria sms> hulp\nmaria> menu")
        assert await state(street) == WayState.STOPPED
        await play(street, "maria sms> START\nmaria sms> menu")
        assert await state(street) == WayState.OPEN
        assert street.hears("maria sms").startswith("Wat kan ik voor jou doen?")


async def test_who_stopped_the_telephone_is_asked_in_matrix() -> None:
    async with Street.open() as street:
        await play(street, CHECKED)
        await asked(street, "maria")
        await street.has_telephone("maria", first=True)
        await play(street, "maria sms> stop\nclock 2024-10-26 08:35")
        assert street.hears("maria").startswith("Goeiemorgen Maria. Alles goed?")
        assert [one.state for one in await rounds(street)] == [RoundState.ASKED]


async def test_what_waits_for_a_telephone_that_is_stopped_is_said_in_matrix() -> None:
    async with Street.open() as street:
        await play(street, CHECKED)
        await asked(street, "maria")
        await street.has_telephone("maria", first=True)
        await play(street, "outage sms on\nclock 2024-10-26 08:31\nmaria sms> stop")
        assert street.hears("maria").startswith("Goeiemorgen Maria. Alles goed?")
