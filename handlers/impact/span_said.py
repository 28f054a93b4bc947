"""Reads which period is meant: a quarter, a year, or from one day to another; in all four languages at all times."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from handlers.impact.nouns import Span, quarter_of, year_of
from handlers.reading.dates.words import LEXICON, Kind
from handlers.reading.plain import bare

_QUARTER: Final = r"(?:kwartaal|kwart|kw|quarter|quartal|trimestre|trim|q|t|k)"
_QUARTERS: Final = (
    re.compile(rf"\b{_QUARTER}\W{{0,2}}([1-4])\b"),
    re.compile(rf"\b([1-4])\W{{0,2}}(?:e|de|ste|er|eme|st|nd|rd|th)?\W{{0,2}}{_QUARTER}\b"),
)
_YEAR: Final = re.compile(r"\b(20\d\d)\b")
_DAY: Final = re.compile(r"\b(\d{1,2})(?:\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*|\W{0,2}(?:er)?\s+([^\W\d]+)\.?\s+)(20\d\d)\b")
_ISO: Final = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
NO_DAY: Final = date.min
_NO_MONTH: Final = "no month"


def read_span(text: str, today: date) -> Span | None:
    """Read a period, or None; without words it is the last quarter that is over, without a year the last that began."""
    said = bare(text)
    if not any(letter.isalnum() for letter in said):
        return quarter_of(date.fromordinal(quarter_of(today).since.toordinal() - 1))
    days = read_days(text)
    if days:
        return Span(*days) if len(days) == 2 and NO_DAY not in days and days[0] < days[1] else None
    year = _YEAR.search(said)
    for shape in _QUARTERS:
        if found := shape.search(said):
            return _quarter(int(found[1]), int(year[1]) if year else None, today)
    return year_of(int(year[1])) if year else None


def read_days(text: str) -> tuple[date, ...]:
    """Read the days with their years that stand in a text, in their order; a day that there is not is `NO_DAY`."""
    said = bare(text)
    found = [(one.start(), one[3], one[2], one[1]) for one in _ISO.finditer(said)]
    dated = [(one.start(), one[1], one[2] or _month(one[3]), one[4]) for one in _DAY.finditer(said)]
    found += [one for one in dated if one[2] != _NO_MONTH]
    return tuple(_date(int(year), int(month), int(day)) for _at, day, month, year in sorted(found))


def _quarter(number: int, year: int | None, today: date) -> Span:
    month = 3 * number - 2
    if year is not None:
        return quarter_of(date(year, month, 1))
    this = quarter_of(date(today.year, month, 1))
    return this if this.since <= today else quarter_of(date(today.year - 1, month, 1))


def _month(word: str) -> str:
    return str(LEXICON.get(word, {}).get(Kind.MONTH, _NO_MONTH))


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return NO_DAY
