"""What handlers may read of the directory."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from handlers.guide.nouns import Entry, Municipality


class GuideLook(Protocol):
    """The directory."""

    async def municipalities(self) -> tuple[Municipality, ...]:
        """Read every municipality we know, by name."""
        ...

    async def entries(self, zones: Collection[str]) -> tuple[Entry, ...]:
        """Read the entries of these zones, and those that are for everybody."""
        ...

    async def all_entries(self) -> tuple[Entry, ...]:
        """Read the whole directory."""
        ...
