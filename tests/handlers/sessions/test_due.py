"""When reminders, offers and what comes after are due."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.decision import Cancel
from handlers.sessions import due
from tests.handlers.sessions.things import NOW, SESSION, begins, instant


def test_a_week_a_day_and_two_hours_before_people_are_reminded() -> None:
    planned = [(row.kind, row.local.isoformat()) for row in due.reminders(SESSION, NOW)]
    assert planned == [
        ("session.remind_week", "2027-04-20T09:00:00"),
        ("session.remind_day", "2027-04-26T09:00:00"),
        ("session.remind_hours", "2027-04-27T11:30:00"),
    ]
    assert all(row.may_wait and row.subject == "7" and row.person is None for row in due.reminders(SESSION, NOW))


def test_who_joins_late_gets_what_is_still_ahead() -> None:
    planned = [row.kind for row in due.reminders(SESSION, instant("2027-04-26T09:00"))]
    assert planned == ["session.remind_hours"]
    assert due.reminders(SESSION, instant("2027-04-27T12:30")) == ()


def test_two_hours_before_is_counted_by_the_clock_that_changes_in_the_night() -> None:
    changed = begins("2027-03-28T10:30")
    assert due.hours_before(changed).isoformat() == "2027-03-28T08:30:00"
    assert due.starts_at(changed) - due.starts_at(begins("2027-03-27T10:30")) == timedelta(hours=23)


@pytest.mark.parametrize(
    ("starts", "reminded"),
    [("2027-04-27T09:30", "2027-04-27T07:30"), ("2027-04-27T08:00", "2027-04-26T20:30")],
    ids=["the morning is in time", "the morning is too late"],
)
def test_before_an_early_session_people_are_reminded_while_it_helps(starts: str, reminded: str) -> None:
    assert due.hours_before(begins(starts)).isoformat(timespec="minutes") == reminded


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2027-04-20T10:00", "2027-04-21T10:00"),
        ("2027-04-26T18:00", "2027-04-27T11:30"),
        ("2027-04-27T10:30", "2027-04-27T11:30"),
        ("2027-04-27T10:31", None),
        ("2027-04-27T15:00", None),
    ],
)
def test_an_offer_lasts_a_day_and_never_into_the_last_two_hours(now: str, until: str | None) -> None:
    assert due.offer_until(SESSION, instant(now)) == (instant(until) if until else None)
    assert due.is_near(SESSION, instant(now)) == (until is None)


def test_nobody_has_to_answer_at_night() -> None:
    early = begins("2027-04-27T09:00")
    assert due.offer_until(early, instant("2027-04-26T12:00")) == instant("2027-04-26T21:00")
    assert due.offer_until(early, instant("2027-04-26T20:30")) is None


def test_what_comes_after_is_counted_from_its_end() -> None:
    late = replace(begins("2027-04-27T22:30"), lasts=timedelta(hours=3))
    assert due.after(late).local.isoformat() == "2027-04-29T09:00:00"
    assert due.forget_needs(SESSION).local.isoformat() == "2027-05-04T15:30:00"
    assert due.archive(SESSION).local.isoformat() == "2027-05-27T15:30:00"
    assert (due.begins(SESSION).local, due.ends(SESSION).local) == (SESSION.starts_local, due.ends_local(SESSION))


def test_all_that_was_to_come_before_it_can_be_cancelled() -> None:
    assert due.cancel(SESSION, due.REMINDERS) == (
        Cancel("session.remind_week", "7"),
        Cancel("session.remind_day", "7"),
        Cancel("session.remind_hours", "7"),
    )
