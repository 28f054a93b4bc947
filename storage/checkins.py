"""Presence checks: who is asked, whom they chose, and what came of each asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from handlers.checkins.flow import CHECKIN_FLOW, CONTACT_FLOW, ROUND_FLOW
from handlers.checkins.nouns import OPEN, Checkin, CheckinContact, CheckinState, Round
from storage.base import Rows
from storage.tables_checkins import checkin, checkin_contact, checkin_round
from storage.values import Layout

if TYPE_CHECKING:
    from datetime import date, datetime

    from handlers.model import PersonId

CHECKIN = Layout(Checkin, checkin, ("person",), sealed=("at", "days", "code"), flow=CHECKIN_FLOW)
CHECKIN_CONTACT = Layout(CheckinContact, checkin_contact, ("person", "contact"), flow=CONTACT_FLOW)
ROUND = Layout(Round, checkin_round, ("id",), sealed=("answer",), flow=ROUND_FLOW)

_ROUND, _OPEN = checkin_round.c, tuple(state.value for state in OPEN)


class CheckinRows(Rows):
    """Presence checks."""

    async def checkin(self, person: PersonId) -> Checkin | None:
        """Read what somebody agreed to."""
        return await self.one(CHECKIN, select(checkin).where(checkin.c.person == person))

    async def checkins_in(self, where: str) -> tuple[Checkin, ...]:
        """Read who is asked in a neighbourhood: not who stopped."""
        there = (checkin.c.neighbourhood == where) & (checkin.c.state != CheckinState.OFF.value)
        return await self.many(CHECKIN, select(checkin).where(there).order_by(checkin.c.person))

    async def checkin_contacts(self, person: PersonId) -> tuple[CheckinContact, ...]:
        """Read whom somebody chose, in the order in which they are asked, also who is none any more."""
        query = select(checkin_contact).where(checkin_contact.c.person == person)
        order = (checkin_contact.c.place, checkin_contact.c.asked_at, checkin_contact.c.contact)
        return await self.many(CHECKIN_CONTACT, query.order_by(*order))

    async def contact_of(self, contact: PersonId) -> tuple[CheckinContact, ...]:
        """Read for whom somebody was chosen, the first one first, also for whom they are none any more."""
        query = select(checkin_contact).where(checkin_contact.c.contact == contact)
        order = (checkin_contact.c.asked_at, checkin_contact.c.person)
        return await self.many(CHECKIN_CONTACT, query.order_by(*order))

    async def round(self, id_: str) -> Round | None:
        """Read one asking."""
        return await self.one(ROUND, select(checkin_round).where(_ROUND.id == id_))

    async def open_rounds(self, person: PersonId) -> tuple[Round, ...]:
        """Read the askings of a person from which something still follows, oldest first."""
        query = select(checkin_round).where(_ROUND.person == person, _ROUND.state.in_(_OPEN))
        return await self.many(ROUND, query.order_by(_ROUND.asked_at, _ROUND.id))

    async def open_rounds_in(self, where: str) -> tuple[Round, ...]:
        """Read the askings in a neighbourhood from which something still follows, oldest first."""
        query = select(checkin_round).where(_ROUND.neighbourhood == where, _ROUND.state.in_(_OPEN))
        return await self.many(ROUND, query.order_by(_ROUND.asked_at, _ROUND.id))

    async def rounds_on(self, person: PersonId, day: date) -> tuple[Round, ...]:
        """Read the askings of a person on a local day, oldest first."""
        query = select(checkin_round).where(_ROUND.person == person, _ROUND.on == day)
        return await self.many(ROUND, query.order_by(_ROUND.asked_at, _ROUND.id))

    async def rounds_in(self, where: str, since: datetime) -> tuple[Round, ...]:
        """Read the askings in a neighbourhood since an instant, oldest first."""
        query = select(checkin_round).where(_ROUND.neighbourhood == where, _ROUND.asked_at >= since)
        return await self.many(ROUND, query.order_by(_ROUND.asked_at, _ROUND.id))
