"""What people offered to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from handlers.volunteers.nouns import Volunteer
from storage.base import Rows
from storage.tables import volunteer
from storage.values import Layout

if TYPE_CHECKING:
    from handlers.model import PersonId

VOLUNTEER = Layout(Volunteer, volunteer, ("person", "neighbourhood"), sealed=("street",))


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
