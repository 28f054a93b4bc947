"""Calendar feeds: only the hash of an address is kept, the address itself is made anew from our secret each time."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from handlers.feeds.nouns import Feed
from storage.base import Rows, Stale
from storage.tables_feeds import feed

if TYPE_CHECKING:
    from handlers.model import PersonId


class FeedRows(Rows):
    """Feeds; a key that seals may change, their addresses stay."""

    async def feed(self, person: PersonId) -> Feed:
        """Read a person's feed; the first one is not saved yet."""
        row = (await self.connection.execute(select(feed).where(feed.c.person == person))).mappings().first()
        serial, version = (row["serial"], row["version"]) if row else (0, 0)
        return Feed(person, serial, self._token(person, serial), version)

    async def fresh_feed(self, person: PersonId) -> Feed:
        """Read the feed that would take the place of a person's feed."""
        old = await self.feed(person)
        return replace(old, serial=old.serial + 1, token=self._token(person, old.serial + 1))

    async def save_feed(self, what: Feed) -> None:
        """Let a feed answer, and no earlier one of this person.

        Raises:
            Stale: it was changed since it was read.

        """
        row = {"person": what.person, "serial": what.serial, "hash": _hash(what.token), "version": what.version + 1}
        if what.version == 0:
            is_saved = await self.insert_once(feed, row)
        else:
            this = (feed.c.person == what.person) & (feed.c.version == what.version)
            is_saved = (await self.connection.execute(update(feed).where(this).values(**row))).rowcount == 1
        if not is_saved:
            raise Stale(feed.name)

    async def owner_of_feed(self, token: str) -> PersonId | None:
        """Find whose feed has this secret address."""
        found: PersonId | None = await self.scalar(select(feed.c.person).where(feed.c.hash == _hash(token)))
        return found

    def _token(self, person: PersonId, serial: int) -> str:
        return self.vault.blind("feed", person, str(serial))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
