"""Throwing a draft away because its asker says so, in whatever word."""

from dataclasses import replace
from datetime import datetime

from handlers.decision import Decision, Turn, say
from handlers.reading.phrases import PhraseBook
from handlers.requests import moments
from handlers.requests.case import Case
from handlers.requests.nouns import Request, RequestState
from handlers.requests.opening import end_request, scrubbed
from handlers.requests.steps import DRAFTING, closing
from handlers.requests.telling import tell
from handlers.requests.words import NEED
from handlers.text import FirstWord, _, sentences

_CANCEL = PhraseBook(
    {
        True: """
            ^ annuleren $, ^ annuleer $, ^ ik annuleer $, ^ intrekken $, ^ trek in $, ^ schrappen $
            ^ annuler $, ^ annulez $, ^ j'annule $, ^ retirer $, ^ cancel $, ^ withdraw $
            ^ abbrechen $, ^ stornieren $, ^ zuruckziehen $, ^ zurueckziehen $, ^ zurucknehmen $
            """
    }
)


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
    return Decision(save=(gone,), cancel=moments.cancel(draft, moments.DRAFTING), close=closing(draft.number, DRAFTING))
