"""Who reads a report lets what is on hold go on where it stood, or ends it for good."""

from dataclasses import replace
from datetime import datetime

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import NOTHING, YES_NO, Decision, Say, Turn, say
from handlers.model import Note, PersonId
from handlers.reports.words import OBJECT
from handlers.requests import moments
from handlers.requests.card import card, contact_for
from handlers.requests.case import Case
from handlers.requests.helping.release import find_next
from handlers.requests.nouns import STANDING_BY, RequestState
from handlers.requests.opening import end_request
from handlers.requests.reporting.holding import LIFTING, is_held
from handlers.requests.steps import Held, StillNeeded, closing
from handlers.requests.telling import tell, tell_asker
from handlers.text import FirstWord, Said, _, lines, sentences


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


def not_read_yet(person: PersonId, case: Case) -> Say:
    """Say that it is on hold, and nothing more, to a confidential person who was not named to who told it."""
    on_hold = _("#{number} is on hold.", number=case.number)
    not_you = _("Only who may read what was told decides about it. You may not read it yet.")
    return tell(person, case, "request.held_unread", sentences(on_hold, not_you))


def settle(turn: Turn, case: Case, *, is_lifted: bool, moving: bool, told: bool = False) -> Decision:
    """Let it go on where it stood, or end it; ``told``: because of what somebody told, so that people can object."""
    action = "hold.lifted" if is_lifted else "hold.ended"
    note = Note(turn.person.id, action, f"request:{case.number}", None, case.neighbourhood.id)
    thanks = tell(turn.person.id, case, "request.decided", _thanks(case, turn.now, is_lifted=is_lifted))
    cancelled = moments.cancel(case.request, (moments.STILL_HELD,))
    decided = Decision(save=(note,), say=(thanks,), cancel=cancelled, close=closing(case.number, (Held,)))
    return decided + (lift(case, turn.now, moving=moving) if is_lifted else end(case, turn.now, decided=told))


def _thanks(case: Case, now: datetime, *, is_lifted: bool) -> Said:
    if not is_lifted:
        return _("Good. I do not bring these neighbours together again.")
    if not is_held(case):
        return _("Noted.")
    if _is_past(case, now):
        return sentences(_("Noted."), _has_passed(case))
    return _("Good. I told everybody that #{number} goes on.", number=case.number)


def _is_past(case: Case, now: datetime) -> bool:
    when = case.request.when
    return when is not None and moments.ends(when) <= case.local(now)


def lift(case: Case, now: datetime, *, moving: bool = False) -> Decision:
    """Go on where it stood: with who helps, else by looking for somebody; or say that its moment has passed."""
    free = case.with_request(replace(case.request, held_from=None))
    if not is_held(case):
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


def end(case: Case, now: datetime, *, decided: bool = True) -> Decision:
    """End what is on hold; what was over before only keeps its people apart."""
    return end_for_good(case, now, decided=decided) if is_held(case) else NOTHING


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
