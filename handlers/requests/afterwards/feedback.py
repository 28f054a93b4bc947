"""What people say afterwards: thanks, not quite, or something in confidence that one person alone reads."""

from dataclasses import replace
from datetime import timedelta

from handlers.decision import NOTHING, YES_NO, Choice, Decision, Say, StepKind, Turn, say
from handlers.model import Note, PersonId
from handlers.requests import moments
from handlers.requests.asking_after import (
    about_request,
    about_task,
    ask_asker,
    ask_helper,
    asker_is_to_say,
    helper_is_to_say,
    in_turn,
    look_at_row,
)
from handlers.requests.card import card
from handlers.requests.case import Case, look_at_step
from handlers.requests.helping.welcome import please_call
from handlers.requests.nouns import CAME, DONE, ClaimState, RequestState
from handlers.requests.reporting.asking import ask_report
from handlers.requests.steps import (
    AskerFeedback,
    HelperFeedback,
    NotHappened,
    StillNeeded,
    WhatWasWrong,
    closing,
)
from handlers.requests.telling import tell, tell_asker, tell_team
from handlers.text import Said, _, sentences

STAYS_UNSETTLED = timedelta(hours=72)


# --- the asker --------------------------------------------------------------------------------------------------


def answer_asker(turn: Turn, step: AskerFeedback, case: Case | None) -> Decision:
    """Close it as good, ask what was wrong, or hear a report."""
    if case is None or turn.answer is None:
        return NOTHING
    match turn.answer.choice:
        case "report":
            return _remember(turn, case, "report") + ask_report(turn, case)
        case "not_quite":
            choices = (Choice("nobody", _("nobody came")), Choice("other", _("something else")))
            text = _("I'm sorry to hear that. What was not right?")
            question = tell_asker(case, "request.what_wrong", text, WhatWasWrong(case.number), choices)
            return _remember(turn, case, "not_quite") + say(question)
        case _:
            thanks = tell_asker(case, "request.thanks", _("Glad to hear it. Thank you for telling me!"))
            return _close(turn, case, RequestState.CLOSED_OK) + say(thanks, *_pass_thanks_on(case))


def _remember(turn: Turn, case: Case, said: str) -> Decision:
    """Settle it later as ever, knowing that the asker did say something."""
    if case.request.state is not RequestState.DONE_UNCONFIRMED:
        return NOTHING
    at = case.local(turn.now) + STAYS_UNSETTLED
    later = moments.due(moments.SETTLE, case.request, at, case.zone, said=said)
    return Decision(due=(later,), cancel=moments.cancel(case.request, (moments.SETTLE,)))


def answer_not_happened(turn: Turn, step: NotHappened, case: Case | None) -> Decision:
    """Close it as the asker says: it failed, and may still be needed; or it went well all the same."""
    if case is None or turn.answer is None:
        return NOTHING
    match turn.answer.choice:
        case "report":
            return _remember(turn, case, "report") + ask_report(turn, case)
        case "no":
            thanks = tell_asker(case, "request.thanks", _("Glad to hear it. Thank you for telling me!"))
            return _close(turn, case, RequestState.CLOSED_OK) + say(thanks)
        case _:
            return _close(turn, case, RequestState.CLOSED_NOT_OK) + say(_is_it_still_needed(case))


def _is_it_still_needed(case: Case) -> Say:
    text = sentences(_("I'm sorry about that. An organiser will look into it."), _("Is the help still needed?"))
    return tell_asker(case, "request.still_needed", text, StillNeeded(case.number), YES_NO, light=True)


def _pass_thanks_on(case: Case) -> tuple[Say, ...]:
    asker = case.name(case.request.requester)
    text = _("{asker} says that #{number} went well. Thank you again!", asker=asker, number=case.number)
    helpers = [claim.person for claim in case.in_state(ClaimState.DONE) if not case.is_asker(claim.person)]
    return tuple(tell(helper, case, "request.thanked", text) for helper in helpers)


