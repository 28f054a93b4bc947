"""What handlers may read about messages to the people of a neighbourhood."""

from __future__ import annotations

from typing import Protocol

from handlers.contact.nouns import Desk, Duty, Inquiry
from handlers.model import PersonId


class ContactLook(Protocol):
    """Messages to the people of a neighbourhood, and who is on duty for them."""

    async def duty(self, neighbourhood: str, desk: Desk) -> Duty | None:
        """Read who is on duty for a topic in a neighbourhood."""
        ...

    async def inquiry(self, id_: str) -> Inquiry | None:
        """Read a message."""
        ...

    async def inquiries_in(self, neighbourhood: str) -> tuple[Inquiry, ...]:
        """Read the messages in a neighbourhood that are not over, oldest first."""
        ...

    async def inquiries_of(self, person: PersonId) -> tuple[Inquiry, ...]:
        """Read the messages of a person that are not over, oldest first."""
        ...
