"""A session begins, ends, and is put away: what happens by the clock, and what is shown afterwards."""

from __future__ import annotations

from dataclasses import replace

from handlers.basics.misread import misread
from handlers.decision import NOTHING, Choice, Decision, Say, StepKind, Tick, TimerKind, ToRoom, Turn, say
from handlers.look import Look
from handlers.reading.answers import bare_yes_or_no
from handlers.reading.plain import one_line
from handlers.reading.session_words import NO_REPORT
from handlers.reading.written_phrases import is_one_of
from handlers.requests.words import HERE
from handlers.sessions import due
from handlers.sessions.card import card, title_words
from handlers.sessions.case import SessionCase, look_at_due
from handlers.sessions.changing.managing import Managing, Verb, read_managing, refused, unknown
from handlers.sessions.joining.closing import close_line
from handlers.sessions.joining.waiting import with_seats_of
from handlers.sessions.making.answering import LONGEST_LINK
from handlers.sessions.nouns import AHEAD, COMES, Breakout, SeatState, SessionState
from handlers.sessions.steps import AskMaterials
from handlers.sessions.telling import about, nothing_to_change, tell, tell_maker, to_each
from handlers.text import FirstWord, Said, Verbatim, _, _n, lines, sentences

_NOTHING = Choice("none", _("nothing to send"))


# --- it begins ----------------------------------------------------------------------------------------------------


def begin(tick: Tick, case: SessionCase | None) -> Decision:
    """Show on the card that it is going on, and tell who made it the code of the day."""
    if case is None or case.session.state not in AHEAD or tick.now >= due.ends_at(case.session):
        return NOTHING
    running = case.with_session(replace(case.session, state=SessionState.RUNNING))
    code = _(
        "{title} begins. The code of the day is {code}. Write on the board: send to the bot: {here} {code}",
        title=title_words(case.session),
        code=case.session.code,
        here=FirstWord(HERE),
    )
    told = (tell_maker(running, "session.begins", code), *_groups(running))
    closed = close_line(running)
    return Decision(save=(running.session,), say=(card(with_seats_of(running, closed)), *told)) + closed


def _groups(case: SessionCase) -> tuple[Say, ...]:
    """Say in the group how many people are in each of its groups, and nobody's name."""
    session = case.session
    counted = [(group, sum(seat.breakout == group.id for seat in case.coming)) for group in session.breakouts]
    if not any(count for _group, count in counted):
        return ()
    listed = tuple(_group_words(group, count) for group, count in counted)
    text = lines(_("The groups of {title}:", title=title_words(session)), *listed)
    to = ToRoom(session.neighbourhood, session.audience)
    return (Say(to, "session.groups", text, about(session)),)


def _group_words(group: Breakout, count: int) -> Said:
    return _n("{title}: {count} person", "{title}: {count} people", count, title=Verbatim(group.title))


# --- it ends ------------------------------------------------------------------------------------------------------


def end(tick: Tick, case: SessionCase | None) -> Decision:
    """Close it, and ask who made it what may be sent to those who came."""
    if case is None or case.session.state not in AHEAD | {SessionState.RUNNING}:
        return NOTHING
    ended = case.with_session(replace(case.session, state=SessionState.ENDED, closed_at=tick.now))
    session = ended.session
    question = _(
        "{title} is over. Is there a link to what was shown, or a short report? I send it to all who had a place.",
        title=title_words(session),
    )
    asked = tell_maker(ended, "session.ask_materials", question, AskMaterials(case.number), (_NOTHING,))
    later = (due.after(session), due.forget_needs(session), due.archive(session))
    closed = close_line(ended)
    told = (card(with_seats_of(ended, closed)), *((asked,) if case.coming else ()))
    return Decision(save=(session,), say=told, due=later, close=nothing_to_change(session)) + closed


async def look_at_step(turn: Turn, look: Look, step: AskMaterials) -> Managing:
    """Read the session that was asked about, with the answer."""
    words = turn.answer.text if turn.answer and turn.answer.choice is None else ""
    return await read_managing(look, step.session, Verb.MATERIALS, words)


def answer_materials(turn: Turn, step: AskMaterials, facts: Managing) -> Decision:
    """Keep what was given, or that there is nothing."""
    if facts.case is None:
        return unknown(turn, step.session)
    if turn.answer and (turn.answer.choice == "none" or turn.answer.unsure):
        return _no_materials(turn)
    return refused(turn, facts.case, facts.verb) or keep_materials(turn, facts, facts.case)


def _no_materials(turn: Turn) -> Decision:
    return say(Say(turn.me, "session.no_materials", _("All right. Thank you for this session!")))


def keep_materials(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Keep a link or a report for those who came; when they were asked how it was already, send it at once."""
    said = one_line(facts.words, LONGEST_LINK)
    if bare_yes_or_no(said) == "no" or is_one_of(said, NO_REPORT):
        return _no_materials(turn)
    promised = bare_yes_or_no(said) == "yes"
    if not said or promised:
        before = (misread(0),) if facts.words and not promised else ()
        question = sentences(*before, _("Type a link or a short report. I send it to all who had a place."))
        return say(tell_maker(case, "session.ask_materials", question, AskMaterials(case.number), (_NOTHING,)))
    session = replace(case.session, materials=said)
    thanks = _("Thank you! I send it to all who had a place.")
    kept = Decision(save=(session,), say=(tell(turn.person.id, session, "session.has_materials", thanks),))
    if not facts.is_asked_after:
        return kept
    text = _("About {title}: {materials}", title=title_words(session), materials=Verbatim(said))
    return kept + say(*to_each(case.in_state(*COMES, SeatState.ABSENT), session, "session.sent_materials", text))


# --- it is put away -----------------------------------------------------------------------------------------------


def archive(tick: Tick, case: SessionCase | None) -> Decision:
    """Put away what is over: its link and its code are forgotten."""
    if case is None or case.session.state not in {SessionState.ENDED, SessionState.CANCELLED}:
        return NOTHING
    return Decision(save=(replace(case.session, state=SessionState.ARCHIVED, link="", code=""),))


TIMERS = (
    TimerKind(
        due.BEGINS, "The code is told late as long as it goes on; when it is over nothing is said.", look_at_due, begin
    ),
    TimerKind(due.ENDS, "It is closed late, and who made it is asked late.", look_at_due, end),
    TimerKind(due.ARCHIVE, "Done whenever we are back.", look_at_due, archive),
)
STEPS = (StepKind(AskMaterials, look_at_step, answer_materials),)
