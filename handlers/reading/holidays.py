"""The ten public holidays of Belgium (royal decree of 18 April 1974, article 1), and what they are called."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from handlers.text import Text, _

_FIXED: Final = {
    (1, 1): _("New Year's Day"),
    (5, 1): _("Labour Day"),
    (7, 21): _("Belgian National Day"),
    (8, 15): _("Assumption Day"),
    (11, 1): _("All Saints' Day"),
    (11, 11): _("Armistice Day"),
    (12, 25): _("Christmas Day"),
}
_AFTER_EASTER: Final = {1: _("Easter Monday"), 39: _("Ascension Day"), 50: _("Whit Monday")}


def is_public_holiday(day: date) -> bool:
    """Tell whether it is a public holiday."""
    return holiday_on(day) is not None


def holiday_on(day: date) -> Text | None:
    """Return what the public holiday of that day is called; None on other days. Two may fall on one day."""
    return _AFTER_EASTER.get((day - easter_of(day.year)) // timedelta(days=1)) or _FIXED.get((day.month, day.day))


def easter_of(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian computus; Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leap_years, year_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
