"""Yesterday's backup is put back, and a message waits for a day: what was said is not said again.

The homeserver remembers a transaction id for a day and sweeps it away then; here that is done by hand.
"""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.demo.homeserver import Homeserver
from tests.crash.lives import Death, live_and_die
from tests.crash.service import Service
from tests.crash.street import Street, street
from tests.faults.ground import Ground
from tests.faults.kills import judge
from tests.faults.moves import Moves
from tests.faults.planted import plant
from tests.faults.report import Report

REMINDER = "request.reminder"
HOUR = timedelta(hours=1)
AHEAD = 46 * HOUR
TO_THE_REMINDER = 23 * HOUR
TO_THE_RESTORE = 1 * HOUR
"""The reminder of the day before falls between backup and restoring, and no other; it is noon again then."""
A_DAY_LATER = 25 * HOUR
KEPT = ("bot.db*", "data")


async def an_hour_old_backup(ground: Ground, commands: int, *, sealed: bool = False) -> Report:
    """Put back a copy of an hour ago by hand: the homeserver still knows every transaction of the device."""
    return await _restore(ground, commands, _Copy(ground.new_folder()), forgets=False, sealed=sealed)


async def yesterdays_backup(ground: Ground, commands: int, *, sealed: bool = False) -> Report:
    """Put back a backup of a day and a half ago; the homeserver has forgotten that day's transactions."""
    return await _restore(ground, commands, _Backup(ground.folder / "yesterday.backup"), forgets=True, sealed=sealed)


async def _restore(ground: Ground, commands: int, backup: "_Copy | _Backup", *, forgets: bool, sealed: bool) -> Report:
    report, moves = Report(), Moves(ground.folder / "moves.json")
    async with ground.own_homeserver() as own, ground.service(homeserver=own, moves=moves.file) as service:
        service.start()
        people = ground.people(own)
        async with street(own, people, service.user_id, ground.new_folder(), sealed=sealed) as here:
            await here.settle_in()
            await here.both_say(
                0
            )  # so that each has begun to talk in every room: a key is newer than a backup, or known to it
            await here.answered(ground.patience)
            await plant(service, here, SystemClock().now(), [SystemClock().now() + AHEAD])
            await service.stop()
            await backup.make(service)
            service.start()
            await _live_on(ground, here, moves, service, commands)
            await asyncio.to_thread(service.kill)
            await backup.put_back(service)
            report.hits["restored"] += 1
            if forgets:
                report.hits["forgotten"] = await forget(own, ground.folder / "homeserver")
                report.demand_hits("forgotten")
                moves.jump(TO_THE_RESTORE, service)
            here.chapter = "after restoring"
            service.start()
            await here.both_say(0)
            await judge(here, service, report, ground.patience)
    return report


async def _live_on(ground: Ground, here: Street, moves: Moves, service: Service, commands: int) -> None:
    """Say so many things, and let a reminder come: all of that the backup does not know."""
    here.chapter = "after the backup"
    for number in range(commands):
        await here.both_say(number)
    await here.answered(ground.patience)
    for ledger in (here.annas, here.karims):
        ledger.expect(here.chapter, REMINDER)
    moves.jump(TO_THE_REMINDER, service)
    await here.answered(ground.patience)


async def a_day_in_the_outbox(ground: Ground, *, sealed: bool = False) -> Report:
    """Die between sending and noting it, and come back when the homeserver has forgotten the transaction."""
    report, moves = Report(), Moves(ground.folder / "moves.json")
    async with ground.own_homeserver() as own, ground.service(homeserver=own, moves=moves.file) as service:
        service.start()
        people = ground.people(own)
        async with street(own, people, service.user_id, ground.new_folder(), sealed=sealed) as here:
            await here.settle_in()
            await service.stop()
            for point in ("k8", "k9"):
                await live_and_die(here, service, Death(point, passing=2))
                report.hits[point] += 1
                report.hits["forgotten"] += await forget(own, ground.folder / "homeserver")
                moves.jump(A_DAY_LATER, service)
            service.start()
            await here.both_say(0)
            await judge(here, service, report, ground.patience)
    report.demand_hits("forgotten")
    return report


async def forget(own: Homeserver, directory: Path) -> int:
    """Let a homeserver forget every transaction id, and return how many it knew."""
    file = directory / "homeserver.db"
    await own.stop()
    with closing(sqlite3.connect(file)) as database, database:
        count = database.execute("DELETE FROM event_txn_id_device_id").rowcount
    await own.restart()
    return count


class _Backup:
    """A backup as operators make it and put it back, on the command line."""

    def __init__(self, file: Path) -> None:
        self._file = file

    async def make(self, service: Service) -> None:
        await service.command("backup", self._file)

    async def put_back(self, service: Service) -> None:
        await service.command("restore", "--replace", self._file)


class _Copy:
    """A copy of the database and the data directory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def make(self, service: Service) -> None:
        await asyncio.to_thread(_copy, service.folder, self._folder)

    async def put_back(self, service: Service) -> None:
        await asyncio.to_thread(_put_back, self._folder, service.folder)


def _copy(folder: Path, to: Path) -> None:
    for pattern in KEPT:
        for found in folder.glob(pattern):
            if found.is_dir():
                shutil.copytree(found, to / found.name)
            else:
                to.mkdir(exist_ok=True)
                shutil.copy2(found, to / found.name)


def _put_back(backup: Path, folder: Path) -> None:
    for pattern in KEPT:
        for found in folder.glob(pattern):
            if found.is_dir():
                shutil.rmtree(found)
            else:
                found.unlink()
    _copy(backup, folder)
