"""What is said about one seat: to whom, about whom, and what whoever has a place needs to know."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.attachments import Attachment, CalendarFile
from handlers.decision import Choice, Entity, Lane, Say, Step, ToPerson
from handlers.model import PersonId
from handlers.reading.session_named import name_of
from handlers.sessions.calendar import entry_of
from handlers.sessions.card import begins_words, title_words, when_words
from handlers.sessions.case import SessionCase
from handlers.sessions.nouns import Seat, Session
from handlers.sessions.words import LEAVE
from handlers.text import FirstWord, Said, Verbatim, _, lines


def hearer(seat: Seat) -> PersonId:
    """Return who hears about a seat: the participant, or for a guest who signed them up."""
    return seat.by if seat.guest and seat.by else seat.person


def whose(seat: Seat) -> Verbatim:
    """Name a guest."""
    return Verbatim(seat.guest)


def seat_id(seat: Seat) -> str:
    """Name a seat for machines, without naming the person."""
    return f"{seat.session}-{seat.place}"


def seat_entity(case: SessionCase, seat: Seat) -> Entity:
    """Name what a message about a seat is about."""
    return Entity("seat", seat_id(seat), case.session.state)


def tell_of_seat(
    case: SessionCase,
    seat: Seat,
    msgid: str,
    text: Said,
    step: Step | None = None,
    choices: tuple[Choice, ...] = (),
    *,
    free: bool = False,
    many: bool = False,
    light: bool = False,
    lane: Lane = Lane.REPLY,
    not_after: datetime | None = None,
    attach: tuple[Attachment, ...] = (),
) -> Say:
    """Say something about a seat to who hears about it; as a question it is told apart from those about other seats."""
    return Say(
        ToPerson(hearer(seat)),
        msgid,
        text,
        seat_entity(case, seat),
        choices,
        step,
        free=free,
        many=many,
        light=light,
        lane=lane,
        not_after=not_after,
        attach=attach,
    )


def title_and_when(session: Session) -> Said:
    """Say which session, and when it begins."""
    return _("{title} ({when})", title=title_words(session), when=begins_words(session))


def refusal_of(case: SessionCase, seat: Seat) -> Said:
    """Say kindly that somebody cannot come this time."""
    title = title_and_when(case.session)
    if seat.guest:
        return _("{name} cannot come to {title} this time. An organiser can say why.", name=whose(seat), title=title)
    return _("You cannot come to {title} this time. An organiser can tell you why.", title=title)


def how_to_leave(seat: Seat) -> Said:
    """Say how to give a place back."""
    leave, number = FirstWord(LEAVE), name_of(seat.session)
    if seat.guest:
        return _("Can {name} not come? Type: {leave} {number} {name}", leave=leave, number=number, name=whose(seat))
    return _("Can you not come? Type: {leave} {number}", leave=leave, number=number)


def how_it_is(session: Session) -> Said:
    """Say all that whoever has a place needs: title, moment, place, link."""
    where = (_("Where: {where}", where=Verbatim(session.where)),) if session.where else ()
    link = (_("Link: {link}", link=Verbatim(session.link)),) if session.link else ()
    to_follow = () if session.where or session.link else (_("Online. You get the link later."),)
    return lines(title_words(session), when_words(session), *where, *link, *to_follow)


def calendar_of(session: Session, seat: Seat, now: datetime) -> tuple[Attachment, ...]:
    """Make the calendar file of a session for a seat that is about to be saved: it takes place, or is taken away."""
    saved = replace(seat, version=seat.version + 1)
    return (CalendarFile(name_of(session.number), (entry_of(session, saved, now),)),)
