"""Stopping a service that was asked to: politely from its first moment, and with exit code 0."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Final, NoReturn

OK: Final = 0
_ASKS: Final = (signal.SIGINT, signal.SIGTERM)
"""In the order in which they are listened to: who sees that SIGTERM is heard may send either."""


@contextmanager
def stopping_at_once() -> Iterator[None]:
    """End with 0 when asked to stop before `until_stopped` listens: nothing was opened or made yet."""
    # Not by an exception: raised in the middle of an import it can be swallowed there.
    before = {number: signal.signal(number, lambda _number, _frame: os._exit(OK)) for number in _ASKS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def until_stopped(service: Coroutine[None, None, int]) -> int:
    """Run a service until it ends or SIGTERM or SIGINT asks it to stop in order; asking again hurries nothing."""

    async def stoppable() -> int:
        task = asyncio.create_task(service)
        for number in _ASKS:
            asyncio.get_running_loop().add_signal_handler(number, _stop, task)
        try:
            return await task
        except asyncio.CancelledError:
            return OK
        finally:
            # asyncio.run waits for the threads of its executor, and a name that is being looked up there takes long.
            asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))

    return asyncio.run(stoppable())


def leave(code: int) -> NoReturn:
    """End the process now, though a thread may still wait for an answer that nobody needs any more."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _stop(task: asyncio.Task[int]) -> None:
    if not task.cancelling():
        task.cancel()
