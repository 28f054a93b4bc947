"""How a session goes on: each decision makes only moves that are drawn, and together they make all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from handlers.decision import Decision
from handlers.sessions.afterwards.ending import archive, begin, end
from handlers.sessions.case import SessionCase
from handlers.sessions.changing.cancelling import answer_sure
from handlers.sessions.changing.changes import close, reopen
from handlers.sessions.changing.managing import Managing, Verb, why_not
from handlers.sessions.flow import SESSION_FLOW
from handlers.sessions.nouns import AHEAD, OVER, Session, SessionState
from handlers.sessions.steps import CancelSure
from tests.handlers.sessions.setting import JONAS, brussels, case, changed, tick, turn

Decides = Callable[[SessionCase, datetime], Decision]
BEFORE, DURING, AFTER = map(brussels, ("2024-05-01T10:00", "2024-05-28T14:00", "2024-05-28T16:00"))


def _cancel(now: SessionCase, at: datetime) -> Decision:
    facts = Managing(now, Verb.CANCEL)
    return answer_sure(turn(JONAS, choice="yes", now=at), CancelSure(7, "ziek"), facts)


def _close(now: SessionCase, at: datetime) -> Decision:
    refused = why_not(now, Verb.CLOSE)
    return Decision() if refused else close(turn(JONAS, now=at), Managing(now), now)


def _reopen(now: SessionCase, at: datetime) -> Decision:
    refused = why_not(now, Verb.REOPEN)
    return Decision() if refused else reopen(turn(JONAS, now=at), Managing(now), now)


GOES_ON = {(before, after) for before, after in SESSION_FLOW.arrows if before}
DECISIONS: dict[str, Decides] = {
    "cancel": _cancel,
    "close": _close,
    "reopen": _reopen,
    "begin": lambda now, at: begin(tick("session.begins", at), now),
    "end": lambda now, at: end(tick("session.ends", at), now),
    "archive": lambda now, at: archive(tick("session.archive", at), now),
}


def moves(decides: Decides) -> set[tuple[SessionState, SessionState]]:
    """List what a decision makes of a session in each state, before, during and after it."""
    made = set()
    for state in SessionState:
        for at in (BEFORE, DURING, AFTER):
            decision = decides(case(session=changed(state=state)), at)
            made |= {(state, one.state) for one in decision.save if isinstance(one, Session) and one.state is not state}
    return made


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_makes_only_moves_that_are_drawn(name: str) -> None:
    assert moves(DECISIONS[name])
    assert moves(DECISIONS[name]) <= GOES_ON


def test_every_move_that_is_drawn_is_made() -> None:
    assert set().union(*map(moves, DECISIONS.values())) == GOES_ON


def test_every_state_is_ahead_running_or_over() -> None:
    assert set(SessionState) == AHEAD | {SessionState.RUNNING} | OVER


def test_what_is_over_cannot_be_changed() -> None:
    for state in OVER:
        now = case(session=changed(state=state, rule=""))
        assert [verb for verb in Verb if verb not in {Verb.SHOW, Verb.MATERIALS} and why_not(now, verb) is None] == []


def test_who_made_it_is_asked_for_a_report_only_when_somebody_came() -> None:
    nobody = case()
    assert [one.msgid for one in end(tick("session.ends", AFTER), nobody).say] == ["session.card"]  # type: ignore[union-attr]
    assert (
        replace(nobody.session, state=SessionState.ENDED, closed_at=AFTER)
        in end(tick("session.ends", AFTER), nobody).save
    )
