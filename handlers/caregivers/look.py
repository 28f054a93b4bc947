"""What may be read about who cares for somebody."""

from __future__ import annotations

from typing import Protocol

from handlers.caregivers.nouns import Monthly
from handlers.model import PersonId


class CaregiversLook(Protocol):
    """Who agreed to be asked every month."""

    async def monthly(self, person: PersonId) -> Monthly | None:
        """Read what a person agreed to, with the answers that are kept; None: nothing."""
        ...
