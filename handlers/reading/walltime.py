"""Turn local wall times into instants and back, through the nights when the clock changes.

Two rules, the same everywhere: a wall time that does not exist becomes the first instant after the gap, and one that
exists twice means its first occurrence. Every function raises `zoneinfo.ZoneInfoNotFoundError` for an unknown zone;
ask `is_zone` first about a name that a person or a file gave. Near the years 1 and 9999 `OverflowError` is possible.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.text import When

QUIET_START = time(21)
QUIET_END = time(8)
_SECOND = timedelta(seconds=1)


def is_zone(name: str) -> bool:
    """Tell whether the name is an IANA time zone that this machine knows."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def to_instant(on: date, at: time, zone: str) -> datetime:
    """Return the instant (aware, UTC) at which a clock in the zone first shows this wall time, or the next after it."""
    return _occurrences(on, at, zone)[0]


def to_local(instant: datetime, zone: str) -> datetime:
    """Return what a clock on the wall in the zone shows (naive); raise `ValueError` for a naive instant."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs its zone")
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def shift_quiet(instant: datetime, zone: str, start: time = QUIET_START, end: time = QUIET_END) -> datetime:
    """Move an instant within the quiet hours to their end; leave another as it is. Never earlier; aware, UTC.

    The quiet hours are local, from `start` up to `end`, usually over midnight; equal times mean that no hour is quiet.
    """
    local = to_local(instant, zone)
    if not _is_quiet(local.time(), start, end):
        return instant.astimezone(UTC)
    ends_on = local.date() + timedelta(days=1) if local.time() >= end else local.date()
    first, second = _occurrences(ends_on, end, zone)
    return first if first >= instant else second


def _is_quiet(at: time, start: time, end: time) -> bool:
    if start <= end:
        return start <= at < end
    return at >= start or at < end


def _occurrences(on: date, at: time, zone: str) -> tuple[datetime, datetime]:
    wall = datetime.combine(on, at.replace(tzinfo=None, fold=0), tzinfo=ZoneInfo(zone))
    first, second = wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)
    if second < first:  # only within a gap does the later offset give the earlier instant
        first = second = _first_showing(wall.replace(tzinfo=None), second, first, zone)
    return first, second


def _first_showing(wall: datetime, before: datetime, after: datetime, zone: str) -> datetime:
    """Halve the way between an instant before the gap and one after it until the end of the gap is found."""
    low, high = 0, -(-(after - before) // _SECOND)
    while high - low > 1:
        middle = (low + high) // 2
        if to_local(before + middle * _SECOND, zone) < wall:
            low = middle
        else:
            high = middle
    return (before + high * _SECOND).replace(microsecond=0)


def existing(when: When, zone: str) -> When:
    """Return it at hours that a clock there shows: the hour that a change of the clock skips becomes the next."""
    start, end = (_shown(when.on, at, zone) for at in (when.start, when.end))
    return replace(when, start=start, end=end)


def _shown(on: date, at: time | None, zone: str) -> time | None:
    return to_local(to_instant(on, at, zone), zone).time() if at else None
