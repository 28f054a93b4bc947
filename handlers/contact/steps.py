"""Every question about a message, as it is kept until it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.contact.nouns import Desk
from handlers.model import PersonId


@dataclass(frozen=True, slots=True)
class ContactWhere:
    """Ask which of the person's neighbourhoods it is for."""

    name: ClassVar[str] = "contact.where"
    text: str = ""


@dataclass(frozen=True, slots=True)
class ContactAbout:
    """Ask what it is about."""

    name: ClassVar[str] = "contact.about"
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class ContactWords:
    """Ask for the message itself."""

    name: ClassVar[str] = "contact.words"
    neighbourhood: str
    desk: Desk


@dataclass(frozen=True, slots=True)
class MessageWaits:
    """Ask who is on duty whether they answer it."""

    name: ClassVar[str] = "contact.waits"
    inquiry: str


@dataclass(frozen=True, slots=True)
class MessageHeld:
    """Ask who answers it whether it is done."""

    name: ClassVar[str] = "contact.held"
    inquiry: str


@dataclass(frozen=True, slots=True)
class PassOn:
    """Ask to whom it should go."""

    name: ClassVar[str] = "contact.pass_on"
    inquiry: str


@dataclass(frozen=True, slots=True)
class DutyAbout:
    """Ask for which topic somebody else should be on duty."""

    name: ClassVar[str] = "duty.about"
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class DutyWho:
    """Ask who is on duty for a topic."""

    name: ClassVar[str] = "duty.who"
    neighbourhood: str
    desk: Desk


@dataclass(frozen=True, slots=True)
class DutyDeputy:
    """Ask who takes over when the one on duty does not answer."""

    name: ClassVar[str] = "duty.deputy"
    neighbourhood: str
    desk: Desk
    person: PersonId


@dataclass(frozen=True, slots=True)
class DutyHours:
    """Ask when somebody is there."""

    name: ClassVar[str] = "duty.hours"
    neighbourhood: str
    desk: Desk
    person: PersonId | None = None
    deputy: PersonId | None = None
