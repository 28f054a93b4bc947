"""How long we were away before this start, and what an earlier life of ours may have said that we do not remember."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.clock import Clock
from bot.engine.holds import REMEMBERED

if TYPE_CHECKING:
    from storage.store import Store

AWAY_FROM: Final = timedelta(minutes=5)
"""A longer silence than this was down-time."""


class Absence:
    """Noted once at each start.

    ``said_since`` is when that earlier life began to say things, None when none did; ``retells``: that was known before
    this start, as a restored backup knows it.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._away: tuple[datetime, datetime] | None = None
        self.said_since: datetime | None = None
        self.retells = False

    async def note(self) -> timedelta:
        """Find out how long we were away before this start; zero when we were not.

        After a long absence this may be the database of a backup, and what follows from it may stand in the rooms
        already: until all of it is decided, everything is looked up before it is said.
        """
        now = self._clock.now()
        async with self._store.begin() as tx:
            last, doubted = await tx.last_beat(), await tx.doubted_since()
            self.retells = doubted is not None
            if doubted is None and last is not None and now - last > REMEMBERED:
                doubted = last
                await tx.doubt_since(last)
            await tx.beat(now)
        self.said_since = doubted
        if last is None or now - last < AWAY_FROM:
            return timedelta()
        self._away = (last, now)
        return now - last

    async def trust_again(self) -> None:
        """Note that everything from before this start is decided, unless some of it still waits for its moment."""
        if self.said_since is not None:
            async with self._store.begin() as tx:
                if await tx.has_put_off(self._clock.now()):
                    return
                await tx.trust_again()
            self.said_since = None

    def across(self, due_at: datetime) -> timedelta:
        """Say how long we were away when that instant passed; zero when we were there."""
        if self._away and self._away[0] <= due_at <= self._away[1]:
            return self._away[1] - self._away[0]
        return timedelta()
