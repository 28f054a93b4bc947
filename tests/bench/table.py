"""The results as a table in Markdown, with what ours is to the bare bot."""

import statistics
from collections.abc import Callable, Iterator, Sequence

from tests.bench.contenders import Contender, Result
from tests.bench.phases import PHASES

Figure = Callable[[Contender], float]


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share of them lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))] if ordered else float("nan")


def report(found: Sequence[Contender], rounds: int, load: float) -> str:
    """Write the table; the first contender is what the others are compared with."""
    names = [one.bot.name for one in found]
    head = ["", *names, *(f"{name} / {names[0]}" for name in names[1:])]
    rows = [_row(title, figure, found) for title, figure in _figures()]
    losses = [_losses(phase, found) for phase in PHASES]
    said = f"{rounds} rounds in turns on one homeserver; load of the machine at the end {load:.1f}.\n\n"
    return said + "".join(f"| {' | '.join(cells)} |\n" for cells in [head, ["---"] * len(head), *rows, *losses])


def _figures() -> Iterator[tuple[str, Figure]]:
    for phase in PHASES:
        yield f"{phase}: p50 ms", _of(phase, lambda result: 1000 * quantile(result.seconds, 0.5))
        yield f"{phase}: p99 ms", _of(phase, lambda result: 1000 * quantile(result.seconds, 0.99))
        yield f"{phase}: answers/s", _of(phase, lambda result: statistics.median(result.per_second))
        yield f"{phase}: CPU ms a question", _of(phase, lambda result: 1000 * result.cpu / max(result.asked, 1))
    yield "memory at rest, MiB", lambda one: one.rest_mib
    yield "memory after load, MiB", lambda one: one.busy_mib
    yield "CPU at rest, ms/s", lambda one: 1000 * one.rest_cpu


def _of(phase: str, figure: Callable[[Result], float]) -> Figure:
    return lambda one: figure(one.results[phase])


def _row(title: str, figure: Figure, found: Sequence[Contender]) -> list[str]:
    values = [figure(one) for one in found]
    ratios = [f"{value / values[0]:.2f}" if values[0] else "-" for value in values[1:]]
    return [title, *(f"{value:.1f}" for value in values), *ratios]


def _losses(phase: str, found: Sequence[Contender]) -> list[str]:
    results = [one.results[phase] for one in found]
    cells = [f"{result.lost} / {result.doubled} of {result.asked}" for result in results]
    return [f"{phase}: lost / doubled", *cells, *("" for _ in found[1:])]
