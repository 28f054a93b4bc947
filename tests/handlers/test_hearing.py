"""How long a channel has been bringing what is said: without a break, to this day, and never more than that."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handlers.decision import Tick
from handlers.hearing import BREAK, Delivered, Hearing
from handlers.model import Due

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
QUESTION = Delivered(NOON, "matrix")


def tick(after: timedelta, **hearing: Hearing) -> Tick:
    """Make a moment after noon at which these channels brought what is said."""
    now = NOON + after
    return Tick("due:1", now, Due("a", "b", now.replace(tzinfo=None), "UTC"), now, hearing=hearing)


def test_time_counts_from_the_question_or_from_when_we_heard_whichever_is_later() -> None:
    early, late = Hearing(NOON - MINUTE, NOON + 30 * MINUTE), Hearing(NOON + 10 * MINUTE, NOON + 30 * MINUTE)
    assert tick(30 * MINUTE, matrix=early).waited(QUESTION) == 30 * MINUTE
    assert tick(30 * MINUTE, matrix=late).waited(QUESTION) == 20 * MINUTE
    assert tick(30 * MINUTE, matrix=early).heard_all_since(QUESTION)
    assert not tick(30 * MINUTE, matrix=late).heard_all_since(QUESTION)


def test_no_time_counts_of_a_channel_that_broke_off_later_than_it_did() -> None:
    broken = tick(60 * MINUTE, matrix=Hearing(NOON - MINUTE, NOON + 20 * MINUTE))
    assert broken.waited(QUESTION) == 20 * MINUTE
    assert not broken.can_hear(QUESTION)


def test_no_time_counts_of_what_was_not_delivered_nor_of_a_channel_that_has_brought_nothing_yet() -> None:
    here = Hearing(NOON, NOON + 60 * MINUTE)
    assert tick(60 * MINUTE, matrix=here).waited(None) == timedelta()
    assert tick(60 * MINUTE, sms=here).waited(QUESTION) == timedelta()
    assert not tick(60 * MINUTE, sms=here).can_hear(QUESTION)


def test_a_long_poll_is_no_break_and_a_clock_that_is_set_back_begins_anew() -> None:
    heard = Hearing(NOON, NOON)
    assert heard.at(NOON + BREAK) == Hearing(NOON, NOON + BREAK)
    later = NOON + BREAK + timedelta(seconds=1)
    assert heard.at(later) == Hearing(later, later)
    assert heard.at(NOON - MINUTE) == Hearing(NOON - MINUTE, NOON - MINUTE)


@given(st.lists(st.integers(0, 300), max_size=30), st.integers(0, 300))
def test_it_never_counts_a_break(gaps: list[int], then: int) -> None:
    heard, unheard, now = Hearing(NOON, NOON), timedelta(), NOON
    for gap in gaps:
        now += timedelta(seconds=gap)
        heard = heard.at(now)
        unheard += timedelta(seconds=gap) if timedelta(seconds=gap) > BREAK else timedelta()
    asked = NOON + timedelta(seconds=then)
    assert heard.since_then(NOON, now) <= now - NOON - unheard
    assert heard.since_then(asked, now) <= max(now - asked, timedelta())
