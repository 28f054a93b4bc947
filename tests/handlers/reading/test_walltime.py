"""Wall times become instants, also on the two nights when the clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.reading.walltime import is_zone, shift_quiet, to_instant, to_local

BRUSSELS = "Europe/Brussels"
ZONES = sorted(zone for zone in available_timezones() if zone not in ("localtime", "Factory"))
steady = settings(derandomize=True, max_examples=300, deadline=None)
days = st.dates(date(2011, 1, 1), date(2040, 12, 31))
clock_times = st.times()
instants = st.datetimes(datetime(2011, 1, 2), datetime(2040, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("on", "at", "zone", "instant"),
    [
        (date(2026, 11, 24), time(8, 30), BRUSSELS, "2026-11-24 07:30"),
        (date(2026, 7, 24), time(8, 30), BRUSSELS, "2026-07-24 06:30"),
        (date(2024, 10, 27), time(8, 30), BRUSSELS, "2024-10-27 07:30"),
        (date(2025, 3, 30), time(8, 30), BRUSSELS, "2025-03-30 06:30"),
        (date(2025, 3, 30), time(2, 30), BRUSSELS, "2025-03-30 01:00"),
        (date(2025, 3, 30), time(2, 0), BRUSSELS, "2025-03-30 01:00"),
        (date(2025, 3, 30), time(2, 59, 59, 7), BRUSSELS, "2025-03-30 01:00"),
        (date(2025, 3, 30), time(3, 0), BRUSSELS, "2025-03-30 01:00"),
        (date(2024, 10, 27), time(2, 30), BRUSSELS, "2024-10-27 00:30"),
        (date(2025, 10, 5), time(2, 15), "Australia/Lord_Howe", "2025-10-04 15:30"),
        (date(2011, 12, 30), time(12, 0), "Pacific/Apia", "2011-12-30 10:00"),
        (date(2025, 4, 25), time(0, 30), "Africa/Cairo", "2025-04-24 22:00"),
    ],
)
def test_a_wall_time_becomes_its_first_instant_or_the_end_of_the_gap(
    on: date, at: time, zone: str, instant: str
) -> None:
    assert to_instant(on, at, zone) == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@given(days, clock_times, st.sampled_from(ZONES))
@example(date(2025, 3, 30), time(2, 30), BRUSSELS)
@example(date(2024, 10, 27), time(2, 30), BRUSSELS)
@steady
def test_in_every_zone_the_clock_shows_the_wall_time_or_just_left_a_gap(on: date, at: time, zone: str) -> None:
    wall = datetime.combine(on, at)
    instant = to_instant(on, at, zone)
    shown = to_local(instant, zone)
    assert shown >= wall
    if shown > wall:
        assert to_local(instant - timedelta(seconds=1), zone) < wall
    assert to_instant(shown.date(), shown.time(), zone) == instant


@given(st.sampled_from(ZONES), st.integers(2015, 2039), st.sampled_from([3, 10]), st.integers(0, 24 * 60 - 1))
@steady
def test_wall_times_keep_their_order_in_the_weeks_of_change(zone: str, year: int, month: int, minute: int) -> None:
    at = time(minute // 60, minute % 60)
    days_of_month = [date(year, month, 1) + timedelta(days=n) for n in range(31)]
    instants_of_month = [to_instant(on, at, zone) for on in days_of_month]
    assert instants_of_month == sorted(instants_of_month)
    local_days = [to_local(instant, zone).date() for instant in instants_of_month]
    assert local_days == days_of_month


@pytest.mark.parametrize(
    ("local", "shifted"),
    [
        ("2026-11-23 20:59", "2026-11-23 20:59"),
        ("2026-11-23 21:00", "2026-11-24 08:00"),
        ("2026-11-24 07:00", "2026-11-24 08:00"),
        ("2026-11-24 08:00", "2026-11-24 08:00"),
        ("2025-03-29 23:00", "2025-03-30 08:00"),
        ("2024-10-27 00:30", "2024-10-27 08:00"),
    ],
)
def test_what_falls_in_the_quiet_hours_waits_until_the_morning(local: str, shifted: str) -> None:
    wall = datetime.fromisoformat(local)
    assert (
        str(to_local(shift_quiet(to_instant(wall.date(), wall.time(), BRUSSELS), BRUSSELS), BRUSSELS))[:16] == shifted
    )


@given(instants, st.sampled_from(ZONES), clock_times, clock_times)
@example(datetime(2024, 10, 27, 1, 10, tzinfo=UTC), BRUSSELS, time(1), time(2, 30))
@example(datetime(2025, 3, 30, 0, 30, tzinfo=UTC), BRUSSELS, time(1), time(2, 30))
@steady
def test_shifted_instants_are_never_earlier_never_quiet_and_stay_put(
    instant: datetime, zone: str, start: time, end: time
) -> None:
    shifted = shift_quiet(instant, zone, start, end)
    assert instant <= shifted <= instant + timedelta(hours=50)
    assert shift_quiet(shifted, zone, start, end) == shifted


def test_equal_ends_mean_that_no_hour_is_quiet() -> None:
    instant = datetime(2026, 11, 24, 2, tzinfo=UTC)
    assert shift_quiet(instant, BRUSSELS, time(8), time(8)) == instant


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        to_local(datetime(2026, 11, 24), BRUSSELS)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("name", "known"),
    [(BRUSSELS, True), ("Europe/Brusel", False), ("", False), ("../etc", False), ("\x00", False), ("Europe", False)],
)
def test_a_zone_is_known_or_not_and_never_an_error(name: str, known: bool) -> None:
    assert is_zone(name) is known
