"""Messages to the people of a neighbourhood, and who is on duty for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from handlers.contact.flow import INQUIRY_FLOW
from handlers.contact.nouns import OPEN, Desk, Duty, Inquiry
from storage.base import Rows
from storage.tables_contact import duty, inquiry
from storage.values import Layout

if TYPE_CHECKING:
    from handlers.model import PersonId

DUTY = Layout(Duty, duty, ("neighbourhood", "desk"))
INQUIRY = Layout(Inquiry, inquiry, ("id",), sealed=("desk", "words"), flow=INQUIRY_FLOW)


class ContactRows(Rows):
    """Messages and duties."""

    async def duty(self, where: str, desk: Desk) -> Duty | None:
        """Read who is on duty for a topic in a neighbourhood."""
        same = (duty.c.neighbourhood == where) & (duty.c.desk == desk.value)
        return await self.one(DUTY, select(duty).where(same))

    async def inquiry(self, id_: str) -> Inquiry | None:
        """Read a message."""
        return await self.one(INQUIRY, select(inquiry).where(inquiry.c.id == id_))

    async def inquiries_in(self, where: str) -> tuple[Inquiry, ...]:
        """Read the messages in a neighbourhood that are not over, oldest first."""
        there = (inquiry.c.neighbourhood == where) & inquiry.c.state.in_([state.value for state in OPEN])
        return await self.many(INQUIRY, select(inquiry).where(there).order_by(inquiry.c.sent_at, inquiry.c.id))

    async def inquiries_of(self, person: PersonId) -> tuple[Inquiry, ...]:
        """Read the messages of a person that are not over, oldest first."""
        mine = (inquiry.c.person == person) & inquiry.c.state.in_([state.value for state in OPEN])
        return await self.many(INQUIRY, select(inquiry).where(mine).order_by(inquiry.c.sent_at, inquiry.c.id))
