"""What handlers may read about ways."""

from __future__ import annotations

from typing import Protocol

from handlers.model import Address
from handlers.ways.nouns import Way


class WaysLook(Protocol):
    """Ways to reach people."""

    async def way(self, at: Address) -> Way | None:
        """Read a way; None: what lies there is none."""
        ...
