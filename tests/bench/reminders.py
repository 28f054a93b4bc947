"""A thousand reminders that are due in the same second, and how late each of them is."""

import asyncio
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.config import load
from bot.demo.homeserver import Account
from bot.keys import open_vault
from handlers.model import Address, Due, Neighbourhood, Room, RoomKind
from storage.engine import open_engine
from storage.store import Store
from tests.bench.contenders import our_echo
from tests.bench.earlier import remember
from tests.bench.our_echo import REMINDER
from tests.bench.stub import Stub
from tests.bench.table import quantile
from tests.servers.fake_homeserver import ME, TOKEN

ROOMS, REMINDERS = 100, 1_000
AHEAD = timedelta(seconds=30)
WAIT_SECONDS = 180.0


async def reminders(folder: Path, _rounds: int) -> str:
    """Let them come due in a running service, and count what arrives at the homeserver."""
    async with Stub(ROOMS) as stub:
        bot = our_echo(stub.url, Account(ME, "BENCH", TOKEN), folder)
        await remember(bot.argument, stub.rooms)
        due_at = (SystemClock().now() + AHEAD).replace(microsecond=0)
        await plan(bot.argument, stub, due_at, REMINDERS)
        bot.start()
        try:
            await asyncio.wait_for(stub.synced.wait(), WAIT_SECONDS)
            ahead = (due_at - SystemClock().now()).total_seconds()
            expected = time.perf_counter() + ahead
            await asyncio.sleep(max(ahead, 0))
            cpu = bot.cpu_seconds
            await _all_said(stub)
            return _told(stub, expected, bot.cpu_seconds - cpu)
        finally:
            bot.stop()


async def plan(config: Path, stub: Stub, due_at: datetime, how_many: int) -> None:
    """Write down so many reminders for one instant, spread over the rooms."""
    settings = load(config, {})
    engine = open_engine(settings.database.url.reveal())
    local = due_at.astimezone(UTC).replace(tzinfo=None)
    async with Store(engine, open_vault(settings.bot.data_dir)).begin() as tx:
        now = SystemClock().now()
        for number, room in enumerate(stub.rooms):
            await tx.save_saved(Neighbourhood(f"n{number}", f"Street {number}", "nl", "UTC"), now)
            await tx.save_saved(Room(Address("matrix", room), f"n{number}", RoomKind.RESIDENTS), now)
        for number in range(how_many):
            where = f"n{number % len(stub.rooms)}"
            await tx.schedule(Due(REMINDER, str(number), local, "UTC", neighbourhood=where))
    await engine.dispose()


async def _all_said(stub: Stub) -> None:
    try:
        async with asyncio.timeout(WAIT_SECONDS):
            while len({words for words, _at in stub.said}) < REMINDERS:
                stub.spoken.clear()
                await stub.spoken.wait()
    except TimeoutError:
        pass


def _told(stub: Stub, expected: float, cpu: float) -> str:
    times = Counter(words for words, _at in stub.said)
    late = [at - expected for _words, at in stub.said]
    return (
        f"\n{REMINDERS} reminders due at once in {ROOMS} rooms, on a stub.\n\n"
        "| lost | doubled | first s | p50 s | last s | CPU ms each |\n| --- | --- | --- | --- | --- | --- |\n"
        f"| {REMINDERS - len(times)} | {sum(n - 1 for n in times.values())} | {min(late, default=0):.2f} "
        f"| {quantile(late, 0.5):.2f} | {max(late, default=0):.2f} | {1000 * cpu / REMINDERS:.2f} |\n"
    )
