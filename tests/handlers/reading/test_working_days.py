"""Working days are counted as offices in Belgium count them."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.reading.working_days import working_days_later


@pytest.mark.parametrize(
    ("at", "days", "later"),
    [
        ("2026-11-24T10:00", 2, "2026-11-26T10:00"),
        ("2026-11-27T10:00", 2, "2026-12-01T10:00"),
        ("2026-11-28T10:00", 1, "2026-11-30T10:00"),
        ("2026-11-10T23:59", 1, "2026-11-12T23:59"),
        ("2026-12-24T09:00", 1, "2026-12-28T09:00"),
        ("2026-11-24T10:00", 0, "2026-11-24T10:00"),
    ],
)
def test_weekends_and_public_holidays_do_not_count(at: str, days: int, later: str) -> None:
    assert working_days_later(datetime.fromisoformat(at), days) == datetime.fromisoformat(later)
