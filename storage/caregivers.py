"""Who is asked every month, and forgetting that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from handlers.caregivers.nouns import Monthly, NoMonthly
from storage.base import Rows
from storage.tables_caregivers import monthly
from storage.values import Layout

if TYPE_CHECKING:
    from handlers.model import PersonId

MONTHLY = Layout(Monthly, monthly, ("person",), sealed=("answers",))


class CaregiverRows(Rows):
    """The question of every month."""

    async def monthly(self, person: PersonId) -> Monthly | None:
        """Read what a person agreed to, with the answers that are kept; None: nothing."""
        return await self.one(MONTHLY, select(monthly).where(monthly.c.person == person))

    async def forget_monthly(self, what: NoMonthly) -> None:
        """Forget that somebody was ever asked."""
        await self.connection.execute(delete(monthly).where(monthly.c.person == what.person))
