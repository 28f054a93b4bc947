"""What a kilometre with one's own car may cost: a rate that changes through the year, with where it was read."""

from __future__ import annotations

from datetime import date
from typing import Final

from handlers.model import KmRate

MOST_KM_IN_YEAR: Final = 2000
"""So many may be paid back in a year beside amounts without receipts; who drives people regularly may have more."""
_PART: Final = 1000
"""Hectometres times ten-thousandths of a euro, to make a cent."""


def rate_on(day: date, rates: tuple[KmRate, ...]) -> KmRate | None:
    """Find the rate of a day; None: nobody wrote it down."""
    return next((rate for rate in rates if rate.since <= day <= rate.until), None)


def cost_of(hectometres: int, day: date, rates: tuple[KmRate, ...]) -> int:
    """Return the cents of a distance on a day; 0 where the rate is not known."""
    rate = rate_on(day, rates)
    return (hectometres * rate.a_km + _PART // 2) // _PART if rate else 0
