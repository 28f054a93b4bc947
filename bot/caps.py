"""The amounts that may be paid back to volunteers, as an operator writes them.

For costs without receipts: a year, the most a day, the most a year, the source. For a kilometre with one's own car: the
first day, the last day, the rate, the source.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from handlers.model import ExpenseCap, KmRate

# Read on a kept copy of that page, 2024. What was fixed for later years was not found.
KNOWN: Final = ("2024 41.48 1659.29 www.vlaanderenvrijwilligt.be/wetgeving/kostenvergoedingen",)
# Both read on kept copies, of early 2024; the rate changes every quarter. What was fixed for later was not found.
KNOWN_RATES: Final = (
    "2024-01-01 2024-03-31 0.4269 www.twizzit.com/v2/blog/article/volunteer-allowances-maximum-2024",
    "2024-04-01 2024-06-30 0.4265 zoomvzw.be/nieuws/detail/kilometervergoeding-voor-vrijwilligers-gewijzigd/6113",
)
_CAP: Final = re.compile(r"(20\d\d) (\d{1,3})\.(\d\d) (\d{1,5})\.(\d\d) (\S+)")
_RATE: Final = re.compile(r"(\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d) (\d)\.(\d{1,4}) (\S+)")


def read_cap(text: str) -> ExpenseCap | None:
    """Read one line of amounts; None: it is none."""
    match = _CAP.fullmatch(text.strip())
    if match is None:
        return None
    year, day, day_cents, whole, whole_cents, source = match.groups()
    return ExpenseCap(int(year), int(day) * 100 + int(day_cents), int(whole) * 100 + int(whole_cents), source)


def cap_fault(text: str) -> str | None:
    """Say what is wrong with a line of amounts, or nothing."""
    return None if read_cap(text) else f"is not a year with its amounts; write it as {KNOWN[0]}"


def caps_of(texts: tuple[str, ...]) -> tuple[ExpenseCap, ...]:
    """Read all amounts; those an operator wrote were checked when the configuration was read."""
    return tuple(cap for text in texts if (cap := read_cap(text)))


def read_rate(text: str) -> KmRate | None:
    """Read one line about kilometres; None: it is none."""
    match = _RATE.fullmatch(text.strip())
    if match is None:
        return None
    since, until, euros, rest, source = match.groups()
    try:
        days = date.fromisoformat(since), date.fromisoformat(until)
    except ValueError:
        return None
    return KmRate(*days, int(euros) * 10_000 + int(rest.ljust(4, "0")), source) if days[0] <= days[1] else None


def rate_fault(text: str) -> str | None:
    """Say what is wrong with a line about kilometres, or nothing."""
    return None if read_rate(text) else f"is not two days with a rate; write it as {KNOWN_RATES[-1]}"


def rates_of(texts: tuple[str, ...]) -> tuple[KmRate, ...]:
    """Read all rates; those an operator wrote were checked when the configuration was read."""
    return tuple(rate for text in texts if (rate := read_rate(text)))
