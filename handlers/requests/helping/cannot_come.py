"""Hearing that who holds a task is ill or will not make it, in whatever words: ask at once whether to let it go."""

from handlers.decision import YES_NO, Decision, StepKind, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.news_words import CANNOT_COME
from handlers.reading.phrases import book_of
from handlers.requests import moments
from handlers.requests.case import Case, look_at_step, read_cases
from handlers.requests.draft_steps import AskWhen
from handlers.requests.helping.release import release
from handlers.requests.nouns import UNDER_WAY, ClaimState
from handlers.requests.refusing import unknown_number
from handlers.requests.steps import FINDING, HELPING, AskerFeedback, CannotCome, HelperFeedback, ReferTo, WhatWasWrong
from handlers.requests.telling import tell
from handlers.text import _

INTERRUPTED = frozenset(
    step.name
    for step in (*HELPING, *FINDING, AskerFeedback, HelperFeedback, WhatWasWrong, AskWhen)
    if step is not ReferTo
)
"""The questions whose answers are no free words, so that news about a task can be heard instead of one."""

_CANNOT = book_of(CANNOT_COME)


async def look_at_held(turn: Turn, look: Look) -> Case | None:
    """Read the task this person holds, the one that begins first; None when the words say nothing of the kind."""
    if not turn.in_private or not any(_CANNOT.find(turn.text)):
        return None
    steps = await look.open_steps(turn.person.id)
    if steps and steps[0] not in INTERRUPTED:
        return None
    held = [c.request for c in await look.claims_of(turn.person.id) if c.state is ClaimState.HELPING]
    found = await read_cases(look, held)
    return min((case for case in found if case.request.state in UNDER_WAY), key=_order, default=None)


def _order(case: Case) -> tuple[str, int]:
    when = case.request.when
    return (moments.begins(when).isoformat() if when else "~", case.number)


def ask_whether_to_let_go(turn: Turn, case: Case) -> Decision:
    """Ask, for what was said may be about something else."""
    text = _("Sorry to hear that. Shall I look for somebody else for task {number}?", number=case.number)
    return say(tell(turn.person.id, case, "request.cannot_come", text, CannotCome(case.number), YES_NO))


def answer_cannot_come(turn: Turn, step: CannotCome, case: Case | None) -> Decision:
    """Let it go, or leave it with who has it."""
    if case is None:
        return unknown_number(turn)
    if turn.answer and turn.answer.choice == "yes":
        return release(turn, case)
    text = _("Good. You keep task {number}.", number=case.number)
    return say(tell(turn.person.id, case, "request.kept", text))


STEPS = (StepKind(CannotCome, look_at_step, answer_cannot_come),)
WATCHES = (Watch(IncomingKind.MESSAGE, look_at_held, ask_whether_to_let_go),)
