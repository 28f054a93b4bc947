"""Public holidays of Belgium, by our own reckoning, against a library that knows them."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest

from bot.i18n import Speech
from handlers.reading.holidays import easter_of, holiday_on, is_public_holiday

SPEECH = Speech.load()


@pytest.mark.parametrize("year", range(2020, 2060))
def test_they_are_those_of_the_library(year: int) -> None:
    known = holidays.country_holidays("BE", years=year)
    every_day = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    ours = {day for day in every_day if day.year == year and is_public_holiday(day)}
    # Easter and Whit Sunday are no days off of their own: they are Sundays already.
    sundays = {easter_of(year), easter_of(year) + timedelta(days=49)}
    assert ours == set(known) - sundays


def test_easter_is_where_the_church_puts_it() -> None:
    days = {2024: "2024-03-31", 2025: "2025-04-20", 2038: "2038-04-25", 2285: "2285-03-22"}
    assert {year: easter_of(year).isoformat() for year in days} == days


@pytest.mark.parametrize(
    ("day", "called"),
    [
        ("2026-01-01", "Nieuwjaar"),
        ("2026-04-06", "paasmaandag"),
        ("2026-05-14", "Hemelvaart"),
        ("2026-07-21", "de nationale feestdag"),
        ("2026-11-11", "Wapenstilstand"),
    ],
)
def test_each_has_its_name(day: str, called: str) -> None:
    holiday = holiday_on(date.fromisoformat(day))
    assert holiday is not None
    assert SPEECH.render(holiday, "nl") == called


def test_an_ordinary_day_is_none() -> None:
    assert holiday_on(date(2026, 12, 24)) is None
