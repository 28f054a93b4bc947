"""A report with who told it and who may read it now, and how people are spoken to about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from handlers.basics.listing import person_called
from handlers.decision import Cancel, Choice, Close, Decision, Entity, Lane, Say, Step, ToPerson, say
from handlers.keeping.seeing import Seen, saw
from handlers.look import Look
from handlers.model import LEADING, Due, Neighbourhood, Person, PersonId, Role
from handlers.reading.walltime import to_local
from handlers.reports.nouns import Report, ReportState
from handlers.reports.steps import HowOn, MayRead, SendDecision, WhyDecided
from handlers.reports.words import receipt_of
from handlers.text import Said, Text, Verbatim, _, lines

WAITS: Final = "report.waits"
FINAL: Final = "report.final"
LONGEST: Final = timedelta(days=14)
"""So long somebody may take to decide; then it ends by itself."""
OBJECTING: Final = timedelta(days=14)
"""So long both sides may object to a decision."""


@dataclass(frozen=True, slots=True)
class Confided:
    """A report as it is now. ``confidential`` are who has that role there and can be reached; never an organiser."""

    report: Report
    place: Neighbourhood
    person: Person | None = None
    confidential: tuple[Person, ...] = ()

    @property
    def receipt(self) -> str:
        """Return the number by which people know it."""
        return receipt_of(self.report.number)

    @property
    def readers(self) -> tuple[Person, ...]:
        """Return who may read it: who was named to its person and still has the role."""
        can = {one.id: one for one in self.confidential if one.id != self.report.person}
        return tuple(can[id_] for id_ in self.report.readers if id_ in can)

    @property
    def deciders(self) -> tuple[Person, ...]:
        """Return who decides now; about an objection somebody who did not decide before."""
        if self.report.state is not ReportState.OBJECTED:
            return self.readers
        not_they = {self.report.decided_by, *self.report.objectors}
        return tuple(one for one in self.readers if one.id not in not_they)

    @property
    def new_reader(self) -> Person | None:
        """Return about whom its person is to be asked whether they may read it: nobody else can who was named."""
        not_they = {self.report.person, *self.report.offered}
        return None if self.readers else next((one for one in self.confidential if one.id not in not_they), None)

    def decides(self, person: PersonId) -> bool:
        """Tell whether this person may decide about it."""
        return any(one.id == person for one in self.deciders)

    def with_report(self, report: Report) -> Confided:
        """Return it as it will be once this is saved."""
        return replace(self, report=report)

    def who(self) -> Said:
        """Name who told it, or say that they stay unnamed."""
        if self.report.unnamed or self.person is None:
            return _("Who told it")
        return person_called(self.person)


async def confidential_at(look: Look, neighbourhood: str) -> tuple[Person, ...]:
    """Read who is confidential person somewhere and can be reached; who leads the place as well is none."""
    found = await look.people_with_any(neighbourhood, frozenset({Role.CONFIDENTIAL}))
    return tuple(one for one, roles in found if not roles & LEADING and not one.stopped)


async def read_confided(look: Look, number: int) -> Confided | None:
    """Read a report and its people; None when there is none."""
    report = await look.report(number)
    return await with_people(look, report) if report else None


async def with_people(look: Look, report: Report) -> Confided | None:
    """Read the people of a report; None when its neighbourhood is gone."""
    place = await look.neighbourhood(report.neighbourhood)
    if place is None:
        return None
    return Confided(report, place, await look.person(report.person), await confidential_at(look, place.id))


def entity(report: Report) -> Entity:
    """Name a report for machines."""
    return Entity("report", str(report.number), report.state.value)


def tell(
    report: Report,
    who: PersonId,
    msgid: str,
    text: Said,
    step: Step | None = None,
    choices: tuple[Choice, ...] = (),
    *,
    free: bool = False,
    lane: Lane = Lane.REPLY,
) -> Say:
    """Say something about a report to one person in private."""
    return Say(ToPerson(who), msgid, text, entity(report), choices, step, free=free, lane=lane)


# --- its words --------------------------------------------------------------------------------------------------


def show(confided: Confided, readers: tuple[Person, ...], lane: Lane = Lane.REPLY) -> Decision:
    """Show the words to these readers, and note that they read them, for who told it."""
    report, text = confided.report, words_of(confided)
    told = tuple(Say(ToPerson(one.id), "request.reported", text, lane=lane) for one in readers)
    seen = tuple(
        note
        for one in readers
        for note in saw(one.id, Seen.REPORT, (report.person,), report.neighbourhood, f"report:{confided.receipt}")
    )
    return Decision(save=seen, say=told)


def words_of(confided: Confided) -> Said:
    """Say who told what, in their words; nobody's name where they stay unnamed. Then what is objected to, and why."""
    report = confided.report
    told = (_opening(confided), Verbatim(report.words))
    if not report.objections or report.ruling is None:
        return lines(*told)
    before = _("This was decided, because: “{reason}”", reason=Verbatim(report.ruling.reason))
    objections = (_("An objection: “{words}”", words=Verbatim(words)) for words in report.objections)
    return lines(*told, before, *objections)


def _opening(confided: Confided) -> Text:
    report = confided.report
    if report.unnamed:
        return _("Somebody reports something and stays unnamed ({receipt}):", receipt=confided.receipt)
    name = person_called(confided.person)
    if report.request is None:
        return _("{name} reports something ({receipt}):", name=name, receipt=confided.receipt)
    return _("{name} reports something about #{number}:", name=name, number=report.request)


# --- what is asked and planned ------------------------------------------------------------------------------------


def asked_no_more(report: Report) -> Decision:
    """Close whatever is asked about a report, and plan nothing more of it."""
    steps = (HowOn, MayRead, WhyDecided, SendDecision)
    return Decision(
        close=tuple(Close(step.name, str(report.number)) for step in steps),
        cancel=(Cancel(WAITS, str(report.number)), Cancel(FINAL, str(report.number))),
    )


def due(confided: Confided, kind: str, now: datetime, after: timedelta, *, since: str = "") -> Due:
    """Plan something about a report, by the clocks of its neighbourhood; ``since`` is a local moment."""
    report, zone = confided.report, confided.place.zone
    fields = (("since", since or to_local(now, zone).isoformat()),)
    at = to_local(now, zone) + after
    return Due(kind, str(report.number), at, zone, None, report.neighbourhood, may_wait=True, fields=fields)


def not_yours() -> Text:
    """Answer who names a receipt that is none of theirs: the same whether there is such a report or not."""
    return _("I know no report with that number of yours.")


def reply(person: PersonId, msgid: str, text: Said) -> Decision:
    """Say one thing to somebody in private."""
    return say(Say(ToPerson(person), msgid, text))
