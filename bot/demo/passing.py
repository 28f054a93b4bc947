"""Lets time pass in the neighbourhood: what comes due on the way happens at its own moment, not all at the end."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Final

from bot.demo.moved_clock import MovedClock
from bot.product import Engine

POLL_SECONDS: Final = 0.02
PATIENCE_SECONDS: Final = 10.0


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
            self._move_to(then)

    def _move_to(self, then: datetime) -> None:
        self._clock.move(max(then - self._clock.now(), timedelta()))

    async def _next(self) -> datetime | None:
        async with self._engine.store.begin() as tx:
            return await tx.next_due_at()

    async def _happened(self, due_at: datetime) -> None:
        """Wait until the bot has seen to what was due; it is at it already, we only watch."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while (waiting := await self._next()) is not None and waiting <= due_at:  # noqa: ASYNC110 - the bot's own table tells
                await asyncio.sleep(POLL_SECONDS)
