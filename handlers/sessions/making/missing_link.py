"""A session online without a link: who made it hears so at once, and is asked for it once, the day before."""

from __future__ import annotations

from dataclasses import replace

from handlers.decision import NOTHING, Choice, Decision, Tick, TimerKind, say
from handlers.sessions import due
from handlers.sessions.case import SessionCase, look_at_due
from handlers.sessions.nouns import AHEAD, Session
from handlers.sessions.seats import title_and_when
from handlers.sessions.steps import NewLink
from handlers.sessions.telling import tell_maker
from handlers.text import Said, _, sentences

LATER = Choice("later", _("I give it later"))


def no_link(session: Session) -> tuple[Said, ...]:
    """Say that nobody can come in yet, where that is so."""
    return (_("There is no link yet."),) if not session.where and not session.link else ()


def ask(tick: Tick, case: SessionCase | None) -> Decision:
    """Ask for the link, when it is still missing; the question need not be answered."""
    if case is None or case.session.state not in AHEAD or not no_link(case.session):
        return NOTHING
    if due.has_begun(case.session, tick.now):
        return NOTHING
    text = sentences(
        _("{title} is online.", title=title_and_when(case.session)),
        *no_link(case.session),
        _("What is the link? Only those with a place get it."),
    )
    asked = tell_maker(case, "session.missing_link", text, NewLink(case.number), (LATER,))
    return say(replace(asked, light=True))


TIMERS = (TimerKind(due.ASK_LINK, "It is asked late too, as long as it is ahead.", look_at_due, ask),)
