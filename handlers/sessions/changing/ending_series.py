"""The end of a series, and single days that are left out of it."""

from __future__ import annotations

from dataclasses import replace

from handlers.decision import Cancel, Choice, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Note
from handlers.reading.dates.hearing import hear_when
from handlers.reading.session_named import name_of
from handlers.sessions import due
from handlers.sessions.case import SessionCase
from handlers.sessions.changing.managing import Managing, Verb, read_managing, tell_why, while_it_can
from handlers.sessions.making.repeating import pattern_of
from handlers.sessions.making.series import days_until, rule_words
from handlers.sessions.nouns import AHEAD, Session
from handlers.sessions.steps import EndSeries
from handlers.sessions.telling import tell
from handlers.sessions.words import SESSION
from handlers.text import FirstWord, Joined, Verbatim, _, sentences

_CHOICES = (
    Choice("keep", _("what is planned goes on, then it stops")),
    Choice("nothing", _("the series goes on")),
)


def ask_to_end(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Ask for a yes, with the times that are planned already."""
    ahead = tuple(one for one in facts.row if one.state in AHEAD)
    numbers = Joined(tuple(Verbatim(name_of(one.number)) for one in ahead), by=", ")
    planned = (_("Planned already: {numbers}.", numbers=numbers),) if ahead else ()
    text = sentences(
        _("It comes back {rule}.", rule=rule_words(case.session.rule)), *planned, _("Do you want to end the series?")
    )
    return say(tell(turn.person.id, case.session, "session.end_series", text, EndSeries(case.number), _CHOICES))


async def look_at_step(turn: Turn, look: Look, step: EndSeries) -> Managing:
    """Read the series that a question was about."""
    return await read_managing(look, step.session, Verb.SERIES)


@while_it_can
def answer_end(turn: Turn, step: EndSeries, facts: Managing, case: SessionCase) -> Decision:
    """Make no more times; those that are planned go on until they are cancelled one by one."""
    if turn.answer is None or turn.answer.choice != "keep":
        return say(Say(turn.me, "session.kept", _("Good. Everything stays as it is.")))
    ended = tuple(replace(one, rule="") for one in _that_would_come_back(facts.row))
    note = Note(turn.person.id, "session.series_ended", f"session:{case.number}", neighbourhood=case.place.id)
    text = sentences(
        _("The series stops. I make no new times."),
        _("To cancel one that is planned, type: {session} and its number", session=FirstWord(SESSION)),
    )
    return Decision(
        save=(*ended, note),
        say=(tell(turn.person.id, case.session, "session.series_ended", text),),
        cancel=tuple(Cancel(due.NEXT, str(one.number)) for one in facts.row),
    )


def _that_would_come_back(row: tuple[Session, ...]) -> tuple[Session, ...]:
    like = pattern_of(row)
    return tuple(one for one in row if one.rule and (one.state in AHEAD or one.number == like.number))


def skip(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Leave one day out of the series: the session that is made for it is cancelled, or it is never made."""
    heard = hear_when(facts.words, case.local(turn.now), turn.language)
    if heard.when is None:
        text = _(
            "Which day is left out? Type for example: {session} {number} skip 4/7",
            session=FirstWord(SESSION),
            number=name_of(case.number),
        )
        return tell_why(turn, case, text)
    day = heard.when.on
    made = next((one for one in facts.row if one.starts_local.date() == day and one.state in AHEAD), None)
    if made is not None:
        text = _(
            "That day is {number}. To cancel it, type: {session} {number}",
            session=FirstWord(SESSION),
            number=name_of(made.number),
        )
        return tell_why(turn, case, text)
    if day not in days_until(case.session.rule, day, day):
        return tell_why(turn, case, _("The series has no time on {day}.", day=day))
    session = replace(case.session, left_out=(*case.session.left_out, day))
    done = _("I leave {day} out.", day=day)
    return Decision(save=(session,), say=(tell(turn.person.id, session, "session.left_out", done),))


STEPS = (StepKind(EndSeries, look_at_step, answer_end),)
