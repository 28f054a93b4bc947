"""Asking what somebody wants to tell in confidence; a question that is not answered within a day asks no more."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.basics.listing import person_called
from handlers.decision import NOTHING, Cancel, Choice, Decision, Tick, TimerKind, Turn, say
from handlers.look import Look
from handlers.model import Due, PersonId
from handlers.reports.telling import in_their_place
from handlers.requests import moments, words
from handlers.requests.case import Case, look_at_due
from handlers.requests.reporting.holding import stops_contact
from handlers.requests.steps import ReportWords, closing
from handlers.requests.telling import tell
from handlers.text import FirstWord, Said, _, sentences

LISTENS_FOR = timedelta(days=1)


def ask_report(turn: Turn, case: Case, before: tuple[Said, ...] = (), choices: tuple[Choice, ...] = ()) -> Decision:
    """Ask what somebody wants to tell, and say who will read it.

    ``choices``: what it may be about instead, where nobody said that it is about this request.
    """
    readers, person = case.confidants, turn.person.id
    if not readers:
        return _nobody_to_read(person, case, before)
    name = person_called(readers[0])
    text = _("Write what you want to tell. Only {name} reads it, and sees that you wrote.", name=name)
    then = (_("I then put #{number} on hold at once, and tell nobody else who wrote.", number=case.number),)
    follows = then if case.is_party(person) and stops_contact(case) else ()
    step = ReportWords(case.number, readers[0].id, tuple(one.id for one in readers[1:]))
    said = sentences(*before, text, *follows, *in_their_place(readers))
    question = tell(person, case, "request.report", said, step, choices, free=True)
    return say(question) + no_more_words(person, case) + Decision(due=(_over(case, person, turn.now),))


def _nobody_to_read(person: PersonId, case: Case, before: tuple[Said, ...]) -> Decision:
    nobody = _("I find nobody who could read it now, sorry.")
    stop = _(
        "Shall contact stop all the same? Type: {report} {number}", report=FirstWord(words.REPORT), number=case.number
    )
    text = sentences(*before, nobody, stop)
    return say(tell(person, case, "request.report_not_sent", text)) + no_more_words(person, case)


def no_more_words(person: PersonId, case: Case) -> Decision:
    """Close what was asked before about the same: words that are meant for something else are passed on to nobody."""
    cancelled = Cancel(moments.REPORT_OVER, str(case.number), person)
    return Decision(cancel=(cancelled,), close=closing(case.number, (ReportWords,), person=person))


def not_told(person: PersonId, case: Case) -> Decision:
    """Say that nothing was passed on, and how to tell it later."""
    later = _(
        "Do you want to tell it later? Type: {report} {number}", report=FirstWord(words.REPORT), number=case.number
    )
    text = sentences(_("Good. I passed nothing on."), later)
    return say(tell(person, case, "request.report_not_sent", text)) + no_more_words(person, case)


def _over(case: Case, person: PersonId, now: datetime) -> Due:
    at = case.local(now) + LISTENS_FOR
    return replace(moments.due(moments.REPORT_OVER, case.request, at, case.zone, wait=True), person=person)


async def look_whether_asked(tick: Tick, look: Look) -> Case | None:
    """Read the request, as long as its question is still open."""
    is_open = tick.due.person is not None and ReportWords.name in await look.open_steps(tick.due.person)
    return await look_at_due(tick, look) if is_open else None


def listen_no_longer(tick: Tick, case: Case | None) -> Decision:
    """Ask no more: what is written days later is hardly meant as a report."""
    person = tick.due.person
    if case is None or person is None:
        return NOTHING
    if tick.away:
        return Decision(due=(_over(case, person, tick.now),))
    return not_told(person, case)


TIMERS = (
    TimerKind(
        moments.REPORT_OVER, "After we were away there is a day again to tell it.", look_whether_asked, listen_no_longer
    ),
)
