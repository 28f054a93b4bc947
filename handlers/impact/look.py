"""What handlers may read of what is counted."""

from __future__ import annotations

from typing import Protocol

from handlers.impact.nouns import Frozen, Line, Offers, ProjectPeriod, Span, Theory


class ImpactLook(Protocol):
    """What is counted."""

    async def lines(self, place: str, span: Span) -> tuple[Line, ...]:
        """Read what is counted of a neighbourhood by these days, the earliest first."""
        ...

    async def offers(self, place: str, span: Span) -> Offers:
        """Count who offers help in a neighbourhood now, and who of them helped on these days."""
        ...

    async def frozen(self, place: str, span: Span) -> tuple[Frozen, ...]:
        """Read every edition of the kept report of a period, the newest first."""
        ...

    async def frozen_within(self, place: str, span: Span) -> tuple[Frozen, ...]:
        """Read the newest edition of every kept report of a period that lies within these days, by its first day."""
        ...

    async def project_periods(self, place: str) -> tuple[ProjectPeriod, ...]:
        """Read the periods of the project of a neighbourhood, the first one first."""
        ...

    async def theories(self, place: str) -> tuple[Theory, ...]:
        """Read every edition of the theory of change of a neighbourhood, the newest first."""
        ...
