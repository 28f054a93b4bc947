"""``buurtbot directory import``: say what a file changes in the directory, and write it whole or not at all.

A file speaks for the zones that it names, and for what is for everybody when it has lines without a zone: what is known
of these and does not stand in the file is taken out. Another zone can stand in a file of its own.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.clock import Clock
from bot.config import Config, ConfigError
from bot.directory.lines import Line, read_lines
from bot.directory.sheet import Fault, read_sheet
from bot.keys import open_vault
from bot.mistakes import CONFIGURATION
from bot.terminal import say
from handlers.guide.checking import next_check
from handlers.reading.walltime import to_local
from storage.engine import open_engine
from storage.migrate import schema_state
from storage.store import Store, Transaction

EXAMPLE = Path(__file__).parent / "pallieterland.csv"
"""A small directory of one zone, every line with its source."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a file changes."""

    added: tuple[Line, ...]
    changed: tuple[Line, ...]
    removed: tuple[Line, ...]
    same: int

    @property
    def told(self) -> Iterable[str]:
        """Say it, line by line, and then in numbers."""
        for word, lines in (("new", self.added), ("changed", self.changed), ("gone", self.removed)):
            yield from (f"{word}: {line.id} ({line.name})" for line in lines)
        counted = (
            f"{len(self.added)} new, {len(self.changed)} changed, {len(self.removed)} gone, {self.same} as they were."
        )
        yield counted


async def import_directory(config: Config, file: Path, clock: Clock, *, dry_run: bool) -> int:
    """Read a file in; with ``dry_run`` only say what it would change. With one fault nothing is written.

    Raises:
        ConfigError: there is no such file, or the database must be migrated first.
    """
    zone = config.bot.time_zone
    today = to_local(clock.now(), zone).date()
    lines, faults = read(await asyncio.to_thread(_bytes_of, file), today)
    if faults:
        return _refuse(file, faults)
    vault = open_vault(config.bot.data_dir)
    engine = open_engine(config.database.url.reveal())
    try:
        if not (await schema_state(engine)).is_current:
            raise ConfigError("The database is not up to date; run buurtbot migrate first.")
        async with Store(engine, vault).begin() as tx:
            changes = await compare(tx, lines)
            if not dry_run:
                await write(tx, changes)
                await tx.schedule(next_check(today, zone))
    finally:
        await engine.dispose()
    for told in changes.told:
        say(told)
    if dry_run:
        say("Nothing was written: leave out --dry-run to do it.")
    return 0


def _bytes_of(file: Path) -> bytes:
    if not file.is_file():
        raise ConfigError(f"There is no file {file}; docs/directory.md says what stands in it.")
    return file.read_bytes()


def _refuse(file: Path, faults: Collection[Fault]) -> int:
    for fault in faults:
        sys.stderr.write(f"{file.name}, {fault}\n")
    sys.stderr.write("buurtbot: nothing was written; correct the file and try again.\n")
    return CONFIGURATION


def read(raw: bytes, today: date) -> tuple[tuple[Line, ...], tuple[Fault, ...]]:
    """Read the lines of a file, or all that is wrong with it."""
    sheet = read_sheet(raw)
    if sheet.faults:
        return (), sheet.faults
    lines = read_lines(sheet.rows, today)
    return lines.found, lines.faults


async def know_example(store: Store, today: date) -> None:
    """Let the services of the example be known, for who tries the bot."""
    lines, _faults = read(EXAMPLE.read_bytes(), today)
    async with store.begin() as tx:
        await write(tx, await compare(tx, lines))


async def compare(tx: Transaction, lines: Collection[Line]) -> Changes:
    """Compare what stands in a file with what is known of its zones."""
    known: tuple[Line, ...] = (*await tx.municipalities(), *await tx.all_entries())
    before = {(type(line), line.id): line for line in known}
    after = {(type(line), line.id): line for line in lines}
    zones = {line.zone for line in lines}
    changed = tuple(line for key, line in after.items() if key in before and before[key] != line)
    return Changes(
        tuple(line for key, line in after.items() if key not in before),
        changed,
        tuple(line for key, line in before.items() if key not in after and line.zone in zones),
        len(after.keys() & before.keys()) - len(changed),
    )


async def write(tx: Transaction, changes: Changes) -> None:
    """Write the changes."""
    for line in (*changes.added, *changes.changed):
        await tx.write_line(line)
    for line in changes.removed:
        await tx.strike_line(line)
