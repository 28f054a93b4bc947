"""The results as a table in Markdown, with what ours is to the bare bot."""

import statistics
from collections.abc import Callable, Iterator, Sequence

from tests.bench.contenders import Contender, Result
from tests.bench.phases import PHASES

AT_THE_LIMIT = ("closed loop", "burst of 250")
Figure = Callable[[Contender], float]


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share of them lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))] if ordered else float("nan")


def report(found: Sequence[Contender], rounds: int, load: float, limit: float = 0.0) -> str:
    """Write the table; the first contender is what the others are compared with.

    ``limit`` is what the homeserver takes (events/s), where it is known: an answered question is two of them.
    """
    names = [one.bot.name for one in found]
    head = ["", *names, *(f"{name} / {names[0]}" for name in names[1:])]
    rows = [_row(title, figure, found) for title, figure in _figures()]
    losses = [_losses(phase, found) for phase in PHASES]
    rows += [_row(f"{phase}: answers to the limit", _to(phase, limit), found) for phase in AT_THE_LIMIT if limit]
    said = f" {rounds} rounds in turns; load of the machine at the end {load:.1f}.\n\n"
    return said + "".join(f"| {' | '.join(cells)} |\n" for cells in [head, ["---"] * len(head), *rows, *losses])


def _figures() -> Iterator[tuple[str, Figure]]:
    for phase in PHASES:
        yield f"{phase}: p50 ms", _of(phase, lambda result: 1000 * quantile(result.seconds, 0.5))
        yield f"{phase}: p99 ms", _of(phase, lambda result: 1000 * quantile(result.seconds, 0.99))
        yield f"{phase}: answers/s", _of(phase, lambda result: statistics.median(result.per_second))
        yield (
            f"{phase}: CPU ms a question",
            _of(phase, lambda result: 1000 * result.cpu / max(len(result.questions), 1)),
        )
    yield "memory at rest, MiB", lambda one: one.rest_mib
    yield "memory after load, MiB", lambda one: one.busy_mib
    yield "CPU at rest, ms/s", lambda one: 1000 * one.rest_cpu


def _to(phase: str, limit: float) -> Figure:
    return lambda one: 2 * statistics.median(one.results[phase].per_second) / limit


def _of(phase: str, figure: Callable[[Result], float]) -> Figure:
    return lambda one: figure(one.results[phase])


def _row(title: str, figure: Figure, found: Sequence[Contender]) -> list[str]:
    values = [figure(one) for one in found]
    ratios = [f"{value / values[0]:.2f}" if values[0] else "-" for value in values[1:]]
    digits = 2 if values[0] < 2 else 1
    return [title, *(f"{value:.{digits}f}" for value in values), *ratios]


def _losses(phase: str, found: Sequence[Contender]) -> list[str]:
    results = [one.results[phase] for one in found]
    cells = [f"{one.late} / {one.lost} / {one.doubled} of {len(one.questions)}" for one in results]
    return [f"{phase}: late / lost / doubled", *cells, *("" for _ in found[1:])]
