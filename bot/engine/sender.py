"""Empties the outbox: one row at a time per place, places side by side, never inside a transaction."""

from __future__ import annotations

import asyncio
import heapq
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final, TypeAlias

from bot.channels.contract import Channel
from bot.clock import Clock
from bot.crash import CrashPlan
from bot.engine.postman import Postman
from storage.outbox import Ready
from storage.store import Store

log = logging.getLogger(__name__)

AT_ONCE: Final = 8
FINISH_SECONDS: Final = 2.0
"""How long a stop waits for sends that are safe to repeat; the next start sends them again, with one effect."""
FINISH_ONCE_SECONDS: Final = 6.0
"""The same where a message that was cut off could come twice, or never."""
_SHORTEST_WAIT_SECONDS: Final = 0.01

Where: TypeAlias = tuple[str, str]
"""Channel and address of a place."""


class Sender:
    """Starts sending whatever is first in its place, when its time has come.

    It looks everywhere at its start, when a wait is over and after trouble; otherwise only where something was queued
    or is left. A place that is written to stays marked, so that nothing that comes meanwhile is overlooked.
    """

    def __init__(
        self, store: Store, channels: Mapping[str, Channel], clock: Clock, crash: CrashPlan, heard: Callable[[], None]
    ) -> None:
        self._store = store
        self._clock = clock
        self._postman = Postman(store, channels, clock, crash, heard)
        self._busy: dict[Where, asyncio.Task[None]] = {}
        self._marked: dict[Where, int] = {}
        self._everywhere = True
        self._soonest: datetime | None = None
        self._woken = asyncio.Event()
        self._woken.set()
        self._once = frozenset(name for name, channel in channels.items() if not channel.abilities.idempotent)
        self._stops = False

    def wake(self) -> None:
        """Look everywhere: something may have been overlooked, or something went wrong."""
        self._everywhere = True
        self._woken.set()

    def look_at(self, places: Mapping[Where, int]) -> None:
        """Look at places where something was queued, in these lanes."""
        for place, lane in places.items():
            self._mark(place, lane)
        if places:
            self._woken.set()

    async def run(self) -> None:
        """Send until cancelled; what is under way then gets a little time to arrive."""
        self._everywhere, self._stops = True, False
        try:
            while True:
                self._woken.clear()
                wait = await self._start_what_is_ready()
                # Not wait_for: until Python 3.12 it may swallow a cancellation that comes together with the wake-up.
                try:
                    async with asyncio.timeout(wait):
                        await self._woken.wait()
                except TimeoutError:
                    self._everywhere = True
        except asyncio.CancelledError:
            await self._finish()
            raise

    async def _finish(self) -> None:
        """Wait for what is under way, shorter where sending again is harmless; let go of the rest."""
        self._stops = True
        if not self._busy:
            return
        once = any(channel in self._once for channel, _address in self._busy)
        _done, late = await asyncio.wait(self._busy.values(), timeout=FINISH_ONCE_SECONDS if once else FINISH_SECONDS)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def drain(self) -> None:
        """Send all that is ready now, and return when nothing is under way (for written conversations)."""
        self._everywhere = True
        while True:
            await self._start_what_is_ready()
            if not self._busy:
                return
            await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)

    # --- looking ---

    async def _start_what_is_ready(self) -> float | None:
        """Start a task per place whose first row is ready; return how long to wait at most for the next (seconds)."""
        if self._everywhere or (self._soonest and self._soonest <= self._clock.now()):
            # Forgotten before it is read: what is marked meanwhile may be newer than what we read.
            self._everywhere, self._soonest = False, None
            self._marked.clear()
            async with self._store.begin() as tx:
                heads: Iterable[Ready] = await tx.heads()
            self._start_first_of(heads)
        looked: set[Where] = set()
        while places := self._next_places(looked):
            looked.update(places)
            async with self._store.begin() as tx:
                found = [await tx.head(*place) for place in places]
            self._start_first_of(head for head in found if head)
        if self._soonest is None:
            return None
        return max((self._soonest - self._clock.now()).total_seconds(), _SHORTEST_WAIT_SECONDS)

    def _next_places(self, looked: set[Where]) -> list[Where]:
        """Take the marked places that can be written to now, the most urgent lanes first, then the longest marked."""
        free = [place for place in self._marked if place not in self._busy and place not in looked]
        places = heapq.nsmallest(AT_ONCE - len(self._busy), free, key=self._marked.__getitem__)
        for place in places:
            del self._marked[place]
        return places

    def _start_first_of(self, heads: Iterable[Ready]) -> None:
        now = self._clock.now()
        for head in heads:
            if not self._postman.serves(head.channel):
                continue
            ready_at = max(head.next_at, self._postman.holds.until(head.channel, now))
            if ready_at > now:
                self._soonest = min(self._soonest or ready_at, ready_at)
            elif self._is_free(head):
                self._start(head)
            else:
                self._mark((head.channel, head.address), head.lane)

    def _is_free(self, head: Ready) -> bool:
        """Whether something can go to this place now: not behind something else, nor on a channel that just failed."""
        if (head.channel, head.address) in self._busy or len(self._busy) >= AT_ONCE:
            return False
        on_trial = self._postman.holds.is_on_trial(head.channel)
        return not on_trial or all(channel != head.channel for channel, _address in self._busy)

    def _mark(self, place: Where, lane: int) -> None:
        self._marked[place] = min(lane, self._marked.get(place, lane))

    # --- sending ---

    def _start(self, head: Ready) -> None:
        task = asyncio.create_task(self._bring(head), name=f"send:{head.seq}")
        self._busy[head.channel, head.address] = task
        task.add_done_callback(lambda done: self._finished(head, done))

    async def _bring(self, head: Ready) -> None:
        """Send what waits in one place, until that is over, must wait, or other places want their turn."""
        row: Ready | None = head
        while row is not None:
            brought = await self._postman.bring(row)
            if not brought.taken:
                self._everywhere = True
                return
            row = brought.behind
            if row is not None and not self._may_go_on(row):
                self._mark((row.channel, row.address), row.lane)
                return

    def _may_go_on(self, row: Ready) -> bool:
        now = self._clock.now()
        others = self._stops or any(place != (row.channel, row.address) for place in self._marked)
        return not others and max(row.next_at, self._postman.holds.until(row.channel, now)) <= now

    def _finished(self, head: Ready, done: asyncio.Task[None]) -> None:
        del self._busy[head.channel, head.address]
        self._woken.set()
        if not done.cancelled() and (error := done.exception()):
            # It could not be recorded: without a pause the same row would be sent again at once, and again.
            self._everywhere = True
            self._postman.holds.hold(head.channel, self._clock.now())
            log.error("what was sent could not be recorded", exc_info=error, extra={"channel": head.channel})
