"""Live through a year: ``python -m tests.simulation``; ``--people``, ``--days`` and ``--seed`` change it."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from time import perf_counter, process_time

from tests.simulation.year import Year


def main() -> None:
    """Live through it, and print what there was."""
    parser = ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    for name, value in (("people", 500), ("days", 365), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=value)
    given = parser.parse_args()
    began, used = perf_counter(), process_time()
    figures = Year(given.seed, given.people, date(2026, 1, 1), given.days).run()
    print(f"{figures.people} people, {figures.days} days, seed {given.seed}: all held")  # noqa: T201 - a command
    for name, count in sorted(figures.counts.items()):
        print(f"{count:>9,} {name}")  # noqa: T201
    print(f"{perf_counter() - began:.1f} s, {process_time() - used:.1f} s of one core")  # noqa: T201


if __name__ == "__main__":
    main()
