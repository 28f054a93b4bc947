"""Hides small numbers, and whatever else they could be worked out from.

A number from one to four may be about people whom somebody knows, so it is never said. That alone protects nothing
where it is a part of a sum whose other parts are said: 9 asked, 7 met, so 2 were not. So further numbers are withheld,
until no small one follows from what is said, from the sums that hold, and from the rules by which it is hidden.

What is known of a number that is hidden: a SMALL one is 1 to 4; one that is WITHHELD is 5 or more, for only such are
withheld to protect others; of what stands BELOW a small sum, and of what is never said at all (UNSEEN), nothing but
that it is not negative. With that, two things are worked out that a reader could work out too: every equation that
follows from the sums (by elimination), and the least and the most that each number can be (by the bounds of the others
in each equation). docs/decisions/0020 says what this holds and what it does not.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeAlias

SMALLEST_SAID: Final = 5
_ROUNDS: Final = 64


class Mark(StrEnum):
    """What is said of a number."""

    SAID = "said"
    SMALL = "small"
    WITHHELD = "withheld"
    BELOW = "below"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Sum:
    """One number that is the sum of others, by their names; one ``aside`` is said only where it does no harm."""

    total: str
    parts: tuple[str, ...]
    aside: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return (self.total, *self.parts)


Marks: TypeAlias = Mapping[str, Mark]
_HIDES_PARTS: Final = frozenset({Mark.SMALL, Mark.BELOW})
_Bounds: TypeAlias = dict[str, tuple[float, float]]
_KNOWN: Final[dict[Mark, tuple[float, float]]] = {
    Mark.SMALL: (1, SMALLEST_SAID - 1),
    Mark.WITHHELD: (SMALLEST_SAID, math.inf),
    Mark.BELOW: (0, math.inf),
    Mark.UNSEEN: (0, math.inf),
}


def is_small(number: int) -> bool:
    """Whether a number may be about people whom somebody knows."""
    return 0 < number < SMALLEST_SAID


def hide(
    values: Mapping[str, int],
    sums: Sequence[Sum],
    unseen: Collection[str] = (),
    said_before: Marks | None = None,
) -> dict[str, Mark]:
    """Decide what is said of each number; ``said_before`` holds what other reports say of theirs, which stays so."""
    before = dict(said_before or {})
    marks = {name: Mark.UNSEEN if name in unseen else _first_mark(values[name]) for name in values} | before
    _hide_below(marks, values, sums, before)
    while found := exposed(values, marks, sums):
        chosen = _next_to_hide(found[0], values, marks, sums, before)
        if chosen is None:
            break
        marks[chosen] = Mark.WITHHELD if marks[chosen] is Mark.SAID else Mark.BELOW
        _hide_below(marks, values, sums, before)
    return marks


def _first_mark(number: int) -> Mark:
    return Mark.SMALL if is_small(number) else Mark.SAID


def _hide_below(marks: dict[str, Mark], values: Mapping[str, int], sums: Sequence[Sum], before: Marks) -> None:
    """Break nothing down that is under five: four of four kinds are one of each."""
    for one in sums:
        if one.aside and one.total not in before and marks[one.total] is Mark.SMALL:
            marks[one.total] = Mark.BELOW
    aside = {one.total for one in sums if one.aside}
    small = [name for name in marks if is_small(values[name]) and marks[name] in _HIDES_PARTS and name not in aside]
    while small:
        total = small.pop()
        for name in (part for one in sums if one.total == total for part in one.parts):
            if name not in before and marks[name] in {Mark.SAID, Mark.SMALL}:
                marks[name] = Mark.BELOW
                small += [name]


def _next_to_hide(
    found: str, values: Mapping[str, int], marks: Marks, sums: Sequence[Sum], before: Marks
) -> str | None:
    """Choose the smallest number that can help, as near as there is one, and a sum of others last.

    Where nothing is left to withhold, not even that a number is small is said of it; at last not that it is not.
    """
    near = _by_distance(found, marks, sums)
    for mark, least in ((Mark.SAID, SMALLEST_SAID), (Mark.SMALL, 0), (Mark.WITHHELD, 0)):
        for around in near:
            may = [name for name in around if name not in before and marks[name] is mark and values[name] >= least]
            if may:
                return min(may, key=lambda name: (_weight(name, sums), values[name], name))
    return None


def _weight(name: str, sums: Sequence[Sum]) -> int:
    """Tell how much would be lost with a number: one that is aside is no loss."""
    return sum(-len(sums) if one.aside else 1 for one in sums if one.total == name)


def _by_distance(found: str, marks: Marks, sums: Sequence[Sum]) -> list[set[str]]:
    """List what stands in a sum with it, then what stands in one with anything hidden among that, and so on."""
    near, reached = [{found}], {found}
    while reached:
        around = {name for one in sums if reached & set(one.names) for name in one.names}
        near.append(around)
        reached = {name for name in around if marks[name] is not Mark.SAID} - set().union(*near[:-1])
    return near


# --- what a reader can work out -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Equation:
    """What is hidden, each so many times, together makes ``right``."""

    left: Mapping[str, Fraction]
    right: Fraction


def exposed(values: Mapping[str, int], marks: Marks, sums: Sequence[Sum]) -> tuple[str, ...]:
    """List the small numbers that are hidden and can be worked out all the same, by name."""
    hidden = {name for name, mark in marks.items() if mark is not Mark.SAID}
    equations = _equations(values, hidden, sums)
    bounds = _tightened({name: _KNOWN[marks[name]] for name in hidden}, (*equations, *_eliminated(equations)))
    return tuple(
        name for name in sorted(hidden) if is_small(values[name]) and math.isclose(bounds[name][0], bounds[name][1])
    )


def _equations(values: Mapping[str, int], hidden: Collection[str], sums: Sequence[Sum]) -> tuple[_Equation, ...]:
    found = []
    for one in sums:
        signs = [(one.total, Fraction(1)), *((part, Fraction(-1)) for part in one.parts)]
        left = {name: sign for name, sign in signs if name in hidden}
        right = -sum((sign * values[name] for name, sign in signs if name not in hidden), Fraction())
        if left:
            found.append(_Equation(left, right))
    return tuple(found)


def _eliminated(equations: Sequence[_Equation]) -> tuple[_Equation, ...]:
    """Solve them as far as they can be solved (Gauss and Jordan): what is determined stands alone in one."""
    solved: list[tuple[str, _Equation]] = []
    for equation in equations:
        rest = equation
        for pivot, other in solved:
            rest = _without(rest, pivot, other)
        if rest.left:
            pivot = min(rest.left)
            rest = _scaled(rest, 1 / rest.left[pivot])
            solved = [*((name, _without(one, pivot, rest)) for name, one in solved), (pivot, rest)]
    return tuple(one for _pivot, one in solved)


def _without(one: _Equation, name: str, other: _Equation) -> _Equation:
    """Take so much of another equation off that a name is gone."""
    times = one.left.get(name)
    if not times:
        return one
    left = dict(one.left)
    for key, factor in other.left.items():
        left[key] = left.get(key, Fraction()) - times * factor
    return _Equation({key: factor for key, factor in left.items() if factor}, one.right - times * other.right)


def _scaled(one: _Equation, factor: Fraction) -> _Equation:
    return _Equation({key: value * factor for key, value in one.left.items()}, one.right * factor)


def _tightened(bounds: _Bounds, equations: Sequence[_Equation]) -> _Bounds:
    """Narrow the least and the most of each number by the others in its equations, until nothing changes."""
    for _round in range(_ROUNDS):
        before = dict(bounds)
        for equation in equations:
            for name in equation.left:
                bounds[name] = _narrowed(name, equation, bounds)
        if bounds == before:
            break
    return bounds


def _narrowed(name: str, equation: _Equation, bounds: _Bounds) -> tuple[float, float]:
    least = most = float(equation.right)
    for other, factor in equation.left.items():
        if other != name:
            ends = sorted(float(factor) * end for end in bounds[other])
            least, most = least - ends[1], most - ends[0]
    low, high = sorted(end / float(equation.left[name]) for end in (least, most))
    return max(bounds[name][0], _up(low)), min(bounds[name][1], _down(high))


def _up(end: float) -> float:
    return end if math.isinf(end) else math.ceil(end - 1e-9)


def _down(end: float) -> float:
    return end if math.isinf(end) else math.floor(end + 1e-9)
