"""What becomes of a session with another place, title or host: saved, on the card, told to whom it concerns."""

from __future__ import annotations

from dataclasses import replace

from handlers.decision import Decision, Turn
from handlers.model import Note
from handlers.reading.plain import one_line
from handlers.reading.session_words import ONLINE
from handlers.reading.written_phrases import is_one_of
from handlers.sessions.card import card
from handlers.sessions.case import SessionCase
from handlers.sessions.changing.managing import Managing, Verb
from handlers.sessions.changing.news import News, spread, when_told
from handlers.sessions.making.answering import hosts_in
from handlers.sessions.making.missing_link import no_link
from handlers.sessions.making.reading_line import LONGEST_PLACE, LONGEST_TITLE
from handlers.sessions.nouns import Session
from handlers.sessions.telling import tell
from handlers.text import Said, _, sentences

_NEWS = {Verb.WHERE: News.WHERE, Verb.TITLE: News.TITLE}
"""Who leads it stands on the card alone, so that nobody needs to hear it."""


def done(turn: Turn, case: SessionCase, what: str, *more: Said) -> Decision:
    """Save a change, show it on the card, and tell who made it."""
    note = Note(turn.person.id, f"session.{what}", f"session:{case.number}", neighbourhood=case.place.id)
    text = sentences(_("Done."), *more)
    told = tell(turn.person.id, case.session, "session.changed", text)
    return Decision(save=(case.session, note), say=(told, card(case)))


def becoming(case: SessionCase, facts: Managing) -> Session:
    """Return the session with what was typed for its place, its title or who leads it."""
    match facts.verb:
        case Verb.WHERE:
            where = one_line(facts.words, LONGEST_PLACE)
            return replace(case.session, where="" if is_one_of(where, ONLINE) else where)
        case Verb.TITLE:
            return replace(case.session, title=one_line(facts.words, LONGEST_TITLE))
        case _:
            return replace(case.session, hosts=hosts_in(facts.words) or ())


def change(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Change it; whom it concerns is told, and nobody has to answer."""
    news, session = _NEWS.get(facts.verb), replace(becoming(case, facts), changed_at=turn.now)
    if news is None:
        return done(turn, case.with_session(session), facts.verb.value)
    after = case.with_session(replace(session, sequence=session.sequence + 1))
    missing = no_link(session) if news is News.WHERE else ()
    told = when_told(after, turn.now) if news is News.WHERE or after.coming else ()
    return done(turn, after, facts.verb.value, *missing, *told) + spread(after, news, turn.now, was=facts.known)
