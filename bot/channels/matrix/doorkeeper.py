"""Joins and leaves rooms as was decided; what does not succeed at once is tried again later."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.channels.matrix.roombook import Book, Do, Errand
from bot.channels.matrix.transport import MatrixError, TokenRejected, TooFast, Transport, Unreachable, client

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.contract import Notebook

log = logging.getLogger(__name__)

AGAIN_AFTER_SECONDS: Final = (1.0, 5.0, 30.0, 300.0, 900.0, 3600.0)
"""Waits between tries; the last one repeats. Homeservers may agree on an invitation only after a while."""
TRIES: Final = 24
LEAVE_EVERY_SECONDS: Final = 1.0


@dataclass(slots=True)
class _Try:
    """How often an errand was tried, and when it may be tried again (loop time, seconds)."""

    count: int = 0
    at: float = 0.0
    errand: Errand | None = field(default=None)


class Doorkeeper:
    """Runs the errands in the book, joins first; refusals go out at most one a second (docs/bad-input.md B21)."""

    def __init__(self, transport: Transport, book: Book, notebook: Notebook) -> None:
        """Take errands from *book*; ``wake`` tells that there are new ones."""
        self._transport = transport
        self._book = book
        self._notebook = notebook
        self._news = asyncio.Event()
        self._tries: dict[str, _Try] = {}

    def wake(self) -> None:
        """Look at the errands now."""
        self._news.set()

    async def run(self) -> None:
        """Run errands until cancelled."""
        while True:
            self._news.clear()
            for errand in self._ready():
                await self._go(errand)
                if errand.do is Do.LEAVE:
                    await asyncio.sleep(LEAVE_EVERY_SECONDS)
            await self._until_next()

    def _ready(self) -> Sequence[Errand]:
        now = asyncio.get_running_loop().time()
        self._tries = {room: tried for room, tried in self._tries.items() if room in self._book.errands}
        ready = [errand for errand in self._book.errands.values() if self._try_of(errand).at <= now]
        return sorted(ready, key=lambda errand: errand.do is Do.LEAVE)

    def _try_of(self, errand: Errand) -> _Try:
        tried = self._tries.get(errand.room)
        if tried is None or tried.errand != errand:
            tried = self._tries[errand.room] = _Try(errand=errand)
        return tried

    async def _go(self, errand: Errand) -> None:
        try:
            await self._do(errand)
        except TokenRejected:
            # The pump meets the same and signs in again.
            self._wait(errand, AGAIN_AFTER_SECONDS[1])
        except MatrixError as trouble:
            await self._put_off(errand, trouble)
        else:
            # A join is done when the sync shows it; a leave is seen by nobody but us.
            if errand.do is Do.LEAVE:
                await self._forget(errand)
            else:
                self._wait(errand, AGAIN_AFTER_SECONDS[-1])

    async def _do(self, errand: Errand) -> None:
        match errand.do:
            case Do.JOIN:
                await join(self._transport, errand.room, errand.via)
            case Do.LEAVE:
                await self._transport.call("POST", client("rooms", errand.room, "leave"), body={})

    async def _put_off(self, errand: Errand, trouble: MatrixError) -> None:
        tried = self._try_of(errand)
        refused = not isinstance(trouble, Unreachable | TooFast)
        if refused and (errand.do is Do.LEAVE or tried.count >= TRIES):
            log.info("an errand is given up", extra={"kind": type(trouble).__name__})
            await self._forget(errand)
            return
        wait = AGAIN_AFTER_SECONDS[min(tried.count, len(AGAIN_AFTER_SECONDS) - 1)]
        self._wait(errand, max(wait, trouble.retry_after) if isinstance(trouble, TooFast) else wait)

    def _wait(self, errand: Errand, seconds: float) -> None:
        tried = self._try_of(errand)
        tried.count += 1
        tried.at = asyncio.get_running_loop().time() + seconds

    async def _forget(self, errand: Errand) -> None:
        name, _ = errand.note
        await self._notebook.write(name, None)
        self._book.take({}, {name: None})

    async def _until_next(self) -> None:
        waits = [self._try_of(errand).at for errand in self._book.errands.values()]
        # Not wait_for: until Python 3.12 it may swallow a cancellation that comes together with the news.
        with suppress(TimeoutError):
            async with asyncio.timeout_at(min(waits, default=None)):
                await self._news.wait()


async def join(transport: Transport, room: str, via: Sequence[str]) -> None:
    """Join a room; a body is always sent, because some homeservers refuse none."""
    servers = list(via)[:3]
    path = client("join", room)
    if servers:
        # The old and the new name of the same parameter; a mapping holds one server each, which is enough.
        await transport.call("POST", path, query={"via": servers[0], "server_name": servers[-1]}, body={})
    else:
        await transport.call("POST", path, body={})
