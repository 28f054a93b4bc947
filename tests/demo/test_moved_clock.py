"""The neighbourhood's clock runs ahead of the machine's, never back."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.demo.moved_clock import MovedClock

DAY = timedelta(days=1)


def test_a_moved_clock_is_ahead_by_what_it_was_moved(tmp_path: Path) -> None:
    clock = MovedClock(tmp_path / "clock.json")
    before = SystemClock().now()
    clock.move(DAY)
    clock.move(DAY)
    assert clock.ahead == 2 * DAY
    assert clock.now() - before >= 2 * DAY


def test_the_next_start_goes_on_from_the_moved_time(tmp_path: Path) -> None:
    MovedClock(tmp_path / "clock.json").move(DAY)
    assert MovedClock(tmp_path / "clock.json").ahead == DAY


def test_an_instant_before_a_move_keeps_its_own_time(tmp_path: Path) -> None:
    clock = MovedClock(tmp_path / "clock.json")
    before = SystemClock().now()
    clock.move(DAY)
    after = SystemClock().now()
    assert clock.at(before) == before
    assert clock.at(after) == after + DAY


def test_time_does_not_go_back(tmp_path: Path) -> None:
    clock = MovedClock(tmp_path / "clock.json")
    with pytest.raises(ValueError, match="forward"):
        clock.move(-DAY)


def test_who_is_told_of_a_move_is_told_after_it(tmp_path: Path) -> None:
    clock = MovedClock(tmp_path / "clock.json")
    told: list[timedelta] = []
    clock.on_move.append(lambda: told.append(clock.ahead))
    clock.move(DAY)
    assert told == [DAY]
