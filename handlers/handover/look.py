"""What handlers may read about hand-overs."""

from __future__ import annotations

from typing import Protocol

from handlers.handover.nouns import Handover
from handlers.model import PersonId


class HandoverLook(Protocol):
    """Who hands what over to whom."""

    async def handover(self, id_: str) -> Handover | None:
        """Read a hand-over."""
        ...

    async def handovers_with(self, person: PersonId) -> tuple[Handover, ...]:
        """Read the open hand-overs in which somebody gives or takes, oldest first."""
        ...
