"""Every state is placed in every named set: a new one has to be placed too, and a set cannot change unseen."""

import ast
from enum import StrEnum
from pathlib import Path

import pytest

from handlers.requests import nouns
from handlers.requests.nouns import ClaimState, RequestState

REQUEST_STATES = {
    RequestState.DRAFT: "CHANGEABLE CHANGING HIDDEN NOT_YET",
    RequestState.TRIAGE: "CHANGEABLE CHANGING HIDDEN NOT_YET TO_WITHDRAW WITH_THE_TEAM",
    RequestState.OPEN: "CHANGEABLE CLAIMABLE LIVE LOOKED_FOR TO_BEGIN TO_WITHDRAW UNDER_WAY WANTING",
    RequestState.OFFERED: "GIVEN LIVE LOOKED_FOR TO_WITHDRAW UNDER_WAY WANTING",
    RequestState.MATCHED: "FILLED GIVEN LIVE TO_BEGIN TO_WITHDRAW UNDER_WAY",
    RequestState.IN_PROGRESS: "BEGUN FILLED GIVEN LIVE UNDER_WAY",
    RequestState.HELD: "CHANGING TO_WITHDRAW",
    RequestState.DONE_UNCONFIRMED: "BEGUN DONE WAS_DONE",
    RequestState.UNFILLED: "CHANGEABLE CLAIMABLE LIVE TO_WITHDRAW WANTING WITH_THE_TEAM",
    RequestState.ESCALATED: "CALLED CHANGEABLE CLAIMABLE LIVE TO_WITHDRAW WANTING WITH_THE_TEAM",
    RequestState.CLOSED_OK: "DONE FINAL WAS_DONE",
    RequestState.CLOSED_NOT_OK: "FINAL WAS_DONE",
    RequestState.REFERRED: "FINAL",
    RequestState.UNMET: "FINAL",
    RequestState.WITHDRAWN: "FINAL GIVEN_UP",
    RequestState.EXPIRED: "CALLED FINAL",
    RequestState.BLOCKED: "FINAL",
    RequestState.DISCARDED: "FINAL GIVEN_UP HIDDEN",
}
CLAIM_STATES = {
    ClaimState.OFFERED: "NOT_TO_STAND_BY PROMISED STANDING_BY WITH_A_PART",
    ClaimState.HELPING: "CAME NOT_TO_STAND_BY PROMISED WITH_A_PART",
    ClaimState.RESERVE: "NOT_TO_STAND_BY STANDING_BY WITH_A_PART",
    ClaimState.RELEASED: "LET_GO",
    ClaimState.RELEASED_LATE: "LET_GO",
    ClaimState.REFUSED: "LET_GO NOT_TO_STAND_BY",
    ClaimState.NO_SHOW: "",
    ClaimState.DONE: "CAME",
}
HANDLERS = Path(nouns.__file__).parents[1]
# moving.py still has its own.
ELSEWHERE = {"nouns.py", "moving.py"}


def sets_of(kind: type[StrEnum]) -> dict[str, frozenset[StrEnum]]:
    found = {name: value for name, value in vars(nouns).items() if isinstance(value, frozenset)}
    return {name: value for name, value in found.items() if all(isinstance(state, kind) for state in value)}


@pytest.mark.parametrize("state", RequestState)
def test_every_state_of_a_request_is_placed(state: RequestState) -> None:
    assert {name for name, members in sets_of(RequestState).items() if state in members} == set(
        REQUEST_STATES[state].split()
    )


@pytest.mark.parametrize("state", ClaimState)
def test_every_state_of_a_part_is_placed(state: ClaimState) -> None:
    assert {name for name, members in sets_of(ClaimState).items() if state in members} == set(
        CLAIM_STATES[state].split()
    )


def test_no_two_names_stand_for_the_same_states() -> None:
    for kind in (RequestState, ClaimState):
        members = list(sets_of(kind).values())
        assert len(members) == len(set(members))


def test_sets_of_states_are_named_in_one_file() -> None:
    files = [path for path in HANDLERS.rglob("*.py") if path.name not in ELSEWHERE]
    assert [path.name for path in files if any(map(_is_set_of_states, ast.walk(ast.parse(path.read_text()))))] == []


def _is_set_of_states(node: ast.AST) -> bool:
    return isinstance(node, (ast.Set, ast.Tuple, ast.List)) and sum(map(_is_state, node.elts)) > 1


def _is_state(node: ast.expr) -> bool:
    kinds = {"RequestState", "ClaimState"}
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in kinds
