"""How a session repeats: rules as RRULE text (RFC 5545, section 3.3.10), and the days that they mean.

Only what people can choose here: every week on a weekday, every month on a day of the month, or on the first, second,
third, fourth or last such weekday. A day of the month that a month lacks is left out, as the RFC has it. A rule is
about days alone: the hour stays what the clock on the wall shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import Final

from handlers.text import Said, Text, _

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST: Final = -1
_MOST_DAYS: Final = 366 * 8
"""The 29th of February comes back within eight years, whatever the century."""


def weekly(on: date) -> str:
    """Return the rule for every week on the weekday of that day."""
    return f"FREQ=WEEKLY;BYDAY={_DAYS[on.weekday()]}"


def monthly(on: date) -> str:
    """Return the rule for every month on that day of the month."""
    return f"FREQ=MONTHLY;BYMONTHDAY={on.day}"


def monthly_weekday(nth: int, weekday: int) -> str:
    """Return the rule for the nth (1 to 4, or -1 for the last) such weekday of every month; 0 is Monday."""
    return f"FREQ=MONTHLY;BYDAY={nth}{_DAYS[weekday]}"


def rules_for(on: date) -> tuple[str, ...]:
    """List the rules that a first session on that day can have."""
    nth = (on.day - 1) // 7 + 1
    is_last = (on + timedelta(days=7)).month != on.month
    of_month = (*((nth,) if nth <= 4 else ()), *((LAST,) if is_last else ()))
    return (weekly(on), monthly(on), *(monthly_weekday(n, on.weekday()) for n in of_month))


def days_of(rule: str, since: date) -> Iterator[date]:
    """Yield the days that a rule means, from that day on; none for a rule that is none of ours."""
    fits = _parts(rule)
    return (day for day in (since + timedelta(days=n) for n in range(_MOST_DAYS)) if _fits(fits, day))


def next_days(rule: str, since: date, taken: Iterable[date], count: int) -> tuple[date, ...]:
    """Return the first ``count`` days of a rule from a day on that are not taken."""
    gone = frozenset(taken)
    return tuple(islice((day for day in days_of(rule, since) if day not in gone), count))


def days_until(rule: str, since: date, until: date) -> tuple[date, ...]:
    """Return the days of a rule from one day to another, both included."""
    return tuple(takewhile(lambda day: day <= until, days_of(rule, since)))


def _parts(rule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rule.split(";") if "=" in part)


def _fits(parts: dict[str, str], day: date) -> bool:
    if "BYMONTHDAY" in parts:
        return day.day == int(parts["BYMONTHDAY"])
    by_day = parts.get("BYDAY", "")
    if by_day[-2:] != _DAYS[day.weekday()]:
        return False
    match by_day[:-2]:
        case "":
            return True
        case "-1":
            return (day + timedelta(days=7)).month != day.month
        case nth:
            return (day.day - 1) // 7 + 1 == int(nth)


# --- in words -----------------------------------------------------------------------------------------------------

_WEEKLY: Final = (
    _("every Monday"),
    _("every Tuesday"),
    _("every Wednesday"),
    _("every Thursday"),
    _("every Friday"),
    _("every Saturday"),
    _("every Sunday"),
)
_WEEKDAYS: Final = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
_NTH: Final[dict[str, Text]] = {
    "1": _("first"),
    "2": _("second"),
    "3": _("third"),
    "4": _("fourth"),
    "-1": _("last"),
}


def rule_words(rule: str) -> Said:
    """Say how it repeats: "every first Thursday of the month"."""
    parts = _parts(rule)
    if "BYMONTHDAY" in parts:
        return _("every month on day {day}", day=int(parts["BYMONTHDAY"]))
    by_day = parts.get("BYDAY", "")
    if by_day[-2:] not in _DAYS:
        return _("once")
    weekday = _DAYS.index(by_day[-2:])
    if by_day[:-2] in _NTH:
        return _("every {nth} {weekday} of the month", nth=_NTH[by_day[:-2]], weekday=_WEEKDAYS[weekday])
    return _WEEKLY[weekday]
