"""Ways to address the people of a session: who takes part or waits, and who made it."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.attachments import Attachment
from handlers.decision import (
    Audience,
    Choice,
    Close,
    Decision,
    Entity,
    Lane,
    Say,
    Step,
    ToPerson,
    ToRole,
    Turn,
    say,
)
from handlers.model import PersonId, Role
from handlers.sessions.case import SessionCase
from handlers.sessions.nouns import Seat, Session
from handlers.sessions.steps import ASKED_OF_WHO_LEADS
from handlers.signs import nod
from handlers.text import Said


def about(session: Session) -> Entity:
    """Name the session for machines."""
    return Entity("session", str(session.number), session.state)


def heard(turn: Turn) -> Decision:
    """Give a sign in a room that something was heard: what there is to say about it is said in private."""
    return say(*nod(turn))


def tell(
    person: PersonId,
    session: Session,
    msgid: str,
    text: Said,
    step: Step | None = None,
    choices: tuple[Choice, ...] = (),
    *,
    free: bool = False,
    many: bool = False,
    light: bool = False,
    lane: Lane = Lane.REPLY,
    attach: tuple[Attachment, ...] = (),
) -> Say:
    """Say something about a session to one person in private."""
    to = ToPerson(person)
    return Say(
        to, msgid, text, about(session), choices, step, free=free, many=many, light=light, lane=lane, attach=attach
    )


def tell_maker(
    case: SessionCase, msgid: str, text: Said, step: Step | None = None, choices: tuple[Choice, ...] = ()
) -> Say:
    """Say something to who made the session; to the organisers when that person is not there any more."""
    to: Audience = ToPerson(case.maker.id) if case.maker else ToRole(case.place.id, Role.ORGANISER)
    return Say(to, msgid, text, about(case.session), choices, step, free=step is not None)


def nothing_to_change(session: Session, person: PersonId | None = None) -> tuple[Close, ...]:
    """Close what one person, or anybody, was asked about changing a session that does not come any more."""
    return tuple(Close(step.name, about(session).id, person) for step in ASKED_OF_WHO_LEADS)


def hearers(seats: Iterable[Seat]) -> tuple[PersonId, ...]:
    """List who hears about these seats, each once: for a guest, who signed them up."""
    return tuple(dict.fromkeys(seat.by if seat.guest and seat.by else seat.person for seat in seats))


def to_each(seats: Iterable[Seat], session: Session, msgid: str, text: Said) -> tuple[Say, ...]:
    """Say the same to everybody who hears about these seats, when nothing more urgent waits."""
    return tuple(tell(person, session, msgid, text, lane=Lane.PLANNED) for person in hearers(seats))
