"""Makes a report of what was counted: first the numbers, then what may be said of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from handlers.counting.suppressing import Mark, Marks, Sum, hide
from handlers.impact.indicators import INDICATORS, SUMS, UNSEEN, hours_to_match
from handlers.impact.nouns import Figure, Frozen, Line, Offers, Span, quarters_in

_REST: Final = "rest"
NOBODY: Final = Offers()
_OVER_TIME: Final = tuple(one.key for one in INDICATORS if one.shown and one.adds_up)


@dataclass(frozen=True, slots=True)
class Report:
    """The numbers of a neighbourhood over a period, as they may be read by anybody.

    ``hours``: half of what was taken was within so many; None: not said. ``made_on`` is the local day it was made.
    """

    neighbourhood: str
    span: Span
    made_on: date
    figures: tuple[Figure, ...]
    hours: int | None = None

    @property
    def marks(self) -> dict[str, Mark]:
        """Tell what is said of each number."""
        return {figure.key: figure.mark for figure in self.figures}

    def figure(self, key: str) -> Figure:
        """Return what is said of one indicator; of one that there was not when it was made, nothing."""
        return next((one for one in self.figures if one.key == key), Figure(key, Mark.BELOW))

    @property
    def hides(self) -> bool:
        """Whether any number that is shown is hidden."""
        return any(one.mark not in {Mark.SAID, Mark.UNSEEN} for one in self.figures)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted."""
        return not any(one.number or one.mark not in {Mark.SAID, Mark.UNSEEN} for one in self.figures)


def report_in(frozen: Frozen) -> Report:
    """Return a report as it was kept."""
    return Report(frozen.neighbourhood, frozen.span, frozen.made_on, frozen.figures, frozen.hours)


def report_of(
    place: str,
    span: Span,
    lines: Sequence[Line],
    made_on: date,
    said: Mapping[str, Report] | None = None,
    offers: Offers = NOBODY,
) -> Report:
    """Make the report of a period; ``said`` are reports of quarters that were said before, by the key of each."""
    values = _counted(lines, span) | _of_today(offers)
    marks: Marks = hide(values, SUMS, UNSEEN)
    if parts := quarters_in(span):
        marks = _hidden_over_time(values, span, parts, lines, said or {})
    figures = tuple(_figure(one.key, marks[one.key], values[one.key]) for one in INDICATORS)
    return Report(place, span, made_on, figures, hours_to_match(lines))


def _figure(key: str, mark: Mark, number: int) -> Figure:
    return Figure(key, mark, number if mark is Mark.SAID else None)


def _of_today(offers: Offers) -> dict[str, int]:
    idle = offers.people - offers.helped
    return {"volunteers": offers.people, "volunteers.idle": idle, "volunteers.active": offers.helped}


def _counted(lines: Sequence[Line], span: Span) -> dict[str, int]:
    return {indicator.key: indicator.of(lines, span.since) for indicator in INDICATORS}


def _hidden_over_time(
    values: Mapping[str, int], span: Span, parts: Sequence[Span], lines: Sequence[Line], said: Mapping[str, Report]
) -> Marks:
    """Hide what would tell, with the reports of the quarters within it, what those hide; and what is left of it."""
    whole, before, sums = dict(values), dict[str, Mark](), list(SUMS)
    for part in parts:
        theirs = _counted([line for line in lines if part.since <= line.on <= part.until], part)
        marks = said[part.key].marks if part.key in said else hide(theirs, SUMS, UNSEEN)
        whole |= {_at(key, part.key): number for key, number in theirs.items()}
        before |= {_at(key, part.key): marks.get(key, Mark.UNSEEN) for key in theirs}
        sums += [Sum(_at(one.total, part.key), tuple(_at(key, part.key) for key in one.parts)) for one in SUMS]
    left = () if sum(part.months for part in parts) == span.months else (_REST,)
    for key in _OVER_TIME:
        of_parts = tuple(_at(key, part.key) for part in parts)
        whole |= {_at(key, _REST): values[key] - sum(whole[name] for name in of_parts) for _rest in left}
        sums.append(Sum(key, (*of_parts, *(_at(key, rest) for rest in left))))
    unseen = {*UNSEEN, *(_at(key, rest) for key in _OVER_TIME for rest in left)}
    return hide(whole, sums, unseen, before)


def _at(key: str, part: str) -> str:
    return f"{key}@{part}"
