"""``buurtbot demo``: a neighbourhood on this machine until Ctrl-C, or one that is played and checked (``--check``)."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import signal
import sys
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Final

from bot.demo.cast import CAST
from bot.demo.homeserver import HomeserverFailed, homeserver_python
from bot.demo.ports import HOST, free_port, is_free
from bot.demo.settings import FILE
from bot.demo.street import open_street

OK: Final = 0
FAILED: Final = 1
UNAVAILABLE: Final = 69


class Missing(Exception):
    """Something the demo needs is not here: one sentence with the fix."""


def run(options: argparse.Namespace) -> int:
    """Run the demo as the command line says; returns the exit code."""
    directory: Path = options.dir
    try:
        if options.check:
            return asyncio.run(_until_stopped(_check(directory / "check")))
        if options.fresh:
            shutil.rmtree(directory, ignore_errors=True)
        return asyncio.run(_until_stopped(_serve(directory, options.port)))
    except* (Missing, HomeserverFailed) as trouble:
        sys.stderr.write(f"buurtbot: {_first(trouble)}\n")
    return UNAVAILABLE


def _first(trouble: BaseException) -> BaseException:
    while isinstance(trouble, BaseExceptionGroup):
        trouble = trouble.exceptions[0]
    return trouble


async def _until_stopped(demo: Coroutine[None, None, int]) -> int:
    """Run until it ends or Ctrl-C asks to stop; then everything stops in order."""
    task = asyncio.ensure_future(demo)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, task.cancel)
    try:
        return await task
    except asyncio.CancelledError:
        _tell("Everything is stopped. What was said is kept.")
        return OK


async def _serve(directory: Path, port: int) -> int:
    begun = time.monotonic()
    if not is_free(port):
        raise Missing(f"Port {port} is in use; choose another with --port.")
    async with open_street(directory, _python(), port=port, tell=_tell) as street:
        people = ", ".join(neighbour.id for neighbour in CAST)
        _tell(
            f"Ready in {time.monotonic() - begun:.0f} s.\n\n"
            f"  Open   http://{HOST}:{port}/demo\n"
            f"  Chat   with any Matrix app: homeserver {street.homeserver.url}\n"
            f"         names {people}\n"
            f"         password {street.password}\n"
            f"  Look   buurtbot check -c {directory / FILE}\n\n"
            "Ctrl-C stops everything; the next start goes on where this one ended."
        )
        await asyncio.Event().wait()
    return OK


async def _check(directory: Path) -> int:
    """Play the stories in a neighbourhood made for it, which no other demo knows."""
    await asyncio.to_thread(shutil.rmtree, directory, ignore_errors=True)
    async with open_street(directory, _python(), port=free_port(), tell=_tell):
        return FAILED


def _python() -> Path:
    python = homeserver_python()
    if python is None:
        raise Missing("The homeserver is not installed; type: make homeserver")
    return python


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
