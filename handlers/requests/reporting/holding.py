"""While a report about a request is looked at: nobody has the contact, nobody is asked, one person says how it goes on.

Who reported stays hidden: everybody with a part in the request reads the same sentence, the reporter too.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.decision import NOTHING, Choice, Decision, Say, Utterance
from handlers.model import Due, Note, PersonId
from handlers.neighbourhoods.words import CONFIDENTIAL_WORDS
from handlers.requests import moments
from handlers.requests.card import CONTACT_IS_GONE, card, on_hold
from handlers.requests.case import Case
from handlers.requests.nouns import LIVE, NOT_YET, STANDING_BY, WANTING, ClaimState, RequestState
from handlers.requests.opening import take_back_contact
from handlers.requests.steps import FINDING, HELPING, Held, closing
from handlers.requests.telling import tell, tell_asker
from handlers.text import FirstWord, _, sentences

ASKED_AGAIN_AFTER = timedelta(days=1)
_OR = (Choice("outside", _("I pass it on outside the neighbourhood")), Choice("unfounded", _("I see no ground for it")))
_HOW_ON = (Choice("lift", _("it can go on")), Choice("end", _("it ends here")), *_OR)
_AGAIN = (Choice("lift", _("they may meet again")), Choice("end", _("keep them apart")), *_OR)
LIFTING = (_HOW_ON[0].id, _OR[1].id)
"""What lets it go on."""


# --- on hold ----------------------------------------------------------------------------------------------------


def stops_contact(case: Case) -> bool:
    """Tell whether there is anything to stop: it stands in public, is not over, and is not on hold already."""
    return case.request.state in LIVE and case.request.held_from is None


def hold(case: Case, readers: tuple[PersonId, ...], now: datetime, *, moving: bool = False) -> Decision:
    """Stop at once all that brings these people together, and ask who reads the report how it goes on.

    ``moving``: who promised has not said yet whether a new moment suits, and is asked when it goes on.
    """
    if case.request.held_from:
        return NOTHING
    if case.request.state in NOT_YET:
        return _take_back_all(case, ())
    is_live = stops_contact(case)
    state = RequestState.HELD if is_live else case.request.state
    held = case.with_request(replace(case.request, state=state, held_from=case.request.state))
    note = Note(None, "request.held", f"request:{case.number}", None, case.neighbourhood.id)
    step = Held(case.number, moving)
    later = ask_later(held, step, case.local(now), case.local(now))
    asked = tuple(ask_how(held, reader, step) for reader in readers) or name_somebody(held)
    decision = Decision(save=(held.request, note), say=asked)
    return decision + Decision(due=(later,)) + (_stop(case, held) if is_live else _take_back_all(held, ()))


def ask_how(case: Case, reader: PersonId, step: Held) -> Say:
    """Ask who decides how it goes on."""
    if is_held(case):
        text = _("#{number} is on hold, and nobody has the contact details now. How does it go on?", number=case.number)
        return tell(reader, case, "request.held", text, step, _HOW_ON)
    text = _(
        "#{number} was over already. Until you answer, I do not bring these neighbours together again.",
        number=case.number,
    )
    return tell(reader, case, "request.held", text, step, _AGAIN)


def name_somebody(case: Case) -> tuple[Say, ...]:
    """Ask the organisers for a confidential person who can decide; they hear no more than that it waits."""
    if case.confidential:
        return ()
    waits = _("#{number} is on hold until a confidential person decides.", number=case.number)
    name = _("{place} has none. Please choose somebody who is no organiser.", place=case.neighbourhood.name)
    how = _("Type: {words} @sanne:example.org", words=FirstWord(CONFIDENTIAL_WORDS))
    people = case.listeners or tuple(person for person in case.team if person not in case.silent)
    return tuple(tell(person, case, "request.held_long", sentences(waits, name, how)) for person in people)


def _stop(case: Case, held: Case) -> Decision:
    decision = Decision(
        say=(*_tell_all(held), *((card(held),) if case.request.state in WANTING else ())),
        cancel=moments.cancel(held.request, moments.SEARCHING, moments.TAKEN),
        close=closing(case.number, FINDING, HELPING),
    )
    decision += _take_back_all(held, tuple(claim.person for claim in case.helping))
    # Who was asked to take over is asked anew when it goes on; the question is gone.
    standing_by = tuple(replace(claim, state=ClaimState.RESERVE) for claim in case.in_state(ClaimState.OFFERED))
    return decision + Decision(save=standing_by)


def _take_back_all(case: Case, helping: tuple[PersonId, ...]) -> Decision:
    """Take the contact from who helps, and from the organisers who were shown it to call."""
    decision = NOTHING
    for person in (*helping, *case.onlookers):
        decision += take_back_contact(case, person, "held")
    return decision


def _tell_all(case: Case) -> tuple[Utterance, ...]:
    text = on_hold(case)
    had_contact = (*(claim.person for claim in case.helping), *case.onlookers)
    helping = tuple(tell(person, case, "request.on_hold", sentences(text, CONTACT_IS_GONE)) for person in had_contact)
    ready = case.in_state(*STANDING_BY)
    waiting = tuple(tell(claim.person, case, "request.on_hold", text) for claim in ready)
    return (tell_asker(case, "request.on_hold", text), *helping, *waiting)


def ask_later(case: Case, step: Held, at: datetime, since: datetime) -> Due:
    """Plan to ask once more; ``at`` and ``since``, when it began, are local."""
    fields = {"since": since.isoformat()} | ({"moving": "yes"} if step.moving else {})
    return moments.due(moments.STILL_HELD, case.request, at + ASKED_AGAIN_AFTER, case.zone, wait=True, **fields)


def ended_otherwise(case: Case) -> Decision:
    """Tell who decides that it is over meanwhile, and ask what is left to decide: whether the two may meet again."""
    if not is_held(case):
        return NOTHING
    text = _(
        "#{number} was taken back meanwhile. Until you answer, I do not bring these neighbours together again.",
        number=case.number,
    )
    asked = tuple(tell(reader, case, "request.held", text, Held(case.number), _AGAIN) for reader in case.readers)
    return Decision(say=asked, close=closing(case.number, (Held,)))


def refuse_to_end(case: Case, person: PersonId) -> Decision:
    """Leave it on hold for who has a part in it; who decides hears that it was tried, and nothing more."""
    tried = _("Somebody with a part in #{number} tried to take it away. It stays on hold.", number=case.number)
    told = tuple(tell(reader, case, "request.held_tried", tried) for reader in case.readers)
    return Decision(say=(tell(person, case, "request.on_hold", on_hold(case)), *told))


def is_held(case: Case) -> bool:
    """Tell whether it is on hold, and was not over before."""
    return case.request.state is RequestState.HELD
