"""What handlers may read about calendar feeds."""

from __future__ import annotations

from typing import Protocol

from handlers.feeds.nouns import Feed
from handlers.model import PersonId


class FeedLook(Protocol):
    """Where a person's calendar app finds their agenda."""

    async def feed(self, person: PersonId) -> Feed:
        """Read a person's calendar feed; it answers once it was saved."""
        ...

    async def fresh_feed(self, person: PersonId) -> Feed:
        """Read the feed that takes the place of a person's feed when it is saved."""
        ...
