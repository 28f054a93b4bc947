"""A session of the learning network and who takes part in it, as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from handlers.model import RoomKind
from handlers.sessions.nouns import Seat, SeatState, Session, SessionState

NOW = datetime(2027, 4, 19, 8, 0, tzinfo=UTC)
"""Monday, 10 in the morning in Brussels; the session is on Tuesday of the week after."""
SESSION = Session(
    7,
    "delinde",
    RoomKind.RESIDENTS,
    SessionState.OPEN,
    "Burenhulp",
    datetime.fromisoformat("2027-04-27T13:30"),
    "Europe/Brussels",
    timedelta(hours=2),
    "jonas",
    NOW,
    places=2,
    version=1,
)


def begins(local: str) -> Session:
    """Let the session begin at another moment (wall time)."""
    return replace(SESSION, starts_local=datetime.fromisoformat(local))


def seat(person: str, state: SeatState = SeatState.CONFIRMED, place: int = 0, *, version: int = 1) -> Seat:
    """Give somebody a part in it."""
    return Seat(SESSION.number, person, state, NOW, place, version=version)


def instant(local: str) -> datetime:
    """Read a wall time in Brussels in spring or summer as an instant."""
    return datetime.fromisoformat(local + "+02:00").astimezone(UTC)
