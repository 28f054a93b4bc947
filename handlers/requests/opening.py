"""A request comes into the open: on the card, to volunteers in waves, back again after a release; and how it ends."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.decision import Cancel, Decision, Redact, ToPerson, Utterance
from handlers.model import Due, Note, PersonId, Withdrawn
from handlers.requests import moments
from handlers.requests.card import CONTACT_IS_GONE, card, card_if_posted, contact_entity, public_words
from handlers.requests.case import Case
from handlers.requests.nouns import IN_THE_ROOM, WITH_A_PART, Claim, ClaimState, Contact, Reply, Request, RequestState
from handlers.requests.steps import ABOUT_MY_TASK, CHECKING, DRAFTING, FINDING, HELPING, closing
from handlers.requests.telling import tell, tell_asker, tell_team
from handlers.text import Said, _, lines, sentences

URGENT = timedelta(hours=3)
HASTE = timedelta(hours=1)
NAMED = -1
"""The wave before all others: whom the asker named."""


def open_request(case: Case, now: datetime) -> Decision:
    """Put a request on the card and begin to look for somebody."""
    request = case.request
    opened = replace(
        request,
        state=RequestState.OPEN,
        opened_at=request.opened_at or now,
        series=(request.series or request.number) if request.when and request.when.weekly else request.series,
    )
    return Decision(cancel=moments.cancel(opened, moments.DRAFTING)) + search(case.with_request(opened), now)


def search(case: Case, now: datetime) -> Decision:
    """Look for somebody from now on: save the request, show the card, plan the first wave, the end, the next time."""
    request = replace(case.request, state=RequestState.OPEN, wave=0)
    seen = case.with_request(request)
    return Decision(
        save=(request,),
        say=(card(seen), *_urgent(seen, now)),
        due=search_timers(seen, now),
        cancel=moments.cancel(request, moments.SEARCHING),
    )


def search_timers(case: Case, now: datetime) -> tuple[Due, ...]:
    """Plan the first wave now, the last call, and the next time of a series."""
    request, at, zone = case.request, case.local(now), case.zone
    first = NAMED if request.named else 0
    timers = [wave_timer(case, first, at, since=at, began=moments.after_quiet(now, zone))]
    gives_up = moments.gives_up(request.when, at, moments.LONGEST_OPEN)
    timers.append(moments.due(moments.EXPIRE, request, gives_up, zone, wait=request.when is None))
    if request.when and request.when.weekly:
        timers.append(moments.due(moments.NEXT, request, max(moments.ends(request.when), at), zone, wait=True))
    return tuple(timers)


def wave_timer(case: Case, wave: int, at: datetime, since: datetime, began: datetime) -> Due:
    """Plan a wave; ``since`` is when this search began, ``began`` from when the waves are counted, both local.

    Who took part before, and who is gone, tells one search from another that begins at the same moment.
    """
    parts = f"{len(case.claims)}-{len(case.claims) - len(case.helping)}"
    fields = {"wave": str(wave), "since": since.isoformat(), "parts": parts}
    fields |= {"began": began.isoformat()} if began != since else {}
    return moments.due(moments.WAVE, case.request, at, case.zone, wait=True, **fields)


def _urgent(case: Case, now: datetime) -> tuple[Utterance, ...]:
    when = case.request.when
    if when is None or moments.is_past(when, case.local(now)):
        return ()
    if moments.is_quiet(now, case.zone) and moments.last_call(when) - moments.after_quiet(now, case.zone) < HASTE:
        return _nobody_is_woken(case)
    if moments.begins(when) - case.local(now) > URGENT:
        return ()
    text = sentences(
        _("#{number} is soon: {when}.", number=case.number, when=when),
        _("I'm asking volunteers now. Please keep an eye on it."),
    )
    return (tell_team(case, "request.urgent", text),)


def _nobody_is_woken(case: Case) -> tuple[Utterance, ...]:
    """Tell the organisers and the asker at once: before the night is over it is too late to ask anybody."""
    team = lines(
        public_words(case.request),
        _("That is soon after the night, and at night I ask no volunteers. Please see whether you know somebody."),
    )
    told = tell_team(case, "request.urgent", team)
    if case.request.requester in case.team:
        return (told,)
    asker = _("At night I wake nobody, so it is hard to find somebody in time. I told an organiser right away.")
    return (told, tell_asker(case, "request.at_night", asker))


# --- letting go of contact, and the end -------------------------------------------------------------------------


def take_back_contact(case: Case, helper: PersonId, why: str) -> Decision:
    """Take the contact back from somebody who does not help any more, and note it; what they were asked is over too."""
    note = Note(
        helper, "contact.withdrawn", f"request:{case.number}", case.request.requester, case.neighbourhood.id, why
    )
    asked = closing(case.number, ABOUT_MY_TASK, person=helper)
    return Decision(
        save=(note,),
        say=(Redact(contact_entity(case.request), ToPerson(helper)),),
        close=asked,
        cancel=(Cancel(moments.NOT_SAID, str(case.number), helper),),
    )


def end_request(
    case: Case, state: RequestState, now: datetime, why: Said | None = None, *, scrub: bool = False
) -> Decision:
    """End a request for good: nobody waits for it any more, nobody keeps the contact, the card says so.

    ``why`` is told to those who help, are reserve, or were asked and have not answered. ``scrub`` forgets its words.
    """
    ended = replace(scrubbed(case.request) if scrub else case.request, state=state, closed_at=now)
    after = case.with_request(ended)
    decision = Decision(
        save=(ended, *_taken_back(ended)),
        say=card_if_posted(after),
        due=(*((not_needed(after, now),) if why and _waiting(case) else ()), moments.forgetting(ended, now)),
        cancel=moments.cancel(ended, moments.DRAFTING, moments.SEARCHING, moments.TAKEN, (moments.SETTLE,)),
        close=closing(case.number, DRAFTING, CHECKING, FINDING, HELPING),
    )
    return decision + _let_everybody_go(after, why)


def _taken_back(ended: Request) -> tuple[Withdrawn, ...]:
    """Note that the yes to the words in the room holds no longer, where the request itself is taken back."""
    if ended.state is not RequestState.WITHDRAWN or ended.opened_at is None:
        return ()
    return (Withdrawn(ended.requester, (IN_THE_ROOM,), str(ended.number)),)


def _let_everybody_go(case: Case, why: Said | None) -> Decision:
    decision = Decision()
    for claim in case.in_state(*WITH_A_PART):
        decision += Decision(save=(replace(claim, state=ClaimState.RELEASED),), say=_told(case, claim, why))
        if claim.state is ClaimState.HELPING:
            decision += take_back_contact(case, claim.person, "ended")
    return decision


def _told(case: Case, claim: Claim, why: Said | None) -> tuple[Utterance, ...]:
    if why is None:
        return ()
    text = lines(why, CONTACT_IS_GONE) if claim.state is ClaimState.HELPING else why
    return (tell(claim.person, case, "request.ended", text),)


def scrubbed(request: Request) -> Request:
    """Forget every word of a request; what remains can be counted and names nobody."""
    return replace(request, title="", street="", contact=Contact(), review="", named="", behalf=None)


def _waiting(case: Case) -> bool:
    return any(asked.reply is Reply.NONE for asked in case.asked)


def not_needed(case: Case, now: datetime) -> Due:
    """Plan to tell those who were asked and did not answer that nobody waits for them; not at night."""
    return moments.due(moments.NOT_NEEDED, case.request, case.local(now), case.zone, wait=True)
