"""Hearing that nobody came in whatever words it is told, once its moment has come."""

from dataclasses import replace

from handlers.decision import Answer, Decision, Turn, Watch
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.news_words import NOBODY_CAME
from handlers.reading.phrases import book_of
from handlers.requests import moments
from handlers.requests.afterwards.feedback import answer_wrong
from handlers.requests.case import Case, read_cases
from handlers.requests.helping.cannot_come import INTERRUPTED
from handlers.requests.nouns import UNDER_WAY, RequestState
from handlers.requests.opening import take_back_contact
from handlers.requests.steps import HELPING, AskerFeedback, NotHappened, WhatWasWrong, closing

_NOBODY = book_of(NOBODY_CAME)


async def look_whose(turn: Turn, look: Look) -> Case | None:
    """Read the request that waits to hear how it went, or whose moment has come and whose helper should be there."""
    if not turn.in_private or not any(_NOBODY.find(turn.text)):
        return None
    steps = await look.open_steps(turn.person.id)
    if steps and steps[0] not in INTERRUPTED:
        return None
    mine = [r.number for r in await look.requests_by(turn.person.id) if r.state in {*UNDER_WAY, _WAITS}]
    found = await read_cases(look, mine)
    return max((case for case in found if _is_due(case, turn)), key=_latest, default=None)


def _is_due(case: Case, turn: Turn) -> bool:
    if case.request.state is _WAITS:
        return True
    when = case.request.when
    return bool(case.helping) and when is not None and moments.begins(when) <= case.local(turn.now)


def _latest(case: Case) -> tuple[bool, int]:
    return (case.request.state is not _WAITS, case.number)


def hear_it(turn: Turn, case: Case) -> Decision:
    """Go on as if "nobody came" was chosen; where nobody asked yet how it went, its timers and questions end first."""
    told = replace(turn, answer=Answer("nobody", turn.text, choices=("nobody",)))
    asked = Decision(close=closing(case.number, (AskerFeedback, WhatWasWrong, NotHappened)))
    if case.request.state is not _WAITS:
        asked += _stop_waiting(case)
        case = case.with_request(replace(case.request, state=_WAITS))
    return asked + answer_wrong(told, WhatWasWrong(case.number), case)


def _stop_waiting(case: Case) -> Decision:
    stopped = Decision(
        cancel=moments.cancel(case.request, moments.TAKEN, moments.SEARCHING), close=closing(case.number, HELPING)
    )
    for claim in case.helping:
        stopped += take_back_contact(case, claim.person, "nobody came")
    return stopped


_WAITS = RequestState.DONE_UNCONFIRMED
WATCHES = (Watch(IncomingKind.MESSAGE, look_whose, hear_it),)
