"""``buurtbot demo``: a neighbourhood on this machine until Ctrl-C, or one where stories are played (``--check``)."""

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
from bot.demo.homeserver_files import HomeserverFiles
from bot.demo.neighbour import NotHeard
from bot.demo.plays import STORIES
from bot.demo.ports import HOST, free_port, is_free
from bot.demo.settings import FILE, secret_of
from bot.demo.stage import Broken, Stage
from bot.demo.street import HOMESERVER, open_street
from bot.logs import configure

OK: Final = 0
FAILED: Final = 1
UNAVAILABLE: Final = 69
CHECK: Final = "check"
LOG: Final = "buurtbot.log"
MADE: Final = (HOMESERVER, "people", "bot", "*.secret", "clock.json", "settled.json", FILE, LOG)
"""What a demo makes in its folder."""


class Missing(Exception):
    """Something the demo needs is not here: one sentence with the fix."""


def run(options: argparse.Namespace) -> int:
    """Run the demo as the command line says; returns the exit code."""
    directory: Path = options.dir.resolve()
    demo = _check(directory / CHECK) if options.check else _serve(directory, options.port, fresh=options.fresh)
    code = UNAVAILABLE
    try:
        code = asyncio.run(_until_stopped(demo))
    except* (Missing, HomeserverFailed) as trouble:
        sys.stderr.write(f"buurtbot: {_first(trouble)}\n")
    except* NotHeard:
        sys.stderr.write(f"buurtbot: The neighbourhood did not settle in; read {LOG} in its folder, or say --fresh.\n")
    return code


def _first(trouble: BaseException) -> BaseException:
    while isinstance(trouble, BaseExceptionGroup):
        trouble = trouble.exceptions[0]
    return trouble


async def _until_stopped(demo: Coroutine[None, None, int]) -> int:
    """Run until it ends or Ctrl-C asks to stop; then everything stops in order."""
    task = asyncio.ensure_future(demo)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    try:
        return await task
    except asyncio.CancelledError:
        _tell("Everything is stopped. What was said is kept.")
        return OK


async def _serve(directory: Path, port: int, *, fresh: bool) -> int:
    begun = time.monotonic()
    if not is_free(port):
        raise Missing(f"Port {port} is in use; choose another with --port.")
    await asyncio.to_thread(_prepare, directory, fresh=fresh)
    async with open_street(directory, _python(), port=port, tell=_tell) as street:
        _tell(
            f"Ready in {time.monotonic() - begun:.0f} s.\n\n"
            f"  Open    http://{HOST}:{port}/demo\n"
            f"  Chat    with any Matrix app: homeserver {street.homeserver.url}, password {street.password},\n"
            f"          as {', '.join(neighbour.id for neighbour in CAST)}\n"
            f"  Look    .venv/bin/buurtbot check -c {directory / FILE}\n\n"
            "Ctrl-C stops everything. The next start goes on where this one ended."
        )
        await asyncio.Event().wait()
    return OK


async def _check(directory: Path) -> int:
    """Play the stories in a neighbourhood made for it, which no other demo knows."""
    begun = time.monotonic()
    await asyncio.to_thread(_prepare, directory, fresh=True)
    async with open_street(directory, _python(), port=free_port(), tell=_tell) as street:
        stage = Stage(street, _tell)
        for name, (title, play) in STORIES.items():
            _tell(f"\n{name}  {title}")
            try:
                await play(stage)
            except Broken as broken:
                _tell(f"    ✗ {broken}\n\n{name} did not go as it must.")
                return FAILED
    _tell(f"\nAll {len(STORIES)} stories went as they must, in {time.monotonic() - begun:.0f} s.")
    return OK


def _prepare(directory: Path, *, fresh: bool) -> None:
    """Make the folder, empty if it is to be; what the bot logs goes to a file there."""
    if fresh:
        _forget(directory)
    directory.mkdir(parents=True, exist_ok=True)
    log = (directory / LOG).open("a", encoding="utf-8", buffering=1)
    configure(log, secret=secret_of(directory, "log").encode())


def _forget(directory: Path) -> None:
    """Remove what an earlier demo made, and nothing else: the folder may be anybody's.

    Raises:
        Missing: a demo is running there.
    """
    if HomeserverFiles(directory / HOMESERVER).is_held():
        raise Missing(f"A demo runs in {directory}; stop it first.")
    for name in MADE:
        for made in directory.glob(name):
            if made.is_dir():
                shutil.rmtree(made)
            else:
                made.unlink()


def _python() -> Path:
    python = homeserver_python()
    if python is None:
        raise Missing("The homeserver is not installed; type: make homeserver")
    return python


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
