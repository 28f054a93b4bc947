"""Closings: which place stops, and what was done in it, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from handlers.closing.flow import CLOSING_FLOW
from handlers.closing.nouns import OPEN, Closing, Tally
from storage.base import Rows
from storage.tables import audit, counted, request, standing, volunteer
from storage.tables_closing import closing
from storage.tables_sessions import session
from storage.values import Layout

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

CLOSING = Layout(Closing, closing, ("id",), flow=CLOSING_FLOW)
_BY: Final[tuple[tuple[Table, Column[str] | None], ...]] = (
    (request, request.c.state),
    (session, session.c.state),
    (volunteer, volunteer.c.state),
    (standing, None),
    (audit, audit.c.action),
)
"""What is counted of a place, and by what."""


class ClosingRows(Rows):
    """Closings."""

    async def closing(self, id_: str) -> Closing | None:
        """Read a closing."""
        return await self.one(CLOSING, select(closing).where(closing.c.id == id_))

    async def closing_of(self, where: str) -> Closing | None:
        """Read the closing of a place from which something still follows."""
        is_open = closing.c.state.in_([state.value for state in OPEN])
        query = select(closing).where(closing.c.neighbourhood == where, is_open)
        return await self.one(CLOSING, query.order_by(closing.c.asked_at, closing.c.id).limit(1))

    async def tallies(self, where: str) -> tuple[Tally, ...]:
        """Count what was done in a place and what is kept of it, without anybody's name."""
        found: list[Tally] = []
        for table, by in _BY:
            query = select(*((by,) if by is not None else ()), func.count()).where(table.c.neighbourhood == where)
            if by is not None:
                query = query.group_by(by).order_by(by)
            rows = await self.connection.execute(query)
            found += [Tally(table.name, row[0] if by is not None else "", row[-1]) for row in rows if row[-1]]
        numbers = select(counted.c.name, counted.c.labels, func.sum(counted.c.n))
        there = numbers.where(counted.c.neighbourhood == where).group_by(counted.c.name, counted.c.labels)
        rows = await self.connection.execute(there.order_by(counted.c.name, counted.c.labels))
        return (*found, *(Tally(row[0], row[1], int(row[2])) for row in rows))