def _close(turn: Turn, case: Case, state: RequestState) -> Decision:
    if case.request.state not in DONE:
        return NOTHING
    closed = replace(case.request, state=state, closed_at=turn.now)
    return Decision(
        save=(closed,),
        say=(card(case.with_request(closed)),),
        due=(moments.forgetting(closed, turn.now),),
        cancel=moments.cancel(closed, (moments.SETTLE,)),
    )


def answer_wrong(turn: Turn, step: WhatWasWrong, case: Case | None) -> Decision:
    """Tell the organisers, who call; when nobody came, also ask whether the help is still needed."""
    if case is None or turn.answer is None:
        return NOTHING
    decision = _close(turn, case, RequestState.CLOSED_NOT_OK)
    if turn.answer.choice != "nobody":
        why = _("#{number} did not go well for who asked. Please call.", number=case.number)
        return decision + please_call(turn, case, why)
    return decision + _nobody_came(turn, case)


def _nobody_came(turn: Turn, case: Case) -> Decision:
    absent = case.in_state(*CAME)
    missed = tuple(replace(claim, state=ClaimState.NO_SHOW) for claim in absent)
    team = _("Nobody came for #{number}. Please ask the neighbour and the helper how things are.", number=case.number)
    helpers = tuple(tell(claim.person, case, "request.no_show", _no_show_question(case)) for claim in absent)
    notes = tuple(
        Note(None, "request.no_show", f"request:{case.number}", claim.person, case.neighbourhood.id) for claim in absent
    )
    return Decision(
        save=(*missed, *notes),
        say=(tell_team(case, "request.no_show", team), *helpers, _is_it_still_needed(case)),
        close=closing(case.number, (HelperFeedback,)),
    )


def _no_show_question(case: Case) -> Said:
    return _(
        "I heard that #{number} did not work out. I hope you are well. An organiser will get in touch.",
        number=case.number,
    )


# --- the helper -------------------------------------------------------------------------------------------------


def answer_helped_well(turn: Turn, step: HelperFeedback, case: Case | None) -> Decision:
    """Keep how it was for who helped; what did not go well goes to the organisers."""
    part = case.part_of(turn.person.id) if case else None
    if case is None or part is None or turn.answer is None or turn.answer.choice is None:
        return NOTHING
    if turn.answer.choice == "report":
        return ask_report(turn, case)
    kept = Decision(save=(replace(part, feedback=turn.answer.choice),))
    if turn.answer.choice == "not_quite":
        helper = case.name(turn.person.id)
        team = _("#{number} did not go well for {helper}. Please get in touch.", number=case.number, helper=helper)
        mine = _("Thank you for telling me. An organiser will get in touch with you.")
        told = (tell_team(case, "request.helper_trouble", team), tell(turn.person.id, case, "request.noted", mine))
        return kept + say(*told)
    return kept + say(tell(turn.person.id, case, "request.thanks", _("Glad to hear it. Thank you for telling me!")))


# --- several ----------------------------------------------------------------------------------------------------


def _ask_asker_about_the_next(case: Case, asker: PersonId, more: tuple[int, ...]) -> Say:
    return ask_asker(case, about_request(case), more)


def _ask_helper_about_the_next(case: Case, helper: PersonId, more: tuple[int, ...]) -> Say:
    return ask_helper(case, helper, about_task(case), more)


STEPS = (
    StepKind(
        AskerFeedback,
        look_at_row,
        in_turn(answer_asker, moments.AFTERWARDS, asker_is_to_say, _ask_asker_about_the_next),
    ),
    StepKind(WhatWasWrong, look_at_step, answer_wrong),
    StepKind(NotHappened, look_at_step, answer_not_happened),
    StepKind(
        HelperFeedback,
        look_at_row,
        in_turn(answer_helped_well, moments.AFTERWARDS, helper_is_to_say, _ask_helper_about_the_next),
    ),
)
