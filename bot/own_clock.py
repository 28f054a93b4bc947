"""What a moment is by its reader's own clock: how soon it is, and the hour there where another clock is meant."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from handlers.text import Elsewhere, HowSoon, Said, When, _, _n

_HOUR: Final = timedelta(hours=1)
_NEARLY: Final = timedelta(minutes=15)
_MOST_HOURS: Final = 5


def how_soon(soon: HowSoon, zone: str) -> Said:
    """Say how soon it is: hours where they are nearly whole and few, else days as they change at midnight there."""
    there, here = (at.astimezone(ZoneInfo(zone)) for at in (soon.at, soon.now))
    days, left = (there.date() - here.date()).days, soon.at - soon.now
    if days <= 0:
        return _today(left)
    if days == 1:
        return _("tomorrow")
    return _("in a week") if days == 7 else _n("in {count} day", "in {count} days", days)


def _today(left: timedelta) -> Said:
    if left < _HOUR - _NEARLY:
        return _("soon")
    hours = round(left / _HOUR)
    if hours > _MOST_HOURS or abs(left - hours * _HOUR) > _NEARLY:
        return _("today")
    return _n("in {count} hour", "in {count} hours", hours)


def on_own_clock(elsewhere: Elsewhere, language: str, zone: str) -> Said | None:
    """Say whose wall time stood before this and what it is here; None where both clocks show the same."""
    there, here = (_wall(elsewhere.at, one) for one in (elsewhere.zone, zone))
    if there == here:
        return None
    city = get_timezone_location(ZoneInfo(elsewhere.zone), locale=language, return_city=True)
    mine = here.time() if here.date() == there.date() else When(here.date(), here.time())
    return _(" in {city}, {mine} for you", city=city, mine=mine)


def _wall(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
