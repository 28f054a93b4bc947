"""What can be said: to whom, which words, which choices; and what a channel can be ordered to do.

An utterance is a value inside a `Decision`; nothing is sent by making one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import ClassVar, Final, Protocol, TypeAlias

from handlers.attachments import Attachment
from handlers.model import Address, PersonId, Role, RoomKind
from handlers.text import Said, _

# --- who is spoken to -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ToPerson:
    """In private, at the person's preferred address."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class ToRoom:
    """In the rooms of this kind of a neighbourhood."""

    neighbourhood: str
    kind: RoomKind


@dataclass(frozen=True, slots=True)
class ToOneRoom:
    """In one room of a neighbourhood, if we may write there."""

    neighbourhood: str
    room: Address


@dataclass(frozen=True, slots=True)
class ToRole:
    """To each person who has the role there, in private; nobody has it: to the organisers, then the admins."""

    neighbourhood: str
    role: Role


@dataclass(frozen=True, slots=True)
class Here:
    """Where the message came from: the same room, or in private."""


Audience: TypeAlias = ToPerson | ToRoom | ToOneRoom | ToRole | Here


# --- what is said -----------------------------------------------------------------------------------------------


class Lane(IntEnum):
    """Which message leaves first when many wait; what a timer says is PLANNED, unless it is URGENT."""

    URGENT = 0
    REPLY = 1
    PLANNED = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One numbered answer; its number is its place in the list."""

    id: str
    label: Said
    emoji: str | None = None


YES: Final = Choice("yes", _("yes"), "👍")
NO: Final = Choice("no", _("no"), "👎")
YES_NO: Final = (YES, NO)


@dataclass(frozen=True, slots=True)
class Entity:
    """What a message is about, for machines: no personal data."""

    kind: str
    id: str
    state: str = ""


class Step(Protocol):
    """One question of a dialogue: a frozen dataclass; its fields are what was said so far."""

    name: ClassVar[str]


@dataclass(frozen=True, slots=True)
class IfLate:
    """What is said instead of a message that is sent only after an instant (UTC), when its words are true no more."""

    after: datetime
    text: Said


@dataclass(frozen=True, slots=True)
class Say:
    """A message to be said; with ``step`` it is a question and the answer goes to that step.

    ``msgid`` is the stable name of the message (``request.card``). A ``card`` lives: said again about the same entity
    in the same place, it is edited instead of posted. ``free`` lets words that are no choice through to the step.
    ``many`` lets several choices be named at once. A ``light`` question need not be answered: the next question closes
    it. With ``instead_of`` it is a question only to who has one of those still open, whose place it takes; to others
    it is said and no more. After ``not_after`` (UTC) it is no longer worth sending; ``if_late`` are its words when it
    is late. What is in ``attach`` follows it as files, in this order. What has a name in ``once`` is said once by that
    name in each place, whatever makes us decide
    to say it.
    """

    to: Audience
    msgid: str
    text: Said
    about: Entity | None = None
    choices: tuple[Choice, ...] = ()
    step: Step | None = None
    free: bool = False
    many: bool = False
    light: bool = False
    instead_of: tuple[Step, ...] = ()
    card: bool = False
    lane: Lane = Lane.REPLY
    ping: bool = False
    not_after: datetime | None = None
    if_late: IfLate | None = None
    attach: tuple[Attachment, ...] = ()
    once: str = ""


@dataclass(frozen=True, slots=True)
class Redact:
    """Take back what we said about an entity, everywhere or to one audience."""

    about: Entity
    to: Audience | None = None


@dataclass(frozen=True, slots=True)
class RedactTalk:
    """Take back what we said to a person in private since an instant (UTC)."""

    person: PersonId
    since: datetime


@dataclass(frozen=True, slots=True)
class Pin:
    """Keep our card about an entity in sight in every shared room where it stands; ``off``: where it was, no longer."""

    about: Entity
    off: bool = False

    @property
    def msgid(self) -> str:
        """The stable name under which it is remembered."""
        return f"{self.about.kind}.{'unpin' if self.off else 'pin'}"


@dataclass(frozen=True, slots=True)
class Again:
    """Ask a person again what they were asked last and have not answered; ``back``: rather what waits behind it.

    Where there is nothing to ask again, ``otherwise`` is said.
    """

    person: PersonId
    otherwise: Said
    back: bool = False


@dataclass(frozen=True, slots=True)
class HandOn:
    """Ask somebody else what a person was asked and has not answered, in one of these steps about a subject.

    ``subject`` None: about any. ``before`` is said first. The person is asked no more; who is asked the same already
    is not asked twice, and nobody is asked what names somebody of ``apart``.
    """

    steps: tuple[str, ...]
    subject: str | None
    person: PersonId
    to: PersonId
    before: Said
    apart: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class React:
    """Put a small sign on the message that came in."""

    emoji: str


class OrderKind(StrEnum):
    """What a channel can be asked to do besides speaking."""

    MAKE_ROOMS = "make_rooms"
    JOIN = "join"
    DECLINE = "decline"
    LEAVE = "leave"
    INVITE = "invite"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Order:
    """Something a channel must do once; it reports back as an `Incoming` DONE or FAILED about the same subject.

    MAKE_ROOMS: ``subject`` is a neighbourhood id, fields ``name``, ``kinds`` and ``invite`` (kinds of
    rooms and addresses, comma-separated).
    JOIN, DECLINE, LEAVE: ``subject`` is a room. INVITE: ``subject`` is a room, field ``invite``.
    MEMBERS: ``subject`` is a room; it reports a JOIN for everybody who is in it, whether that was heard before or not.
    """

    kind: OrderKind
    channel: str
    subject: str
    fields: tuple[tuple[str, str], ...] = ()


Utterance: TypeAlias = Say | Redact | RedactTalk | Pin | Again | HandOn | React | Order
