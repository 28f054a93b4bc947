"""A report about one request: passed on to who reads it, while contact stops wherever the same people meet."""

from dataclasses import dataclass
from datetime import datetime

from handlers.basics.listing import person_called
from handlers.basics.one_number import ask_for_one_number
from handlers.basics.privacy import who_answers
from handlers.decision import NOTHING, Command, Decision, Say, StepKind, Takes, ToPerson, Turn, say
from handlers.look import Look
from handlers.model import Note, PersonId
from handlers.reading.never_mind import is_never_mind, tells_something
from handlers.reading.numbered import read_numbered
from handlers.reading.plain import clean
from handlers.requests import moments, words
from handlers.requests.case import Case, look_at_step, read_case, read_cases
from handlers.requests.nouns import CAME, WITH_A_PART
from handlers.requests.refusing import knows, unknown_number, which_one
from handlers.requests.reporting.asking import ask_report, no_more_words, not_told
from handlers.requests.reporting.holding import hold, stops_contact
from handlers.requests.steps import ReportWords
from handlers.requests.telling import tell
from handlers.safety.numbers import violence_line
from handlers.text import Said, Verbatim, _, lines, sentences


@dataclass(frozen=True, slots=True)
class Reported:
    """The request of a report, and the others in which its asker and its helpers have to do with each other.

    ``moving`` are the numbers of those in which somebody has still to say whether a new moment suits.
    """

    case: Case
    others: tuple[Case, ...] = ()
    moving: frozenset[int] = frozenset()

    def hold(self, readers: tuple[PersonId, ...], who: PersonId, now: datetime) -> Decision:
        """Put all of them on hold where somebody with a part tells it; who only saw it stops nothing."""
        if not self.case.is_party(who):
            return NOTHING
        decision = hold(self.case, readers, now, moving=self.case.number in self.moving)
        for other in self.others:
            decision += hold(other, other.readers, now, moving=other.number in self.moving)
        return decision


# --- where else they meet ---------------------------------------------------------------------------------------


async def look_at_words(turn: Turn, look: Look, step: ReportWords) -> Reported | None:
    """Read the request of a report and where else its people meet."""
    case = await look_at_step(turn, look, step)
    return await _with_others(look, case) if case else None


async def look_at_named(turn: Turn, look: Look) -> Reported | None:
    """Read the request that was named, or the only one this person has a part in, and where else its people meet.

    A number behind other words ("he asked for 50 euro") belongs to what is told.
    """
    named = read_numbered(turn.text, turn.language).number
    case = await read_case(look, named) if named else await _only_one(look, turn.person.id)
    return await _with_others(look, case) if case else None


async def _only_one(look: Look, person: PersonId) -> Case | None:
    parts = [claim.request for claim in await look.claims_of(person) if claim.state in WITH_A_PART | CAME]
    mine = dict.fromkeys([*parts, *(request.number for request in await look.requests_by(person))])
    live = [case for case in await read_cases(look, mine) if not case.request.state.is_final]
    return live[0] if len(live) == 1 else None


async def _with_others(look: Look, case: Case) -> Reported:
    """Who asks on behalf asks for many people: then only the same series counts."""
    helpers = frozenset(claim.person for claim in case.claims)
    asker = case.request.requester
    found = [*await _of(look, case, asker, helpers)]
    for helper in helpers:
        found += await _of(look, case, helper, frozenset({asker}))
    others = {other.number: other for other in found}
    moving = [one.number for one in (case, *others.values()) if await _is_moving(look, one)]
    return Reported(case, tuple(others.values()), frozenset(moving))


async def _is_moving(look: Look, case: Case) -> bool:
    """Tell whether somebody who promised was not asked about a new moment yet, or has not answered."""
    kinds = (moments.MOVED, moments.NOT_SAID)
    return bool(case.helping) and any([await look.is_due(kind, str(case.number)) for kind in kinds])


async def _of(look: Look, case: Case, asker: PersonId, helpers: frozenset[PersonId]) -> list[Case]:
    """Read what one of them asked and the others take part in."""
    numbers = [request.number for request in await look.requests_by(asker) if request.number != case.number]
    found = await read_cases(look, numbers)
    return [other for other in found if _is_theirs(case, other) and _meets(other, helpers)]


def _is_theirs(case: Case, other: Case) -> bool:
    is_behalf = case.request.behalf or other.request.behalf
    return not is_behalf or (other.request.series is not None and other.request.series == case.request.series)


def _meets(case: Case, helpers: frozenset[PersonId]) -> bool:
    return stops_contact(case) and any(claim.person in helpers for claim in case.in_state(*WITH_A_PART))


# --- what is told -----------------------------------------------------------------------------------------------


