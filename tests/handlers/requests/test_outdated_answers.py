"""An answer that comes when everything has changed meanwhile moves nothing along an arrow nobody meant."""

from dataclasses import replace

import pytest

from handlers.requests.changing.changes import Repeated, answer_edited, answer_which, edited
from handlers.requests.draft_steps import ChangeByEdit
from handlers.requests.finding.unfilled import refer
from handlers.requests.helping.release import release
from handlers.requests.helping.welcome import answer_who_comes
from handlers.requests.nouns import CHANGING, Claim, ClaimState, Request, RequestState
from handlers.requests.steps import BeReserve, ConfirmHelper, ReferTo, WithdrawWhich
from handlers.requests.taking.claim import answer_reserve
from handlers.requests.taking.taker import Taking
from tests.handlers.requests.setting import (
    JONAS,
    KARIM,
    LOTTE,
    MARIA,
    SHOPPING,
    THURSDAY,
    case,
    part,
    saved,
    told,
    turn,
)

TAKEN = replace(SHOPPING, state=RequestState.MATCHED)
PASSED_ON = replace(SHOPPING, state=RequestState.OFFERED)


def test_who_got_the_task_meanwhile_keeps_it_after_a_late_yes_to_being_reserve() -> None:
    decision = answer_reserve(turn(LOTTE, choice="yes"), BeReserve(12), Taking(case(TAKEN, part(LOTTE))))
    assert saved(decision, Claim) == []
    assert told(decision, LOTTE) == ["request.yours"]


def test_a_reserve_who_was_asked_to_take_over_takes_over_with_any_yes() -> None:
    asked = Taking(case(PASSED_ON, part(LOTTE, ClaimState.OFFERED, 1)))
    decision = answer_reserve(turn(LOTTE, choice="yes"), BeReserve(12), asked)
    assert [claim.state for claim in saved(decision, Claim)] == [ClaimState.HELPING]


def test_who_was_refused_does_not_stand_by_either() -> None:
    refused = Taking(case(TAKEN, part(KARIM), part(LOTTE, ClaimState.REFUSED)))
    decision = answer_reserve(turn(LOTTE, choice="yes"), BeReserve(12), refused)
    assert saved(decision, Claim) == []
    assert told(decision, LOTTE) == ["request.over"]


def test_a_message_edited_when_one_of_two_helpers_was_found_changes_nothing() -> None:
    half = case(replace(SHOPPING, helpers=2), part(KARIM))
    said = turn(MARIA, "hulp boodschappen zaterdag 10 uur", about="$asked")
    assert told(edited(said, half), MARIA) == ["request.edit_too_late"]
    decision = answer_edited(turn(MARIA, choice="yes"), ChangeByEdit(12, "boodschappen zaterdag 10 uur"), half)
    assert saved(decision, Request) == []


def test_what_is_done_is_not_taken_back_by_an_answer_from_before() -> None:
    over = case(replace(SHOPPING, state=RequestState.DONE_UNCONFIRMED, when=replace(THURSDAY, weekly=True), series=12))
    decision = answer_which(turn(MARIA, choice="once"), WithdrawWhich(12), Repeated(over))
    assert saved(decision, Request) == []


def test_a_service_named_when_somebody_came_forward_after_all_ends_nothing() -> None:
    half = case(replace(SHOPPING, helpers=2), part(KARIM))
    decision = refer(turn(JONAS, "Familiehulp"), ReferTo(12), half)
    assert saved(decision, Request) == []
    assert told(decision, JONAS) == ["request.decided"]


@pytest.mark.parametrize("state", sorted(CHANGING))
def test_a_reserve_who_lets_go_of_what_is_being_changed_opens_nothing(state: RequestState) -> None:
    changing = case(replace(SHOPPING, state=state), part(LOTTE, ClaimState.OFFERED, 1))
    decision = release(turn(LOTTE), changing)
    assert saved(decision, Request) == []
    assert [claim.state.value.partition("_")[0] for claim in saved(decision, Claim)] == ["released"]


def test_what_is_on_hold_stays_so_when_the_asker_would_rather_have_somebody_else() -> None:
    on_hold = case(replace(SHOPPING, state=RequestState.HELD, held_from=RequestState.MATCHED), part(KARIM))
    decision = answer_who_comes(turn(MARIA, choice="no"), ConfirmHelper(12, "karim"), on_hold)
    assert decision.save == ()
