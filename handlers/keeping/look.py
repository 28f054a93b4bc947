"""What handlers may read of what is kept about a person."""

from __future__ import annotations

from typing import Protocol

from handlers.keeping.copying import Part
from handlers.keeping.seeing import Sight
from handlers.model import Address, PersonId


class KeepingLook(Protocol):
    """What is kept of a person, and who saw it."""

    async def seen_of(self, person: PersonId) -> tuple[Sight, ...]:
        """Read what of a person others saw, the newest first."""
        ...

    async def copy_of(self, who: PersonId, at: Address) -> tuple[Part, ...]:
        """Read every row in which a person stands, who is reached at that address."""
        ...
