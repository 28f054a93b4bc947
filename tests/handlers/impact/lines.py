"""Lines that were counted, for tests of what is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count

from handlers.impact.nouns import Line, LineKind

_REFS = count(1)
MAY = date(2024, 5, 6)


def line(kind: LineKind, on: date = MAY, n: int = 1, **traits: str) -> Line:
    """Make a line."""
    return line_with(traits, kind, on, n)


def line_with(traits: Mapping[str, str], kind: LineKind = LineKind.REQUEST, on: date = MAY, n: int = 1) -> Line:
    """Make a line of a request, or of something else, with traits that stand in a table."""
    return Line(kind, str(next(_REFS)), "delinde", on, tuple(sorted(traits.items())), n)


def requests(
    many: int, outcome: str = "filled", category: str = "shopping", on: date = MAY, **more: str
) -> tuple[Line, ...]:
    """Make lines of so many requests that are alike."""
    traits = {"who": "first", "language": "nl", "through": "chat", "outcome": outcome, "category": category} | more
    return tuple(line_with(traits, on=on) for _number in range(many))
