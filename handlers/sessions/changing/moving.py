"""Another moment for a session: said back with what is odd about it, agreed to, then everybody is asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from handlers.basics.when_said_back import NO_DAY, which_of
from handlers.basics.words import HUMAN_WORDS
from handlers.decision import YES, Choice, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Note
from handlers.reading.answers import after_choice, is_only_an_answer
from handlers.reading.dates.hearing import WhenHeard, hear_when, on_day
from handlers.reading.dates.reader import says_only_hours, says_when
from handlers.reading.walltime import to_instant, to_local
from handlers.sessions import due
from handlers.sessions.card import card, title_words, when_of
from handlers.sessions.case import SessionCase
from handlers.sessions.changing.managing import Managing, Verb, read_managing, while_it_can
from handlers.sessions.changing.news import News, spread, when_told
from handlers.sessions.joining.waiting import with_seats_of
from handlers.sessions.making.day_sense import begins, chosen_day, days_to_choose, oddities, of_the_clock, settle
from handlers.sessions.making.repeating import planned_anew
from handlers.sessions.nouns import Session
from handlers.sessions.steps import MoveRight, MoveTo
from handlers.sessions.telling import tell
from handlers.text import FirstWord, Said, When, _, _n, sentences

_OTHER = Choice("other", _("another moment"))
KEEP = Choice("no", _("leave it as it is"))


def ask_to_move(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Ask for the new moment, unless it was said with the command."""
    if any(map(str.isalnum, facts.words)):
        return _take_in(turn, facts, case, facts.words, when_of(case.session))
    return say(_ask(turn, case))


def _ask(turn: Turn, case: SessionCase, *before: Said, missed: int = 0) -> Say:
    now = _("{title} is planned for {when}.", title=title_words(case.session), when=when_of(case.session))
    question = _('To which moment? For example: "28/5 at 13:30".')
    step, text = MoveTo(case.number, missed), sentences(*before, *(() if before else (now,)), question)
    return tell(turn.person.id, case.session, "session.move_to", text, step, free=True)


async def look_at_step(turn: Turn, look: Look, step: MoveTo | MoveRight) -> Managing:
    """Read the session that a question was about."""
    return await read_managing(look, step.session, Verb.MOVE)


@while_it_can
def answer_moment(turn: Turn, step: MoveTo, facts: Managing, case: SessionCase) -> Decision:
    """Read the new moment, and say it back."""
    if (turn.answer and turn.answer.unsure) or is_only_an_answer(turn.text):
        return as_it_is(turn, case)
    return _take_in(turn, facts, case, turn.text, when_of(case.session), step.missed)


def as_it_is(turn: Turn, case: SessionCase, *more: Said) -> Decision:
    """Leave everything as it was."""
    text = sentences(_("Good. Everything stays as it is."), *more)
    return say(tell(turn.person.id, case.session, "session.kept", text))


def _take_in(turn: Turn, facts: Managing, case: SessionCase, said: str, before: When, missed: int = 0) -> Decision:
    heard = _hear(turn, case, said, before)
    if heard.options:
        return _whether(turn, case, which_of(heard), heard.options, (*days_to_choose(heard), _OTHER, KEEP))
    when, wrong = settle(heard, said, case.local(turn.now))
    if when and wrong is None:
        return _say_back(turn, facts, case, heard, when)
    if missed:
        return as_it_is(turn, case, _("Type {human} to talk to a person.", human=FirstWord(HUMAN_WORDS)))
    return say(_ask(turn, case, wrong or NO_DAY, missed=1))


def _hear(turn: Turn, case: SessionCase, said: str, old: When) -> WhenHeard:
    """Read a moment; hours alone are of the day there was, or that was said just now; a day alone keeps its hour."""
    if says_only_hours(said, turn.language):
        return on_day(said, old, turn.language)
    heard = hear_when(said, case.local(turn.now), turn.language)
    when = of_the_clock(heard)
    options = tuple(replace(one, start=one.start or old.start, end=None) for one in heard.options)
    at = replace(when, start=when.start or old.start, end=None, weekly=False) if when else None
    return replace(heard, when=at, options=options, part=None)


