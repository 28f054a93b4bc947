"""Hand-overs: who gives what to whom, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from handlers.handover.flow import HANDOVER_FLOW
from handlers.handover.nouns import OPEN, Handover
from storage.base import Rows
from storage.tables_handover import handover
from storage.values import Layout

if TYPE_CHECKING:
    from handlers.model import PersonId

HANDOVER = Layout(Handover, handover, ("id",), flow=HANDOVER_FLOW)


class HandoverRows(Rows):
    """Hand-overs."""

    async def handover(self, id_: str) -> Handover | None:
        """Read a hand-over."""
        return await self.one(HANDOVER, select(handover).where(handover.c.id == id_))

    async def handovers_with(self, person: PersonId) -> tuple[Handover, ...]:
        """Read the open hand-overs in which somebody gives or takes, oldest first."""
        theirs = (handover.c.giver == person) | (handover.c.taker == person)
        query = select(handover).where(theirs, handover.c.state.in_([state.value for state in OPEN]))
        return await self.many(HANDOVER, query.order_by(handover.c.asked_at, handover.c.id))
