"""What handlers may read about what was told in confidence."""

from __future__ import annotations

from typing import Protocol

from handlers.model import PersonId
from handlers.reports.nouns import Report


class ReportLook(Protocol):
    """What was told in confidence; the caller sees to it that nobody reads it who may not."""

    async def report(self, number: int) -> Report | None:
        """Read a report."""
        ...

    async def reports_of(self, person: PersonId) -> tuple[Report, ...]:
        """Read what a person told in confidence, oldest first."""
        ...

    async def reports_about(self, request: int) -> tuple[Report, ...]:
        """Read what was told about a request, oldest first."""
        ...

    async def reports_open(self, neighbourhood: str) -> tuple[Report, ...]:
        """Read which reports of a neighbourhood are not over, oldest first."""
        ...

    async def reports_undecided(self, neighbourhood: str) -> tuple[Report, ...]:
        """Read which reports of a neighbourhood wait for a decision, oldest first."""
        ...
