"""What handlers may read of what is counted."""

from __future__ import annotations

from typing import Protocol

from handlers.impact.nouns import Line, Span


class ImpactLook(Protocol):
    """What is counted."""

    async def lines(self, place: str, span: Span) -> tuple[Line, ...]:
        """Read what is counted of a neighbourhood by these days, the earliest first."""
        ...
