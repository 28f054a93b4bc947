"""While a report about a request is looked at: nobody has the contact, nobody is asked, one person says how it goes on.

Who reported stays hidden: everybody with a part in the request reads the same sentence, the reporter too.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.basics.listing import person_called
from handlers.basics.words import HUMAN_WORDS
from handlers.decision import NOTHING, YES_NO, Choice, Decision, Say, Tick, Turn, Utterance, say
from handlers.model import Due, Note, PersonId
from handlers.neighbourhoods.words import CONFIDENTIAL_WORDS
from handlers.reports.words import OBJECT
from handlers.requests import moments
from handlers.requests.card import CONTACT_IS_GONE, card, contact_for, on_hold
from handlers.requests.case import Case
from handlers.requests.helping.release import find_next
from handlers.requests.nouns import LIVE, NOT_YET, STANDING_BY, WANTING, ClaimState, RequestState
from handlers.requests.opening import end_request, take_back_contact
from handlers.requests.steps import FINDING, HELPING, Held, StillNeeded, closing
from handlers.requests.telling import tell, tell_asker
from handlers.text import FirstWord, Said, _, lines, sentences

ASKED_AGAIN_AFTER = timedelta(days=1)
TEAM_HEARS_AFTER = timedelta(days=2)
LONGEST = timedelta(days=14)
_OR = (Choice("outside", _("I pass it on outside the neighbourhood")), Choice("unfounded", _("I see no ground for it")))
_HOW_ON = (Choice("lift", _("it can go on")), Choice("end", _("it ends here")), *_OR)
_AGAIN = (Choice("lift", _("they may meet again")), Choice("end", _("keep them apart")), *_OR)
LIFTING = (_HOW_ON[0].id, _OR[1].id)


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
    later = _ask_later(held, step, case.local(now), case.local(now))
    asked = tuple(ask_how(held, reader, step) for reader in readers) or name_somebody(held)
    decision = Decision(save=(held.request, note), say=asked)
    return decision + Decision(due=(later,)) + (_stop(case, held) if is_live else _take_back_all(held, ()))


def ask_how(case: Case, reader: PersonId, step: Held) -> Say:
    """Ask who decides how it goes on."""
    if _is_held(case):
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


def _ask_later(case: Case, step: Held, at: datetime, since: datetime) -> Due:
    fields = {"since": since.isoformat()} | ({"moving": "yes"} if step.moving else {})
    return moments.due(moments.STILL_HELD, case.request, at + ASKED_AGAIN_AFTER, case.zone, wait=True, **fields)


def ask_again(tick: Tick, case: Case | None) -> Decision:
    """Ask once more every day; after two days the organisers hear that it waits, after two weeks it ends.

    When the request is over, only the question ends: the two are kept apart.
    """
    if case is None or case.request.held_from is None:
        return NOTHING
    fields, now = dict(tick.due.fields), case.local(tick.now)
    since, step = datetime.fromisoformat(fields["since"]), Held(case.number, "moving" in fields)
    if now - since >= LONGEST and not tick.away:
        return _nobody_decided(case) + _end(case, tick.now, decided=False)
    waited = now - since
    deciders = tuple(one.id for one in case.confidants) if waited >= TEAM_HEARS_AFTER else case.readers
    asked = tuple(ask_how(case, reader, step) for reader in deciders)
    is_second = _is_held(case) and TEAM_HEARS_AFTER <= waited < TEAM_HEARS_AFTER + ASKED_AGAIN_AFTER
    return Decision(
        say=(*asked, *(_tell_team(case) if is_second else ())),
        due=(_ask_later(case, step, now, since),),
        close=closing(case.number, (Held,)),
    )


def _nobody_decided(case: Case) -> Decision:
    text = sentences(
        _("#{number}: nobody decided in two weeks, so I ask no further.", number=case.number),
        _("I do not bring these neighbours together again."),
    )
    told = tuple(tell(reader, case, "request.decided", text) for reader in case.readers)
    return Decision(say=told, close=closing(case.number, (Held,)))


def ended_otherwise(case: Case) -> Decision:
    """Tell who decides that it is over meanwhile, and ask what is left to decide: whether the two may meet again."""
    if not _is_held(case):
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


def _tell_team(case: Case) -> tuple[Say, ...]:
    if case.confidant is None:
        return name_somebody(case)
    text = _(
        "#{number} has been on hold for two days. Please ask {name} to decide.",
        number=case.number,
        name=person_called(case.confidant),
    )
    return tuple(tell(person, case, "request.held_long", text) for person in case.listeners)


# --- how it goes on ---------------------------------------------------------------------------------------------


def answer_held(turn: Turn, step: Held, case: Case | None) -> Decision:
    """Lift it or end it; who has a part in the request decides nothing about it, nor does an organiser."""
    if case is None:
        return NOTHING
    if not may_decide(turn.person.id, case):
        return decided_already(turn.person.id, case)
    is_lifted = turn.answer is not None and turn.answer.choice in LIFTING
    return settle(turn, case, is_lifted=is_lifted, moving=step.moving)


def may_decide(person: PersonId, case: Case) -> bool:
    """Tell whether somebody may still decide about what is on hold."""
    return case.request.held_from is not None and person in {one.id for one in case.confidants}


def decided_already(person: PersonId, case: Case) -> Decision:
    """Say that nothing is left to decide."""
    text = _("Somebody has already decided about #{number}. Thank you!", number=case.number)
    return say(tell(person, case, "request.decided", text))


def settle(turn: Turn, case: Case, *, is_lifted: bool, moving: bool, told: bool = False) -> Decision:
    """Let it go on where it stood, or end it; ``told``: because of what somebody told, so that people can object."""
    action = "hold.lifted" if is_lifted else "hold.ended"
    note = Note(turn.person.id, action, f"request:{case.number}", None, case.neighbourhood.id)
    thanks = tell(turn.person.id, case, "request.decided", _thanks(case, turn.now, is_lifted=is_lifted))
    cancelled = moments.cancel(case.request, (moments.STILL_HELD,))
    decided = Decision(save=(note,), say=(thanks,), cancel=cancelled, close=closing(case.number, (Held,)))
    return decided + (lift(case, turn.now, moving=moving) if is_lifted else _end(case, turn.now, decided=told))


def _thanks(case: Case, now: datetime, *, is_lifted: bool) -> Said:
    if not is_lifted:
        return _("Good. I do not bring these neighbours together again.")
    if not _is_held(case):
        return _("Noted.")
    if _is_past(case, now):
        return sentences(_("Noted."), _has_passed(case))
    return _("Good. I told everybody that #{number} goes on.", number=case.number)


def _is_past(case: Case, now: datetime) -> bool:
    when = case.request.when
    return when is not None and moments.ends(when) <= case.local(now)


def _is_held(case: Case) -> bool:
    return case.request.state is RequestState.HELD


def lift(case: Case, now: datetime, *, moving: bool = False) -> Decision:
    """Go on where it stood: with who helps, else by looking for somebody; or say that its moment has passed."""
    free = case.with_request(replace(case.request, held_from=None))
    if not _is_held(case):
        return Decision(save=(free.request,))
    when, at = case.request.when, case.local(now)
    if when and moments.ends(when) <= at:
        return _too_late(free, now)
    decision = _go_on(case, free, now)
    return decision + _ask_whether_it_suits(free, now) if moving else decision


def _go_on(case: Case, free: Case, now: datetime) -> Decision:
    before, when = case.request.held_from, case.request.when
    if not case.helping:
        return _look_on(free, now)
    if before is RequestState.IN_PROGRESS or (when and moments.begins(when) <= case.local(now)):
        return _resume(free, RequestState.IN_PROGRESS, now)
    if len(case.helping) >= case.request.helpers:
        return _resume(free, RequestState.MATCHED, now)
    return _give_back_contact(free, now) + _look_on(free, now)


def _ask_whether_it_suits(case: Case, now: datetime) -> Decision:
    """Ask who promised about the new moment once more: nobody is bound to what they did not agree to."""
    at = case.local(now)
    return Decision(due=(moments.due(moments.MOVED, case.request, at, case.zone, wait=True, cause=at.isoformat()),))


def _look_on(case: Case, now: datetime) -> Decision:
    """Look for who is still needed, first among those who stand by."""
    goes_on = _("#{number} goes on.", number=case.number)
    text = sentences(goes_on, _("I'm looking for somebody and will let you know."))
    opened = case.with_request(replace(case.request, state=RequestState.OPEN))
    told = say(tell_asker(opened, "request.goes_on", text), *_tell_who_waits(opened, goes_on))
    return told + find_next(opened, now, "")


def _tell_who_waits(case: Case, text: Said) -> tuple[Say, ...]:
    """Tell who was told to wait; who was asked to take over is asked again where that is still needed."""
    reserve = sentences(text, _("You are still reserve."))
    ready = tuple(tell(claim.person, case, "request.goes_on", reserve) for claim in case.in_state(*STANDING_BY))
    return ready + tuple(tell(person, case, "request.goes_on", text) for person in case.onlookers)


def _resume(case: Case, state: RequestState, now: datetime) -> Decision:
    """Go on as it was: nobody more is needed, or it is too late to look."""
    on = case.with_request(replace(case.request, state=state))
    told = (tell_asker(on, "request.goes_on", _goes_on(case)), *_tell_who_waits(on, _goes_on(case)))
    return _give_back_contact(on, now) + Decision(save=(on.request,), say=(*told, card(on)))


def _give_back_contact(case: Case, now: datetime) -> Decision:
    """Give the contact back to who helps, and remind everybody in time."""
    opening = sentences(_goes_on(case), _("You have task {number}.", number=case.number))
    return Decision(
        save=tuple(_shown(case, claim.person) for claim in case.helping),
        say=tuple(contact_for(case, claim.person, "request.yours", opening) for claim in case.helping),
        due=moments.timers_of_a_taken(case.request, case.local(now), case.zone),
    )


def _shown(case: Case, helper: PersonId) -> Note:
    return Note(helper, "contact.shown", f"request:{case.number}", case.request.requester, case.neighbourhood.id)


def _goes_on(case: Case) -> Said:
    return _("#{number} goes on as agreed.", number=case.number)


def _has_passed(case: Case) -> Said:
    return _("The moment of #{number} has passed.", number=case.number)


def _too_late(case: Case, now: datetime) -> Decision:
    passed = _has_passed(case)
    question = tell_asker(
        case,
        "request.still_needed",
        sentences(passed, _("Is the help still needed?")),
        StillNeeded(case.number),
        YES_NO,
        light=True,
    )
    return end_request(case, RequestState.EXPIRED, now, passed) + say(question)


def _end(case: Case, now: datetime, *, decided: bool = True) -> Decision:
    return end_for_good(case, now, decided=decided) if _is_held(case) else NOTHING


def end_for_good(case: Case, now: datetime, *, decided: bool = True) -> Decision:
    """End it for good; its asker and its helpers stay apart, and it does not come back next week.

    ``decided``: somebody decided that, with a reason, so that both sides can object.
    """
    human = FirstWord(HUMAN_WORDS)
    talk = _("#{number} does not go on. Do you want to talk about it? Type: {human}", number=case.number, human=human)
    agree = _("Do you not agree with the decision? You have two weeks to object once.")
    how = _("Type: {object} {number}", object=FirstWord(OBJECT), number=case.number)
    stopped = lines(talk, sentences(agree, how)) if decided else talk
    told = say(tell_asker(case, "request.ended", stopped))
    ended = end_request(case, RequestState.BLOCKED, now, stopped)
    return told + ended + Decision(cancel=moments.cancel(case.request, (moments.NEXT, moments.STILL_HELD)))
