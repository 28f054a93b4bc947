"""A session with two places and the people around it, for street tests."""

from __future__ import annotations

from dataclasses import replace

from bot.play.street import Street
from handlers.model import RoomKind
from handlers.sessions.nouns import SeatState, Session
from tests.handlers.sessions.setting import BURENHULP
from tests.street.playing import play

HERE = replace(BURENHULP, audience=RoomKind.RESIDENTS, made_by="p-rita", version=0)
"""Two places, online, on Tuesday 28 May 2024 at 13.30."""
PEOPLE = """
clock 2024-05-20 10:00
person anna resident nl
person els resident nl
person pieter resident nl
person maria resident nl
person rita organiser nl
"""
FULL = "anna> inschrijven S7\nels> inschrijven S7\n"
LINE = FULL + "pieter> inschrijven S7\nmaria> inschrijven S7\n"


async def hold(street: Street, session: Session = HERE) -> None:
    """Let people live there, and a session be planned."""
    await play(street, PEOPLE)
    async with street.store.begin() as tx:
        await tx.save_saved(session, street.now)


async def state_of(street: Street, name: str) -> SeatState | None:
    async with street.store.begin() as tx:
        seat = await tx.seat(7, f"p-{name}")
        return seat.state if seat else None
