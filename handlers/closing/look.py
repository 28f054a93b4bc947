"""What handlers may read about closings."""

from __future__ import annotations

from typing import Protocol

from handlers.closing.nouns import Closing, Tally


class ClosingLook(Protocol):
    """Which places stop, and what was done in them."""

    async def closing(self, id_: str) -> Closing | None:
        """Read a closing."""
        ...

    async def closing_of(self, neighbourhood: str) -> Closing | None:
        """Read the closing of a place from which something still follows."""
        ...

    async def tallies(self, neighbourhood: str) -> tuple[Tally, ...]:
        """Count what was done in a place and what is kept of it, without anybody's name."""
        ...
