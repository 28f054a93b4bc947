"""A task is over: the asker is asked how it was, or whether it is true that it did not happen."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.decision import YES_NO, Decision, Say, Turn
from handlers.model import PersonId
from handlers.requests import moments
from handlers.requests.asking_after import ask_asker, report_choice
from handlers.requests.card import CONTACT_IS_GONE, card, is_closed
from handlers.requests.case import Case
from handlers.requests.nouns import Claim, ClaimState, RequestState
from handlers.requests.opening import take_back_contact
from handlers.requests.steps import FINDING, HELPING, NotHappened, closing
from handlers.requests.telling import tell, tell_asker, tell_team
from handlers.text import Said, _, sentences

NEVER = "never"
SETTLES_AFTER = timedelta(hours=72)


def await_feedback(case: Case, now: datetime, opening: Said | None = None) -> Decision:
    """Ask the asker how it was, and settle it after three days without an answer."""
    request = replace(case.request, state=RequestState.DONE_UNCONFIRMED)
    after = case.with_request(request)
    settle = moments.due(moments.SETTLE, request, case.local(now) + SETTLES_AFTER, case.zone)
    question = ask_asker(after, opening or _("#{number} is done.", number=case.number))
    # Nobody said that it was done: then the room does not hear so either.
    seen = card_of_over(after) if opening else card(after)
    return Decision(
        save=(request,),
        say=(question, seen),
        due=(settle,),
        cancel=moments.cancel(request, moments.TAKEN, moments.SEARCHING),
        close=closing(case.number, HELPING, FINDING),
    )


def card_of_over(case: Case) -> Say:
    """Say on the card that it is over, and nothing about how it went."""
    after = case.with_request(replace(case.request, state=RequestState.DONE_UNCONFIRMED))
    return card(after, is_closed(after))


def _ask_whether_it_failed(case: Case, helper: PersonId, now: datetime) -> Decision:
    """Ask the asker whether it is true that it did not happen; the organisers know already."""
    waiting = await_feedback(case, now, is_closed(case))
    after = case.with_request(replace(case.request, state=RequestState.DONE_UNCONFIRMED))
    text = sentences(
        _("{helper} says that #{number} did not happen.", helper=case.name(helper), number=case.number),
        _("Is that right?"),
    )
    choices = (*YES_NO, *report_choice(case))
    question = tell_asker(after, "request.failed", text, NotHappened(case.number), choices, light=True)
    return replace(waiting, say=(question, card_of_over(after)))


def it_did_not_happen(turn: Turn, case: Case, mine: tuple[Claim, ...]) -> Decision:
    """End these parts as missed: the organisers hear of it, and the asker is asked when nobody else helps."""
    name = case.name(turn.person.id)
    team = _("#{number} did not happen, says {helper}. Please ask how things are.", number=case.number, helper=name)
    helper = sentences(_("Thank you for telling me. I let the organisers know."), CONTACT_IS_GONE)
    told = (tell_team(case, "request.not_happened", team), tell(turn.person.id, case, "request.noted", helper))
    decision = Decision(say=told)
    after = case
    for claim in mine:
        gone = replace(claim, state=ClaimState.RELEASED_LATE, feedback=NEVER)
        after = after.with_claim(gone)
        decision += Decision(save=(gone,)) + take_back_contact(case, claim.person, "not happened")
    if after.helping:
        return decision
    was_done = after.in_state(ClaimState.DONE)
    end = await_feedback(after, turn.now) if was_done else _ask_whether_it_failed(after, turn.person.id, turn.now)
    return decision + end