def _say_back(turn: Turn, facts: Managing, case: SessionCase, heard: WhenHeard, when: When) -> Decision:
    session = case.session
    odd = oddities(heard, when, session.lasts, session.zone, facts.planned)
    what = _("{title} moves to {when} (was {old}).", title=title_words(session), when=when, old=when_of(session))
    known = facts.known or when_of(session)
    asked = len(case.counted_on) if (when.on, when.start) != (known.on, known.start) else 0
    again = (_n("I ask {count} person again.", "I ask {count} people again.", asked),) if asked else ()
    text = sentences(*odd, what, *again, _("Is that right?"))
    return _whether(turn, case, text, (when,), (YES, _OTHER, KEEP))


def _whether(
    turn: Turn, case: SessionCase, text: Said, options: tuple[When, ...], choices: tuple[Choice, ...]
) -> Decision:
    step = MoveRight(case.number, options)
    return say(tell(turn.person.id, case.session, "session.move_right", text, step, choices, free=True))


@while_it_can
def answer_right(turn: Turn, step: MoveRight, facts: Managing, case: SessionCase) -> Decision:
    """Move it with a yes, or read another moment."""
    chosen = turn.answer.choice if turn.answer else None
    if chosen == "no":
        return as_it_is(turn, case)
    if chosen and (when := chosen_day(chosen, step.options)):
        return _say_back(turn, facts, case, WhenHeard(when=when), when)
    if chosen == "yes" and begins(step.options[0]) > case.local(turn.now):
        return move(turn, case, step.options[0], facts.known, invites=facts.invites)
    other = after_choice(turn.text) if chosen else turn.text
    if chosen and not says_when(other, turn.language):
        return say(_ask(turn, case))
    if len(step.options) > 1 and says_only_hours(other, turn.language):
        return _ask_day(turn, case, step.options, other)
    return _take_in(turn, facts, case, other, step.options[0] if len(step.options) == 1 else when_of(case.session))


def _ask_day(turn: Turn, case: SessionCase, days: tuple[When, ...], hours: str) -> Decision:
    """Ask once more which of several days is meant, with the hours that were said for it."""
    at = [on_day(hours, day, turn.language).when for day in days]
    options = tuple(replace(one, end=None) for one in at if one)
    heard = WhenHeard(options=options or days)
    return _whether(turn, case, which_of(heard), heard.options, (*days_to_choose(heard), _OTHER, KEEP))


# --- moved --------------------------------------------------------------------------------------------------------


def move(turn: Turn, case: SessionCase, when: When, known: When | None = None, *, invites: bool = False) -> Decision:
    """Move it: what was due is void and planned anew, everybody hears both moments and is asked again.

    ``known`` is the moment that people know of, when an earlier move is not told yet; ``invites``: people were to be
    asked to come, and still are.
    """
    session = moved(case.session, when, turn.now)
    after = case.with_session(session)
    note = Note(turn.person.id, "session.moved", f"session:{case.number}", neighbourhood=case.place.id)
    was, now_at = known or when_of(case.session), when_of(session)
    told = spread(after, News.MOVED, turn.now, was=was)
    later = when_told(after, turn.now) if was != now_at else ()
    done = sentences(_("{title} is moved to {when}.", title=title_words(session), when=now_at), *later)
    return (
        Decision(
            save=(session, note),
            say=(tell(turn.person.id, session, "session.moved", done), card(with_seats_of(after, told))),
            due=(*planned_anew(session, turn.now), *((due.invitation(session, turn.now),) if invites else ())),
            cancel=due.cancel(session, due.ALL),
        )
        + told
    )


def moved(session: Session, when: When, now: datetime) -> Session:
    """Return the session at its new moment; of a series, the day it leaves is not filled a second time."""
    instant = to_instant(when.on, when.start or time(), session.zone)
    left = session.starts_local.date()
    return replace(
        session,
        starts_local=to_local(instant, session.zone),
        sequence=session.sequence + 1,
        changed_at=now,
        left_out=(*session.left_out, left) if session.series and left != when.on else session.left_out,
    )


STEPS = (
    StepKind(MoveTo, look_at_step, answer_moment),
    StepKind(MoveRight, look_at_step, answer_right),
)
