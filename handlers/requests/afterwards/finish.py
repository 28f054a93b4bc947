"""The end of a task: done by word or asked for, one question to each, and an honest ending."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.decision import (
    NOTHING,
    Command,
    Decision,
    Heeds,
    Say,
    StepKind,
    Takes,
    Tick,
    TimerKind,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import Counted, Due, PersonId
from handlers.requests import moments, words
from handlers.requests.asking_after import (
    Row,
    about_request,
    about_task,
    ask_helper,
    ask_whether_done,
    in_turn,
    is_to_be_done,
    look_at_row,
)
from handlers.requests.card import CONTACT_IS_GONE, card
from handlers.requests.case import Case, look_at_due, read_case
from handlers.requests.changing.early import done_too_early
from handlers.requests.helping.inside import look_who_is_inside, read_visit, stop_watching
from handlers.requests.helping.release import look_at_mine as look_at_my_task
from handlers.requests.nouns import TO_BEGIN, UNDER_WAY, WAS_DONE, Claim, ClaimState, RequestState
from handlers.requests.opening import take_back_contact
from handlers.requests.over import NEVER, await_feedback, card_of_over, it_did_not_happen
from handlers.requests.refusing import (
    has_number,
    is_over,
    knows,
    nobody_helps_yet,
    not_your_task,
    unknown_number,
    waits,
    which_one,
)
from handlers.requests.steps import (
    AskerFeedback,
    DidItHappen,
    HelperFeedback,
    NotHappened,
    WhatWasWrong,
    closing,
)
from handlers.requests.telling import tell, tell_team
from handlers.signs import nod
from handlers.text import FirstWord, Said, _, sentences

SETTLES_ONCE_BACK = timedelta(hours=24)
ENDS_AFTER = timedelta(hours=2)
A_VISIT_GOES_ON = timedelta(hours=1)


async def look_at_done(turn: Turn, look: Look) -> Case | None:
    """Read the request whose number was said; without a number, the only task or the only request there is."""
    case = await look_at_my_task(turn, look)
    if case is None and not has_number(turn):
        mine = await look.requests_by(turn.person.id)
        case = await read_case(look, mine[0].number) if len(mine) == 1 else None
    return await _with_alarm(turn, look, case) if case else None


async def look_at_happened(turn: Turn, look: Look, step: DidItHappen) -> Row:
    """Read the request of the question, those that follow, and whether organisers wait to hear that all is well."""
    row = await look_at_row(turn, look, step)
    return replace(row, case=await _with_alarm(turn, look, row.case)) if row.case else row


async def _with_alarm(turn: Turn, look: Look, case: Case) -> Case:
    return (await read_visit(look, case, turn.person.id)).case


def done(turn: Turn, case: Case | None) -> Decision:
    """Note that it was done: said by who helped, by who asked, or by an organiser."""
    if case is None:
        return unknown_number(turn) if has_number(turn) else which_one(turn, words.DONE, words.MY_TASKS)
    if case.request.state is RequestState.HELD:
        return _is_out(turn, case) + (waits(turn, case) if knows(turn, case) else unknown_number(turn))
    if case.request.state not in UNDER_WAY or not case.helping:
        return _is_out(turn, case) + _not_under_way(turn, case)
    mine = tuple(claim for claim in case.helping if claim.person == turn.person.id)
    if not mine and not case.is_asker(turn.person.id) and turn.person.id not in case.team:
        return not_your_task(turn, case) if knows(turn, case) else unknown_number(turn)
    if case.is_too_early(turn.now):
        return done_too_early(turn, case)
    return say(*nod(turn)) + _is_out(turn, case) + finish(case, mine or case.helping, turn.now)


def _not_under_way(turn: Turn, case: Case) -> Decision:
    if case.request.state in WAS_DONE or case.request.state.is_final:
        return is_over(turn, case)
    if not knows(turn, case):
        return unknown_number(turn)
    is_in_charge = case.is_asker(turn.person.id) or turn.person.id in case.team
    return nobody_helps_yet(turn, case) if is_in_charge else not_your_task(turn, case)


def _is_out(turn: Turn, case: Case) -> Decision:
    """Who says how it ended is outside, whatever became of the task meanwhile."""
    part = case.part_of(turn.person.id)
    return stop_watching(case, part.person) if part else NOTHING


def finish(case: Case, parts: tuple[Claim, ...], now: datetime) -> Decision:
    """End these parts with thanks and a question; when nobody is left to help, ask the asker too."""
    decision, after = Decision(), case
    for claim in parts:
        over = replace(claim, state=ClaimState.DONE)
        after = after.with_claim(over)
        decision += Decision(save=(over,), say=(ask_helper(case, claim.person, _thanks(case)),))
        decision += take_back_contact(case, claim.person, "done")
    return decision + (NOTHING if after.helping else await_feedback(after, now))


def _thanks(case: Case) -> Said:
    return sentences(_("Thank you for helping with #{number}!", number=case.number), CONTACT_IS_GONE)


# --- nobody said anything ---------------------------------------------------------------------------------------


def begin(tick: Tick, case: Case | None) -> Decision:
    """Note that it has begun; who is still missing is not looked for any more."""
    if case is None or not case.helping or case.request.state not in TO_BEGIN:
        return NOTHING
    request = replace(case.request, state=RequestState.IN_PROGRESS)
    was_open = case.request.state is RequestState.OPEN
    return Decision(
        save=(request,),
        say=(card(case.with_request(request)),) if was_open else (),
        cancel=moments.cancel(request, moments.SEARCHING),
    )


def ask_whether_it_happened(tick: Tick, case: Case | None) -> Decision:
    """Ask who helps whether it is done, an hour after it should be."""
    if case is None or case.request.state not in UNDER_WAY:
        return NOTHING
    at = case.local(tick.now) + ENDS_AFTER
    # However late this comes, there is time to answer before both are asked how it was.
    if not tick.gathers:
        # Who is inside is asked whether they are out, and then how it went: one question at a time.
        outside = (claim.person for claim in case.helping if claim.person not in case.inside)
        asked = tuple(ask_whether_done(case, person) for person in outside)
        later = moments.due(moments.ENDED, case.request, at, case.zone, wait=True)
        return Decision(say=asked, due=(later,), cancel=moments.cancel(case.request, (moments.ENDED,)))
    later = moments.due(moments.ENDED, case.request, at, case.zone, wait=True, together="yes")
    people = tuple(claim.person for claim in case.helping)
    return Decision(
        due=(later, *_together(moments.OVERDUES, people, case, tick)),
        cancel=moments.cancel(case.request, (moments.ENDED,)),
    )


def _together(what: str, people: Iterable[PersonId], case: Case, tick: Tick) -> tuple[Due, ...]:
    """Plan one message for each of these people about all their tasks: after we were away they hear each thing once."""
    at = tick.now + timedelta(minutes=1)
    return tuple(moments.catch_up(what, person, at, case.zone) for person in dict.fromkeys(people))


def answer_happened(turn: Turn, step: DidItHappen, case: Case | None) -> Decision:
    """Take the word of who helps; what did not happen goes to the organisers."""
    if case is None or case.request.state not in UNDER_WAY or turn.answer is None:
        return NOTHING
    mine = tuple(claim for claim in case.helping if claim.person == turn.person.id)
    match turn.answer.choice:
        case "done":
            return _is_out(turn, case) + finish(case, mine, turn.now)
        case "never":
            return _is_out(turn, case) + it_did_not_happen(turn, case, mine)
        case _:
            text = _("Good. When it is done, tell me: {done} {number}", done=FirstWord(words.DONE), number=case.number)
            return say(tell(turn.person.id, case, "request.later", text))


def ask_both(tick: Tick, case: Case | None) -> Decision:
    """Ask both how it was, three hours after the end, when nobody said that it is done."""
    if case is None or case.request.state not in UNDER_WAY or not case.helping:
        return NOTHING
    if case.inside:
        return Decision(due=(replace(tick.due, local=case.local(tick.now) + A_VISIT_GOES_ON),))
    decision = Decision(save=tuple(replace(claim, state=ClaimState.DONE) for claim in case.helping))
    for claim in case.helping:
        decision += take_back_contact(case, claim.person, "over")
    waiting = await_feedback(case, tick.now, about_request(case))
    if tick.gathers or "together" in dict(tick.due.fields):
        people = (case.request.requester, *(claim.person for claim in case.helping))
        card_alone = replace(waiting, say=(card_of_over(case),))
        return decision + card_alone + Decision(due=_together(moments.AFTERWARDS, people, case, tick))
    opening = sentences(about_task(case), CONTACT_IS_GONE)
    return say(*(ask_helper(case, claim.person, opening) for claim in case.helping)) + decision + waiting


def settle(tick: Tick, case: Case | None) -> Decision:
    """Close it as good when the asker said nothing for three days, and count that nobody confirmed it."""
    if case is None or case.request.state is not RequestState.DONE_UNCONFIRMED:
        return NOTHING
    if tick.away:
        again_at = case.local(tick.now) + SETTLES_ONCE_BACK
        later = replace(tick.due, local=again_at)
        return Decision(due=(later,))
    said = dict(tick.due.fields).get("said", "")
    went_wrong = said == "not_quite" or any(claim.feedback == NEVER for claim in case.claims)
    state = RequestState.CLOSED_NOT_OK if went_wrong else RequestState.CLOSED_OK
    closed = replace(case.request, state=state, closed_at=tick.now)
    counted = Counted("request.unconfirmed", case.neighbourhood.id)
    over = Decision(
        save=(closed, counted),
        due=(moments.forgetting(closed, tick.now),),
        close=closing(case.number, (AskerFeedback, HelperFeedback, WhatWasWrong, NotHappened)),
    )
    if said == "not_quite":
        return over + _not_told_why(case)
    somebody_told = said or case.request.requester in case.team or any(claim.feedback for claim in case.claims)
    return over if somebody_told else over + _nobody_told(case)


def _not_told_why(case: Case) -> Decision:
    """Let the organisers know that the asker was not quite happy and did not say why."""
    text = _("#{number} did not go well for who asked. Please call.", number=case.number)
    return say(tell_team(case, "request.not_quite", text))


def _nobody_told(case: Case) -> Decision:
    """Let the organisers know that neither side said how it was."""
    text = _("Neither side told me how #{number} went. You may want to ask.", number=case.number)
    return say(tell_team(case, "request.nobody_told", text))


def _ask_about_the_next(case: Case, helper: PersonId, more: tuple[int, ...]) -> Say:
    return ask_whether_done(case, helper, more=more)


COMMANDS = (
    Command(
        "done",
        words.DONE,
        _("say that a task is done"),
        look_at_done,
        done,
        Takes.NUMBERS,
        example="12",
        heeds=Heeds.ANY_NO,
    ),
)
STEPS = (
    StepKind(
        DidItHappen, look_at_happened, in_turn(answer_happened, moments.OVERDUES, is_to_be_done, _ask_about_the_next)
    ),
)
TIMERS = (
    TimerKind(moments.BEGIN, "It is noted late; nobody is told.", look_at_due, begin),
    TimerKind(
        moments.OVERDUE, "It is asked late too, unless it was answered.", look_who_is_inside, ask_whether_it_happened
    ),
    TimerKind(moments.ENDED, "It is asked late too, unless it was answered.", look_who_is_inside, ask_both),
    TimerKind(moments.SETTLE, "A day more after we were away: who answers then is heard.", look_at_due, settle),
)
