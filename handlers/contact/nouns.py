"""The nouns of contact: what a message is about, who is on duty for it, and the message itself (domain 2.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from handlers.model import PersonId, Role


class Desk(StrEnum):
    """What a message is about; it decides whose it is."""

    PLACE = "place"
    HELPING = "helping"
    SESSIONS = "sessions"
    IDEA = "idea"
    WORRY = "worry"

    @property
    def role(self) -> Role:
        """The role of who reads it: a worry is for the confidential person alone, deputies stand beside organisers."""
        return Role.CONFIDENTIAL if self is Desk.WORRY else Role.ORGANISER


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is on duty for a topic in a neighbourhood, and who after them; nobody: all who have the role.

    ``opens`` and ``closes`` are full hours on working days, local.
    """

    neighbourhood: str
    desk: Desk
    person: PersonId | None = None
    deputy: PersonId | None = None
    opens: int = 9
    closes: int = 17


class InquiryState(StrEnum):
    """Where a message is: nobody answers it yet, somebody does, it is over."""

    WAITING = "waiting"
    HELD = "held"
    CLOSED = "closed"
    LAPSED = "lapsed"


OPEN: Final = frozenset({InquiryState.WAITING, InquiryState.HELD})


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A message of a neighbour. What it is about and its words are sealed; the words are forgotten when it is over.

    ``asked`` are who was asked to answer it last, ``held_by`` is who does. Instants are UTC.
    """

    id: str
    person: PersonId
    neighbourhood: str
    state: InquiryState
    desk: Desk
    words: str
    sent_at: datetime
    changed_at: datetime
    asked: tuple[PersonId, ...] = ()
    held_by: PersonId | None = None
    version: int = 0
