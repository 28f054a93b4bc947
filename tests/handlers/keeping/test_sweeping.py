"""Every night each kind is looked at, and the next night again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from handlers.decision import Decision, Tick
from handlers.keeping.nouns import Sweep
from handlers.keeping.periods import PERIODS
from handlers.keeping.sweeping import AT_NIGHT, sweep, tonight

ZONE = "Europe/Brussels"
EVENING = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)


def test_every_kind_is_looked_at_in_the_coming_night() -> None:
    planned = tonight(EVENING, ZONE)
    assert [due.subject for due in planned] == [*PERIODS]
    assert {due.local for due in planned} == {datetime.combine(date(2026, 11, 25), AT_NIGHT)}


def test_what_is_past_its_time_goes_and_the_next_night_is_planned() -> None:
    due = tonight(EVENING, ZONE)[0]
    night = datetime(2026, 11, 25, 2, 15, tzinfo=UTC)
    decision = sweep(Tick("t", night, due, night), None)
    assert decision.save == (Sweep(due.subject, night - PERIODS[due.subject].kept),)
    assert [one.local - due.local for one in decision.due] == [timedelta(days=1)]


def test_after_an_absence_the_next_night_is_the_one_that_comes() -> None:
    due, back = tonight(EVENING, ZONE)[0], EVENING + timedelta(days=40)
    (again,) = sweep(Tick("t", back, due, EVENING), None).due
    assert again in tonight(back, ZONE)


def test_a_kind_that_there_is_no_more_ends() -> None:
    due = tonight(EVENING, ZONE)[0]
    gone = type(due)(due.kind, "gone", due.local, due.zone)
    assert sweep(Tick("t", EVENING, gone, EVENING), None) == Decision()
