"""The service by a clock that is moved: ``python -m tests.faults.timed MOVES CONFIG``, else as ``buurtbot run``.

Nothing of the product is replaced: its clock is given to it, and the event loop counts its pauses by the same time.
"""

import asyncio
import os
import selectors
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from selectors import SelectorKey
from typing import TYPE_CHECKING

from bot.app import App
from bot.config import load
from bot.logs import configure
from tests.faults.moves import MovedTime

if TYPE_CHECKING:
    from _typeshed import FileDescriptorLike

LOOK_SECONDS = 0.2
CAN_BE_MOVED = "time can be moved"
"""Stands in the log of a new life from when it listens to SIGUSR1; before that the signal would end it."""


class HurriedSelector(selectors.DefaultSelector):
    """Waits as much shorter as time goes faster."""

    def __init__(self, time: MovedTime) -> None:
        super().__init__()
        self._time = time

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        """Wait for the first event, for ``timeout`` seconds of the moved time at most."""
        return super().select(timeout if timeout is None else timeout / self._time.pace)

    def get_map(self) -> "Mapping[FileDescriptorLike, SelectorKey]":
        """Return what is waited for."""
        return super().get_map() or {}


class HurriedLoop(asyncio.SelectorEventLoop):
    """An event loop whose pauses are counted by moved time."""

    def __init__(self, time: MovedTime) -> None:
        self._moved = time
        super().__init__(HurriedSelector(time))

    def time(self) -> float:
        """Tell the moved seconds."""
        return self._moved.monotonic()


async def serve(time: MovedTime, config_file: Path) -> None:
    """Serve until SIGTERM; SIGUSR1 says that time was moved."""
    config, loop = load(config_file, os.environ), asyncio.get_running_loop()
    configure(sys.stderr, secret=b"the bench")
    async with App.open(config, clock=time, environ=os.environ) as app:

        def look() -> None:
            time.look()
            app.engine.schedule.look()
            app.engine.sender.wake()

        loop.add_signal_handler(signal.SIGUSR1, look)
        sys.stderr.write(f"{CAN_BE_MOVED}\n")
        task = asyncio.create_task(app.run())
        loop.add_signal_handler(signal.SIGTERM, task.cancel)
        keeping_up = asyncio.create_task(keep_up(app, time))
        try:
            with suppress(asyncio.CancelledError):
                await task
        finally:
            keeping_up.cancel()


async def keep_up(app: App, time: MovedTime) -> None:
    """Look at what is due while time is hurried: APScheduler rings by the machine's clock."""
    while True:
        await asyncio.sleep(LOOK_SECONDS * time.pace)
        if time.pace > 1:
            app.engine.schedule.look()


def main() -> None:
    """Serve."""
    time = MovedTime(Path(sys.argv[1]))
    with asyncio.Runner(loop_factory=lambda: HurriedLoop(time)) as runner:
        runner.run(serve(time, Path(sys.argv[2])))


if __name__ == "__main__":
    main()
