"""The command line. What a command needs is imported when it runs, so that asking to stop is heard from the start."""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.stopping import leave, stopping_at_once, until_stopped

if TYPE_CHECKING:
    from bot.config import Config

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code says how it went."""
    options = _parser().parse_args(arguments, argparse.Namespace(is_process=arguments is None))
    try:
        code: int = options.run(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _refused(error)
    return code


def _refused(error: Exception) -> int:
    """Say an operator's mistake in one sentence; anything else is ours and flies on."""
    from bot.mistakes import mistake_of

    mistake = mistake_of(error)
    if mistake is None:
        raise error
    print(f"buurtbot: {mistake.sentence}", file=sys.stderr)
    return mistake.code


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
        ("rotate-key", _rotate_key, "seal everything with a new key, also beside the running service"),
    ):
        _configured(commands.add_parser(name, help=help_)).set_defaults(run=run)

    record = _configured(commands.add_parser("record", help="what is done with people's data, to keep and sign"))
    record.add_argument("--csv", action="store_true", help="only what is kept, as a table")
    record.set_defaults(run=_record)

    backup = _configured(commands.add_parser("backup", help="one sealed file with database and keys"))
    backup.add_argument("file", type=Path, metavar="FILE", help="the file to make")
    backup.set_defaults(run=_backup)

    restore = _configured(commands.add_parser("restore", help="put a backup back"))
    restore.add_argument("file", type=Path, metavar="FILE", help="the backup")
    restore.add_argument("--key", type=Path, metavar="FILE", help="where the backup key is, if not in bot.data_dir")
    restore.add_argument("--replace", action="store_true", help="lose what is there now")
    device = restore.add_mutually_exclusive_group()
    device.add_argument(
        "--new-device", action="store_true", help="sign in as a new device (so it is without this, too)"
    )
    device.add_argument("--same-device", action="store_true", help="go on as the old device, for who has no password")
    restore.set_defaults(run=_restore)

    directory = commands.add_parser("directory", help="the services that people are told of")
    deeds = directory.add_subparsers(required=True, metavar="DEED")
    import_ = _configured(deeds.add_parser("import", help="read them in from a CSV file, whole or not at all"))
    import_.add_argument("file", type=Path, metavar="FILE", help="the file; docs/directory.md tells its columns")
    import_.add_argument("--dry-run", action="store_true", help="only say what would change")
    import_.set_defaults(run=_import_directory)

    talk = commands.add_parser("talk", help="chat with the whole bot here, without a homeserver")
    talk.add_argument("--as", dest="name", type=_name, default="maria", help="who you are")
    talk.add_argument("--language", type=_language, default=None, metavar="CODE", help="your language, such as nl")
    talk.add_argument("--script", type=Path, metavar="FILE", help="play a written conversation and print what is heard")
    talk.add_argument("--database", metavar="URL", help="keep it in this database instead of in memory")
    talk.set_defaults(run=_talk)
    return parser


def _configured(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("-c", "--config", type=Path, required=True, metavar="FILE", help="configuration (TOML)")
    return command


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; write a number up to 65535")
    return int(text)


def _name(text: str) -> str:
    if not re.fullmatch(r"\w{1,13}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no name; write one word of at most 13 letters")
    return text.lower()


def _language(text: str) -> str:
    from bot.i18n import Speech

    spoken = Speech.load().languages
    if text.lower() not in spoken:
        raise argparse.ArgumentTypeError(f"{text!r} is no language here; use one of {', '.join(spoken)}")
    return text.lower()


def _run(options: argparse.Namespace) -> int:
    with stopping_at_once():
        from bot.service import run

        code = until_stopped(run(_config(options)))
        if options.is_process:
            leave(code)
        return code


def _check(options: argparse.Namespace) -> int:
    from bot.upkeep.checkup import check

    return asyncio.run(check(_config(options)))


def _migrate(options: argparse.Namespace) -> int:
    from bot.service import bring_up_to_date

    return asyncio.run(bring_up_to_date(_config(options)))


def _backup(options: argparse.Namespace) -> int:
    from bot.clock import SystemClock
    from bot.upkeep.backup import back_up

    return asyncio.run(back_up(_config(options), options.file, SystemClock()))


def _restore(options: argparse.Namespace) -> int:
    from bot.upkeep.restoring import Wishes, restore

    wishes = Wishes(options.key, options.replace, options.same_device)
    return asyncio.run(restore(_config(options), options.file, wishes))


def _record(options: argparse.Namespace) -> int:
    from bot.i18n import Speech
    from bot.upkeep.record import record

    return record(_config(options), Speech.load(), as_csv=options.csv)


def _rotate_key(options: argparse.Namespace) -> int:
    from bot.upkeep.rotation import rotate_key

    return asyncio.run(rotate_key(_config(options)))


def _import_directory(options: argparse.Namespace) -> int:
    from bot.clock import SystemClock
    from bot.directory.importing import import_directory

    config = _config(options)
    return asyncio.run(import_directory(config, options.file, SystemClock(), dry_run=options.dry_run))


def _talk(options: argparse.Namespace) -> int:
    from bot.play.talk import play, talk

    if options.script:
        return asyncio.run(play(options.script, options.database))
    signal.signal(signal.SIGINT, _interrupt)  # asyncio's own handler lets the line that is being typed go on
    return asyncio.run(talk(options.name, options.language, options.database))


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _demo(options: argparse.Namespace) -> int:
    with stopping_at_once():
        from bot.demo.command import run

        return run(options)


def _config(options: argparse.Namespace) -> Config:
    from bot.config import load

    return load(options.config, os.environ)


if __name__ == "__main__":
    sys.exit(main())
