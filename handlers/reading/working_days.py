"""Days on which offices work in Belgium: Monday to Friday, no public holidays."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from handlers.reading.holidays import is_public_holiday

_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Tell whether offices work on a day."""
    return day.weekday() < _SATURDAY and not is_public_holiday(day)


def working_days_later(at: datetime, days: int) -> datetime:
    """Return the same wall time so many working days later; what begins on a day off begins with the next one."""
    while days > 0:
        at += _DAY
        days -= is_working_day(at.date())
    return at
