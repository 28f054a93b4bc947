"""What people offered to do, what they read and showed before they help, and what it cost them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from handlers.requests.nouns import Reply
from handlers.volunteers.flow import VOLUNTEER_FLOW
from handlers.volunteers.nouns import Expense, InfoNote, Readiness, Suppression, Volunteer
from storage.base import Rows
from storage.tables import asked, volunteer
from storage.tables_volunteers import expense, info_note, readiness, suppression
from storage.values import Layout

if TYPE_CHECKING:
    from datetime import date, datetime

    from handlers.model import Address, PersonId

VOLUNTEER = Layout(Volunteer, volunteer, ("person", "neighbourhood"), sealed=("street",), flow=VOLUNTEER_FLOW)
INFO_NOTE = Layout(InfoNote, info_note, ("neighbourhood", "edition", "language"), sealed=("words",))
READINESS = Layout(Readiness, readiness, ("person", "neighbourhood"))
EXPENSE = Layout(Expense, expense, ("id",))


class VolunteerRows(Rows):
    """Volunteers."""

    async def volunteer(self, person: PersonId, where: str) -> Volunteer | None:
        """Read what a person offered in a neighbourhood."""
        same = (volunteer.c.person == person) & (volunteer.c.neighbourhood == where)
        return await self.one(VOLUNTEER, select(volunteer).where(same))

    async def volunteers(self, where: str) -> tuple[Volunteer, ...]:
        """Read everybody who offered something in a neighbourhood, who was asked longest ago first."""
        query = select(volunteer).where(volunteer.c.neighbourhood == where)
        return await self.many(
            VOLUNTEER, query.order_by(volunteer.c.last_asked_at.asc().nulls_first(), volunteer.c.person)
        )

    async def times_answered(self, person: PersonId, since: datetime) -> int:
        """Count how many of the questions to help since an instant a person answered."""
        answered = (asked.c.reply != Reply.NONE.value) & (asked.c.asked_at >= since)
        return int(await self.scalar(select(func.count()).where(asked.c.person == person, answered)) or 0)

    # --- before somebody helps ---

    async def info_notes(self, where: str) -> tuple[InfoNote, ...]:
        """Read the newest information note of a neighbourhood in each language that has one, the newest first."""
        query = select(info_note).where(info_note.c.neighbourhood == where).order_by(info_note.c.edition.desc())
        newest: dict[str, InfoNote] = {}
        for note in await self.many(INFO_NOTE, query):
            newest.setdefault(note.language, note)
        return tuple(newest.values())

    async def readiness(self, person: PersonId, where: str) -> Readiness | None:
        """Read what a person read and showed before helping in a neighbourhood."""
        same = (readiness.c.person == person) & (readiness.c.neighbourhood == where)
        return await self.one(READINESS, select(readiness).where(same))

    async def is_suppressed(self, address: Address, where: str) -> bool:
        """Tell whether being in a room does not make a volunteer of who is reached at an address."""
        holds = (suppression.c.hash == self._hash(address, where)) & suppression.c.lifted.is_(False)
        return bool(await self.scalar(select(func.count()).where(holds)))

    async def save_suppression(self, what: Suppression) -> None:
        """Keep a suppression, or that it was lifted."""
        row = {"hash": self._hash(what.address, what.neighbourhood), "at": what.at, "lifted": what.lifted}
        await self.upsert(suppression, row, "hash")

    def _hash(self, address: Address, where: str) -> str:
        return self.suppression_of(address.channel, address.value, where)

    def suppression_of(self, channel: str, address: str, where: str) -> str:
        """Return the keyed hash under which somebody is suppressed in a neighbourhood."""
        return self.vault.blind("suppression", channel, address, where)

    # --- what it cost ---

    async def expenses(self, person: PersonId, since: date, until: date) -> tuple[Expense, ...]:
        """Read what helping cost a person from one day until before another, the earliest first."""
        mine = (expense.c.person == person) & (expense.c.on >= since) & (expense.c.on < until)
        return await self.many(EXPENSE, select(expense).where(mine).order_by(expense.c.on, expense.c.id))

    async def expenses_in(self, where: str, since: date, until: date) -> tuple[Expense, ...]:
        """Read what helping in a neighbourhood cost from one day until before another, by person and day."""
        there = (expense.c.neighbourhood == where) & (expense.c.on >= since) & (expense.c.on < until)
        query = select(expense).where(there).order_by(expense.c.person, expense.c.on, expense.c.id)
        return await self.many(EXPENSE, query)
