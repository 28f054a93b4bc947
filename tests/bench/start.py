"""How long a start takes and what it holds, with few rooms and with many; ours has been in them before."""

import asyncio
import time
from pathlib import Path

from bot.demo.homeserver import Account
from tests.bench.contenders import Make, nio_echo, our_product, raw_echo
from tests.bench.crowd import answered
from tests.bench.earlier import remember
from tests.bench.stub import MEMBERS, Stub
from tests.servers.fake_homeserver import ME, TOKEN

ROOMS = (100, 5_000)
START_SECONDS, SETTLE_SECONDS = 180.0, 3.0
ROW = "| {} | {} | {:.2f} | {:.2f} | {:.0f} | {:.0f} | {:.0f} |\n"


async def starts(folder: Path, rounds: int) -> str:
    """Start each bot with each number of rooms; seconds until it asks for news, then memory at rest."""
    said = f"\nStarts on a stub; every room has {MEMBERS} neighbours. The fastest of {rounds} starts.\n\n"
    said += "| bot | rooms | ready s | CPU s | MiB at rest | MiB at most | first answer ms |\n"
    said += "| --- | --- | --- | --- | --- | --- | --- |\n"
    for rooms in ROOMS:
        async with Stub(rooms) as stub:
            for make in (nio_echo, raw_echo, our_product):
                tries = [await _start(make, stub, folder / f"{make.__name__}{rooms}-{n}") for n in range(rounds)]
                said += min(tries)[1]
    return said


async def _start(make: Make, stub: Stub, folder: Path) -> tuple[float, str]:
    folder.mkdir()  # noqa: ASYNC240 - nothing is measured yet
    bot = make(stub.url, Account(ME, "BENCH", TOKEN), folder)
    if bot.argument.suffix == ".toml":
        await remember(bot.argument, stub.rooms)
    stub.synced.clear()
    began = time.perf_counter()
    bot.start()
    try:
        await asyncio.wait_for(stub.synced.wait(), START_SECONDS)
        ready, cpu = time.perf_counter() - began, bot.cpu_seconds
        await asyncio.sleep(SETTLE_SECONDS)
        rest, most = bot.resident_mib, bot.highest_mib
        question = await stub.ask(0, bot.words)
        await answered([question])
        row = ROW.format(bot.name, len(stub.rooms), ready, cpu, rest, most, 1000 * question.seconds)
        return ready, row
    finally:
        bot.stop()
