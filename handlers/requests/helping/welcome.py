"""What the asker thinks of who comes: welcome, rather somebody else, please call; and an answer that comes too late."""

from dataclasses import replace

from handlers.basics.listing import all_of
from handlers.decision import NOTHING, Decision, StepKind, Turn, say
from handlers.model import Note, PersonId
from handlers.reading.answers import is_short_answer
from handlers.requests.card import CONTACT_IS_GONE, STATE_WORDS, contact_for
from handlers.requests.case import Case, look_at_step
from handlers.requests.helping.release import LOOKING, find_next
from handlers.requests.nouns import LOOKED_FOR, WAS_DONE, ClaimState, RequestState
from handlers.requests.opening import take_back_contact
from handlers.requests.refusing import is_over, waits
from handlers.requests.steps import ConfirmChange, ConfirmHelper
from handlers.requests.telling import tell, tell_asker, tell_team
from handlers.text import Said, _, sentences


def answer_who_comes(turn: Turn, step: ConfirmHelper, case: Case | None) -> Decision:
    """Keep the helper, or look for somebody else when the asker would rather have that."""
    if case is None:
        return NOTHING
    if case.request.state is RequestState.HELD:
        return waits(turn, case)
    part = case.part_of(step.helper)
    if step.gone or part is None or part.state is not ClaimState.HELPING:
        return _how_it_stands(turn, case, step.helper)
    if turn.answer is None or turn.answer.choice != "no":
        return _glad(case, step.helper)
    gone = replace(part, state=ClaimState.REFUSED)
    after = case.with_claim(gone)
    asker = sentences(
        _("That's fine. {helper} does not come for #{number}.", helper=case.name(step.helper), number=case.number),
        LOOKING,
    )
    elsewhere = _("Task {number} goes to somebody else after all. Thank you for offering!", number=case.number)
    helper = sentences(elsewhere, CONTACT_IS_GONE)
    told = (tell_asker(after, "request.looking_again", asker), tell(step.helper, after, "request.refused", helper))
    return (
        Decision(save=(gone,), say=told)
        + take_back_contact(after, step.helper, "refused")
        + find_next(after, turn.now, step.helper)
    )


def _is_late_answer(turn: Turn, step: ConfirmHelper) -> bool:
    """Tell whether the words answer the question; about who let go already, only a short answer does."""
    return not step.gone or is_short_answer(turn.text)


def _how_it_stands(turn: Turn, case: Case, helper: PersonId) -> Decision:
    """Answer what was said about a helper who let go meanwhile: nothing follows from it, and what is true now."""
    if case.request.state.is_final or case.request.state in WAS_DONE:
        return is_over(turn, case)
    names = tuple(case.name(claim.person) for claim in case.helping)
    left = () if any(claim.person == helper for claim in case.helping) else (_let_go_already(case, helper),)
    if names:
        now: Said = _("Now coming for #{number}: {names}.", number=case.number, names=all_of(names))
    elif case.request.state in LOOKED_FOR:
        now = LOOKING
    else:
        now = _("#{number}: {state}.", number=case.number, state=STATE_WORDS[case.request.state])
    return say(tell_asker(case, "request.helper_left", sentences(*left, now)))


def _let_go_already(case: Case, helper: PersonId) -> Said:
    return _("{helper} let go of #{number} already.", helper=case.name(helper), number=case.number)


def _glad(case: Case, helper: PersonId) -> Decision:
    """Settle it, and let who helps know that they are welcome."""
    text = _("Good. I will remind everybody in time.") if case.request.when else _("Good. Thank you!")
    settled = say(tell_asker(case, "request.settled", text))
    if case.is_asker(helper):
        return settled
    welcome = _(
        "{asker} is glad that you help with #{number}. Thank you!",
        asker=case.name(case.request.requester),
        number=case.number,
    )
    return settled + say(tell(helper, case, "request.welcome", welcome))


def answer_who_comes_instead(turn: Turn, step: ConfirmChange, case: Case | None) -> Decision:
    """Keep the change, or ask the organisers to call."""
    if case is None:
        return NOTHING
    if turn.answer is None or turn.answer.choice != "call":
        part = case.part_of(step.helper)
        is_coming = part is not None and part.state is ClaimState.HELPING
        return _glad(case, step.helper) if is_coming else _how_it_stands(turn, case, step.helper)
    return please_call(turn, case, _("#{number}: please call about a change of helper.", number=case.number))


def please_call(turn: Turn, case: Case, why: Said) -> Decision:
    """Ask the organisers to call somebody, with the contact of the request; that they see it is noted."""
    callers = _who_can_call(case)
    notes = tuple(
        Note(person, "contact.shown", f"request:{case.number}", case.request.requester, case.neighbourhood.id, "call")
        for person in callers
    )
    to_team = tuple(contact_for(case, person, "request.please_call", why) for person in callers)
    nobody = () if callers else (tell_team(case, "request.please_call", why),)
    text = _("Good. I have asked an organiser to call you.")
    return Decision(save=notes, say=(*to_team, *nobody, tell_asker(case, "request.will_call", text)))


def _who_can_call(case: Case) -> tuple[PersonId, ...]:
    """Return who of the team can call; what was not right may be about one of them who helped, so rather the others."""
    there = tuple(person for person in case.team if person not in case.silent and not case.is_asker(person))
    return tuple(person for person in there if case.part_of(person) is None) or there


STEPS = (
    StepKind(ConfirmHelper, look_at_step, answer_who_comes, hears=_is_late_answer),
    StepKind(ConfirmChange, look_at_step, answer_who_comes_instead),
)
