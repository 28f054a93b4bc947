"""Whose answers count for a draft, and throwing it away because its asker says so, in whatever word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias, TypeVar

from handlers.decision import Decision, Say, Turn, say
from handlers.reading.news_words import CANCELLING
from handlers.reading.phrases import book_of
from handlers.requests import moments
from handlers.requests.case import About, Case
from handlers.requests.drafting.named import is_only_a_name, note_name
from handlers.requests.nouns import Request, RequestState
from handlers.requests.opening import end_request, scrubbed
from handlers.requests.steps import DRAFTING, closing
from handlers.requests.telling import tell
from handlers.requests.words import NEED
from handlers.text import FirstWord, _, sentences

S = TypeVar("S", bound=About)
Answering: TypeAlias = Callable[[Turn, S, Case], Decision]
_CANCEL = book_of(CANCELLING)


def of_draft(answer: Answering[S]) -> Callable[[Turn, S, Case | None], Decision]:
    """Let the answer count only while the draft is there and still this person's."""

    def decide(turn: Turn, step: S, case: Case | None) -> Decision:
        if case is None or case.request.state is not RequestState.DRAFT or not case.is_asker(turn.person.id):
            return say(no_draft(turn, step.request))
        if is_cancelling(turn.text):
            return stop_draft(turn, case)
        if is_only_a_name(turn.text):
            return note_name(turn, case)
        return answer(turn, step, case)

    return decide


def no_draft(turn: Turn, number: int) -> Say:
    """Say that there is nothing to go on with."""
    return Say(turn.me, "request.no_draft", _("I'm no longer busy with request #{number}.", number=number))


def is_cancelling(words: str) -> bool:
    """Tell whether the whole answer is one word to cancel with."""
    return any(_CANCEL.find(words))


def stop_draft(turn: Turn, case: Case) -> Decision:
    """Throw the draft away; one that stood in public before is withdrawn."""
    text = sentences(
        _("That's fine. I threw it away."),
        _("You can always ask again. Type: {need}", need=FirstWord(NEED)),
    )
    return say(tell(turn.person.id, case, "request.discarded", text)) + end_draft(case, turn.now)


def end_draft(case: Case, now: datetime) -> Decision:
    """End what somebody does not go on with: what stood in public is withdrawn, the rest is forgotten.

    One of a series keeps its words: the next time is made from them.
    """
    if not case.request.opened_at:
        return discard(case.request, now)
    return end_request(case, RequestState.WITHDRAWN, now, scrub=case.request.series is None)


def discard(draft: Request, now: datetime) -> Decision:
    """Forget a draft that never stood in public; one of a series keeps its words for the next time."""
    gone = replace(draft if draft.series else scrubbed(draft), state=RequestState.DISCARDED, closed_at=now)
    return Decision(
        save=(gone,),
        due=(moments.forgetting(gone, now),),
        cancel=moments.cancel(draft, moments.DRAFTING),
        close=closing(draft.number, DRAFTING),
    )
