"""Measure our service beside two bare bots, in turns on one homeserver, and print tables with ratios.

``python -m tests.bench [PART …] [ROUNDS]``; the parts are ``synapse``, ``stub``, ``start``, ``reminders``,
``due`` and ``broadcast``, all when none is named. Rates of different days cannot be compared; ratios of one run can.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from bot.demo.homeserver import Homeserver, homeserver_python
from tests.bench.broadcast import broadcast
from tests.bench.contenders import CONTENDERS, Contender, Result, contender, our_list, stubbed
from tests.bench.due import due
from tests.bench.limit import limit
from tests.bench.phases import PHASES
from tests.bench.reminders import reminders
from tests.bench.start import starts
from tests.bench.table import report

ROUNDS = 1
REST_SECONDS = 10.0
STUB_ROOMS = 100
UNAVAILABLE = 69


async def measure(one: Contender, name: str) -> None:
    """Run one phase for one bot."""
    cpu, began = one.bot.cpu_seconds, time.perf_counter()
    questions = await PHASES[name](one.crowd, one.bot.words)
    last = max((answer for question in questions for answer in question.answers), default=time.perf_counter())
    one.results.setdefault(name, Result()).add(questions, last - began, one.bot.cpu_seconds - cpu)
    one.busy_mib = max(one.busy_mib, one.bot.resident_mib)


async def rest(all_of_them: Sequence[Contender]) -> None:
    """See what each takes when nobody says anything."""
    before = [one.bot.cpu_seconds for one in all_of_them]
    await asyncio.sleep(REST_SECONDS)
    for one, cpu in zip(all_of_them, before, strict=True):
        one.rest_mib, one.rest_cpu = one.bot.resident_mib, (one.bot.cpu_seconds - cpu) / REST_SECONDS


async def in_turns(found: Sequence[Contender], rounds: int) -> None:
    """Let each bot have each phase, now in this order, now in the other."""
    await rest(found)
    for number in range(rounds):
        for name in PHASES:
            for one in found if number % 2 == 0 else reversed(found):
                await measure(one, name)
                print(".", end="", flush=True, file=sys.stderr)  # noqa: T201 - it takes minutes


async def on_synapse(folder: Path, rounds: int) -> str:
    """Compare on a real homeserver."""
    python = homeserver_python()
    assert python is not None
    async with AsyncExitStack() as stack:
        homeserver = await stack.enter_async_context(Homeserver(folder / "homeserver", python))
        found = [
            await stack.enter_async_context(contender(make, homeserver, folder / f"bench{number}"))
            for number, make in enumerate(CONTENDERS)
        ]
        before = await limit(homeserver)
        await in_turns(found, rounds)
        most = (before + await limit(homeserver)) / 2
        head = f"\nOn Synapse with SQLite, which took {most:.0f} events/s from the crowd alone."
        return head + report(found, rounds, os.getloadavg()[0], most)


async def on_a_stub(folder: Path, rounds: int) -> str:
    """Compare on homeservers that do next to nothing, one for each bot."""
    async with AsyncExitStack() as stack:
        found = [
            await stack.enter_async_context(stubbed(make, folder / f"stub{number}", STUB_ROOMS))
            for number, make in enumerate(CONTENDERS)
            if make is not our_list  # it makes rooms, and there are none to make
        ]
        await in_turns(found, rounds)
        return f"\nOn a stub with {STUB_ROOMS} rooms." + report(found, rounds, os.getloadavg()[0])


PARTS: dict[str, Callable[[Path, int], Coroutine[None, None, str]]] = {
    "synapse": on_synapse,
    "stub": on_a_stub,
    "start": starts,
    "reminders": reminders,
    "due": due,
    "broadcast": broadcast,
}


def asked(word: str) -> str | int:
    """Read one word of the command line: a part, or how many rounds."""
    if word in PARTS or word.isdecimal():
        return word if word in PARTS else int(word)
    raise argparse.ArgumentTypeError(f"{word} is neither a number of rounds nor one of {', '.join(PARTS)}")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("what", nargs="*", type=asked, metavar="PART|ROUNDS")
    what = parser.parse_args().what
    rounds = next((word for word in what if isinstance(word, int)), ROUNDS)
    parts = [name for name in PARTS if name in what] or [*PARTS]
    if {"synapse", "broadcast"} & {*parts} and homeserver_python() is None:
        sys.stderr.write("The homeserver is not here; `make homeserver` brings it.\n")
        return UNAVAILABLE
    for name in parts:
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(asyncio.run(PARTS[name](Path(folder), rounds)))
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
