"""The questions that are asked about one seat and end with it, and whether somebody wants one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from handlers.model import PersonId


@dataclass(frozen=True, slots=True)
class TakePlace:
    """Ask who waits whether they take a place that came free; ``person`` is whose seat it is."""

    name: ClassVar[str] = "session.take_place"
    session: int
    person: PersonId


@dataclass(frozen=True, slots=True)
class AgreeToSeat:
    """Ask the organisers whether somebody may come."""

    name: ClassVar[str] = "session.agree"
    session: int
    person: PersonId


@dataclass(frozen=True, slots=True)
class FirstGroup:
    """Ask which group somebody would like best."""

    name: ClassVar[str] = "session.first_group"
    session: int
    person: PersonId


@dataclass(frozen=True, slots=True)
class SecondGroup:
    """Ask which one else, when that is full."""

    name: ClassVar[str] = "session.second_group"
    session: int
    person: PersonId
    first: int


@dataclass(frozen=True, slots=True)
class TellNeeds:
    """Ask what somebody needs to take part."""

    name: ClassVar[str] = "session.needs"
    session: int
    person: PersonId


@dataclass(frozen=True, slots=True)
class StillComing:
    """Ask whether somebody comes at the new moment too; ``sequence`` tells one moving from the next."""

    name: ClassVar[str] = "session.still_coming"
    session: int
    person: PersonId
    sequence: int


@dataclass(frozen=True, slots=True)
class WantToJoin:
    """Ask whether somebody wants to join: who raised a hand, was invited, or did not answer in time."""

    name: ClassVar[str] = "session.hand"
    session: int


@dataclass(frozen=True, slots=True)
class WhichToLeave:
    """Ask to which of several things somebody cannot come: sessions, and tasks where those may be meant too."""

    name: ClassVar[str] = "session.which_to_leave"


ASKED_OF_A_SEAT: Final = (TakePlace, AgreeToSeat, FirstGroup, SecondGroup, TellNeeds, StillComing)
