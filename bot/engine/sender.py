"""Empties the outbox: one row at a time per place, places side by side, never inside a transaction."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Final

from bot.channels.contract import Channel
from bot.clock import Clock
from bot.crash import CrashPlan
from bot.engine.holds import MOST_SECONDS, Wait
from bot.engine.marked import Marked, Where
from bot.engine.postman import Postman
from storage.outbox import Head
from storage.store import Store

log = logging.getLogger(__name__)

AT_ONCE: Final = 8
FINISH_SECONDS: Final = 2.0
"""How long a stop waits for sends that are safe to repeat; the next start sends them again, with one effect."""
FINISH_ONCE_SECONDS: Final = 6.0
"""The same where a message that was cut off could come twice, or never."""
_SHORTEST_WAIT_SECONDS: Final = 0.01


@dataclass(frozen=True, slots=True)
class _Sleep:
    """The first row of a place waits; remembered until it is tried, for its wait outlives a change of the clock."""

    row: Head
    wait: Wait

    def is_of(self, row: Head) -> bool:
        return (self.row.seq, self.row.next_at) == (row.seq, row.next_at)


class Sender:
    """Starts sending whatever is first in its place, when its time has come.

    It looks everywhere at its start and after trouble; otherwise only where something was queued, is left, or has
    waited long enough. A place that is written to stays marked, so that nothing that comes meanwhile is overlooked.
    """

    def __init__(
        self, store: Store, channels: Mapping[str, Channel], clock: Clock, crash: CrashPlan, heard: Callable[[], None]
    ) -> None:
        self._store = store
        self._channels = tuple(channels)
        self._clock = clock
        self._postman = Postman(store, channels, clock, crash, heard, self.look_at)
        self._busy: dict[Where, asyncio.Task[None]] = {}
        self._marked = Marked()
        self._asleep: dict[Where, _Sleep] = {}
        self._everywhere = True
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
            self._marked.mark(place, lane)
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
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await self._woken.wait()
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
        if self._everywhere:
            await self._look_everywhere()
        self._rouse()
        looked: set[Where] = set()
        while places := self._next_places(looked):
            looked.update(places)
            async with self._store.begin() as tx:
                found = [await tx.head(*place) for place in places]
            self._start_first_of(head for head in found if head)
        return self._wait_seconds()

    async def _look_everywhere(self) -> None:
        # Forgotten before it is read: what is marked meanwhile may be newer than what we read.
        self._everywhere = False
        self._marked.clear()
        asleep, busy = set(self._asleep), set(self._busy)
        async with self._store.begin() as tx:
            heads = await tx.heads()
        for place in asleep - {head.place for head in heads}:
            self._asleep.pop(place, None)
        # What we read of a place that was being written to may have been sent meanwhile.
        self._start_first_of(heads, not_now=busy)

    def _rouse(self) -> None:
        """Mark the places whose first row has waited long enough."""
        now = self._clock.now()
        for place, sleep in self._asleep.items():
            if sleep.wait.ends_at(now) <= now:
                self._marked.mark(place, sleep.row.lane)

    def _next_places(self, looked: set[Where]) -> list[Where]:
        """Take the marked places that can be written to now, as many as there is room for."""
        free = (place for place in self._marked if place not in looked and self._is_free(place))
        places = [*islice(free, AT_ONCE - len(self._busy))]
        for place in places:
            self._marked.take(place)
        return places

    def _start_first_of(self, heads: Iterable[Head], not_now: Set[Where] = frozenset()) -> None:
        for head in heads:
            if not self._postman.serves(head.channel):
                continue
            room = len(self._busy) < AT_ONCE and head.place not in not_now and self._is_free(head.place)
            if room and self._has_slept(head):
                self._start(head)
            else:
                self._come_back(head)

    def _is_free(self, place: Where) -> bool:
        """Whether something can go to this place now: not behind something else, nor on a channel that must wait."""
        channel, holds, now = place[0], self._postman.holds, self._clock.now()
        if place in self._busy or holds.until(channel, now) > now:
            return False
        return not holds.is_on_trial(channel) or all(other != channel for other, _address in self._busy)

    def _wait_seconds(self) -> float | None:
        """Say how long nothing can be ready unless we are woken; None: for ever."""
        now = self._clock.now()
        ends = [sleep.wait.ends_at(now) for sleep in self._asleep.values()]
        if self._marked:
            ends += [self._postman.holds.until(channel, now) for channel in self._channels]
        moments = [end for end in ends if end > now]
        return max((min(moments) - now).total_seconds(), _SHORTEST_WAIT_SECONDS) if moments else None

    # --- sending ---

    def _start(self, head: Head) -> None:
        self._asleep.pop(head.place, None)
        task = asyncio.create_task(self._bring(head), name=f"send:{head.seq}")
        self._busy[head.place] = task
        task.add_done_callback(lambda done: self._finished(head, done))

    async def _bring(self, head: Head) -> None:
        """Send what waits in one place, until that is over, must wait, or other places want their turn."""
        row: Head | None = head
        while row is not None:
            row = await self._postman.bring(row)
            if row is not None and not self._may_go_on(row):
                self._come_back(row)
                return

    def _come_back(self, row: Head) -> None:
        """Look at a place again when the row whose turn it is there may be tried."""
        if self._has_slept(row):
            self._marked.mark(row.place, row.lane)

    def _has_slept(self, row: Head) -> bool:
        """Whether a row has waited long enough; else its place sleeps, from now on or still."""
        now, place = self._clock.now(), row.place
        if row.next_at <= now:
            self._asleep.pop(place, None)
            return True
        sleep = self._asleep.get(place)
        if sleep is None or not sleep.is_of(row):
            length = min(row.next_at - now, timedelta(seconds=MOST_SECONDS))
            sleep = self._asleep[place] = _Sleep(row, Wait(now + length, length))
        return sleep.wait.ends_at(now) <= now

    def _may_go_on(self, row: Head) -> bool:
        now = self._clock.now()
        others = self._stops or self._marked.has_others_than(row.place)
        return not others and self._has_slept(row) and self._postman.holds.until(row.channel, now) <= now

    def _finished(self, head: Head, done: asyncio.Task[None]) -> None:
        del self._busy[head.place]
        self._woken.set()
        if not done.cancelled() and (error := done.exception()):
            # It could not be recorded: without a pause the same row would be sent again at once, and again.
            self._everywhere = True
            self._postman.holds.hold(head.channel, self._clock.now())
            log.error("what was sent could not be recorded", exc_info=error, extra={"channel": head.channel})
