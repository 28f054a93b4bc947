"""Every week again: each time its own request, holidays asked about, one time skipped, the series stopped."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from handlers.requests import moments
from handlers.requests.changing.weekly import Following, answer_holiday, come_back
from handlers.requests.draft_steps import OnHoliday
from handlers.requests.nouns import Request, RequestState
from handlers.requests.opening import open_request
from handlers.text import When
from tests.handlers.requests.setting import (
    MARIA,
    NOW,
    SHOPPING,
    brussels,
    case,
    in_room,
    planned,
    the_message,
    the_saved,
    tick,
    told,
    turn,
)

TUESDAY = When(date(2026, 11, 24), time(14), weekly=True)
COFFEE = replace(SHOPPING, when=TUESDAY, series=12)
AFTER = brussels("2026-11-24T15:00")


def test_opening_a_weekly_request_plans_the_next_time() -> None:
    decision = open_request(case(replace(COFFEE, series=None)), NOW)
    assert the_saved(decision, Request).series == 12
    assert planned(decision)[moments.NEXT] == datetime.fromisoformat("2026-11-24T15:00")


@pytest.mark.parametrize(
    "ended", [RequestState.CLOSED_OK, RequestState.EXPIRED, RequestState.WITHDRAWN, RequestState.IN_PROGRESS]
)
def test_however_one_time_ended_the_next_is_made(ended: RequestState) -> None:
    decision = come_back(tick(moments.NEXT, AFTER), Following(case(replace(COFFEE, state=ended, was_unmet=True)), 17))
    fresh = the_saved(decision, Request)
    assert (fresh.number, fresh.series, fresh.state) == (17, 12, RequestState.OPEN)
    assert fresh.when == replace(TUESDAY, on=date(2026, 12, 1))
    assert (fresh.cause, fresh.version, fresh.was_unmet, fresh.closed_at) == ("", 0, False, None)
    assert [say.msgid for say in in_room(decision)] == ["request.card"]


def test_after_a_long_stop_the_next_time_is_ahead_of_now() -> None:
    decision = come_back(tick(moments.NEXT, brussels("2026-12-10T09:00")), Following(case(COFFEE), 17))
    when = the_saved(decision, Request).when
    assert when is not None
    assert when.on == date(2026, 12, 15)


def test_what_an_organiser_took_down_does_not_come_back() -> None:
    blocked = case(replace(COFFEE, state=RequestState.BLOCKED))
    assert come_back(tick(moments.NEXT, AFTER), Following(blocked, 17)).save == ()


def test_a_public_holiday_is_asked_about_first() -> None:
    before_christmas = replace(COFFEE, when=When(date(2026, 12, 18), time(14), weekly=True))
    decision = come_back(tick(moments.NEXT, brussels("2026-12-18T15:00")), Following(case(before_christmas), 20))
    assert the_saved(decision, Request).state is RequestState.DRAFT
    assert told(decision, MARIA) == ["request.holiday"]
    assert [choice.id for choice in the_message(decision, "request.holiday").choices] == ["go", "skip", "stop"]
    assert moments.NEXT in planned(decision), "without an answer the series goes on after it"


HOLIDAY = case(replace(COFFEE, number=20, state=RequestState.DRAFT, opened_at=None))


def test_on_a_holiday_it_can_go_on() -> None:
    decision = answer_holiday(turn(MARIA, choice="go"), OnHoliday(20), HOLIDAY)
    assert the_saved(decision, Request).state is RequestState.OPEN


def test_a_holiday_can_be_skipped_without_losing_the_words_of_the_series() -> None:
    decision = answer_holiday(turn(MARIA, choice="skip"), OnHoliday(20), HOLIDAY)
    skipped = the_saved(decision, Request)
    assert (skipped.state, skipped.street) == (RequestState.DISCARDED, "Kerkstraat")
    assert moments.NEXT not in {cancel.kind for cancel in decision.cancel}


def test_the_series_can_be_stopped_at_a_holiday() -> None:
    decision = answer_holiday(turn(MARIA, choice="stop"), OnHoliday(20), HOLIDAY)
    assert moments.NEXT in {cancel.kind for cancel in decision.cancel}
