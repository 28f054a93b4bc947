"""What was told in confidence in a place that stops: nobody decides about it any more, and who waits for that hears so.

What was told stays as long as anything told in confidence does; nobody there can read it any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from handlers.closing.case import ClosingCase
from handlers.decision import NOTHING, Decision, Lane, Say, Tick
from handlers.model import Note
from handlers.reports.asking import door_outside
from handlers.reports.case import asked_no_more, tell
from handlers.reports.nouns import Report, ReportState
from handlers.reports.words import receipt_of
from handlers.text import Said, _, sentences

_ENDS: Final = {
    ReportState.WAITING: ReportState.LAPSED,
    ReportState.DECIDED: ReportState.FINAL,
    ReportState.OBJECTED: ReportState.FINAL,
}


def end_reports(tick: Tick, case: ClosingCase) -> Decision:
    """End every report that is not over."""
    decided = NOTHING
    for report in case.open.reports:
        ended = replace(report, state=_ENDS[report.state], changed_at=tick.now)
        note = Note(None, "report.lapsed", f"report:{receipt_of(report.number)}", None, case.place.id)
        decided += Decision(save=(ended, note), say=tuple(_tell(case, report))) + asked_no_more(report)
    return decided


def _tell(case: ClosingCase, report: Report) -> Iterator[Say]:
    """Tell who told it, or who objected, that nobody decides; where it was decided that stays, and nobody waits."""
    waits = {ReportState.WAITING: (report.person,), ReportState.OBJECTED: report.objectors}
    for who in waits.get(report.state, ()):
        person = case.open.people.get(who)
        language = (person.language if person else None) or case.place.language
        text = sentences(*_nobody(case, report), door_outside(language))
        yield tell(report, who, "report.place_gone", text, lane=Lane.PLANNED)


def _nobody(case: ClosingCase, report: Report) -> tuple[Said, ...]:
    place, receipt = case.place.name, receipt_of(report.number)
    if report.state is ReportState.OBJECTED:
        return (_("{place} stopped. Nobody can look at your objection any more: the decision stays.", place=place),)
    return (
        _("{place} stopped. Nobody can decide about {receipt} any more. I am sorry.", place=place, receipt=receipt),
        _("What you told stays sealed, and nobody reads it here any more."),
    )
