"""Of which periods there is a report, how each is typed, and what is said about one that is none."""

from __future__ import annotations

from datetime import date
from typing import Final

from handlers.decision import Turn
from handlers.impact.nouns import Span
from handlers.impact.words import IMPACT_WORDS
from handlers.text import FirstWord, Joined, Said, Verbatim, _, lines

SHORTEST_MONTHS: Final = 3
LONGEST_MONTHS: Final = 120


def is_told(span: Span | None, today: date) -> bool:
    """Whether there is a report of such a period: whole months, a quarter at least, and begun."""
    if span is None or not span.is_whole or span.since > today:
        return False
    return SHORTEST_MONTHS <= span.months <= LONGEST_MONTHS


def typed(span: Span) -> Verbatim:
    """Return how a period is typed, in every language."""
    if span.quarter:
        return Verbatim(f"q{span.quarter} {span.since.year}")
    if span.is_year:
        return Verbatim(str(span.since.year))
    return Verbatim(f"{_day(span.since)} - {_day(span.until)}")


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def which_period(span: Span | None, turn: Turn) -> Said:
    """Say which periods there are, and what is wrong with the one that was named."""
    year, today = turn.now_local.year, turn.now_local.date()
    examples = (f"q2 {year}", str(year), f"1/3/{year} - 28/2/{year + 1}")
    how = lines(*(Joined((FirstWord(IMPACT_WORDS), Verbatim(one))) for one in examples))
    if span is not None and span.since > today:
        return lines(_("That period has not begun yet. Type for instance:"), how)
    if span is not None and not span.is_whole:
        return lines(_("I count whole months, from the first day of one to the last day of another. Type:"), how)
    if span is not None:
        return lines(_("I count three months at least, and ten years at most. Type for instance:"), how)
    return lines(_("Which period do you mean? Type for instance:"), how)
