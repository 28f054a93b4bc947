"""The nouns of a session; its state machine is drawn in docs/flows.md and follows domain section 2.4."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from handlers.model import PersonId, RoomKind

FOR_A_GUEST = "session.guest"
"""The purpose of a yes that somebody else gave to whoever signed them up."""


class SessionState(StrEnum):
    """Where a session is in its life. Whether it is full is counted, never stored."""

    OPEN = "open"
    CLOSED = "closed"
    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"
    ARCHIVED = "archived"


AHEAD = frozenset({SessionState.OPEN, SessionState.CLOSED})
"""It is still to come; CLOSED: nobody can join any more."""
OVER = frozenset({SessionState.ENDED, SessionState.CANCELLED, SessionState.ARCHIVED})


class Need(StrEnum):
    """What somebody needs to take part; a list to choose from, because free words would tell about health."""

    HEARING_LOOP = "hearing_loop"
    SIGN_LANGUAGE = "sign_language"
    WHEELCHAIR = "wheelchair"
    QUIET_PLACE = "quiet_place"
    CHILD_CARE = "child_care"
    TRANSPORT = "transport"


@dataclass(frozen=True, slots=True)
class Breakout:
    """One of the groups that a session parts into; ``places`` 0: no limit."""

    id: int
    title: str
    places: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """One session, ``S7`` for people.

    ``neighbourhood`` and ``audience`` say which rooms it is for. ``starts_local`` is naive wall time in ``zone``.
    ``places`` 0: no limit. ``where`` stands in public; ``link`` is only for who has a place, and ``code`` is what they
    type to show that they are there (both sealed). ``sequence`` grows whenever moment or place change. ``series`` is
    the number of the first session of a row of repetitions, ``rule`` how they repeat (an RRULE, RFC 5545). ``reason``
    is why it was cancelled, ``materials`` what is sent afterwards. ``version`` grows with every change.
    """

    number: int
    neighbourhood: str
    audience: RoomKind
    state: SessionState
    title: str
    starts_local: datetime
    zone: str
    lasts: timedelta
    made_by: PersonId
    made_at: datetime
    places: int = 0
    language: str = ""
    where: str = ""
    link: str = ""
    hosts: tuple[str, ...] = ()
    approval: bool = False
    breakouts: tuple[Breakout, ...] = ()
    code: str = ""
    sequence: int = 0
    series: int | None = None
    rule: str = ""
    left_out: tuple[date, ...] = ()
    reason: str = ""
    materials: str = ""
    changed_at: datetime | None = None
    closed_at: datetime | None = None
    version: int = 0


class SeatState(StrEnum):
    """What somebody is to a session; OFFERED: a place came free and they have not answered yet."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    WAITING = "waiting"
    OFFERED = "offered"
    LAPSED = "lapsed"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    ATTENDED = "attended"
    ABSENT = "absent"
    EXCUSED = "excused"


TAKES_A_PLACE = frozenset({SeatState.PENDING, SeatState.CONFIRMED, SeatState.OFFERED})
"""Counts against the places, so that no place is promised twice."""
COMES = frozenset({SeatState.CONFIRMED, SeatState.ATTENDED})
STANDS_IN_LINE = frozenset({SeatState.WAITING, SeatState.OFFERED})
WITH_A_PART = COMES | STANDS_IN_LINE | {SeatState.PENDING}
"""Somebody is signed up, whatever comes of it."""
GIVEN_UP = frozenset({SeatState.CANCELLED, SeatState.LAPSED, SeatState.EXCUSED})
"""Who would like to come all the same joins anew, behind everybody who waits."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One participant's part in one session.

    ``person`` is who takes part and hears from us. For a guest without an account it is an opaque id of its own,
    ``guest`` is their name (sealed) and ``by`` who signed them up and hears for them. ``place`` orders the waiting
    list. ``needs`` are sealed and forgotten seven days after. ``wanted`` are the breakouts of first and second choice,
    ``breakout`` the one that was given. ``feedback`` is sealed.
    """

    session: int
    person: PersonId
    state: SeatState
    joined_at: datetime
    place: int = 0
    by: PersonId | None = None
    guest: str = ""
    needs: tuple[Need, ...] = ()
    wanted: tuple[int, ...] = ()
    breakout: int | None = None
    feedback: str = ""
    version: int = 0
