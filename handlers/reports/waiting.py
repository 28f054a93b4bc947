"""When nobody decides about a report: asked again, then also who stands in, and after two weeks an honest end.

Where nobody is left to read it who was named to its person, they are asked whether somebody else may.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.basics.listing import person_called
from handlers.decision import NOTHING, YES_NO, Decision, Lane, Say, StepKind, Tick, TimerKind, Turn, say
from handlers.look import Look
from handlers.model import Note
from handlers.reading.walltime import to_local
from handlers.reports.asking import ask_words, door_outside
from handlers.reports.case import (
    FINAL,
    LONGEST,
    WAITS,
    Confided,
    asked_no_more,
    due,
    read_confided,
    reply,
    show,
    tell,
)
from handlers.reports.nouns import UNDECIDED, ReportState
from handlers.reports.steps import MayRead, ReportTold
from handlers.reports.telling import ASKED_AGAIN_AFTER, ask_how_on
from handlers.text import Text, _, sentences


async def look_at_due(tick: Tick, look: Look) -> Confided | None:
    """Read the report of a timer."""
    return await read_confided(look, int(tick.due.subject))


def ask_again(tick: Tick, confided: Confided | None) -> Decision:
    """Ask once more, from the second time on everybody who was named; after two weeks it ends."""
    if confided is None or confided.report.state not in UNDECIDED:
        return NOTHING
    since = datetime.fromisoformat(dict(tick.due.fields)["since"])
    waited = to_local(tick.now, confided.place.zone) - since
    if waited >= LONGEST and not tick.away:
        return lapse(tick, confided)
    again = due(confided, WAITS, tick.now, ASKED_AGAIN_AFTER, since=since.isoformat())
    stands_in = confided.deciders[1:] if waited < 2 * ASKED_AGAIN_AFTER else ()
    asked = say(*ask_how_on(confided, confided.deciders, Lane.PLANNED))
    return show(confided, stands_in, Lane.PLANNED) + asked + ask_may_read(confided) + Decision(due=(again,))


def ask_may_read(confided: Confided) -> Decision:
    """Ask its person once whether somebody may read it who was not named to them; nothing where that is not needed."""
    reader, report = confided.new_reader, confided.report
    if reader is None or confided.person is None:
        return NOTHING
    name, step = person_called(reader), MayRead(report.number, reader.id)
    now = _("{name} is the confidential person of {place} now.", name=name, place=confided.place.name)
    ask = _("May {name} read what you told ({receipt})?", name=name, receipt=confided.receipt)
    if not report.words:
        ask = _("Do you want to tell {name} what happened ({receipt})?", name=name, receipt=confided.receipt)
    offered = replace(report, offered=(*report.offered, reader.id))
    asked = tell(report, confided.person.id, "report.may_read", sentences(now, ask), step, YES_NO)
    return Decision(save=(offered,)) + say(asked)


async def look_at_may_read(turn: Turn, look: Look, step: MayRead) -> Confided | None:
    """Read the report that somebody else may read."""
    return await read_confided(look, step.report)


def let_read(turn: Turn, step: MayRead, confided: Confided | None) -> Decision:
    """Let somebody read it only after a yes of who told it; where there are no words yet, ask for them."""
    reader = next((one for one in confided.confidential if one.id == step.reader), None) if confided else None
    if confided is None or confided.report.state not in UNDECIDED or reader is None or confided.readers:
        return reply(turn.person.id, "report.not_needed", _("That is not needed any more. Thank you!"))
    if turn.answer is None or turn.answer.choice != "yes":
        return reply(turn.person.id, "report.not_read", _("Good. {name} does not read it.", name=person_called(reader)))
    report = confided.report
    if not report.words:
        return ask_words(turn, ReportTold(report.neighbourhood, (reader.id,), False, report.number), (reader,))
    after = confided.with_report(replace(report, readers=(*report.readers, reader.id)))
    asked = () if report.holds else ask_how_on(after, (reader,))
    thanks = _("Thank you. {name} can read it now.", name=person_called(reader))
    read = Decision(save=(after.report,)) + show(after, (reader,)) + say(*asked)
    return read + reply(turn.person.id, "report.read", thanks)


def lapse(tick: Tick, confided: Confided) -> Decision:
    """End a report about which nobody decided: who told it hears that, and whom to call."""
    report = confided.report
    state = ReportState.LAPSED if report.state is ReportState.WAITING else ReportState.FINAL
    after = replace(report, state=state, changed_at=tick.now)
    note = Note(None, "report.lapsed", f"report:{confided.receipt}", None, report.neighbourhood)
    told = _tell_lapsed(confided) if state is ReportState.LAPSED else _tell_it_stays(confided)
    return Decision(save=(after, note), say=told) + asked_no_more(report)


def _tell_lapsed(confided: Confided) -> tuple[Say, ...]:
    if confided.person is None:
        return ()
    door = door_outside(confided.person.language or confided.place.language)
    text = sentences(_nobody_decided(confided), door)
    return (tell(confided.report, confided.person.id, "report.lapsed", text, lane=Lane.PLANNED),)


def _nobody_decided(confided: Confided) -> Text:
    """Say that nobody decided; what was told about a request on hold may have been told only yesterday."""
    number, receipt = confided.report.request, confided.receipt
    if confided.report.holds and number is not None:
        return _(
            "Nobody decided about #{number} in two weeks, and so not about {receipt} either. I am sorry.",
            number=number,
            receipt=receipt,
        )
    return _("Nobody decided about {receipt} in two weeks. I am sorry.", receipt=receipt)


def _tell_it_stays(confided: Confided) -> tuple[Say, ...]:
    """Tell who objected that nobody looked at it, and that the decision stays."""
    nobody = _("Nobody looked at your objection in two weeks, so the decision stays. I am sorry.")
    text = sentences(nobody, door_outside(confided.place.language))
    people = confided.report.objectors
    return tuple(tell(confided.report, who, "report.lapsed", text, lane=Lane.PLANNED) for who in people)


def close(tick: Tick, confided: Confided | None) -> Decision:
    """End the time to object: from now on the decision is final here."""
    if confided is None or confided.report.state is not ReportState.DECIDED:
        return NOTHING
    return Decision(save=(replace(confided.report, state=ReportState.FINAL, changed_at=tick.now),))


STEPS = (StepKind(MayRead, look_at_may_read, let_read),)
TIMERS = (
    TimerKind(WAITS, "It is asked late too; our absence ends nothing.", look_at_due, ask_again),
    TimerKind(FINAL, "Who wants to object has the time until we are back.", look_at_due, close),
)
