"""Another place, title or host is shown before it holds, with who is told; what may be private is doubted first."""

from __future__ import annotations

from handlers.decision import YES, Decision, StepKind, Turn, say
from handlers.look import Look
from handlers.reading.exposed import exposed_in
from handlers.reading.plain import one_line
from handlers.reading.session_named import name_of
from handlers.sessions.card import title_words, where_words
from handlers.sessions.case import SessionCase
from handlers.sessions.changing.changed import becoming, change
from handlers.sessions.changing.managing import Managing, Verb, read_managing, while_it_can
from handlers.sessions.changing.moving import KEEP, as_it_is
from handlers.sessions.exposure import ALLOWED, doubted
from handlers.sessions.making.reading_line import LONGEST_PLACE
from handlers.sessions.nouns import COMES, Session
from handlers.sessions.steps import ChangeRight, EverybodyReads
from handlers.sessions.telling import hearers, tell
from handlers.text import Joined, Said, Verbatim, _, _n, sentences


def agree(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Ask whether it may be changed so; first whether everybody may read it, where that is in doubt."""
    exposed = exposed_in(facts.words, is_place=facts.verb is Verb.WHERE)
    if exposed is None:
        return _show(turn, facts, case)
    text, choices = doubted(one_line(facts.words, LONGEST_PLACE), exposed)
    step = EverybodyReads(case.number, facts.verb.value, facts.words)
    return say(tell(turn.person.id, case.session, "session.everybody_reads", text, step, choices))


def _show(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Show what it will be, and how many hear of it."""
    session = becoming(case, facts)
    if session == case.session:
        return as_it_is(turn, case)
    text = sentences(_what(case.session, session, facts.verb), _who_hears(case, facts.verb), _("Is that right?"))
    step = ChangeRight(case.number, facts.verb.value, facts.words)
    return say(tell(turn.person.id, case.session, "session.change_right", text, step, (YES, KEEP)))


def _what(old: Session, new: Session, verb: Verb) -> Said:
    match verb:
        case Verb.WHERE:
            return _(
                "{title} gets another place: {where} (was {old}).",
                title=title_words(old),
                where=where_words(new),
                old=where_words(old),
            )
        case Verb.TITLE:
            return _(
                "{number} gets another title: “{title}” (was “{old}”).",
                number=name_of(old.number),
                title=Verbatim(new.title),
                old=Verbatim(old.title),
            )
        case _:
            return _(
                "Who leads {title}: {hosts} (was {old}).", title=title_words(old), hosts=_named(new), old=_named(old)
            )


def _named(session: Session) -> Said:
    return Joined(tuple(map(Verbatim, session.hosts)), by=", ") if session.hosts else _("nobody")


def _who_hears(case: SessionCase, verb: Verb) -> Said:
    told = {Verb.WHERE: case.counted_on, Verb.TITLE: case.in_state(*COMES)}.get(verb, ())
    people = len(hearers(told))
    if not people:
        return _("It stands on the card; I write to nobody.")
    return _n("I tell {count} person.", "I tell {count} people.", people)


async def look_at_change(turn: Turn, look: Look, step: EverybodyReads | ChangeRight) -> Managing:
    """Read the session with the change that was asked about."""
    return await read_managing(look, step.session, Verb(step.verb), step.words)


@while_it_can
def answer_doubt(turn: Turn, step: EverybodyReads, facts: Managing, case: SessionCase) -> Decision:
    """Go on with it where everybody may read it, or leave it."""
    may_be_read = turn.answer is not None and turn.answer.choice in ALLOWED
    return _show(turn, facts, case) if may_be_read else as_it_is(turn, case)


@while_it_can
def answer_right(turn: Turn, step: ChangeRight, facts: Managing, case: SessionCase) -> Decision:
    """Change it with a yes, or leave it."""
    is_right = turn.answer is not None and turn.answer.choice == "yes"
    return change(turn, facts, case) if is_right else as_it_is(turn, case)


STEPS = (
    StepKind(EverybodyReads, look_at_change, answer_doubt),
    StepKind(ChangeRight, look_at_change, answer_right),
)
