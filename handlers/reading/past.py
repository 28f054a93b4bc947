"""A day that is over, or today: when something was seen or spent. Dates that lie ahead are read in `dates`."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from handlers.reading.dates import DateQuestion, read_moment

_DIGITS: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?")
_CENTURY: Final = 2000


def read_past_day(text: str, now_local: datetime, language: str) -> date | None:
    """Return the day that was said, the last one that is not to come; None: it is none, or still to come.

    ``3/12`` is in the last twelve months, ``3/12/2025`` is that day. ``now_local`` is naive wall time.
    """
    today, said = now_local.date(), text.strip()
    if match := _DIGITS.fullmatch(said):
        day, month, year = match.groups()
        if year is not None:
            return _not_to_come(_day(int(day), int(month), int(year) % _CENTURY + _CENTURY), today)
        return _last(int(day), int(month), today)
    moment = read_moment(said, now_local=now_local, language=language)
    if isinstance(moment, DateQuestion) or moment.weekly:
        return None
    return _last(moment.on.day, moment.on.month, today)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _not_to_come(found: date | None, today: date) -> date | None:
    return found if found is not None and found <= today else None


def _last(day: int, month: int, today: date) -> date | None:
    return _not_to_come(_day(day, month, today.year), today) or _day(day, month, today.year - 1)
