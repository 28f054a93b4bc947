"""Wakes when something is due. APScheduler only knows when to look; the table knows what is due.

One job, rescheduled to the next due row: it may run late (``misfire_grace_time=None``), never twice at once, and holds
nothing that could be lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from bot.clock import Clock, SystemClock

if TYPE_CHECKING:
    from bot.engine.dispatch import Decided, Dispatcher
    from storage.store import Store

_BEAT = timedelta(seconds=30)


class Schedule:
    """Lets due rows come up at their time."""

    def __init__(self, store: Store, dispatcher: Dispatcher, clock: Clock) -> None:
        self._store = store
        self._dispatcher = dispatcher
        self._clock = clock
        self._looking = asyncio.Event()
        self._beaten_at: datetime | None = None

    def look(self) -> None:
        """Look now: something was scheduled, or it is time."""
        self._looking.set()

    async def _ring(self) -> None:
        """Look now, on our own event loop: APScheduler runs what is no coroutine in a thread."""
        self.look()

    async def run(self, pass_on: Callable[[Decided], None], looked: Callable[[], None]) -> None:
        """Decide about what is due until cancelled; pass on what follows from each row, and say when none is left."""
        self.look()  # at the start, and after trouble: the alarm that was set has gone with the run before
        alarm = AsyncIOScheduler(timezone="UTC")
        alarm.start()
        try:
            while True:
                await self._looking.wait()
                self._looking.clear()
                while decided := await self._dispatcher.dispatch_due():
                    pass_on(decided)
                looked()
                await self._set_alarm(alarm)
        finally:
            alarm.shutdown(wait=False)

    async def _set_alarm(self, alarm: AsyncIOScheduler) -> None:
        now = self._clock.now()
        async with self._store.begin() as tx:
            if self._beaten_at is None or now - self._beaten_at >= _BEAT / 2:
                await tx.beat(now)
                self._beaten_at = now
            moments = [moment for moment in (await tx.next_due_at(), await tx.next_retry_at()) if moment]
        next_due = min(moments, default=None)
        wait = max(min((next_due or now + _BEAT) - now, _BEAT), timedelta(milliseconds=10))
        alarm.add_job(
            self._ring,
            # The alarm rings by the machine's clock, whatever clock we go by.
            DateTrigger(SystemClock().now() + wait),
            id="look",
            replace_existing=True,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
