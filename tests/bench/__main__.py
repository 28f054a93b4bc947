"""Measure our service beside a bare nio echo bot, in turns on one homeserver, and print them with their ratios.

``python -m tests.bench [ROUNDS]``. Rates of different days cannot be compared; ratios of one run can.
"""

import asyncio
import os
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

from bot.demo.homeserver import Homeserver, homeserver_python
from tests.bench.contenders import CONTENDERS, Contender, Result, contender
from tests.bench.phases import PHASES
from tests.bench.table import report

ROUNDS = 3
REST_SECONDS = 10.0
UNAVAILABLE = 69


async def measure(one: Contender, name: str) -> None:
    """Run one phase for one bot."""
    cpu, began = one.bot.cpu_seconds, time.perf_counter()
    questions = await PHASES[name](one.crowd, one.bot.words)
    last = max((answer for question in questions for answer in question.answers), default=time.perf_counter())
    one.results.setdefault(name, Result()).add(questions, last - began, one.bot.cpu_seconds - cpu)
    one.busy_mib = max(one.busy_mib, one.bot.resident_mib)


async def rest(all_of_them: list[Contender]) -> None:
    """See what each takes when nobody says anything."""
    before = [one.bot.cpu_seconds for one in all_of_them]
    await asyncio.sleep(REST_SECONDS)
    for one, cpu in zip(all_of_them, before, strict=True):
        one.rest_mib, one.rest_cpu = one.bot.resident_mib, (one.bot.cpu_seconds - cpu) / REST_SECONDS


async def compare(python: Path, rounds: int) -> str:
    """Let all bots answer in turns, and return the table."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        homeserver = await stack.enter_async_context(Homeserver(folder / "homeserver", python))
        found = [
            await stack.enter_async_context(contender(make, homeserver, folder / f"bench{number}"))
            for number, make in enumerate(CONTENDERS)
        ]
        await rest(found)
        for number in range(rounds):
            for name in PHASES:
                for one in found if number % 2 == 0 else reversed(found):
                    await measure(one, name)
                    print(".", end="", flush=True, file=sys.stderr)  # noqa: T201 - it takes minutes
        return report(found, rounds, os.getloadavg()[0])


def main() -> int:
    """Measure and print."""
    python = homeserver_python()
    if python is None:
        sys.stderr.write("The homeserver is not here; `make homeserver` brings it.\n")
        return UNAVAILABLE
    sys.stdout.write(asyncio.run(compare(python, int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
