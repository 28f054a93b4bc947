"""The picture in docs/flows.md shows the ways into a hold and out of it that the code goes."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

from handlers.decision import Tick
from handlers.requests import moments
from handlers.requests.case import Case
from handlers.requests.holding import answer_held, ask_again, hold, stops_contact
from handlers.requests.nouns import LIVE, Claim, ClaimState, Request, RequestState
from handlers.requests.steps import Held
from tests.handlers.requests.setting import KARIM, LOTTE, NOW, SANNE, SHOPPING, case, part, the_saved, tick, turn

FLOWS = Path(__file__).parents[3] / "docs" / "flows.md"
ARROWS = {tuple(arrow) for arrow in re.findall(r"^    (\w+) --> (\w+):", FLOWS.read_text("utf-8"), re.MULTILINE)}
HELD = "HELD"
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
    assert {before for before, after in ARROWS if after == HELD} == {state.name for state in held}


def test_the_picture_shows_how_a_hold_ends() -> None:
    states = {
        _lifted(before, helpers, number, now)
        for before, helpers, number, now in product(LIVE, PARTS, (1, 2), (AHEAD, BEGUN, PAST))
    }
    states.add(the_saved(ask_again(_after_two_weeks(), _held(RequestState.OPEN, (), 1)), Request).state)
    assert {after for before, after in ARROWS if before == HELD} == {state.name for state in states}


def _held(before: RequestState, parts: tuple[Claim, ...], helpers: int) -> Case:
    return case(replace(SHOPPING, state=RequestState.HELD, held_from=before, helpers=helpers), *parts)


def _lifted(before: RequestState, parts: tuple[Claim, ...], helpers: int, now: datetime) -> RequestState:
    decision = answer_held(turn(SANNE, choice="lift", now=now), Held(12), _held(before, parts, helpers))
    return the_saved(decision, Request).state


def _after_two_weeks() -> Tick:
    return tick(moments.STILL_HELD, NOW + timedelta(days=14), since=NOW.replace(tzinfo=None).isoformat())
