"""The long runs: ``python -m tests.fuzz [syncs|parsers|people|all] [--count N] [--seed N]``; it ends with 1 on a find.

The seed of what failed is printed, with the answer, the text or the steps that led there.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.flood import LIFE, flood
from tests.fuzz.parsers import PARSERS, Typed, readers_of, slow, typed
from tests.stateful.machine import conversations
from tests.stateful.plans import Together

COUNTS = {"syncs": 1_000_000, "parsers": 1_000_000, "people": 5_000}
LIVES = 10
"""Lives of one bot; then another begins with a database and keys of its own."""
STEPS, TOGETHER = 50, 50
SLOWEST_SECONDS = 0.020
SEVERAL_PASSES = frozenset({"without private", "request", "title", "public line", "session"})
"""Readers that read what they made again, or a whole sentence with all others: the time of one reading does not bound
them. Their work grows as the text does (``test_parsers.py``); what they take at most is printed.
"""
SLOW_ONE_IN = 500
"""Texts as long as any that is read, made to be slow: two thousand in a million."""
AGAIN = 3


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


async def _flooded(seed: int, lives: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        async with flood(seed, Path(folder)) as run:
            for _life in range(lives):
                await run.live(LIFE)
                if wrong := await run.verdict():
                    return wrong
    return ""


def syncs(count: int, seed: int) -> str:
    """Let wrong sync answers come in; return what was found."""
    lives = -(-count // LIFE)
    for number in range(0, lives, LIVES):
        now = min(LIVES, lives - number)
        if wrong := asyncio.run(_flooded(seed + number, now)):
            return wrong
        say(f"syncs: {(number + now) * LIFE} heard, nothing left the loop, no answer refused, no honest message lost")
    return ""


def parsers(count: int, seed: int) -> str:
    """Let everything that is typed be read, and time it; return what was found."""
    rng = random.Random(seed)  # noqa: S311 -- repeatable, guards nothing
    longest: defaultdict[str, float] = defaultdict(float)
    for number in range(count):
        one = slow(rng) if number % SLOW_ONE_IN == 0 else typed(rng)
        for name in readers_of(number):
            longest[name] = max(longest[name], _seconds(name, one))
        if number % 50_000 == 49_999:
            say(f"parsers: {number + 1} texts, none raised, the slowest took {1000 * max(longest.values()):.1f} ms")
    for name, seconds in sorted(longest.items(), key=lambda pair: -pair[1]):
        say(f"  {name:18}{1000 * seconds:6.1f} ms")
    late = [name for name, seconds in longest.items() if seconds > SLOWEST_SECONDS and name not in SEVERAL_PASSES]
    return f"seed {seed}: over {1000 * SLOWEST_SECONDS:.0f} ms: {', '.join(late)}" if late else ""


def _seconds(name: str, one: Typed) -> float:
    """Measure one reading; what took long is measured again, because other programs may have been in the way."""
    best = _once(name, one)
    for _again in range(AGAIN if best > SLOWEST_SECONDS / 2 else 0):
        best = min(best, _once(name, one))
    return best


def _once(name: str, one: Typed) -> float:
    began = time.thread_time()
    PARSERS[name](one.text, one.language, one.now)
    return time.thread_time() - began


def people(count: int, seed: int) -> str:
    """Let people talk; what fails raises, with the steps that led there."""
    for number in range(0, count, TOGETHER):
        conversations(Together, seed + number, min(TOGETHER, count - number), STEPS, shrink=True)
        say(f"people: {min(number + TOGETHER, count)} conversations of up to {STEPS} steps, all well")
    return ""


RUNS: dict[str, Callable[[int, int], str]] = {"syncs": syncs, "parsers": parsers, "people": people}


def main() -> int:
    """Run what was asked for."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("what", nargs="?", choices=[*RUNS, "all"], default="all")
    asked.add_argument("--count", type=int, default=None, help="how many (default: one million; people: 5,000)")
    asked.add_argument("--seed", type=int, default=int(time.time()))
    options = asked.parse_args()
    logging.disable(logging.CRITICAL)
    found = ""
    for name in RUNS if options.what == "all" else [options.what]:
        say(f"{name}: seed {options.seed}")
        found = found or RUNS[name](options.count or COUNTS[name], options.seed)
    say(found or "nothing was found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
