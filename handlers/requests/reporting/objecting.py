"""``objection``: both sides of a decision may object once; somebody else looks at it, and that is final here.

Where nobody else can, people hear that honestly, and who answers for the service.
"""

from dataclasses import dataclass, replace

from handlers.basics.listing import person_called
from handlers.basics.privacy import who_answers
from handlers.decision import Command, Decision, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.model import Note, Person, PersonId
from handlers.reading.never_mind import is_never_mind, tells_something
from handlers.reading.numbered import read_numbered
from handlers.reading.plain import clean
from handlers.reports.case import WAITS, Confided, asked_no_more, due, read_confided, reply, show, tell, with_people
from handlers.reports.deciding import final_here
from handlers.reports.nouns import Report, ReportState
from handlers.reports.steps import ObjectWords
from handlers.reports.telling import ASKED_AGAIN_AFTER, ask_how_on
from handlers.reports.words import OBJECT, read_receipt
from handlers.requests.case import Case, read_case
from handlers.text import Said, _, sentences


@dataclass(frozen=True, slots=True)
class Objecting:
    """The decision that somebody objects to, and the request it is about, if there is one."""

    confided: Confided
    case: Case | None = None

    def others(self, person: PersonId) -> tuple[Person, ...]:
        """Return who can look at it once more: nobody who decided, objects, or has a part in it.

        Who told it was told who reads it. Somebody else does only where it is they who object.
        """
        report = self.confided.report
        not_they = {report.person, report.decided_by, person, *report.objectors}
        could = tuple(one for one in self.confided.confidential if one.id not in not_they)
        apart = tuple(one for one in could if self.case is None or not self.case.is_party(one.id))
        return tuple(one for one in apart if person == report.person or one.id in report.readers)


async def look_at_objection(turn: Turn, look: Look) -> Objecting | None:
    """Read the decision whose receipt or request was named, if it is this person's to object to."""
    receipt = read_receipt(turn.text)
    if receipt:
        confided = await read_confided(look, receipt)
        is_theirs = confided is not None and confided.report.person == turn.person.id
        return await _with_case(look, confided) if confided and is_theirs else None
    case = await read_case(look, read_numbered(turn.text, turn.language).number)
    if case is None or not case.is_party(turn.person.id):
        return None
    about = [one for one in await look.reports_about(case.number) if _is_decided(one, turn.person.id)]
    mine = sorted(about, key=lambda one: (one.person == turn.person.id, one.number))
    confided = await with_people(look, mine[-1]) if mine else None
    return Objecting(confided, case) if confided else None


def _is_decided(report: Report, person: PersonId) -> bool:
    """Tell whether it was decided, and about this person too: they told it, or are kept apart because of it."""
    ruling = report.ruling
    return ruling is not None and (report.person == person or (report.holds and report.rulings[0].outcome.stops))


async def _with_case(look: Look, confided: Confided) -> Objecting:
    return Objecting(confided, await read_case(look, confided.report.request))


async def look_again(turn: Turn, look: Look, step: ObjectWords) -> Objecting | None:
    """Read the decision of the question."""
    confided = await read_confided(look, step.report)
    return await _with_case(look, confided) if confided else None


def object_to(turn: Turn, facts: Objecting | None) -> Decision:
    """Ask why, and say who looks at it once more; or say why nobody does."""
    if facts is None:
        return _say(turn, _("I know no decision with that number that you can object to."))
    if no := _refusal(turn, facts):
        return no
    others = facts.others(turn.person.id)
    return _ask_why(turn, facts, others[0]) if others else _nobody_else(turn)


def _refusal(turn: Turn, facts: Objecting) -> Decision | None:
    report = facts.confided.report
    if turn.person.id in report.objectors:
        return _say(turn, _("You objected already. That can be done once."))
    match report.state:
        case ReportState.WAITING:
            return _say(turn, _("Nobody decided about it yet."))
        case ReportState.FINAL | ReportState.LAPSED:
            return _say(turn, final_here(turn.language))
        case _:
            return None


def _ask_why(turn: Turn, facts: Objecting, reader: Person, *before: Said) -> Decision:
    name, report = person_called(reader), facts.confided.report
    text = _("Write why you do not agree. {name} reads it, with what was told, and looks at it once more.", name=name)
    step = ObjectWords(report.number, reader.id)
    return say(tell(report, turn.person.id, "report.object", sentences(*before, text), step, free=True))


def _nobody_else(turn: Turn) -> Decision:
    """Say honestly that the decision stays; who answers for the service is named, and is told nothing by us."""
    nobody = _("Nobody else here can look at it once more, so the decision stays. I pass nothing on.")
    return _say(turn, sentences(nobody, final_here(turn.language))) + say(*who_answers(turn))


def hear_objection(turn: Turn, step: ObjectWords, facts: Objecting | None) -> Decision:
    """Show it to who was named, with all that was told and decided; until they decide the decision stays."""
    if facts is None:
        return _say(turn, _("I know no decision with that number that you can object to."))
    if no := _refusal(turn, facts):
        return no
    if is_never_mind(turn.text):
        return _say(turn, _("Good. Everything stays as it is."))
    reader = next((one for one in facts.others(turn.person.id) if one.id == step.reader), None)
    if reader is None:
        return object_to(turn, facts)
    if not tells_something(turn.text):
        return _ask_why(turn, facts, reader, _("I passed nothing on yet."))
    return _pass_on(turn, facts.confided, reader)


def _pass_on(turn: Turn, confided: Confided, reader: Person) -> Decision:
    report = confided.report
    after = replace(
        report,
        state=ReportState.OBJECTED,
        changed_at=turn.now,
        readers=tuple(dict.fromkeys((*report.readers, reader.id))),
        objectors=(*report.objectors, turn.person.id),
        objections=(*report.objections, clean(turn.text)),
    )
    again = confided.with_report(after)
    note = Note(None, "report.objected", f"report:{confided.receipt}", None, report.neighbourhood)
    fine = _("Thank you. {name} looks at it once more. Until then the decision stays.", name=person_called(reader))
    planned = Decision(due=(due(again, WAITS, turn.now, ASKED_AGAIN_AFTER),))
    shown = show(again, (reader,)) + say(*ask_how_on(again, (reader,)))
    return Decision(save=(after, note)) + asked_no_more(report) + shown + planned + _say(turn, fine)


def _say(turn: Turn, text: Said) -> Decision:
    return reply(turn.person.id, "report.objection", text)


COMMANDS = (
    Command(
        "object",
        OBJECT,
        _("object to a decision about what was told in confidence"),
        look_at_objection,
        object_to,
        Takes.NUMBER_THEN_WORDS,
        example="M3",
    ),
)
STEPS = (StepKind(ObjectWords, look_again, hear_objection, hears_danger=True),)
