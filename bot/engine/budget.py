"""How much one sender is answered, so that two programs that answer each other come to an end.

Everything is counted from what the database holds, up to the message that is decided: deciding again counts the same.
A person never comes near these figures; whoever was away and finds 120 commands of a few people answers them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.engine.conversation import Conclusion
from handlers.basics.misread import look_whether_waiting, wait_for_an_answer
from handlers.basics.pace import look_whether_warned, slow_down
from handlers.decision import NOTHING, Decision, Lane, Say, Turn
from handlers.model import IncomingKind

if TYPE_CHECKING:
    from storage.inbox import Waiting
    from storage.questions import Question
    from storage.store import Transaction

MOST_MISREAD: Final = 5
"""So often a question is asked again because its answer was no choice; then, having said so, we wait in silence."""
MOST_SAME_QUESTION: Final = 10
"""So often the same question about the same thing follows its own answer."""
PATIENCE: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Pace:
    """At most so many messages of one sender are answered within that time; words about danger twice as many."""

    most: int
    within: timedelta


PACES: Final = (Pace(300, timedelta(minutes=5)), Pace(1500, timedelta(days=1)))
_COUNTED: Final = frozenset(
    {IncomingKind.MESSAGE, IncomingKind.EDIT, IncomingKind.REACTION, IncomingKind.FILE, IncomingKind.UNREADABLE}
)


async def within_budget(tx: Transaction, waiting: Waiting, turn: Turn, outcome: Conclusion) -> Conclusion:
    """Return what was decided, or something quieter when this sender had enough answers."""
    if turn.incoming.kind not in _COUNTED or _is_silent(outcome):
        return outcome
    if pace := await _exceeded(tx, waiting, outcome.decision):
        return Conclusion(slow_down(turn, await look_whether_warned(turn, tx, pace.within)))
    if await _goes_round(tx, turn, outcome):
        return Conclusion(wait_for_an_answer(turn, await look_whether_waiting(turn, tx, PATIENCE)))
    return outcome


def _is_silent(outcome: Conclusion) -> bool:
    return outcome.decision == NOTHING and outcome.again is None and outcome.answered is None


async def _exceeded(tx: Transaction, waiting: Waiting, decision: Decision) -> Pace | None:
    times = 2 if any(isinstance(said, Say) and said.lane is Lane.URGENT for said in decision.say) else 1
    counted = await tx.times_heard(waiting, [pace.within for pace in PACES])
    return next((pace for pace, heard in zip(PACES, counted, strict=True) if heard > pace.most * times), None)


async def _goes_round(tx: Transaction, turn: Turn, outcome: Conclusion) -> bool:
    """Tell whether the same question was asked too often; one left alone for a while is asked once more.

    Who asks for it, by "back", is always answered.
    """
    if outcome.is_called_for:
        return False
    since = turn.now - PATIENCE
    if outcome.again:
        return outcome.again.misread >= MOST_MISREAD and outcome.again.asked_at > since
    question = outcome.answered
    if question is None or not _asks_again(outcome.decision, question):
        return False
    return await tx.times_asked_the_same(question, since) >= MOST_SAME_QUESTION


def _asks_again(decision: Decision, question: Question) -> bool:
    return any(
        isinstance(said, Say)
        and said.step is not None
        and (said.step.name, said.about.id if said.about else "") == (question.step, question.subject)
        for said in decision.say
    )
