"""The database is locked, full or restarted in mid-transaction: nothing is lost, and the service goes on by itself."""

import asyncio
import resource
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.clock import SystemClock
from tests.crash.service import Service
from tests.crash.street import Street
from tests.faults.ground import Ground
from tests.faults.network import judge_all, neighbourhood, talk
from tests.faults.report import Report
from tests.servers.postgres import Database

SMALL_DISK = "24m"
BALLAST_BLOCK = bytes(64 * 1024)
MOST_RECOVERY_SECONDS = 30.0
FULL_SECONDS = 8.0
PAUSE_SECONDS = 0.5
SMALLEST_FILE = 4096


async def locked(ground: Ground, seconds: float, times: int) -> Report:
    """Let another process hold SQLite's write lock for longer than anybody waits for it."""
    report = Report()
    async with ground.service() as service, neighbourhood(ground, service, 1) as (here,):
        for _ in range(times):
            with closing(sqlite3.connect(service.folder / "bot.db", isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                await talk(here, seconds, PAUSE_SECONDS)
                other.execute("ROLLBACK")
            report.hits["locked"] += 1
            await _recovered(ground, here, SystemClock().now(), report)
        _felt(service, report)
        await judge_all(ground, [here], service, report)
        _intact(service.folder / "bot.db", report)
    return report


async def full(ground: Ground, times: int) -> Report:
    """Let the disk that holds database, keys and log be full for a while, again and again."""
    report = Report()
    with small_disk(ground.folder / "disk") as disk:
        report.figures.append("a disk of its own" if disk.is_own else "a limit on the size of files")
        async with (
            ground.service(folder=disk.folder / "bot") as service,
            neighbourhood(ground, service, 1) as (here,),
        ):
            for _ in range(times):
                disk.fill(service)
                report.hits["full"] += 1
                await talk(here, FULL_SECONDS, PAUSE_SECONDS)
                report.demand(held=service.is_running, otherwise=f"it ended on a full disk:\n{service.log()[-1000:]}")
                disk.empty(service)
                await _recovered(ground, here, SystemClock().now(), report)
            _felt(service, report)
            await judge_all(ground, [here], service, report)
            _intact(service.folder / "bot.db", report)
    return report


@dataclass(frozen=True, slots=True)
class Disk:
    """Where a service lives that can be made to run out of room; a disk of its own where we may mount one."""

    folder: Path
    is_own: bool

    def fill(self, service: Service) -> None:
        """Leave no room: nothing more on the disk, or in any file of the service."""
        if not self.is_own:
            resource.prlimit(service.pid, resource.RLIMIT_FSIZE, (SMALLEST_FILE, resource.RLIM_INFINITY))
            return
        with (self.folder / "ballast").open("ab", buffering=0) as ballast, suppress(OSError):
            while True:
                ballast.write(BALLAST_BLOCK)

    def empty(self, service: Service) -> None:
        """Make room again."""
        if self.is_own:
            (self.folder / "ballast").unlink()
        else:
            resource.prlimit(service.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """Mount a small disk in memory; where we may not, a limit on the size of files does instead."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(folder)]
    is_own = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield Disk(folder, is_own)
    finally:
        if is_own:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


async def crashing_postgres(ground: Ground, crashes: int) -> Report:
    """Let PostgreSQL restart without warning while it is written to; the bot is not restarted."""
    report = Report()
    async with ground.own_postgres() as own:
        database: Database = await own.create()
        async with ground.service(database=database.url) as service, neighbourhood(ground, service, 2) as streets:
            talking = [asyncio.create_task(talk(here, crashes * 3.0, PAUSE_SECONDS)) for here in streets]
            for _ in range(crashes):
                await asyncio.sleep(ground.chance.uniform(1.0, 3.0))
                await asyncio.to_thread(own.restart, immediate=True)
                report.hits["crashes of PostgreSQL"] += 1
            await asyncio.gather(*talking)
            await _recovered(ground, streets[0], SystemClock().now(), report)
            _felt(service, report)
            await judge_all(ground, streets, service, report)
    return report


async def _recovered(ground: Ground, here: Street, at: datetime, report: Report) -> None:
    """Wait until everything is answered, and note how long after ``at`` the first answer came."""
    await here.both_say(0)
    await here.answered(ground.patience)
    later = [answer for answer in await here.answer_times() if answer > at]
    seconds = (later[0] - at).total_seconds() if later else ground.patience
    report.figures.append(f"back after {seconds:.1f} s")
    report.demand(ground.is_in_time(seconds, MOST_RECOVERY_SECONDS), f"not back within {MOST_RECOVERY_SECONDS:.0f} s")


def _felt(service: Service, report: Report) -> None:
    """Hold that the trouble reached the service: a disk that was not full proves nothing."""
    report.hits["trouble felt"] = service.log().count("trouble, trying again")
    report.demand_hits("trouble felt")


def _intact(file: Path, report: Report) -> None:
    """Hold that SQLite finds its file whole."""
    with closing(sqlite3.connect(file)) as database:
        found = database.execute("PRAGMA integrity_check").fetchone()[0]
    report.demand(found == "ok", f"the database is not whole: {found}")
