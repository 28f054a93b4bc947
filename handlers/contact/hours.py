"""When somebody is there: full hours on working days, by the clocks of the neighbourhood."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from handlers.contact.nouns import Duty
from handlers.reading.working_days import is_working_day


def is_there(duty: Duty, at: datetime) -> bool:
    """Tell whether it is within the hours (naive local time)."""
    return is_working_day(at.date()) and duty.opens <= at.hour < duty.closes


def next_there(duty: Duty, at: datetime) -> datetime:
    """Return when the hours begin next, or now when it is within them (naive local time)."""
    if is_there(duty, at):
        return at
    day = at.date() if at.hour < duty.opens else at.date() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(duty.opens))
