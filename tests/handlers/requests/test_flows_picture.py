"""The chart shows the ways into a hold and out of it that the code goes, whatever else happens on the way."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

from handlers.decision import Tick
from handlers.requests import moments
from handlers.requests.case import Case
from handlers.requests.changing.changes import take_back
from handlers.requests.flow import REQUEST_FLOW
from handlers.requests.nouns import LIVE, Claim, ClaimState, Request, RequestState
from handlers.requests.reporting.holding import hold, stops_contact
from handlers.requests.reporting.lifting import answer_held
from handlers.requests.reporting.waiting import ask_again
from handlers.requests.steps import Held
from tests.handlers.requests.setting import KARIM, LOTTE, MARIA, NOW, SANNE, SHOPPING, case, part, the_saved, tick, turn

AHEAD, BEGUN, PAST = NOW, NOW + timedelta(days=1, hours=23), NOW + timedelta(days=5)
PARTS = ((), (part(KARIM),), (part(KARIM), part(LOTTE, ClaimState.RESERVE, 1)), (part(LOTTE, ClaimState.RESERVE, 1),))


def test_the_picture_shows_which_states_a_report_holds() -> None:
    held = {
        state
        for state in RequestState
        if stops_contact(at := case(replace(SHOPPING, state=state)))
        and the_saved(hold(at, ("sanne",), NOW), Request).state is RequestState.HELD
    }
    assert held == LIVE
    assert {before for before, after in REQUEST_FLOW.arrows if after is RequestState.HELD} == held


def test_the_picture_shows_how_a_hold_ends() -> None:
    states = {
        _lifted(before, helpers, number, now)
        for before, helpers, number, now in product(LIVE, PARTS, (1, 2), (AHEAD, BEGUN, PAST))
    }
    states.add(the_saved(ask_again(_after_two_weeks(), _held(RequestState.OPEN, (), 1)), Request).state)
    states.add(the_saved(take_back(turn(MARIA), _held(RequestState.OPEN, (), 1)), Request).state)
    assert {after for before, after in REQUEST_FLOW.arrows if before is RequestState.HELD} == states


def _held(before: RequestState, parts: tuple[Claim, ...], helpers: int) -> Case:
    return case(replace(SHOPPING, state=RequestState.HELD, held_from=before, helpers=helpers), *parts)


def _lifted(before: RequestState, parts: tuple[Claim, ...], helpers: int, now: datetime) -> RequestState:
    decision = answer_held(turn(SANNE, choice="lift", now=now), Held(12), _held(before, parts, helpers))
    return the_saved(decision, Request).state


def _after_two_weeks() -> Tick:
    return tick(moments.STILL_HELD, NOW + timedelta(days=14), since=NOW.replace(tzinfo=None).isoformat())
