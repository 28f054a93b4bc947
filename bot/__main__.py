"""The command line."""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import signal
import sys
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from bot.channels.matrix.outcomes import DeviceError
from bot.config import ConfigError, load
from bot.lease import AlreadyRunning
from storage.keyring import KeyMissing
from storage.migrate import SchemaNewer

if TYPE_CHECKING:
    from bot.config import Config

OK, UNAVAILABLE, CONFIGURATION = 0, 69, 78
_OPERATORS_MISTAKES: tuple[tuple[tuple[type[Exception], ...], int], ...] = (
    ((ConfigError, DeviceError, KeyMissing, SchemaNewer), CONFIGURATION),
    ((AlreadyRunning, SQLAlchemyError, OSError), UNAVAILABLE),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code says how it went."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except KeyboardInterrupt:
        return OK
    except Exception as error:
        return _refused(error)
    return code


def _refused(error: Exception) -> int:
    """Say an operator's mistake in one sentence; anything else is ours and flies on."""
    cause = error
    while isinstance(cause, ExceptionGroup) and len(cause.exceptions) == 1:
        cause = cause.exceptions[0]
    code = next((code for kinds, code in _OPERATORS_MISTAKES if isinstance(cause, kinds)), None)
    if code is None:
        raise error
    print(f"buurtbot: {_said(cause)}", file=sys.stderr)
    return code


def _said(cause: BaseException) -> str:
    """Say it in one sentence; what a database or the system says may hold a path or a password, so only its kind."""
    if isinstance(cause, (SQLAlchemyError, OSError)):
        name = type(cause).__name__
        return f"The database or a folder cannot be used ({name}); look at database.url and bot.data_dir."
    return str(cause)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="buurtbot", description="A neighbourhood bot for Matrix.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    demo = commands.add_parser("demo", help="a whole neighbourhood on this machine, to try it")
    demo.add_argument("--check", action="store_true", help="play whole requests by real clients, then stop")
    demo.add_argument("--fresh", action="store_true", help="forget what an earlier demo kept")
    demo.add_argument("--dir", type=Path, default=Path("demo-data"), help="where the demo keeps its state")
    demo.add_argument("--port", type=_port, default=8080, help="port of the web page")
    demo.set_defaults(run=_demo)

    for name, run, help_ in (
        ("run", _run, "the service"),
        ("check", _check, "look whether everything is well"),
        ("migrate", _migrate, "bring the database up to date"),
    ):
        command = commands.add_parser(name, help=help_)
        command.add_argument("-c", "--config", type=Path, required=True, metavar="FILE", help="configuration (TOML)")
        command.set_defaults(run=run)

    talk = commands.add_parser("talk", help="chat with the whole bot here, without a homeserver")
    talk.add_argument("--as", dest="name", type=_name, default="maria", help="who you are")
    talk.add_argument("--language", default=None, help="your language: nl, fr, en or de")
    talk.add_argument("--script", type=Path, metavar="FILE", help="play a written conversation and print what is heard")
    talk.add_argument("--database", metavar="URL", help="keep it in this database instead of in memory")
    talk.set_defaults(run=_talk)
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; write a number up to 65535")
    return int(text)


def _name(text: str) -> str:
    if not re.fullmatch(r"\w{1,13}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no name; write one word of at most 13 letters")
    return text


def _run(options: argparse.Namespace) -> int:
    from bot.service import run

    return _until_stopped(run(_config(options)))


def _check(options: argparse.Namespace) -> int:
    from bot.service import check

    return asyncio.run(check(_config(options)))


def _migrate(options: argparse.Namespace) -> int:
    from bot.service import bring_up_to_date

    return asyncio.run(bring_up_to_date(_config(options)))


def _talk(options: argparse.Namespace) -> int:
    from bot.talk import play, talk

    if options.script:
        return asyncio.run(play(options.script, options.database))
    return asyncio.run(talk(options.name, options.language, options.database))


def _demo(options: argparse.Namespace) -> int:
    from bot.demo.command import run

    return run(options)


def _config(options: argparse.Namespace) -> Config:
    return load(options.config, os.environ)


def _until_stopped(service: Coroutine[None, None, int]) -> int:
    """Run a service until SIGTERM or SIGINT asks it to stop in order."""

    async def stoppable() -> int:
        task = asyncio.create_task(service)
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        try:
            return await task
        except asyncio.CancelledError:
            return OK

    return asyncio.run(stoppable())


if __name__ == "__main__":
    sys.exit(main())
