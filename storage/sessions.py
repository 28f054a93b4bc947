"""Sessions, and who takes part in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from handlers.sessions.flow import SEAT_FLOW, SESSION_FLOW
from handlers.sessions.nouns import Seat, Session, SessionState
from storage.base import Rows
from storage.tables import card, outbox
from storage.tables_sessions import seat, session
from storage.values import Layout

if TYPE_CHECKING:
    from collections.abc import Collection

    from handlers.model import PersonId

SESSION = Layout(Session, session, ("number",), sealed=("link", "code"), flow=SESSION_FLOW)
SEAT = Layout(Seat, seat, ("session", "person"), sealed=("guest", "needs", "feedback"), flow=SEAT_FLOW)


class SessionRows(Rows):
    """Sessions and seats."""

    async def session(self, number: int) -> Session | None:
        """Read a session."""
        return await self.one(SESSION, select(session).where(session.c.number == number))

    async def sessions_numbered(self, numbers: Collection[int]) -> tuple[Session, ...]:
        """Read several sessions, the earliest first."""
        query = select(session).where(session.c.number.in_(numbers))
        return await self.many(SESSION, query.order_by(session.c.starts_local, session.c.number))

    async def sessions_in(self, where: str, states: Collection[SessionState]) -> tuple[Session, ...]:
        """Read the sessions of a neighbourhood in these states, the earliest first."""
        which = (session.c.neighbourhood == where) & session.c.state.in_([state.value for state in states])
        return await self.many(SESSION, select(session).where(which).order_by(session.c.starts_local, session.c.number))

    async def sessions_of_series(self, series: int) -> tuple[Session, ...]:
        """Read all sessions of a row of repetitions, the earliest first."""
        which = (session.c.series == series) | (session.c.number == series)
        return await self.many(SESSION, select(session).where(which).order_by(session.c.starts_local, session.c.number))

    async def seats(self, number: int) -> tuple[Seat, ...]:
        """Read everybody's part in a session: by their place in the waiting list, then by when they joined."""
        return await self.seats_in((number,))

    async def seats_in(self, numbers: Collection[int]) -> tuple[Seat, ...]:
        """Read everybody's part in several sessions, of each in that order."""
        query = select(seat).where(seat.c.session.in_(numbers))
        return await self.many(SEAT, query.order_by(seat.c.session, seat.c.place, seat.c.joined_at, seat.c.person))

    async def seat(self, number: int, person: PersonId) -> Seat | None:
        """Read one person's part in a session."""
        return await self.one(SEAT, select(seat).where(seat.c.session == number, seat.c.person == person))

    async def seats_of(self, person: PersonId) -> tuple[Seat, ...]:
        """Read a person's parts in all sessions, and those of the guests they signed up, oldest first."""
        mine = (seat.c.person == person) | (seat.c.by == person)
        return await self.many(SEAT, select(seat).where(mine).order_by(seat.c.joined_at, seat.c.session, seat.c.person))

    async def session_on_card(self, channel: str, message: str) -> Session | None:
        """Read the session whose card is the message with this external id in a channel."""
        query = (
            select(card.c.entity_id)
            .join(outbox, outbox.c.key == card.c.key)
            .where(outbox.c.channel == channel, outbox.c.external_id == message, card.c.entity_kind == "session")
        )
        number = await self.scalar(query)
        return await self.session(int(number)) if number else None
