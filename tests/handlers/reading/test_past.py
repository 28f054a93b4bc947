"""A day that is over: the last one with that date, never one to come."""

from datetime import date, datetime

import pytest

from handlers.reading.dates.past import read_past_day

NOW = datetime.fromisoformat("2026-11-24T11:00")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3/11", date(2026, 11, 3)),
        ("24/11", date(2026, 11, 24)),
        ("3/12", date(2025, 12, 3)),
        ("3/12/2024", date(2024, 12, 3)),
        ("03.11.26", date(2026, 11, 3)),
        ("3 november", date(2026, 11, 3)),
        ("3 december", date(2025, 12, 3)),
        ("vandaag", date(2026, 11, 24)),
        ("29/2/2024", date(2024, 2, 29)),
        ("gisteren", date(2026, 11, 23)),
        ("op 20/11", date(2026, 11, 20)),
        ("vrijdag", date(2026, 11, 20)),
    ],
)
def test_the_last_such_day_is_meant(typed: str, day: date) -> None:
    assert read_past_day(typed, NOW, "nl") == day


@pytest.mark.parametrize("typed", ["", "iets", "31/2", "29/2", "3/12/2026", "elke vrijdag", "99/99"])
def test_what_is_no_day_or_still_to_come_is_not_guessed(typed: str) -> None:
    assert read_past_day(typed, NOW, "nl") is None
