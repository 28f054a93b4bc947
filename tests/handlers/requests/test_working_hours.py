"""Hours of work: no evenings, weekends or holidays, but never later than the moment allows."""

from datetime import date, datetime, time, timedelta

import pytest

from handlers.requests.drafting.working_hours import looked_at_by, working_hours_later
from handlers.text import When

FOUR = timedelta(hours=4)


@pytest.mark.parametrize(
    ("asked", "until"),
    [
        ("2026-11-24 10:00", "2026-11-24 14:00"),
        ("2026-11-24 15:00", "2026-11-25 11:00"),
        ("2026-11-24 06:30", "2026-11-24 13:00"),
        ("2026-11-27 16:00", "2026-11-30 12:00"),
        ("2026-11-28 10:00", "2026-11-30 13:00"),
        ("2026-11-10 16:00", "2026-11-12 12:00"),
    ],
    ids=["same day", "next morning", "before nine", "over the weekend", "on saturday", "over Armistice Day"],
)
def test_four_hours_of_work_are_over(asked: str, until: str) -> None:
    assert working_hours_later(datetime.fromisoformat(asked), FOUR) == datetime.fromisoformat(until)


def test_what_is_needed_tomorrow_does_not_wait_until_after_the_weekend() -> None:
    friday_evening = datetime.fromisoformat("2026-11-27 18:00")
    saturday_noon = When(date(2026, 11, 28), time(12))
    assert looked_at_by(saturday_noon, friday_evening, FOUR) == datetime.fromisoformat("2026-11-28 03:00")


def test_what_has_no_moment_waits_for_the_hours_of_work() -> None:
    assert looked_at_by(None, datetime.fromisoformat("2026-11-27 18:00"), FOUR) == datetime.fromisoformat(
        "2026-11-30 13:00"
    )
