"""Letting go of a task, early or late, without a bad word: the contact is taken back and the next in line is asked."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.decision import (
    NOTHING,
    YES_NO,
    Command,
    Decision,
    Heeds,
    Say,
    StepKind,
    Takes,
    Tick,
    TimerKind,
    Turn,
    Utterance,
    say,
)
from handlers.look import Look
from handlers.model import Due, PersonId
from handlers.requests import moments, words
from handlers.requests.card import CONTACT_IS_GONE, card, when_words
from handlers.requests.case import Case, look_at_due, look_at_number, read_case
from handlers.requests.helping.dropped import look_again
from handlers.requests.nouns import CHANGING, LET_GO, WAS_DONE, WITH_A_PART, Claim, ClaimState, RequestState
from handlers.requests.opening import search, take_back_contact
from handlers.requests.over import it_did_not_happen
from handlers.requests.refusing import has_number, is_over, knows, not_your_task, unknown_number, waits, which_one
from handlers.requests.steps import ConfirmChange, ConfirmHelper, TakeOver
from handlers.requests.taking.claim import give_when_ready, take
from handlers.requests.taking.taker import Taking, look_at_asked
from handlers.requests.telling import tell, tell_asker, tell_team
from handlers.text import Said, _, sentences

LONGEST_WAIT = timedelta(hours=2)
SHORTEST_WAIT = timedelta(minutes=15)
LOOKING = _("I'm looking for somebody else and will let you know.")


async def look_at_mine(turn: Turn, look: Look) -> Case | None:
    """Read the request whose number was said; without a number, the only task this person has."""
    case = await look_at_number(turn, look)
    if case or has_number(turn):
        return case
    mine = {c.request for c in await look.claims_of(turn.person.id) if c.state is ClaimState.HELPING}
    return await read_case(look, mine.pop()) if len(mine) == 1 else None


def release(turn: Turn, case: Case | None) -> Decision:
    """Let a person go from what they took, or from being reserve."""
    if case is None:
        return unknown_number(turn) if has_number(turn) else which_one(turn, words.RELEASE, words.MY_TASKS)
    if case.request.state in WAS_DONE or case.request.state.is_final:
        return is_over(turn, case)
    part = case.part_of(turn.person.id)
    if case.request.state is RequestState.HELD:
        return _let_go_on_hold(turn, case, part)
    if part and part.state is ClaimState.HELPING:
        return _let_go(turn, case, part)
    if part and part.state is ClaimState.OFFERED:
        return decline(turn, case, part)
    if part and part.state is ClaimState.RESERVE:
        text = _("That's fine. You are no longer reserve for #{number}.", number=case.number)
        gone = replace(part, state=ClaimState.RELEASED)
        return Decision(save=(gone,), say=(tell(turn.person.id, case, "request.released", text),))
    return not_your_task(turn, case) if knows(turn, case) else unknown_number(turn)


def _let_go(turn: Turn, case: Case, part: Claim) -> Decision:
    if len(case.helping) == 1 and moments.is_past(case.request.when, case.local(turn.now)):
        return it_did_not_happen(turn, case, (part,))
    gone = _gone(part, case, turn.now)
    told = tell(turn.person.id, case, "request.released", _thanks(case.with_claim(gone), turn.now, _is_late(gone)))
    return say(told) + give_back(turn, case, part)


def _let_go_on_hold(turn: Turn, case: Case, part: Claim | None) -> Decision:
    if part is None or part.state not in WITH_A_PART:
        return waits(turn, case)
    text = _("No problem. Thank you for letting us know.")
    return give_back(turn, case, part) + say(tell(turn.person.id, case, "request.released", text))


def give_back(turn: Turn, case: Case, part: Claim) -> Decision:
    """Take the task and the contact from who has it, tell who waits, and ask the next; they themselves hear nothing."""
    gone = _gone(part, case, turn.now)
    if case.request.state in CHANGING:
        return Decision(save=(gone,))
    after = case.with_claim(gone)
    decision = Decision(save=(gone,)) + take_back_contact(after, turn.person.id, "released")
    decision += _tell_who_waits(after, turn, _is_late(gone))
    if _goes_on_with_fewer(after, turn.now):
        return decision
    return decision + find_next(after, turn.now, turn.person.id) + look_again(after, turn.now)


def _goes_on_with_fewer(case: Case, now: datetime) -> bool:
    """Tell whether others help, and it is too late for somebody else to come."""
    return bool(case.helping) and moments.is_past(case.request.when, case.local(now))


def _gone(part: Claim, case: Case, now: datetime) -> Claim:
    late = moments.is_late(case.request.when, case.local(now))
    return replace(part, state=ClaimState.RELEASED_LATE if late else ClaimState.RELEASED)


def _is_late(gone: Claim) -> bool:
    return gone.state is ClaimState.RELEASED_LATE


def _thanks(case: Case, now: datetime, late: bool) -> Said:
    fine = sentences(
        _("No problem. You no longer have task {number}. Thank you for letting us know.", number=case.number),
        CONTACT_IS_GONE,
    )
    if _goes_on_with_fewer(case, now):
        return sentences(fine, _("I let the organisers know."))
    if not case.in_state(ClaimState.RESERVE):
        looking = _("I will look for somebody else.")
    elif _asked_at(case, now) > case.local(now):
        looking = _("I will ask the reserve at 8 in the morning.")
    else:
        looking = _("I'm asking the reserve now.")
    if not late:
        return sentences(fine, looking)
    return sentences(fine, _("It is soon, so I'm telling an organiser too."), looking)


def _tell_who_waits(case: Case, turn: Turn, late: bool) -> Decision:
    """Tell the organisers at once when it is late, and the asker always."""
    told: list[Utterance] = []
    helper = case.name(turn.person.id)
    reserves = case.in_state(ClaimState.RESERVE)
    if late:
        told.append(tell_team(case, "request.late_release", _late_news(case, turn)))
    opening = _("#{number}: {helper} cannot come after all.", number=case.number, helper=helper)
    ready = _("Somebody stands ready. I ask them and will let you know.") if reserves else LOOKING
    plan = () if _goes_on_with_fewer(case, turn.now) else (ready,)
    told.append(_no_longer_asked(case, turn.person.id, sentences(opening, *plan)))
    return Decision(say=tuple(told))


def _no_longer_asked(case: Case, helper: PersonId, text: Said) -> Say:
    """Tell the asker; an answer to whether that helper may come can still be on its way."""
    number = case.number
    told = tell_asker(case, "request.looking_again", text, ConfirmHelper(number, helper, gone=True), light=True)
    return replace(told, free=True, instead_of=(ConfirmHelper(number, helper), ConfirmChange(number, helper)))


def _late_news(case: Case, turn: Turn) -> Said:
    opening = _("#{number}: {helper} cannot come after all.", number=case.number, helper=case.name(turn.person.id))
    reserves = case.in_state(ClaimState.RESERVE)
    if _goes_on_with_fewer(case, turn.now):
        return sentences(opening, when_words(case.request))
    if not reserves:
        plan: Said = _("There is no reserve. I'm asking other volunteers.")
    elif _asked_at(case, turn.now) > case.local(turn.now):
        plan = _("I will ask {reserve}, the reserve, at 8 in the morning.", reserve=case.name(reserves[0].person))
    else:
        plan = _("I'm asking {reserve}, the reserve.", reserve=case.name(reserves[0].person))
    return sentences(opening, when_words(case.request), plan)


# --- who comes next ---------------------------------------------------------------------------------------------


def find_next(case: Case, now: datetime, instead_of: PersonId) -> Decision:
    """Ask the reserves in their order; without any, look for somebody as at the start."""
    stop = NOTHING if case.helping else Decision(cancel=moments.cancel(case.request, moments.TAKEN))
    if not case.in_state(ClaimState.RESERVE):
        return stop + search(case, now)
    waiting = case.with_request(replace(case.request, state=RequestState.OFFERED))
    return stop + Decision(
        save=(waiting.request,), say=(card(waiting),), due=(_reserve_timer(waiting, now, instead_of),)
    )


def _reserve_timer(case: Case, now: datetime, instead_of: PersonId) -> Due:
    at = _asked_at(case, now)
    # How many are gone tells this question from the one before it at the same moment.
    gone = str(len(case.in_state(*LET_GO)))
    fields = {"instead_of": instead_of, "gone": gone}
    return moments.due(moments.RESERVE, case.request, at, case.zone, wait=at > case.local(now), **fields)


def _asked_at(case: Case, now: datetime) -> datetime:
    """Return when a reserve may be asked: not at night, unless the morning is too late."""
    at, morning, when = case.local(now), moments.after_quiet(now, case.zone), case.request.when
    return at if when and moments.begins(when) < morning + timedelta(hours=1) else morning


def ask_reserve(tick: Tick, case: Case | None) -> Decision:
    """Ask the first reserve to take over."""
    if case is None or case.request.state is not RequestState.OFFERED:
        return NOTHING
    instead_of = dict(tick.due.fields).get("instead_of", "")
    reserve = next(iter(case.in_state(ClaimState.RESERVE)), None)
    if reserve is None:
        return find_next(case, tick.now, instead_of)
    offered = replace(reserve, state=ClaimState.OFFERED)
    text = sentences(_("Can you take over task {number}?", number=case.number), when_words(case.request))
    question = tell(reserve.person, case, "request.take_over", text, TakeOver(case.number, instead_of), YES_NO)
    over = _answers_until(case, reserve.person, tick.now, instead_of)
    return Decision(save=(case.request, offered), say=(question,), due=(over,))


def _answers_until(case: Case, reserve: PersonId, now: datetime, instead_of: PersonId) -> Due:
    until, fields = case.local(now) + _wait(case, now), {"instead_of": instead_of, "who": reserve}
    return moments.due(moments.RESERVE_OVER, case.request, until, case.zone, wait=True, **fields)


def wait_anew(case: Case, now: datetime) -> Decision:
    """Give who was asked to take over, or is asked next, the time that the new moment leaves."""
    if case.request.state is not RequestState.OFFERED:
        return NOTHING
    asked = tuple(_answers_until(case, claim.person, now, "") for claim in case.in_state(ClaimState.OFFERED))
    cancelled = moments.cancel(case.request, (moments.RESERVE, moments.RESERVE_OVER))
    return Decision(due=asked or (_reserve_timer(case, now, ""),), cancel=cancelled)


def _wait(case: Case, now: datetime) -> timedelta:
    if case.request.when is None:
        return LONGEST_WAIT
    left = (moments.begins(case.request.when) - case.local(now)) / 4
    return max(min(LONGEST_WAIT, left), SHORTEST_WAIT)


def reserve_is_silent(tick: Tick, case: Case | None) -> Decision:
    """Ask the next reserve when this one did not answer; that costs nobody anything."""
    if case is None or case.request.state is not RequestState.OFFERED:
        return NOTHING
    if tick.away:
        return Decision(due=(replace(tick.due, local=case.local(tick.now) + _wait(case, tick.now)),))
    fields = dict(tick.due.fields)
    offered = next((c for c in case.in_state(ClaimState.OFFERED) if c.person == fields.get("who")), None)
    if offered is None:
        return NOTHING
    return pass_on(case, offered, tick.now, fields.get("instead_of", ""))


def pass_on(case: Case, part: Claim, now: datetime, instead_of: PersonId = "") -> Decision:
    """Let an asked reserve go, and ask the next one."""
    gone = replace(part, state=ClaimState.RELEASED)
    if case.request.state in CHANGING:
        return Decision(save=(gone,))
    after = case.with_claim(gone)
    decision = Decision(
        save=(gone,),
        cancel=moments.cancel(case.request, (moments.RESERVE_OVER,)),
    )
    if not after.in_state(ClaimState.RESERVE):
        opening = _("#{number}: who stood ready cannot come.", number=case.number)
        decision += say(tell_asker(after, "request.looking_again", sentences(opening, LOOKING)))
    return decision + find_next(after, now, instead_of) + look_again(after, now)


def answer_take_over(turn: Turn, step: TakeOver, taking: Taking | None) -> Decision:
    """Let the reserve take over, or ask the next one."""
    if taking is None:
        return unknown_number(turn)
    case, part = taking.case, taking.case.part_of(turn.person.id)
    is_asked = case.request.state is RequestState.OFFERED and part and part.state is ClaimState.OFFERED
    if turn.answer and turn.answer.choice == "no":
        return decline(turn, case, part if is_asked else None, step.instead_of)
    may_take = is_asked and not taking.is_apart
    return give_when_ready(turn, taking, step.instead_of or None) if may_take else take(turn, taking)


def decline(turn: Turn, case: Case, part: Claim | None, instead_of: PersonId = "") -> Decision:
    """Note that an asked reserve cannot, and go on to the next; a no that comes late changes nothing."""
    text = _("That's fine. Thank you for answering. I will ask somebody else.")
    told = say(tell(turn.person.id, case, "request.no_thanks", text))
    return told + pass_on(case, part, turn.now, instead_of) if part else told


COMMANDS = (
    Command(
        "release",
        words.RELEASE,
        _("let go of a task"),
        look_at_mine,
        release,
        Takes.NUMBERS,
        example="12",
        heeds=Heeds.NO_BUT_REASONS,
    ),
)
STEPS = (StepKind(TakeOver, look_at_asked, answer_take_over),)
TIMERS = (
    TimerKind(moments.RESERVE, "A late question to a reserve is still asked.", look_at_due, ask_reserve),
    TimerKind(
        moments.RESERVE_OVER, "After we were away the reserve gets the time again.", look_at_due, reserve_is_silent
    ),
)
