"""Plays rows side by side and prints one line for each, and the counts of all at the end."""

import argparse
import asyncio
import random
import sys
import tempfile
import time
import traceback
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from bot.demo.homeserver import Homeserver, homeserver_python
from tests.crash.street import Verdict
from tests.faults.ground import Ground
from tests.faults.report import Report
from tests.faults.row import Row
from tests.servers.postgres import Postgres, postgres_programs

WELL, NOT_WELL, UNAVAILABLE = 0, 1, 69


@dataclass(slots=True)
class Bench:
    """A run: rows in order, a few at once, each with a folder and a chance of its own made from the seed."""

    ground: Ground
    seed: int
    at_once: int
    verdict: Verdict = field(default_factory=Verdict)
    failed: list[str] = field(default_factory=list)

    async def play(self, rows: Sequence[Row]) -> None:
        """Play them all and print the counts."""
        began, room = time.monotonic(), asyncio.Semaphore(self.at_once)
        async with asyncio.TaskGroup() as group:
            for row in rows:
                group.create_task(self._play(row, room))
        failed = f"; NOT WELL: {', '.join(sorted(self.failed))}" if self.failed else ""
        say(f"\nall {len(rows)} rows, {time.monotonic() - began:.0f} s, seed {self.seed}: {self.verdict}{failed}")

    async def _play(self, row: Row, room: asyncio.Semaphore) -> None:
        async with room:
            began = time.monotonic()
            report = await self._report(row)
            self.verdict += report.verdict
            seconds = time.monotonic() - began
            mark = "ok  " if report.is_well else "FAIL"
            say(f"{mark} {row.name} ({row.target}), {seconds:.0f} s: {report}")
            for wrong in report.wrong:
                say("     " + wrong.replace("\n", "\n     "))
            if not report.is_well:
                self.failed.append(row.name)

    def _so_far(self, row: Row, report: Report) -> None:
        if self.ground.long:
            say(f"...  {row.name} so far: {report}")

    async def _report(self, row: Row) -> Report:
        folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="faults-"))
        chance = random.Random(f"{self.seed} {row.name}")  # noqa: S311
        ground = replace(self.ground, folder=folder, chance=chance, tell=partial(self._so_far, row))
        try:
            return await row.play(ground)
        except Exception:  # a row that cannot be played is a row that failed; the others go on
            return Report(wrong=[traceback.format_exc()])
        finally:
            await asyncio.to_thread(ground.clean_up)


@asynccontextmanager
async def open_ground(synapse: Path, programs: Path, *, long: bool) -> AsyncIterator[Ground]:
    """Start the servers that all rows share."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder, Postgres(programs) as postgres:
        async with Homeserver(Path(folder) / "homeserver", synapse) as homeserver:
            yield Ground(homeserver, postgres, synapse, programs, Path(folder), random.Random(), long=long)  # noqa: S311


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def chosen(rows: Sequence[Row], names: Sequence[str], *, long: bool) -> list[Row]:
    """Return the rows whose names begin so; without a name all of the long or of the short bench."""
    if names:
        return [row for row in rows if any(row.name.startswith(name) for name in names)]
    return [row for row in rows if row.short or long]


async def run(options: argparse.Namespace, rows: Sequence[Row]) -> int:
    """Play and tell how it went."""
    synapse, programs = homeserver_python(), postgres_programs()
    if synapse is None or programs is None:
        say("The bench needs the homeserver and PostgreSQL: make homeserver servers")
        return UNAVAILABLE
    async with open_ground(synapse, programs, long=options.long) as ground:
        bench = Bench(ground, options.seed, options.at_once)
        await bench.play(rows)
        return NOT_WELL if bench.failed else WELL


def main(rows: Sequence[Row], program: str, help_: str | None) -> int:
    """Read from the command line what is wanted of these rows, and play it; return the exit code."""
    parser = argparse.ArgumentParser(prog=program, description=help_)
    parser.add_argument("names", nargs="*", metavar="NAME", help="beginnings of names of rows")
    parser.add_argument("--long", action="store_true", help="the sizes before a release")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))  # noqa: S311 - printed, to repeat it
    parser.add_argument("--at-once", type=int, default=3, help="rows played side by side")
    parser.add_argument("--list", action="store_true", help="only name the rows")
    options = parser.parse_args()
    wanted = chosen(rows, options.names, long=options.long)
    if options.list or not wanted:
        say("\n".join(f"{row.name} ({row.target})" for row in rows))
        return WELL if options.list else NOT_WELL
    return asyncio.run(run(options, wanted))
