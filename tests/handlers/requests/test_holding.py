"""A hold as values: what it stops, who decides, and that it comes to an end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.decision import Cancel
from handlers.model import Person
from handlers.requests import moments
from handlers.requests.helping.release import answer_take_over
from handlers.requests.nouns import Claim, ClaimState, Request, RequestState
from handlers.requests.reporting.holding import hold
from handlers.requests.reporting.lifting import answer_held
from handlers.requests.reporting.waiting import ask_again
from handlers.requests.steps import BeReserve, Held, TakeOver
from handlers.requests.taking.claim import answer_reserve, take
from handlers.requests.taking.taker import Taking
from tests.handlers.requests.setting import (
    JONAS,
    KARIM,
    LOTTE,
    MARIA,
    NOW,
    SANNE,
    SHOPPING,
    TOM,
    case,
    part,
    planned,
    saved,
    taken_back_from,
    the_message,
    the_saved,
    tick,
    told,
    turn,
    words,
)

MATCHED = replace(SHOPPING, state=RequestState.MATCHED)
HELD = replace(SHOPPING, state=RequestState.HELD, held_from=RequestState.MATCHED)
SINCE = "2026-11-24T11:00:00"


def test_a_hold_takes_the_contact_back_and_stops_every_timer() -> None:
    decision = hold(case(MATCHED, part(KARIM), part(LOTTE, ClaimState.RESERVE, 1)), ("sanne",), NOW)
    assert the_saved(decision, Request) == replace(HELD, version=3)
    assert taken_back_from(decision) == ["karim"]
    assert {Cancel(kind, "12") for kind in (*moments.SEARCHING, *moments.TAKEN)} <= set(decision.cancel)
    assert told(decision, SANNE) == ["request.held"]
    assert told(decision, LOTTE) == ["request.on_hold"]


@pytest.mark.parametrize("state", [RequestState.DRAFT, RequestState.TRIAGE])
def test_what_stood_nowhere_yet_is_not_held(state: RequestState) -> None:
    assert saved(hold(case(replace(SHOPPING, state=state)), ("sanne",), NOW), Request) == []


def test_a_second_report_changes_nothing_about_the_hold() -> None:
    assert saved(hold(case(HELD, part(KARIM)), ("sanne",), NOW), Request) == []


@pytest.mark.parametrize("who", [KARIM, TOM, MARIA], ids=["helper", "neighbour", "asker"])
def test_nobody_but_who_may_read_it_decides(who: Person) -> None:
    decision = answer_held(turn(who, choice="lift"), Held(12), case(HELD, part(KARIM)))
    assert saved(decision, Request) == []


def test_an_organiser_who_helps_does_not_decide() -> None:
    decision = answer_held(turn(JONAS, choice="lift"), Held(12), case(HELD, part(JONAS)))
    assert saved(decision, Request) == []


def test_lifting_it_after_its_moment_asks_whether_the_help_is_still_needed() -> None:
    late = turn(SANNE, choice="lift", now=NOW + timedelta(days=5))
    decision = answer_held(late, Held(12), case(HELD, part(KARIM)))
    assert the_saved(decision, Request).state is RequestState.EXPIRED
    assert the_saved(decision, Request).held_from is None
    assert "request.still_needed" in told(decision, MARIA)


@pytest.mark.parametrize("before", [RequestState.OPEN, RequestState.UNFILLED, RequestState.ESCALATED])
def test_lifting_it_with_half_of_the_helpers_gives_them_the_contact_and_looks_for_the_others(
    before: RequestState,
) -> None:
    held = case(replace(HELD, held_from=before, helpers=2), part(KARIM))
    decision = answer_held(turn(SANNE, choice="lift"), Held(12), held)
    (request,) = saved(decision, Request)
    assert (request.state, request.held_from) == (RequestState.OPEN, None)
    assert told(decision, KARIM) == ["request.yours"]
    assert told(decision, MARIA) == ["request.goes_on"]
    assert {moments.WAVE, moments.REMIND_DAY} <= set(planned(decision))


def test_lifting_it_with_half_of_the_helpers_asks_who_stands_by() -> None:
    held = case(replace(HELD, helpers=2), part(KARIM), part(LOTTE, ClaimState.RESERVE, 1))
    decision = answer_held(turn(SANNE, choice="lift"), Held(12), held)
    (request,) = saved(decision, Request)
    assert request.state is RequestState.OFFERED
    assert told(decision, KARIM) == ["request.yours"]
    assert moments.RESERVE in planned(decision)


@pytest.mark.parametrize("helpers", [1, 2])
def test_who_stands_by_hears_too_that_it_goes_on(helpers: int) -> None:
    parts = (part(KARIM), part(LOTTE, ClaimState.RESERVE, 1))
    decision = answer_held(turn(SANNE, choice="lift"), Held(12), case(replace(HELD, helpers=helpers), *parts))
    assert told(decision, LOTTE) == ["request.goes_on"]


def test_nothing_goes_on_as_agreed_where_somebody_is_still_looked_for() -> None:
    decision = answer_held(turn(SANNE, choice="lift"), Held(12), case(HELD))
    assert words(the_message(decision, "request.goes_on").text).startswith("#12 goes on. I'm looking for somebody")


def test_who_lifts_it_too_late_does_not_read_that_it_goes_on() -> None:
    late = turn(SANNE, choice="lift", now=NOW + timedelta(days=5))
    decision = answer_held(late, Held(12), case(HELD, part(KARIM)))
    assert words(the_message(decision, "request.decided").text) == "Noted. The moment of #12 has passed."


def test_lifting_it_without_a_helper_reminds_nobody() -> None:
    decision = answer_held(turn(SANNE, choice="lift"), Held(12), case(HELD))
    assert moments.WAVE in planned(decision)
    assert moments.REMIND_DAY not in planned(decision)


def test_a_reserve_who_was_being_asked_stands_by_again_while_it_is_held() -> None:
    offered = case(replace(SHOPPING, state=RequestState.OFFERED), part(LOTTE, ClaimState.OFFERED, 1))
    (claim,) = saved(hold(offered, ("sanne",), NOW), Claim)
    assert (claim.person, claim.state, claim.place) == ("lotte", ClaimState.RESERVE, 1)


def test_who_is_kept_apart_neither_takes_nor_takes_over_nor_stands_ready() -> None:
    open_one = Taking(case(), is_apart=True)
    assert told(take(turn(KARIM, "12"), open_one), KARIM) == ["request.over"]
    asked = Taking(
        case(replace(SHOPPING, state=RequestState.OFFERED), part(KARIM, ClaimState.OFFERED, 1)), is_apart=True
    )
    assert saved(answer_take_over(turn(KARIM, choice="yes"), TakeOver(12, "tom"), asked), Request) == []
    given = Taking(case(MATCHED, part(TOM)), is_apart=True)
    assert saved(answer_reserve(turn(KARIM, choice="yes"), BeReserve(12), given), Request) == []


def test_it_is_asked_again_every_day_and_ends_after_two_weeks() -> None:
    held = case(HELD, part(KARIM))
    again = ask_again(tick(moments.STILL_HELD, NOW + timedelta(days=1), since=SINCE), held)
    assert told(again, SANNE) == ["request.held"]
    assert moments.STILL_HELD in planned(again)
    ended = ask_again(tick(moments.STILL_HELD, NOW + timedelta(days=14), since=SINCE), held)
    assert the_saved(ended, Request).state is RequestState.BLOCKED
    assert the_saved(ended, Request).held_from is RequestState.MATCHED


def test_our_absence_ends_no_hold() -> None:
    late = replace(tick(moments.STILL_HELD, NOW + timedelta(days=14), since=SINCE), away=timedelta(days=10))
    assert told(ask_again(late, case(HELD, part(KARIM))), SANNE) == ["request.held"]
