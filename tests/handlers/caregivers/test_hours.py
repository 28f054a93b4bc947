"""Until when somebody is called: working hours count, and who cannot go on for a week is not left until Monday."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.caregivers.hours import looked_at, promised_by


def at(written: str) -> datetime:
    return datetime.fromisoformat(written)


@pytest.mark.parametrize(
    ("now", "by"),
    [
        ("2026-12-08T10:00", "2026-12-08T17:00"),
        ("2026-12-08T16:00", "2026-12-08T17:00"),
        ("2026-12-08T16:01", "2026-12-09T17:00"),
        ("2026-12-11T18:00", "2026-12-14T17:00"),
        ("2026-12-12T10:00", "2026-12-14T17:00"),
        ("2026-12-24T16:30", "2026-12-28T17:00"),
        ("2026-12-08T03:00", "2026-12-08T17:00"),
    ],
)
def test_a_call_is_promised_by_the_end_of_a_working_day(now: str, by: str) -> None:
    assert promised_by(at(now), urgent=False) == at(by)


@pytest.mark.parametrize(
    ("now", "by"),
    [
        ("2026-12-08T10:00", "2026-12-08T17:00"),
        ("2026-12-08T16:30", "2026-12-08T21:00"),
        ("2026-12-12T10:00", "2026-12-12T21:00"),
        ("2026-12-08T20:00", "2026-12-09T12:00"),
        ("2026-12-25T23:00", "2026-12-26T12:00"),
    ],
)
def test_who_cannot_go_on_for_a_week_is_called_the_same_day_or_the_next_morning(now: str, by: str) -> None:
    assert promised_by(at(now), urgent=True) == at(by)


def test_it_is_looked_at_within_the_hour_only_where_it_is_urgent() -> None:
    now, by = at("2026-12-08T10:00"), at("2026-12-08T17:00")
    assert looked_at(now, by, urgent=True) == at("2026-12-08T11:00")
    assert looked_at(now, by, urgent=False) == by
    assert looked_at(at("2026-12-08T16:30"), by, urgent=True) == by
