"""Tells a calendar the rules of a time zone (RFC 5545, 3.6.5): every change of its clock within some years.

Written here because each change must be told in the wall time that ends with it (3.8.2.4), also where an hour is left
out: icalendar 7.3 tells the spring change one hour late. What comes every year is told as a rule: Outlook takes a zone
with lists of dates for another one (iCalcreator#86), and a rule also holds for what repeats for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_ENOUGH_YEARS = 3
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What the clock is from some moments on."""

    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


@lru_cache(maxsize=32)
def zone_rules(name: str, first_year: int, last_year: int) -> Timezone:
    """Describe an IANA zone for every moment from the year after the first to the end of the last."""
    zone = ZoneInfo(name)
    starts = datetime(first_year, 1, 1, tzinfo=UTC)
    changes = list(_changes(zone, starts, datetime(last_year + 1, 1, 1, tzinfo=UTC)))
    told: dict[_Rule, list[datetime]] = {}
    if not changes or changes[0].year > first_year:
        told[_rule(zone, starts, starts)] = [starts]
    for moment in changes:
        told.setdefault(_rule(zone, moment - _SECOND, moment), []).append(moment)
    described = Timezone()
    described.add("TZID", name)
    for rule, moments in told.items():
        described.add_component(_observance(rule, moments))
    return described


def _changes(zone: ZoneInfo, at: datetime, until: datetime) -> Iterator[datetime]:
    """Find every instant (UTC) at which the clock changes."""
    while at < until:
        if at.astimezone(zone).utcoffset() != (at + _DAY).astimezone(zone).utcoffset():
            yield _change(zone, at, at + _DAY)
        at += _DAY


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Find the first second of the new clock between two instants."""
    old = before.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        before, after = (middle, after) if middle.astimezone(zone).utcoffset() == old else (before, middle)
    return after


def _rule(zone: ZoneInfo, before: datetime, after: datetime) -> _Rule:
    old, new = before.astimezone(zone), after.astimezone(zone)
    return _Rule(_offset(old), _offset(new), new.tzname() or "", bool(new.dst()))


def _offset(local: datetime) -> timedelta:
    return local.utcoffset() or timedelta()


def _observance(rule: _Rule, moments: list[datetime]) -> TimezoneDaylight | TimezoneStandard:
    observance = TimezoneDaylight() if rule.is_summer else TimezoneStandard()
    first, *others = [(moment + rule.before).replace(tzinfo=None) for moment in moments]
    observance.add("DTSTART", first)
    if yearly := _yearly([first, *others]):
        observance.add("RRULE", yearly)
    elif others:
        observance.add("RDATE", others)
    observance.add("TZOFFSETFROM", rule.before)
    observance.add("TZOFFSETTO", rule.after)
    observance.add("TZNAME", rule.name)
    return observance


def _yearly(moments: list[datetime]) -> dict[str, object] | None:
    """Read moments (wall time) as a rule for every year, such as the last Sunday of March; None when they are none."""
    first = moments[0]
    years = [moment.year for moment in moments]
    same = {(moment.month, moment.weekday(), moment.time()) for moment in moments}
    if len(moments) < _ENOUGH_YEARS or len(same) > 1 or years != list(range(first.year, first.year + len(years))):
        return None
    for which in (_is_last(moments), _nth(moments)):
        if which:
            return {"FREQ": "YEARLY", "BYMONTH": first.month, "BYDAY": f"{which}{_WEEKDAYS[first.weekday()]}"}
    return None


def _is_last(moments: list[datetime]) -> int:
    """Return -1 when each is the last such weekday of its month, else 0."""
    return -1 if all((moment + timedelta(days=7)).month != moment.month for moment in moments) else 0


def _nth(moments: list[datetime]) -> int:
    """Return which such weekday of its month each is, 0 when they differ."""
    weeks = {(moment.day - 1) // 7 + 1 for moment in moments}
    return weeks.pop() if len(weeks) == 1 else 0
