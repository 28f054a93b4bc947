"""A day that is over, or today: when something was seen or spent. Dates that lie ahead are read in `dates`."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from handlers.reading.dates.reader import DateQuestion, read_moment

_DIGITS: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?")
_CENTURY: Final = 2000
_A_WEEK: Final = timedelta(days=7)
_LONG_AGO: Final = timedelta(days=92)


def read_past_day(text: str, now_local: datetime, language: str) -> date | None:
    """Return the day that was said, the last one that is not to come; None: it is none, or still to come.

    ``3/12`` is in the last twelve months, ``3/12/2025`` is that day, ``friday`` the last one. ``now_local`` is naive
    wall time.
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
    if moment.on > today and not any(map(str.isdecimal, said)):
        return _not_to_come(moment.on - _A_WEEK, today)
    return _last(moment.on.day, moment.on.month, today)


def is_long_ago(on: date, now_local: datetime) -> bool:
    """Tell whether a day is more than three months ago: said without a year, the one to come may be meant."""
    return now_local.date() - on > _LONG_AGO


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _not_to_come(found: date | None, today: date) -> date | None:
    return found if found is not None and found <= today else None


def _last(day: int, month: int, today: date) -> date | None:
    return _not_to_come(_day(day, month, today.year), today) or _day(day, month, today.year - 1)
