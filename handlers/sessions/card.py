"""The living card of a session in the rooms it is for: what, when, where, how many places are left, how to join."""

from __future__ import annotations

from datetime import time
from typing import Final

from handlers.decision import Choice, Say, ToRoom
from handlers.model import OWN_NAMES, Language
from handlers.reading.session_named import name_of
from handlers.sessions import due
from handlers.sessions.case import SessionCase
from handlers.sessions.nouns import Session, SessionState
from handlers.sessions.telling import about
from handlers.sessions.words import JOIN
from handlers.text import Elsewhere, FirstWord, Joined, Said, Verbatim, When, _, _n, lines, sentences

HAND: Final = "🙋"


def when_of(session: Session) -> When:
    """Return the moment at which it begins."""
    return When(session.starts_local.date(), session.starts_local.time())


def from_to(session: Session) -> Said:
    """Say from when to when it takes place, in wall time of its own zone."""
    begins, ends = session.starts_local, due.ends_local(session)
    until: time | When = ends.time() if ends.date() == begins.date() else When(ends.date(), ends.time())
    return _("{when} to {until}", when=when_of(session), until=until)


def when_words(session: Session) -> Said:
    """Say the same, and to who lives by another clock what that shows when it begins."""
    return _("{when}{elsewhere}", when=from_to(session), elsewhere=Elsewhere(due.starts_at(session), session.zone))


def begins_words(session: Session) -> Said:
    """Say when it begins, to who lives by another clock in both."""
    return _("{when}{elsewhere}", when=when_of(session), elsewhere=Elsewhere(due.starts_at(session), session.zone))


def where_words(session: Session) -> Said:
    """Say where it takes place, in public: an address, or that it is online; never the link."""
    if not session.where:
        return _("online")
    return _("{where}, and online", where=Verbatim(session.where)) if session.link else Verbatim(session.where)


def title_words(session: Session) -> Said:
    """Say its number and its title, as people know it."""
    return _("{number} “{title}”", number=name_of(session.number), title=Verbatim(session.title))


def places_words(case: SessionCase) -> Said | None:
    """Say how many places are left; None when there is no limit."""
    if case.free is None:
        return None
    waiting = len(case.in_line)
    if case.free and case.session.places == 1:
        return _("the one place is free")
    if case.free:
        return _n(
            "{count} of {places} places free", "{count} of {places} places free", case.free, places=case.session.places
        )
    if not waiting:
        return _("full, with a waiting list")
    return _n("full, {count} on the waiting list", "full, {count} on the waiting list", waiting)


def details(case: SessionCase) -> Said:
    """Say what stands in public about it, apart from how to join."""
    session = case.session
    places = places_words(case) if session.state is SessionState.OPEN else None
    more = (
        *((places,) if places else ()),
        *((Verbatim(language_name(session.language)),) if session.language else ()),
        *((_("with {hosts}", hosts=Joined(tuple(map(Verbatim, session.hosts)), by=", ")),) if session.hosts else ()),
    )
    where_and_when = Joined((when_words(session), where_words(session)), by=" · ")
    return lines(title_words(session), where_and_when, *((Joined(more, by=" · "),) if more else ()))


def language_name(code: str, languages: tuple[Language, ...] = ()) -> str:
    """Name a language in itself; its code when it is not one of ours."""
    own = {one.code: one.own_name for one in languages}
    return own.get(code) or OWN_NAMES.get(code, code)


def card(case: SessionCase) -> Say:
    """Say the living card in the rooms the session is for."""
    session = case.session
    hand = (Choice("join", _("I join"), HAND),) if session.state is SessionState.OPEN else ()
    to = ToRoom(session.neighbourhood, session.audience)
    return Say(to, "session.card", card_words(case), about(session), choices=hand, card=True)


def card_words(case: SessionCase) -> Said:
    """Say what stands on the card in its state."""
    session, title = case.session, title_words(case.session)
    match session.state:
        case SessionState.OPEN:
            return lines(details(case), how_to_join(case))
        case SessionState.CLOSED:
            return lines(details(case), _("You can no longer join."))
        case SessionState.RUNNING:
            return lines(details(case), _("It is going on now."))
        case SessionState.CANCELLED:
            cancelled = _("{title} of {when} is cancelled.", title=title, when=when_of(session))
            reason = (_("Reason: {reason}", reason=Verbatim(session.reason)),) if session.reason else ()
            return sentences(cancelled, *reason)
        case _:
            return _("{title} of {when} is over.", title=title, when=when_of(session))


def how_to_join(case: SessionCase) -> Said:
    """Say how to join, or how to get on the waiting list."""
    words, number = FirstWord(JOIN), name_of(case.number)
    if case.free == 0:
        return _("For the waiting list, type: {join} {number}", join=words, number=number)
    if case.session.approval:
        return _("Would you like to come? Type: {join} {number}. An organiser answers.", join=words, number=number)
    return _("Are you coming? Type: {join} {number}", join=words, number=number)
