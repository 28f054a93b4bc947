"""The hours in which a team works: what waits for a human counts those alone, and no longer than the moment allows."""

from datetime import date, datetime, time, timedelta

from handlers.reading.holidays import is_public_holiday
from handlers.requests import moments
from handlers.text import When

FROM, UNTIL = time(9), time(17)
_SATURDAY = 5


def working_hours_later(now_local: datetime, hours: timedelta) -> datetime:
    """Return the wall time at which so many hours of work have passed: weekdays nine to five, no public holidays."""
    at = now_local
    while True:
        begin, end = datetime.combine(at.date(), FROM), datetime.combine(at.date(), UNTIL)
        at = max(at, begin)
        left = max(end - at, timedelta()) if _is_worked(at.date()) else timedelta()
        if hours <= left:
            return at + hours
        hours -= left
        at = datetime.combine(at.date() + timedelta(days=1), FROM)


def end_of_work(now_local: datetime, least: timedelta) -> datetime:
    """Return the end of the working day in which so many hours of work will have passed: today, or the next one."""
    return datetime.combine(working_hours_later(now_local, least).date(), UNTIL)


def _is_worked(day: date) -> bool:
    return day.weekday() < _SATURDAY and not is_public_holiday(day)


def looked_at_by(when: When | None, now_local: datetime, hours: timedelta) -> datetime:
    """Return until when somebody should have looked: after these hours of work, or halfway to the moment if sooner."""
    worked = working_hours_later(now_local, hours)
    if when is None:
        return worked
    half = max((moments.last_call(when) - now_local) / 2, moments.SHORTEST_ROUND)
    return min(worked, now_local + half)
