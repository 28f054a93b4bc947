"""Who reads a report decides what becomes of it and says why; those who told it read exactly what was shown first."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.basics.listing import all_of, person_called
from handlers.decision import Choice, Decision, Entity, Say, Turn, say
from handlers.model import Note, Person
from handlers.reading.plain import clean
from handlers.reading.walltime import to_local
from handlers.reports.asking import door_outside
from handlers.reports.case import FINAL, OBJECTING, Confided, asked_no_more, due, entity, tell
from handlers.reports.nouns import Outcome, ReportState, Ruling
from handlers.reports.steps import SendDecision, WhyDecided
from handlers.reports.words import OBJECT
from handlers.text import FirstWord, Said, Text, Verbatim, When, _, lines, sentences

SEND, REWRITE, OTHERWISE = "send", "rewrite", "otherwise"
_SENDING: Final = (
    Choice(SEND, _("send it")),
    Choice(REWRITE, _("write it differently")),
    Choice(OTHERWISE, _("decide something else")),
)


def ask_why(turn: Turn, told: tuple[Confided, ...], step: WhyDecided, *before: Said) -> Decision:
    """Ask for the reason, and say who reads it."""
    who = all_of(tuple(dict.fromkeys(name for one in told for name in _who_reads(one))))
    text = _("Why? Write it in one or two sentences. This is read by: {who}. Nobody else.", who=who)
    return say(Say(turn.me, "report.why", sentences(*before, text), told_about(told), step=step, free=True))


def told_about(told: tuple[Confided, ...]) -> Entity:
    """Name for machines what the first of them is."""
    return entity(told[0].report)


def _who_reads(confided: Confided) -> tuple[Said, ...]:
    objected = (_("who objected"),) if confided.report.objectors else ()
    return (confided.who(), *objected)


def preview(turn: Turn, told: tuple[Confided, ...], step: WhyDecided) -> Decision:
    """Show exactly what will be read, and ask whether it may go."""
    reason = clean(turn.text)
    ruling = Ruling(step.outcome, reason, turn.now)
    shown = _("This is what they read:")
    text = lines(shown, words_of(told[0], ruling, turn.person), _("Shall I send it?"))
    sending = SendDecision(step.reports, step.outcome, reason, step.request, step.moving)
    return say(Say(turn.me, "report.send", text, told_about(told), _SENDING, sending))


def words_of(confided: Confided, ruling: Ruling, by: Person) -> Said:
    """Say what was decided, by whom and why, and how to object."""
    what = _what(confided, ruling.outcome)
    return lines(what, _why(ruling, by), *_what_now(confided, ruling))


def _what(confided: Confided, outcome: Outcome) -> Text:
    number, receipt = confided.report.request, confided.receipt
    match outcome:
        case Outcome.GOES_ON if confided.report.objections:
            return _("About {receipt}: these neighbours may meet again.", receipt=receipt)
        case Outcome.GOES_ON:
            return _("About {receipt}: #{number} may go on.", receipt=receipt, number=number or 0)
        case Outcome.ENDS:
            return _("About {receipt}: #{number} ends here.", receipt=receipt, number=number or 0)
        case Outcome.HANDLED:
            return _("About {receipt}: something was done about it.", receipt=receipt)
        case Outcome.OUTSIDE:
            return _("About {receipt}: a person passes it on outside the neighbourhood.", receipt=receipt)
        case Outcome.UNFOUNDED:
            return _("About {receipt}: no ground was found for it.", receipt=receipt)


def _what_now(confided: Confided, ruling: Ruling) -> tuple[Said, ...]:
    """Say until when its person can object; about what was looked at once more, that it is final here."""
    if confided.report.state in {ReportState.WAITING, ReportState.DECIDED}:
        until = When(to_local(ruling.at + OBJECTING, confided.place.zone).date())
        command = FirstWord(OBJECT)
        once = _("Do you not agree? You can object once, until {when}.", when=until)
        return (sentences(once, _("Type: {object} {receipt}", object=command, receipt=confided.receipt)),)
    language = (confided.person.language if confided.person else None) or confided.place.language
    return (final_here(language),)


def final_here(language: str) -> Said:
    """Say that nobody here looks at it again, and whom to call outside."""
    return sentences(_("This is final here."), door_outside(language))


def settle(turn: Turn, told: tuple[Confided, ...], outcome: Outcome, reason: str) -> Decision:
    """Decide about these reports: it is kept, noted, and read by who told them; then both sides may object."""
    decision = Decision()
    for confided in told:
        decision += _settle(turn, confided, Ruling(outcome, reason, turn.now))
    return decision


def _settle(turn: Turn, confided: Confided, ruling: Ruling) -> Decision:
    report = confided.report
    is_first = report.state is ReportState.WAITING
    after = replace(
        report,
        state=ReportState.DECIDED if is_first else ReportState.FINAL,
        changed_at=turn.now,
        decided_by=turn.person.id if is_first else report.decided_by,
        rulings=(*report.rulings, ruling),
    )
    note = Note(turn.person.id, "report.decided", f"report:{confided.receipt}", None, report.neighbourhood)
    planned = (due(confided, FINAL, turn.now, OBJECTING),) if is_first else ()
    told = _tell(confided.with_report(after), ruling, turn.person)
    return Decision(save=(after, note), say=told, due=planned) + asked_no_more(report)


def _tell(confided: Confided, ruling: Ruling, by: Person) -> tuple[Say, ...]:
    """Tell who told it, and who objected: these hear nothing of the report but what it means for them."""
    report = confided.report
    told = (report.person,) if confided.person else ()
    mine = tuple(tell(report, who, "report.decided", words_of(confided, ruling, by)) for who in told)
    theirs = lines(_of_objection(confided, ruling), _why(ruling, by), final_here(confided.place.language))
    others = tuple(who for who in report.objectors if who != report.person)
    return (*mine, *(tell(report, who, "report.decided", theirs) for who in others))


def _of_objection(confided: Confided, ruling: Ruling) -> Text:
    number = confided.report.request or 0
    if ruling.outcome.stops:
        return _("Your objection about #{number}: the decision stays.", number=number)
    return _("Your objection about #{number}: you may meet again.", number=number)


def _why(ruling: Ruling, by: Person) -> Text:
    return _("{name} decided this, and writes: “{reason}”", name=person_called(by), reason=Verbatim(ruling.reason))
