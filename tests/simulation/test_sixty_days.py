"""Forty people for sixty days in which the clock changes; the whole year is ``python -m tests.simulation``."""

from __future__ import annotations

from datetime import date

import pytest

from tests.simulation.year import Year


@pytest.mark.parametrize(("seed", "begins_on"), [(4, date(2026, 3, 1)), (2, date(2026, 9, 15))])
def test_whatever_happens_in_sixty_days_all_that_is_promised_holds(seed: int, begins_on: date) -> None:
    figures = Year(seed, 40, begins_on, 60).run()
    happened = figures.counts
    assert happened["looked"] == 60
    assert happened["asked"] > 1000
    for name in ("silences", "checkin.alert", "checkin.all_clear", "ended as unknown", "ended as seen", "checkin.many"):
        assert happened[name], f"there was no {name}, so nothing was proven about it"
