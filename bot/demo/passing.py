"""Lets time pass in the neighbourhood: what comes due on the way happens at its own moment, not all at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.demo.cast import ZONE
from bot.demo.moved_clock import MovedClock
from bot.product import Engine

POLL_SECONDS: Final = 0.02
PATIENCE_SECONDS: Final = 10.0
SENDING_SECONDS: Final = 2.0
MORNING: Final = time(8)
"""When nobody's rest is disturbed any more, and who helps that day has been reminded."""


def next_morning(now: datetime) -> datetime:
    """Return eight o'clock of the next day by the wall clock of the neighbourhood."""
    local = now.astimezone(ZoneInfo(ZONE))
    return datetime.combine(local.date() + timedelta(days=1), MORNING, local.tzinfo)


class Passing:
    """Moves the clock of a running bot."""

    def __init__(self, engine: Engine, clock: MovedClock) -> None:
        self._engine = engine
        self._clock = clock
        self._turn = asyncio.Lock()

    async def later(self, by: timedelta) -> None:
        """Let some time pass."""
        await self.until(self._clock.now() + by)

    async def until(self, then: datetime) -> None:
        """Let time pass until an instant (aware); one that has passed changes nothing."""
        async with self._turn:
            while (due_at := await self._next()) is not None and due_at <= then:
                self._move_to(due_at)
                await self._happened(due_at)
                await self._said()
            self._move_to(then)

    def _move_to(self, then: datetime) -> None:
        self._clock.move(max(then - self._clock.now(), timedelta()))

    async def _next(self) -> datetime | None:
        async with self._engine.store.begin() as tx:
            return await tx.next_due_at()

    async def _said(self) -> None:
        """Wait until what was decided is said, at its own time; what cannot be sent holds up nothing."""
        with suppress(TimeoutError):
            await _until(self._all_is_said, SENDING_SECONDS)

    async def _all_is_said(self) -> bool:
        async with self._engine.store.begin() as tx:
            return await tx.oldest_waiting() is None

    async def _happened(self, due_at: datetime) -> None:
        """Wait until the bot has seen to what was due; it is at it already, we only watch."""

        async def is_done() -> bool:
            waiting = await self._next()
            return waiting is None or waiting > due_at

        await _until(is_done, PATIENCE_SECONDS)


async def _until(is_so: Callable[[], Awaitable[bool]], seconds: float) -> None:
    """Wait until the bot's own tables say so; raises ``TimeoutError``."""
    async with asyncio.timeout(seconds):
        while not await is_so():  # noqa: ASYNC110 - the tables are the bot's; they ring no bell for us
            await asyncio.sleep(POLL_SECONDS)
