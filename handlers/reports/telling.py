"""Something is told in confidence: it is kept sealed, shown to who reads it, and its person gets a receipt."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from handlers.basics.listing import all_of, person_called
from handlers.decision import Choice, Decision, Lane, Say, Turn, say
from handlers.model import Note, Person
from handlers.reports.case import WAITS, Confided, due, show, tell
from handlers.reports.nouns import Outcome
from handlers.reports.steps import HowOn
from handlers.reports.words import MY_REPORTS
from handlers.requests.words import REPORT
from handlers.text import FirstWord, Said, _, sentences

ASKED_AGAIN_AFTER: Final = timedelta(days=2)
AS_IT_IS: Final = (
    Choice(Outcome.HANDLED, _("I did something about it")),
    Choice(Outcome.OUTSIDE, _("I pass it on outside the neighbourhood")),
    Choice(Outcome.UNFOUNDED, _("I see no ground for it")),
)
WITH_A_REQUEST: Final = (
    Choice(Outcome.GOES_ON, _("it can go on")),
    Choice(Outcome.ENDS, _("it ends here")),
    *AS_IT_IS[1:],
)


def keep(turn: Turn, confided: Confided) -> Decision:
    """Keep a report, and show it to its first reader."""
    report = confided.report
    subject = f"request:{report.request}" if report.request else f"report:{confided.receipt}"
    note = Note(None, "report.made", subject, None, report.neighbourhood)
    return Decision(save=(report, note)) + show(confided, confided.readers[:1])


def receipt(confided: Confided, *more: Said) -> Say:
    """Give its person the receipt, and say how to hear how it stands."""
    mine = _("Thank you. I passed it on. Your receipt: {receipt}.", receipt=confided.receipt)
    how = _("Want to know how it stands? Type: {words}", words=FirstWord(MY_REPORTS))
    return tell(confided.report, confided.report.person, "request.report_sent", sentences(mine, *more, how))


def ask_how_on(confided: Confided, readers: tuple[Person, ...], lane: Lane = Lane.REPLY) -> tuple[Say, ...]:
    """Ask who decides what becomes of it."""
    report = confided.report
    again = _(
        "To read it again, type: {report} {receipt}",
        report=FirstWord(REPORT),
        receipt=confided.receipt,
    )
    text = sentences(_("{receipt}: what becomes of it?", receipt=confided.receipt), again)
    choices = WITH_A_REQUEST if report.holds else AS_IT_IS
    step = HowOn(report.number)
    return tuple(tell(report, one.id, "report.how_on", text, step, choices, lane=lane) for one in readers)


def wait_for_it(turn: Turn, confided: Confided) -> Decision:
    """Ask its first reader, and plan to ask again."""
    asked = say(*ask_how_on(confided, confided.readers[:1]))
    return asked + Decision(due=(due(confided, WAITS, turn.now, ASKED_AGAIN_AFTER),))


def who_reads(readers: tuple[Person, ...]) -> Said:
    """Say who reads it, and who does when the first does not answer."""
    only = _("Only {name} reads it.", name=person_called(readers[0]))
    return sentences(only, *in_their_place(readers))


def in_their_place(readers: tuple[Person, ...]) -> tuple[Said, ...]:
    """Say who else reads it, and when; nothing where there is nobody else."""
    if len(readers) < 2:
        return ()
    others = all_of(tuple(person_called(one) for one in readers[1:]))
    text = _(
        "Does {name} not answer, or does somebody object? Then {others} may read it too.",
        name=person_called(readers[0]),
        others=others,
    )
    return (text,)
