"""A session that does not take place: why is asked, everybody who counted on it hears it, the card says so."""

from __future__ import annotations

from dataclasses import replace

from handlers.decision import YES, Choice, Decision, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Note
from handlers.reading.answers import bare_yes_or_no
from handlers.reading.plain import one_line
from handlers.reading.session_words import NO_REASON
from handlers.reading.written_phrases import is_one_of
from handlers.sessions import due
from handlers.sessions.card import card, title_words, when_of
from handlers.sessions.case import SessionCase
from handlers.sessions.changing.managing import Managing, Verb, read_managing, while_it_can
from handlers.sessions.changing.moving import as_it_is
from handlers.sessions.changing.news import News, spread, when_told
from handlers.sessions.nouns import SessionState
from handlers.sessions.steps import CancelSure, WhyCancel
from handlers.sessions.telling import hearers, nothing_to_change, tell
from handlers.text import Verbatim, When, _, _n, lines, sentences

LONGEST_REASON = 200
_NO_REASON = Choice("none", _("no reason"))
_KEEP = Choice("no", _("no, it goes on"))


def ask_why(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Ask for the reason, unless it was said with the command."""
    if reason := _reason(facts.words):
        return _sure(turn, case, reason)
    text = _("Why is {title} cancelled? The answer will stand in the group.", title=title_words(case.session))
    step = WhyCancel(case.number)
    return say(tell(turn.person.id, case.session, "session.why", text, step, (_NO_REASON,), free=True))


def _reason(text: str) -> str:
    """Return the reason that was typed; a yes or a no alone is none."""
    is_none = bare_yes_or_no(text) is not None or is_one_of(text, NO_REASON)
    return "" if is_none else one_line(text, LONGEST_REASON)


def _sure(turn: Turn, case: SessionCase, reason: str) -> Decision:
    what = _("{title} of {when} is cancelled.", title=title_words(case.session), when=when_of(case.session))
    why = (_("Reason: {reason}", reason=Verbatim(reason)),) if reason else ()
    people = len(hearers(case.counted_on))
    told = (_n("I tell {count} person.", "I tell {count} people.", people),) if people else ()
    asked = sentences(*told, _("Is that right?"))
    text = lines(sentences(what, *why), asked) if why else sentences(what, asked)
    step = CancelSure(case.number, reason)
    return say(tell(turn.person.id, case.session, "session.cancel_sure", text, step, (YES, _KEEP)))


async def look_at_step(turn: Turn, look: Look, step: WhyCancel | CancelSure) -> Managing:
    """Read the session that a question was about."""
    return await read_managing(look, step.session, Verb.CANCEL)


@while_it_can
def answer_why(turn: Turn, step: WhyCancel, facts: Managing, case: SessionCase) -> Decision:
    """Take the reason, and ask for a yes."""
    answer = turn.answer
    is_none = answer is None or answer.choice == "none" or answer.unsure
    return _sure(turn, case, "" if is_none or answer is None else _reason(answer.text))


@while_it_can
def answer_sure(turn: Turn, step: CancelSure, facts: Managing, case: SessionCase) -> Decision:
    """Cancel it, or let it go on."""
    if turn.answer and turn.answer.choice == "yes":
        return cancel(turn, case, step.reason, facts.known)
    return as_it_is(turn, case)


def cancel(turn: Turn, case: SessionCase, reason: str, known: When | None = None) -> Decision:
    """Cancel it: nothing is due any more but what must be forgotten; who counted on it hears why.

    ``known`` is the moment that people know of, when a move is not told yet.
    """
    session = replace(
        case.session,
        state=SessionState.CANCELLED,
        reason=reason,
        sequence=case.session.sequence + 1,
        changed_at=turn.now,
        closed_at=turn.now,
    )
    after = case.with_session(session)
    note = Note(turn.person.id, "session.cancelled", f"session:{case.number}", neighbourhood=case.place.id)
    done = sentences(_("{title} is cancelled.", title=title_words(session)), *when_told(after, turn.now))
    return Decision(
        save=(session, note),
        say=(tell(turn.person.id, session, "session.cancelled", done), card(after)),
        due=(due.forget_needs(session), due.archive(session)),
        cancel=due.cancel(session, (*due.ALL, due.TELL)),
        close=nothing_to_change(session, turn.person.id),
    ) + spread(after, News.CANCELLED, turn.now, was=known)


STEPS = (
    StepKind(WhyCancel, look_at_step, answer_why),
    StepKind(CancelSure, look_at_step, answer_sure),
)
