"""The code of the day, typed for a guest: it notes the guest, and never who types it."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from handlers.sessions.nouns import SeatState
from tests.street.playing import play
from tests.street.taking_part import hold, state_of


async def test_the_code_for_a_guest_notes_the_guest_alone() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nanna> inschrijven S7 voor Jeanne\nanna> ja")
        await play(street, "clock 2024-05-28 13:30\nanna> ik ben er 4711 voor Jeanne")
        assert street.hears("anna") == "Ik noteerde dat Jeanne er is: S7 “Burenhulp”."
        async with street.store.begin() as tx:
            states = {seat.guest: seat.state for seat in await tx.seats(7)}
        assert states == {"": SeatState.CONFIRMED, "Jeanne": SeatState.ATTENDED}


async def test_the_code_for_somebody_who_is_no_guest_notes_nobody() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nclock 2024-05-28 13:30\nanna> ik ben er 4711 voor Jeanne")
        assert street.hears("anna").startswith("Jij schreef niemand in met de naam Jeanne voor S7 “Burenhulp”")
        assert await state_of(street, "anna") is SeatState.CONFIRMED


@pytest.mark.parametrize("behind", ["voor mij", "voor S7"])
async def test_the_code_for_oneself_notes_oneself(behind: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> inschrijven S7\nclock 2024-05-28 13:30\nanna> ik ben er 4711 {behind}")
        assert await state_of(street, "anna") is SeatState.ATTENDED
