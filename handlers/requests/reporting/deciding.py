"""What is on hold goes on or ends when its reader has said why; a report that holds nothing is decided by itself."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from handlers.decision import NOTHING, Decision, StepKind, Tick, TimerKind, Turn, say
from handlers.look import Look
from handlers.reading.never_mind import tells_something
from handlers.reports.case import LONGEST, Confided, read_confided, reply, show, with_people
from handlers.reports.deciding import OTHERWISE, SEND, ask_why, preview
from handlers.reports.deciding import settle as settle_reports
from handlers.reports.nouns import UNDECIDED, Outcome, ReportState
from handlers.reports.steps import HowOn, SendDecision, WhyDecided
from handlers.reports.telling import ask_how_on
from handlers.reports.waiting import ask_may_read, lapse
from handlers.requests import moments
from handlers.requests.case import Case, look_at_due, read_case
from handlers.requests.reporting.changed import change
from handlers.requests.reporting.holding import ask_how
from handlers.requests.reporting.lifting import answer_held, decided_already, may_decide, not_read_yet, settle
from handlers.requests.reporting.waiting import TEAM_HEARS_AFTER, ask_again, who_decides
from handlers.requests.steps import Held
from handlers.text import _

_OUTCOMES: Final = {
    "lift": Outcome.GOES_ON,
    "end": Outcome.ENDS,
    "outside": Outcome.OUTSIDE,
    "unfounded": Outcome.UNFOUNDED,
}


@dataclass(frozen=True, slots=True)
class Deciding:
    """What is decided about: the reports, and the request on hold that they are about, if there is one.

    ``objected``: the request of a decision that somebody objects to.
    """

    told: tuple[Confided, ...] = ()
    case: Case | None = None
    objected: Case | None = None


# --- what becomes of it -------------------------------------------------------------------------------------------


async def look_at_held(turn: Turn, look: Look, step: Held) -> Deciding:
    """Read the request on hold, and what was told about it that is decided with it."""
    return await _about(look, await read_case(look, step.request))


async def _about(look: Look, case: Case | None) -> Deciding:
    found = await look.reports_about(case.number) if case else ()
    told = [await with_people(look, one) for one in found if one.holds and one.state is ReportState.WAITING]
    return Deciding(tuple(one for one in told if one), case)


def choose_held(turn: Turn, step: Held, facts: Deciding) -> Decision:
    """Ask for the reason where somebody waits for it; what nobody told anything about is decided at once."""
    case = facts.case
    if case is None or turn.answer is None or turn.answer.choice is None:
        return NOTHING
    if not facts.told or not may_decide(turn.person.id, case):
        return answer_held(turn, step, case)
    if not _may_settle(turn, facts):
        return _no_more(turn, facts)
    outcome = _OUTCOMES[turn.answer.choice]
    numbers = tuple(one.report.number for one in facts.told)
    return ask_why(turn, facts.told, WhyDecided(numbers, outcome, case.number, step.moving))


async def look_at_how_on(turn: Turn, look: Look, step: HowOn) -> Deciding:
    """Read the report that is asked about."""
    confided = await read_confided(look, step.report)
    return Deciding((confided,) if confided else ())


def choose_how_on(turn: Turn, step: HowOn, facts: Deciding) -> Decision:
    """Ask for the reason of what was chosen."""
    if turn.answer is None or turn.answer.choice is None or not _may_settle(turn, facts):
        return _not_needed(turn)
    outcome = Outcome(turn.answer.choice)
    return ask_why(turn, facts.told, WhyDecided((step.report,), outcome))


def _may_settle(turn: Turn, facts: Deciding) -> bool:
    """Tell whether all of it still waits for this person; where contact stopped, that is decided with it."""
    if facts.case is not None:
        is_held = facts.case.request.held_from is not None
        return is_held and bool(facts.told) and turn.person.id in who_decides(facts.case, facts.told)
    return bool(facts.told) and all(one.report.state in UNDECIDED and one.decides(turn.person.id) for one in facts.told)


def _not_needed(turn: Turn) -> Decision:
    return reply(turn.person.id, "report.not_needed", _("That is not needed any more. Thank you!"))


# --- why ----------------------------------------------------------------------------------------------------------


async def look_at_why(turn: Turn, look: Look, step: WhyDecided | SendDecision) -> Deciding:
    """Read it again: much may have happened since the question."""
    case = await read_case(look, step.request)
    if case is not None:
        return await _about(look, case)
    told = tuple([one for number in step.reports if (one := await read_confided(look, number))])
    again = next((one.report.request for one in told if one.report.objectors and one.report.holds), None)
    return Deciding(told, objected=await read_case(look, again))


def hear_why(turn: Turn, step: WhyDecided, facts: Deciding) -> Decision:
    """Show what will be read before it goes."""
    if not _may_settle(turn, facts):
        return _no_more(turn, facts)
    if not tells_something(turn.text):
        return ask_why(turn, facts.told, step, _("I need a sentence of your own."))
    return preview(turn, facts.told, step)


def send(turn: Turn, step: SendDecision, facts: Deciding) -> Decision:
    """Decide after a yes to the exact words; what was told meanwhile is decided with it."""
    if not _may_settle(turn, facts):
        return _no_more(turn, facts)
    numbers = tuple(one.report.number for one in facts.told)
    again = WhyDecided(numbers, step.outcome, step.request, step.moving)
    chosen = turn.answer.choice if turn.answer else None
    if chosen == OTHERWISE:
        return _ask_anew(turn, step, facts)
    if chosen != SEND:
        return ask_why(turn, facts.told, again)
    return settle_reports(turn, facts.told, step.outcome, step.reason) + _about_request(turn, step, facts)


def _ask_anew(turn: Turn, step: SendDecision, facts: Deciding) -> Decision:
    if facts.case is not None:
        return Decision(say=(ask_how(facts.case, turn.person.id, Held(facts.case.number, step.moving)),))
    me = tuple(one for one in facts.told[0].deciders if one.id == turn.person.id)
    return Decision(say=ask_how_on(facts.told[0], me))


def _about_request(turn: Turn, step: SendDecision, facts: Deciding) -> Decision:
    if facts.case is not None:
        return settle(turn, facts.case, is_lifted=not step.outcome.stops, moving=step.moving, told=True)
    thanks = reply(turn.person.id, "report.thanks", _("Good. They read it now."))
    return thanks + (change(facts.objected, turn.now, stops=step.outcome.stops) if facts.objected else NOTHING)


def _no_more(turn: Turn, facts: Deciding) -> Decision:
    if facts.case is None:
        return _not_needed(turn)
    if facts.told and may_decide(turn.person.id, facts.case):
        return say(not_read_yet(turn.person.id, facts.case))
    return decided_already(turn.person.id, facts.case)


# --- nobody decides -----------------------------------------------------------------------------------------------


async def look_whether_held(tick: Tick, look: Look) -> Deciding:
    """Read the request on hold, and what was told about it."""
    return await _about(look, await look_at_due(tick, look))


def ask_daily(tick: Tick, facts: Deciding) -> Decision:
    """Ask once more every day; after two days who stands in reads it too, after two weeks it ends."""
    case = facts.case
    if case is None or case.request.held_from is None:
        return NOTHING
    decision = ask_again(tick, case, facts.told)
    waited = case.local(tick.now) - datetime.fromisoformat(dict(tick.due.fields)["since"])
    for confided in facts.told:
        if waited >= LONGEST and not tick.away:
            decision += lapse(tick, confided)
        else:
            decision += _who_stands_in(confided, case, is_second=waited.days == TEAM_HEARS_AFTER.days)
    return decision


def _who_stands_in(confided: Confided, case: Case, *, is_second: bool) -> Decision:
    """Show it after two days to who was named in the second place; ask who told it where nobody named is left."""
    able = {one.id for one in case.confidants}
    here = replace(confided, confidential=tuple(one for one in confided.confidential if one.id in able))
    shown = show(here, here.readers[1:]) if is_second else NOTHING
    newcomer = here.new_reader
    heard = say(not_read_yet(newcomer.id, case)) if newcomer else NOTHING
    return shown + heard + ask_may_read(here)


STEPS = (
    StepKind(Held, look_at_held, choose_held),
    StepKind(HowOn, look_at_how_on, choose_how_on),
    StepKind(WhyDecided, look_at_why, hear_why),
    StepKind(SendDecision, look_at_why, send),
)
TIMERS = (
    TimerKind(moments.STILL_HELD, "It is asked late too; our absence ends nothing.", look_whether_held, ask_daily),
)
