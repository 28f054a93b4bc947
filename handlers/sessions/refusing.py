"""Kind answers to who names a session that cannot be meant: unknown, over, closed, begun."""

from __future__ import annotations

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import Decision, Say, Turn, say
from handlers.reading.session_named import read_named
from handlers.sessions import due
from handlers.sessions.card import title_words, when_of
from handlers.sessions.case import SessionCase
from handlers.sessions.nouns import Session, SessionState
from handlers.sessions.telling import tell
from handlers.sessions.words import SESSIONS
from handlers.text import FirstWord, Said, Text, Verbatim, _, sentences


def unknown_session(turn: Turn) -> Decision:
    """Say kindly that there is no such session here; one that is not for this person is answered the same."""
    text = _(
        "I don't know a session with that number here. To see what is planned, type: {sessions}",
        sessions=FirstWord(SESSIONS),
    )
    return say(Say(turn.me, "session.unknown", text))


def not_an_organiser(turn: Turn) -> Decision:
    """Tell kindly who can make and change sessions, and how to reach them."""
    text = _(
        "Only an organiser can do that. To ask one, type: {human}. To see what is planned, type: {sessions}",
        human=FirstWord(HUMAN_WORDS),
        sessions=FirstWord(SESSIONS),
    )
    return say(Say(turn.me, "session.not_organiser", text))


def which_session(turn: Turn, command: Text) -> Decision:
    """Ask for the number, and say where it stands."""
    text = _(
        "Which session? Type {command} and its number, such as S7. To see the numbers, type: {sessions}",
        command=FirstWord(command),
        sessions=FirstWord(SESSIONS),
    )
    return say(Say(turn.me, "session.which", text))


def names_none(turn: Turn) -> bool:
    """Tell whether no number of a session was said."""
    return read_named(turn.text).number is None and turn.number is None


def not_found(turn: Turn, command: Text) -> Decision:
    """Ask for the number of a session when none was said, else say kindly that there is no such session."""
    return which_session(turn, command) if names_none(turn) else unknown_session(turn)


def not_open(turn: Turn, case: SessionCase, *, is_new: bool = True) -> Decision | None:
    """Say why nobody can join any more; None when they can. Who is in line already can while it is only closed."""
    reason = _reason(case, is_new=is_new, has_begun=turn.now >= due.starts_at(case.session))
    return say(tell(turn.person.id, case.session, "session.not_open", reason)) if reason else None


def _reason(case: SessionCase, *, is_new: bool, has_begun: bool) -> Said | None:
    session, title = case.session, title_words(case.session)
    match session.state:
        case SessionState.CANCELLED:
            return _cancelled(session)
        case SessionState.ENDED | SessionState.ARCHIVED:
            return _("{title} of {when} is over.", title=title, when=when_of(session))
        case SessionState.CLOSED if is_new:
            return _("You can no longer join {title}. Ask an organiser if you would like to come.", title=title)
        case SessionState.RUNNING:
            return _begun(title)
        case _:
            return _begun(title) if has_begun else None


def no_presence(turn: Turn, case: SessionCase) -> Decision | None:
    """Say that nobody was at a session that was cancelled; None when it was held."""
    if case.session.state is not SessionState.CANCELLED:
        return None
    return say(tell(turn.person.id, case.session, "session.not_held", _cancelled(case.session)))


def _cancelled(session: Session) -> Said:
    why = (_("Reason: {reason}", reason=Verbatim(session.reason)),) if session.reason else ()
    return sentences(_("{title} of {when} is cancelled.", title=title_words(session), when=when_of(session)), *why)


def _begun(title: Said) -> Said:
    return _("{title} has begun, so you can no longer join.", title=title)
