"""The days of a series, against dateutil, and the three times that always stand ready."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n import Speech
from handlers.sessions import due
from handlers.sessions.making.repeating import next_times
from handlers.sessions.making.series import days_of, next_days, rule_words, rules_for
from handlers.sessions.nouns import Session, SessionState
from tests.handlers.sessions.setting import BURENHULP, NOW

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
SPEECH = Speech.load()
WEEKLY = "FREQ=WEEKLY;BYDAY=TU"
ROW = replace(BURENHULP, rule=WEEKLY, series=7)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(DAYS, st.integers(0, 4), st.integers(0, 400))
def test_a_rule_means_the_days_that_dateutil_reads_in_it(on: date, which: int, later: int) -> None:
    rules = rules_for(on)
    rule = rules[which % len(rules)]
    since = on + timedelta(days=later)
    expected = rrulestr(rule, dtstart=datetime.combine(since, datetime.min.time()))
    assert list(islice(days_of(rule, since), 5)) == [one.date() for one in islice(expected, 5)]


@settings(derandomize=True, max_examples=100, deadline=None)
@given(DAYS)
def test_every_rule_that_is_offered_has_its_first_day(on: date) -> None:
    assert all(next(days_of(rule, on)) == on for rule in rules_for(on))


def test_a_rule_that_is_none_of_ours_means_no_day() -> None:
    assert list(islice(days_of("FREQ=YEARLY", NOW.date()), 3)) == []
    assert list(islice(days_of("", NOW.date()), 3)) == []


def test_days_that_are_taken_are_passed_over() -> None:
    taken = [date(2024, 5, 7), date(2024, 5, 21)]
    assert next_days(WEEKLY, date(2024, 5, 1), taken, 2) == (date(2024, 5, 14), date(2024, 5, 28))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", "elke dinsdag"),
        ("FREQ=MONTHLY;BYMONTHDAY=28", "elke maand op dag 28"),
        ("FREQ=MONTHLY;BYDAY=1TH", "elke eerste donderdag van de maand"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "elke laatste vrijdag van de maand"),
        ("", "één keer"),
    ],
)
def test_a_rule_is_said_in_words(rule: str, said: str) -> None:
    assert SPEECH.render(rule_words(rule), "nl") == said


# --- the times that stand ready -----------------------------------------------------------------------------------


def new_id(name: str) -> str:
    return "0123456789abcdef"


def days(*sessions: Session) -> list[str]:
    return [one.starts_local.isoformat(" ", "minutes") for one in sessions]


def test_two_more_stand_ready_behind_the_first_and_none_before_it() -> None:
    assert days(*next_times([ROW], 8, NOW, new_id)) == ["2024-06-04 13:30", "2024-06-11 13:30"]


def test_the_hour_on_the_wall_stays_the_same_when_the_clock_changes() -> None:
    last_summer_week = replace(ROW, starts_local=datetime.fromisoformat("2024-10-22T13:30"), state=SessionState.ENDED)
    made = next_times([last_summer_week], 8, datetime(2024, 10, 22, 14, tzinfo=UTC), new_id)
    assert days(*made) == ["2024-10-29 13:30", "2024-11-05 13:30", "2024-11-12 13:30"]
    assert [due.starts_at(one).hour for one in made] == [12, 12, 12]
    assert due.starts_at(last_summer_week).hour == 11


def test_an_hour_that_a_night_skips_becomes_the_next() -> None:
    night = replace(
        ROW,
        rule="FREQ=WEEKLY;BYDAY=SU",
        starts_local=datetime.fromisoformat("2026-03-22T02:30"),
        state=SessionState.ENDED,
    )
    first, second, _third = next_times([night], 8, datetime(2026, 3, 22, 10, tzinfo=UTC), new_id)
    assert days(first) == ["2026-03-29 03:00"]
    assert first.rule == second.rule == night.rule


def test_a_day_that_was_cancelled_moved_or_left_out_is_not_made_again() -> None:
    cancelled = replace(
        ROW, number=8, starts_local=datetime.fromisoformat("2024-05-07T13:30"), state=SessionState.CANCELLED
    )
    moved = replace(
        ROW,
        number=9,
        starts_local=datetime.fromisoformat("2024-05-15T13:30"),
        left_out=(date(2024, 5, 14),),
        sequence=1,
    )
    ended = replace(ROW, starts_local=datetime.fromisoformat("2024-04-30T13:30"), state=SessionState.ENDED)
    left_out = replace(ended, left_out=(date(2024, 5, 21),))
    made = next_times([left_out, cancelled, moved], 10, datetime(2024, 4, 30, 14, tzinfo=UTC), new_id)
    assert days(*made) == ["2024-05-28 13:30", "2024-06-04 13:30"]


def test_what_is_made_is_like_the_last_that_was_not_moved_by_itself() -> None:
    changed = replace(ROW, number=8, title="Burenhulp, vervolg", state=SessionState.ENDED)
    moved = replace(ROW, number=9, sequence=1, starts_local=datetime.fromisoformat("2024-06-05T18:00"))
    made = next_times([ROW, changed, moved], 10, NOW, new_id)
    assert [(one.title, one.starts_local.hour, one.sequence, one.series) for one in made] == [
        ("Burenhulp, vervolg", 13, 0, 7)
    ]


def test_a_series_that_was_ended_makes_nothing() -> None:
    assert next_times([replace(ROW, rule="")], 8, NOW, new_id) == ()