def report(turn: Turn, reported: Reported | None) -> Decision:
    """Hear something in confidence about a request, at any moment of its life, from everybody who may see it."""
    said = read_numbered(turn.text, turn.language)
    if said.is_several:
        return ask_for_one_number(turn, words.REPORT)
    if reported is None and said.number is None:
        return which_one(turn, words.REPORT, words.MY_REQUESTS)
    if reported is None or not _may_tell(turn, reported.case):
        return unknown_number(turn)
    case, words_said = reported.case, _behind(turn, said.behind)
    if is_never_mind(words_said):
        return not_told(turn.person.id, case)
    if not case.readers:
        return _hold_unread(turn, reported, _("I find nobody who could read it now, sorry."))
    if not tells_something(words_said):
        return ask_report(turn, case)
    if said.number is None:  # it may be meant for somebody else: "report to Maria that I am late"
        return ask_report(turn, case, (_("I passed nothing on yet."),))
    return _pass_on(turn, reported, words_said, case.readers, (_who_reads(case),))


def _may_tell(turn: Turn, case: Case) -> bool:
    return case.is_party(turn.person.id) or knows(turn, case)


def _behind(turn: Turn, said: str) -> str:
    """Return what was told in the same message; what was said in a room was not told in confidence."""
    return clean(said).lstrip(" .,:;-)") if turn.in_private else ""


def _who_reads(case: Case) -> Said:
    return _("Only {name} reads it.", name=person_called(case.confidant)) if case.confidant else _ORGANISERS_READ


_ORGANISERS_READ = _("Only the organisers read it.")


def hear_report(turn: Turn, step: ReportWords, reported: Reported | None) -> Decision:
    """Pass it on to who was named as its reader and to nobody else, unless it is taken back or says nothing yet."""
    if reported is None:
        return NOTHING
    case = reported.case
    if is_never_mind(turn.text):
        return not_told(turn.person.id, case)
    if not tells_something(turn.text):
        return ask_report(turn, case, (_("I passed nothing on yet."),))
    readers = readers_of(step, case)
    return _pass_on(turn, reported, turn.text, readers) if readers else _no_longer_read(turn, reported)


def _pass_on(
    turn: Turn, reported: Reported, said: str, readers: tuple[PersonId, ...], more: tuple[Said, ...] = ()
) -> Decision:
    """Pass it on and stop contact wherever these people meet; neither party hears who told it."""
    case = reported.case
    opening = _("{name} reports something about #{number}:", name=person_called(turn.person), number=case.number)
    words_passed = lines(opening, Verbatim(clean(said)))
    note = Note(None, "report.made", f"request:{case.number}", None, case.neighbourhood.id)
    mine = sentences(_("Thank you. I passed it on, and I keep nothing of it."), *more)
    passed = tuple(Say(ToPerson(reader), "request.reported", words_passed) for reader in readers)
    told = (*passed, tell(turn.person.id, case, "request.report_sent", mine))
    return (
        Decision(save=(note,), say=told)
        + no_more_words(turn.person.id, case)
        + reported.hold(readers, turn.person.id, turn.now)
    )


def readers_of(step: ReportWords, case: Case) -> tuple[PersonId, ...]:
    """Return who was promised to read it and still can; by person, for a role would fall back to others."""
    if step.reader is None:
        return case.listeners
    return tuple(p.id for p in case.confidential if p.id == step.reader and not case.is_party(p.id))


def _no_longer_read(turn: Turn, reported: Reported) -> Decision:
    """Say that nobody got it, and ask again when somebody else can read it: the person decides, not we."""
    gone = _("Who should read this cannot do so any more. I passed nothing on, and I keep nothing of it.")
    if reported.case.readers:
        return ask_report(turn, reported.case, (gone,))
    return _hold_unread(turn, reported, gone)


def _hold_unread(turn: Turn, reported: Reported, opening: Said) -> Decision:
    """Stop contact although nobody here can read it, and name a door outside; it ends by itself after two weeks."""
    case = reported.case
    held = _(
        "I put #{number} on hold all the same, and say to nobody who wrote. After two weeks it ends by itself.",
        number=case.number,
    )
    line = violence_line(turn.language)
    door = _("Want to talk to somebody? Call {line} ({hours}).", line=line.number, hours=line.hours)
    is_held = case.is_party(turn.person.id) and stops_contact(case)
    text = sentences(opening, *((held,) if is_held else ()), door)
    told = say(tell(turn.person.id, case, "request.report_not_sent", text), *who_answers(turn))
    return told + no_more_words(turn.person.id, case) + reported.hold((), turn.person.id, turn.now)


COMMANDS = (
    Command(
        "report",
        words.REPORT,
        _("tell something in confidence"),
        look_at_named,
        report,
        Takes.NUMBER_THEN_WORDS,
        example="12",
        hears_danger=True,
    ),
)
STEPS = (StepKind(ReportWords, look_at_words, hear_report, hears_danger=True),)
