"""What was told in confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from handlers.reports.flow import REPORT_FLOW
from handlers.reports.nouns import OVER, UNDECIDED, Report
from storage.base import Rows
from storage.tables_reports import ROLE, report
from storage.values import Layout

if TYPE_CHECKING:
    from handlers.model import PersonId

_SEALED = ("words", "unnamed", "holds", "rulings", "objections")
REPORT = Layout(Report, report, ("number",), sealed=_SEALED, flow=REPORT_FLOW, role=ROLE)


class ReportRows(Rows):
    """Reports."""

    async def report(self, number: int) -> Report | None:
        """Read a report."""
        return await self.one(REPORT, select(report).where(report.c.number == number))

    async def reports_of(self, person: PersonId) -> tuple[Report, ...]:
        """Read what a person told in confidence, oldest first."""
        return await self.many(REPORT, select(report).where(report.c.person == person).order_by(report.c.number))

    async def reports_about(self, request: int) -> tuple[Report, ...]:
        """Read what was told about a request, oldest first."""
        return await self.many(REPORT, select(report).where(report.c.request == request).order_by(report.c.number))

    async def reports_open(self, neighbourhood: str) -> tuple[Report, ...]:
        """Read which reports of a neighbourhood are not over, oldest first."""
        over = report.c.state.in_([state.value for state in OVER])
        query = select(report).where(report.c.neighbourhood == neighbourhood, ~over)
        return await self.many(REPORT, query.order_by(report.c.number))

    async def reports_undecided(self, neighbourhood: str) -> tuple[Report, ...]:
        """Read which reports of a neighbourhood wait for a decision, oldest first."""
        waits = report.c.state.in_([state.value for state in UNDECIDED])
        query = select(report).where(report.c.neighbourhood == neighbourhood, waits)
        return await self.many(REPORT, query.order_by(report.c.number))
