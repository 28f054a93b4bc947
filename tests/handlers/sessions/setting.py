"""The learning network as values: a session, who made it, who takes part, and turns in which somebody speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from handlers.decision import Answer, Tick, Turn
from handlers.model import (
    Address,
    Due,
    Incoming,
    IncomingKind,
    Neighbourhood,
    Person,
    Role,
    Room,
    RoomKind,
    Standing,
)
from handlers.sessions.case import SessionCase
from handlers.sessions.nouns import Seat, SeatState, Session, SessionState

PLACE = Neighbourhood("delinde", "De Linde", "nl", "Europe/Brussels")
NETWORK = Room(Address("matrix", "!netwerk:example.org"), "delinde", RoomKind.NETWORK, encrypted=True)
# A Monday at ten in the morning in Brussels.
NOW = datetime(2024, 4, 22, 8, 0, tzinfo=UTC)


def person(name: str) -> Person:
    """Make somebody whom we have greeted."""
    address = Address("matrix", f"@{name.lower()}:example.org")
    return Person(name.lower(), name, address, "nl", "Europe/Brussels", greeted_at=NOW)


JONAS, RITA, ELS, PIETER, MARIA = map(person, ("Jonas", "Rita", "Els", "Pieter", "Maria"))
_TEAM = (JONAS, RITA)
BURENHULP = Session(
    7,
    "delinde",
    RoomKind.NETWORK,
    SessionState.OPEN,
    "Burenhulp",
    datetime.fromisoformat("2024-05-28T13:30"),
    "Europe/Brussels",
    timedelta(hours=2),
    "jonas",
    NOW,
    places=2,
    language="nl",
    link="https://meet.example.org/abc",
    code="4711",
    version=3,
)


def seat(who: Person, state: SeatState = SeatState.CONFIRMED, place: int = 0) -> Seat:
    """Make somebody's part in session 7."""
    return Seat(7, who.id, state, NOW, place, version=1)


def case(*seats: Seat, session: Session = BURENHULP) -> SessionCase:
    """Make the case of a session with these seats."""
    return SessionCase(session, PLACE, seats, JONAS)


def turn(
    who: Person,
    text: str = "",
    *,
    now: datetime = NOW,
    choice: str | None = None,
    choices: tuple[str, ...] = (),
    room: Room | None = None,
) -> Turn:
    """Make a turn of somebody who says this, in private unless in a room; with ``choice`` it answers a question."""
    where = room.address.value if room else None
    incoming = Incoming("matrix", "$said", who.address.value, IncomingKind.MESSAGE, now, where, text or choice or "")
    granted = frozenset({Role.ORGANISER}) if who in _TEAM else frozenset[Role]()
    present = frozenset({RoomKind.RESIDENTS} if who is MARIA else {RoomKind.NETWORK})
    answer = Answer(choice, text or choice or "", choices=choices or ((choice,) if choice else ()))
    return Turn(
        f"matrix:{who.id}",
        now,
        who,
        incoming,
        "nl",
        "Europe/Brussels",
        text=text,
        neighbourhood=PLACE,
        room=room,
        standings=(Standing(who.id, "delinde", present, granted),),
        answer=None if room else answer,
    )


def tick(kind: str, now: datetime = NOW, *, away: timedelta = timedelta(), **fields: str) -> Tick:
    """Make the moment at which a timer of session 7 comes up."""
    due = Due(kind, "7", now.replace(tzinfo=None), "UTC", fields=tuple(fields.items()))
    return Tick("due:1", now, due, now, away)


def brussels(text: str) -> datetime:
    """Return the instant of a summer wall time in Brussels."""
    return datetime.fromisoformat(f"{text}+02:00")


def changed(**fields: object) -> Session:
    """Return the session with other fields."""
    return replace(BURENHULP, **fields)  # type: ignore[arg-type] # the caller names real fields
