"""Until when somebody is called: in working hours, or the same day where it cannot last a week; wall times, naive."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from handlers.requests.drafting.working_hours import end_of_work

LEAST: Final = timedelta(hours=1)
"""Less than this before the end of a working day, somebody is called on the next one."""
EVENING: Final = time(21)
_NO_LATER: Final = time(20)
_NOON: Final = time(12)
SOON: Final = timedelta(hours=1)


def promised_by(now_local: datetime, *, urgent: bool) -> datetime:
    """Return the end of this working day or the next; sooner, whatever day it is, for who cannot go on for a week."""
    worked = end_of_work(now_local, LEAST)
    if not urgent:
        return worked
    if now_local.time() < _NO_LATER:
        return min(worked, datetime.combine(now_local.date(), EVENING))
    return min(worked, datetime.combine(now_local.date() + timedelta(days=1), _NOON))


def looked_at(now_local: datetime, by: datetime, *, urgent: bool) -> datetime:
    """Return when it is looked whether the call was made: by then, or within the hour where it is urgent."""
    return min(by, now_local + SOON) if urgent else by
