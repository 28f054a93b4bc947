"""Empties the outbox: one row at a time per place, places side by side, never inside a transaction."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Final

from bot.channels.contract import Channel
from bot.clock import Clock
from bot.crash import CrashPlan
from bot.postman import Postman
from storage.outbox import Ready
from storage.store import Store

log = logging.getLogger(__name__)

AT_ONCE: Final = 8
FINISH_SECONDS: Final = 2.0
"""How long a stop waits for sends that are safe to repeat; the next start sends them again, with one effect."""
FINISH_ONCE_SECONDS: Final = 6.0
"""The same where a message that was cut off could come twice, or never."""
_SHORTEST_WAIT_SECONDS: Final = 0.01


class Sender:
    """Starts sending whatever is first in its place, when its time has come."""

    def __init__(
        self, store: Store, channels: Mapping[str, Channel], clock: Clock, crash: CrashPlan, heard: Callable[[], None]
    ) -> None:
        self._store = store
        self._clock = clock
        self._postman = Postman(store, channels, clock, crash, heard)
        self._busy: dict[tuple[str, str], asyncio.Task[None]] = {}
        self._woken = asyncio.Event()
        self._woken.set()
        self._once = frozenset(name for name, channel in channels.items() if not channel.abilities.idempotent)

    def wake(self) -> None:
        """Look again: something was decided."""
        self._woken.set()

    async def run(self) -> None:
        """Send until cancelled; what is under way then gets a little time to arrive."""
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
        if not self._busy:
            return
        once = any(channel in self._once for channel, _address in self._busy)
        _done, late = await asyncio.wait(self._busy.values(), timeout=FINISH_ONCE_SECONDS if once else FINISH_SECONDS)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def drain(self) -> None:
        """Send all that is ready now, and return when nothing is under way (for written conversations)."""
        while True:
            await self._start_what_is_ready()
            if not self._busy:
                return
            await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)

    async def _start_what_is_ready(self) -> float | None:
        """Start a task per place whose first row is ready; return how long to wait at most for the next (seconds)."""
        async with self._store.begin() as tx:
            heads = await tx.heads()
        return self._start_first_of(heads)

    def _start_first_of(self, heads: Iterable[Ready]) -> float | None:
        now, soonest = self._clock.now(), None
        for head in heads:
            if not self._is_free(head):
                continue
            ready_at = max(head.next_at, self._postman.holds.until(head.channel, now))
            if ready_at > now:
                soonest = min(soonest or ready_at, ready_at)
            elif len(self._busy) < AT_ONCE:
                self._start(head)
        return None if soonest is None else max((soonest - now).total_seconds(), _SHORTEST_WAIT_SECONDS)

    def _is_free(self, head: Ready) -> bool:
        """Whether nothing else is on its way to this place, or on a channel that just failed."""
        if not self._postman.serves(head.channel) or (head.channel, head.address) in self._busy:
            return False
        on_trial = self._postman.holds.is_on_trial(head.channel)
        return not on_trial or all(channel != head.channel for channel, _address in self._busy)

    def _start(self, head: Ready) -> None:
        task = asyncio.create_task(self._postman.bring(head), name=f"send:{head.seq}")
        self._busy[head.channel, head.address] = task
        task.add_done_callback(lambda done: self._finished(head, done))

    def _finished(self, head: Ready, done: asyncio.Task[None]) -> None:
        del self._busy[head.channel, head.address]
        self._woken.set()
        if not done.cancelled() and (error := done.exception()):
            # It could not be recorded: without a pause the same row would be sent again at once, and again.
            self._postman.holds.hold(head.channel, self._clock.now())
            log.error("what was sent could not be recorded", exc_info=error, extra={"channel": head.channel})
