"""One writes at a time, in the order in which it was asked for; who can wait lets others go first for a while."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PATIENT_SECONDS: Final = 0.5
"""Who can wait lets go first whoever asks up to so much later; never more, so that nobody waits for ever."""


class Writer:
    """The only one who writes; use as ``async with writer.mine(patient=True)``."""

    def __init__(self) -> None:
        self._is_taken = False
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()

    @asynccontextmanager
    async def mine(self, *, patient: bool = False) -> AsyncIterator[None]:
        """Wait until it is ours, and have it until the end of the block."""
        if self._is_taken:
            await self._wait(PATIENT_SECONDS if patient else 0.0)
        self._is_taken = True
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, patience: float) -> None:
        loop = asyncio.get_running_loop()
        called = loop.create_future()
        heapq.heappush(self._waiting, (loop.time() + patience, next(self._numbers), called))
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():
                self._pass_on()  # it was ours already
            raise

    def _pass_on(self) -> None:
        """Call who is next; it stays taken meanwhile, so that nobody comes in between."""
        while self._waiting:
            _, _, called = heapq.heappop(self._waiting)
            if not called.done():
                called.set_result(None)
                return
        self._is_taken = False
