"""The charts of a request and of a part in it hold every move that can be decided, and no other."""

from collections.abc import Iterator

import pytest

from handlers.requests.flow import CLAIM_FLOW, REQUEST_FLOW
from handlers.requests.nouns import Claim, ClaimState, Request, RequestState
from tests.handlers.requests.every_turn import Found, every_decision

Arrow = tuple[RequestState | ClaimState | None, RequestState | ClaimState]


@pytest.fixture(scope="module")
def decided() -> dict[Arrow, str]:
    """Every move that some handler decides, and one of the things that make it do so."""
    return {arrow: found.by for found in every_decision() for arrow in _moves(found)}


def test_every_move_that_is_decided_is_in_the_chart(decided: dict[Arrow, str]) -> None:
    drawn = REQUEST_FLOW.arrows | CLAIM_FLOW.arrows
    assert {arrow: by for arrow, by in decided.items() if arrow not in drawn} == {}


def test_every_arrow_of_the_chart_is_a_move_that_is_decided(decided: dict[Arrow, str]) -> None:
    assert {arrow for arrow in REQUEST_FLOW.arrows | CLAIM_FLOW.arrows if arrow not in decided} == set()


def _moves(found: Found) -> Iterator[Arrow]:
    for what in found.decision.save:
        after: RequestState | ClaimState
        if isinstance(what, Request):
            before: RequestState | ClaimState | None = found.case.request.state if what.version else None
            after = what.state
        elif isinstance(what, Claim):
            part = found.case.part_of(what.person)
            before, after = part.state if part else None, what.state
        else:
            continue
        if before is not after:
            yield before, after
