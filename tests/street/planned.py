"""A session that was made and who takes part in it, for street tests of what becomes of it."""

from __future__ import annotations

from dataclasses import replace

from bot.play.street import Street
from handlers.model import RoomKind
from handlers.sessions.nouns import Seat, SeatState, Session
from tests.handlers.sessions.setting import BURENHULP
from tests.street.playing import play

PEOPLE = """
clock 2024-04-22 10:00
person jonas organiser nl
person rita organiser nl
person els resident nl
person pieter resident nl
person maria resident nl
jonas> menu
"""
MADE = replace(BURENHULP, made_by="p-jonas", audience=RoomKind.RESIDENTS, version=0)


async def with_session(street: Street, session: Session = MADE, **seats: SeatState) -> None:
    """Let there be S7 with these seats."""
    await play(street, PEOPLE)
    async with street.store.begin() as tx:
        await tx.save_saved(session, street.now)
        for place, (name, state) in enumerate(seats.items(), start=1):
            joined = Seat(7, f"p-{name}", SeatState.CONFIRMED, street.now, place)
            await tx.save_saved(joined if state is SeatState.CANCELLED else replace(joined, state=state), street.now)
            if state is SeatState.CANCELLED:
                await tx.save_saved(replace(joined, state=state, version=1), street.now)


async def kept(street: Street, number: int = 7) -> Session:
    async with street.store.begin() as tx:
        session = await tx.session(number)
    assert session is not None
    return session
