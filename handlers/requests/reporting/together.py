"""A report about one request: passed on to who reads it, while contact stops wherever the same people meet."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from handlers.basics.privacy import who_answers
from handlers.decision import NOTHING, Choice, Decision, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Person, PersonId
from handlers.reading.never_mind import is_never_mind, tells_something
from handlers.reading.numbered import read_numbered
from handlers.reading.plain import clean
from handlers.reports.asking import Ears, begin, door_outside, look_for_ears
from handlers.reports.case import Confided
from handlers.reports.nouns import Report, ReportState
from handlers.reports.telling import keep, receipt, wait_for_it, who_reads
from handlers.reports.words import receipt_of
from handlers.requests import moments
from handlers.requests.case import Case, look_at_step, read_case, read_cases
from handlers.requests.nouns import NOT_YET, WITH_A_PART, RequestState
from handlers.requests.refusing import knows, unknown_number
from handlers.requests.reporting.asking import ask_report, no_more_words, not_told
from handlers.requests.reporting.holding import hold, stops_contact
from handlers.requests.steps import ReportWords
from handlers.requests.telling import tell
from handlers.text import Said, _, sentences

SOMETHING_ELSE: Final = "else"
"""It is about no request."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The request of a report, and the others in which its asker and its helpers have to do with each other.

    ``moving`` are the numbers of those in which somebody has still to say whether a new moment suits. ``next_number``
    is that of the next report. ``ears``: who listens to something else; only read where that was chosen.
    """

    case: Case
    others: tuple[Case, ...] = ()
    moving: frozenset[int] = frozenset()
    next_number: int = 0
    ears: Ears | None = None

    def stops(self, who: PersonId) -> bool:
        """Tell whether what this person tells is decided with the contact: it stops now, or waits for that already.

        Only who has a part in it stops anything. Where people are kept apart already, it is decided by itself.
        """
        request = self.case.request
        can_stop = request.held_from is None and request.state not in NOT_YET
        return self.case.is_party(who) and (can_stop or request.state is RequestState.HELD)

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
    reported = await with_others(look, case) if case else None
    is_else = turn.answer is not None and turn.answer.choice == SOMETHING_ELSE
    return replace(reported, ears=await look_for_ears(turn, look)) if reported and is_else else reported


async def look_at_named(turn: Turn, look: Look) -> Reported | None:
    """Read the request that was named, and where else its people meet.

    A number behind other words ("he asked for 50 euro") belongs to what is told.
    """
    named = read_numbered(turn.text, turn.language).number
    case = await read_case(look, named) if named else None
    return await with_others(look, case) if case else None


async def with_others(look: Look, case: Case) -> Reported:
    """Read where else the people of a request meet.

    Who asks on behalf asks for many people: then only the same series counts.
    """
    helpers = frozenset(claim.person for claim in case.claims)
    asker = case.request.requester
    found = [*await _of(look, case, asker, helpers)]
    for helper in helpers:
        found += await _of(look, case, helper, frozenset({asker}))
    others = {other.number: other for other in found}
    moving = [one.number for one in (case, *others.values()) if await _is_moving(look, one)]
    return Reported(case, tuple(others.values()), frozenset(moving), await look.next_number("report"))


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


def report(turn: Turn, reported: Reported | None, choices: tuple[Choice, ...] = ()) -> Decision:
    """Hear something in confidence about a request, at any moment of its life, from everybody who may see it.

    ``choices``: what it may be about instead, where no number was said.
    """
    if reported is None or not _may_tell(turn, reported.case):
        return unknown_number(turn)
    said = read_numbered(turn.text, turn.language)
    case, words_said = reported.case, behind(turn, said.behind)
    if is_never_mind(words_said):
        return not_told(turn.person.id, case)
    if not case.readers:
        return _hold_unread(turn, reported, _("I find nobody who could read it now, sorry."))
    if not tells_something(words_said):
        return ask_report(turn, case, choices=choices)
    if said.number is None:  # it may be meant for somebody else: "report to Maria that I am late"
        return ask_report(turn, case, (_("I passed nothing on yet."),), choices)
    return _pass_on(turn, reported, words_said, case.confidants)


def _may_tell(turn: Turn, case: Case) -> bool:
    return case.is_party(turn.person.id) or knows(turn, case)


def behind(turn: Turn, said: str) -> str:
    """Return what was told in the same message; what was said in a room was not told in confidence."""
    return clean(said).lstrip(" .,:;-)") if turn.in_private else ""


def hear_report(turn: Turn, step: ReportWords, reported: Reported | None) -> Decision:
    """Pass it on to who was named as its reader and to nobody else, unless it is taken back or says nothing yet."""
    if reported is None:
        return NOTHING
    case = reported.case
    if reported.ears is not None:
        return no_more_words(turn.person.id, case) + begin(turn, reported.ears)
    if is_never_mind(turn.text):
        return not_told(turn.person.id, case)
    if not tells_something(turn.text):
        return ask_report(turn, case, (_("I passed nothing on yet."),))
    readers = readers_of(step, case)
    return _pass_on(turn, reported, turn.text, readers) if readers else _no_longer_read(turn, reported)


def _pass_on(turn: Turn, reported: Reported, said: str, readers: tuple[Person, ...]) -> Decision:
    """Pass it on and stop contact wherever these people meet; neither party hears who told it."""
    case, who = reported.case, turn.person.id
    confided = Confided(_made(turn, reported, clean(said), readers), case.neighbourhood, turn.person, case.confidants)
    told = keep(turn, confided) + say(receipt(confided, who_reads(readers))) + no_more_words(who, case)
    if not confided.report.holds:
        return told + wait_for_it(turn, confided)
    return told + reported.hold((readers[0].id,), who, turn.now)


def _made(turn: Turn, reported: Reported, said: str, readers: tuple[Person, ...]) -> Report:
    case, who = reported.case, turn.person.id
    return Report(
        reported.next_number,
        case.neighbourhood.id,
        who,
        ReportState.WAITING,
        turn.now,
        turn.now,
        case.number,
        tuple(one.id for one in readers),
        words=said,
        holds=reported.stops(who),
    )


def readers_of(step: ReportWords, case: Case) -> tuple[Person, ...]:
    """Return who was promised to read it and still can; by person, for a role would fall back to others."""
    return tuple(one for one in case.confidants if one.id in step.readers)


def _no_longer_read(turn: Turn, reported: Reported) -> Decision:
    """Say that nobody got it, and ask again when somebody else can read it: the person decides, not we."""
    gone = _("Who should read this cannot do so any more. I passed nothing on, and I keep nothing of it.")
    if reported.case.readers:
        return ask_report(turn, reported.case, (gone,))
    return _hold_unread(turn, reported, gone)


def _hold_unread(turn: Turn, reported: Reported, opening: Said) -> Decision:
    """Stop contact although nobody here can read it, and name a door outside; it ends by itself after two weeks.

    The words are not kept. Who becomes confidential person meanwhile is asked, and so is who told it.
    """
    case, who = reported.case, turn.person.id
    is_held = case.is_party(who) and stops_contact(case)
    kept = Decision(save=(_made(turn, reported, "", ()),)) if is_held else NOTHING
    text = sentences(opening, *(_held_all_the_same(reported) if is_held else ()), door_outside(turn.language))
    told = say(tell(who, case, "request.report_not_sent", text), *who_answers(turn))
    return kept + told + no_more_words(who, case) + reported.hold((), who, turn.now)


def _held_all_the_same(reported: Reported) -> tuple[Said, ...]:
    held = _(
        "I put #{number} on hold all the same, and say to nobody who wrote. After two weeks it ends by itself.",
        number=reported.case.number,
    )
    team = _("I ask the organisers to name a confidential person; they read nothing of this.")
    mine = _("Your receipt: {receipt}.", receipt=receipt_of(reported.next_number))
    return held, team, mine


STEPS = (StepKind(ReportWords, look_at_words, hear_report, hears_danger=True),)
