"""Which sessions somebody joins or leaves by one message: those that were named, each of them, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.street import Street
from handlers.sessions.nouns import SeatState
from tests.street.playing import play
from tests.street.taking_part import HERE, hold

PLANNED = (7, 8, 2)
JOINED = dict.fromkeys(PLANNED, SeatState.CONFIRMED)


async def hold_three(street: Street) -> None:
    """Let S7, S8 and S2 be planned."""
    await hold(street)
    async with street.store.begin() as tx:
        for number in PLANNED[1:]:
            await tx.save_saved(replace(HERE, number=number, code=f"1{number:03}"), street.now)


async def seats_of(street: Street) -> dict[int, SeatState]:
    async with street.store.begin() as tx:
        return {seat.session: seat.state for seat in await tx.seats_of("p-els")}


async def join_all(street: Street) -> None:
    await hold_three(street)
    await play(street, "els> inschrijven S7, S8 en S2")
    assert await seats_of(street) == JOINED


@pytest.mark.parametrize("named", ["S7 en S8", "S7 en 8", "de sessies 7 en 8", "sessie 7 en sessie 8"])
async def test_who_cannot_come_to_two_leaves_both(named: str) -> None:
    async with Street.open() as street:
        await join_all(street)
        await play(street, f"els> ik kan niet komen naar {named}")
        left = {7: SeatState.CANCELLED, 8: SeatState.CANCELLED}
        assert await seats_of(street) == JOINED | left


async def test_an_hour_behind_an_apostrophe_costs_nobody_a_place() -> None:
    async with Street.open() as street:
        await join_all(street)
        await play(street, "els> cannot come: it's 7 pm already")
        assert await seats_of(street) == JOINED


@pytest.mark.parametrize("said", ["inschrijven 7, 2 plaatsen", "inschrijven S7, S2 is volzet"])
async def test_what_is_said_behind_a_session_joins_no_other(said: str) -> None:
    async with Street.open() as street:
        await hold_three(street)
        await play(street, f"els> {said}")
        assert await seats_of(street) == {7: SeatState.CONFIRMED}
