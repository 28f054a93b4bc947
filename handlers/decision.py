"""The grammar of handlers: look at what is known, then decide; a decision is a value.

A handler is a pair: ``look`` reads through `Look` (async, no way to write), ``decide`` is a plain function
``(turn, facts) -> Decision``. The dispatcher saves, says and schedules everything a decision holds in one
transaction, or nothing of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any, ClassVar, Protocol, TypeAlias
from zoneinfo import ZoneInfo

from handlers.look import Look
from handlers.model import (
    Consent,
    Counted,
    Due,
    Incoming,
    Neighbourhood,
    Note,
    Person,
    PersonId,
    Role,
    Room,
    RoomKind,
    Standing,
)
from handlers.records import Record
from handlers.text import Said, Text

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
class ToRole:
    """To each person who has the role there, in private; nobody has it: to the organisers, then the admins."""

    neighbourhood: str
    role: Role


@dataclass(frozen=True, slots=True)
class Here:
    """Where the message came from: the same room, or in private."""


Audience: TypeAlias = ToPerson | ToRoom | ToRole | Here


# --- what is said -----------------------------------------------------------------------------------------------


class Lane(IntEnum):
    """Which message leaves first when many wait."""

    URGENT = 0
    REPLY = 1
    PLANNED = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One numbered answer; its number is its place in the list."""

    id: str
    label: Said
    emoji: str | None = None


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
class Say:
    """A message to be said; with ``step`` it is a question and the answer goes to that step.

    ``msgid`` is the stable name of the message (``request.card``). A ``card`` lives: said again about the same entity in the same
    place, it is edited instead of posted. ``free`` lets words that are no choice through to the step. ``many`` lets several
    choices be named at once. A ``light`` question need not be answered: the next question closes it. After ``not_after``
    (UTC) it is no longer worth sending.
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
    card: bool = False
    lane: Lane = Lane.REPLY
    ping: bool = False
    not_after: datetime | None = None


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
class Again:
    """Ask a person again what they were asked last and have not answered; ``back``: rather what waits behind it.

    Where there is nothing to ask again, ``otherwise`` is said.
    """

    person: PersonId
    otherwise: Said
    back: bool = False


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

    MAKE_ROOMS: ``subject`` is a neighbourhood id, fields ``name`` and ``invite`` (addresses, comma-separated).
    JOIN, DECLINE, LEAVE: ``subject`` is a room. INVITE: ``subject`` is a room, field ``invite``.
    MEMBERS: ``subject`` is a room; it reports a JOIN for everybody who is in it, whether that was heard before or not.
    """

    kind: OrderKind
    channel: str
    subject: str
    fields: tuple[tuple[str, str], ...] = ()


Utterance: TypeAlias = Say | Redact | RedactTalk | Again | React | Order


# --- the decision -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cancel:
    """Nothing of this kind about this subject is due any more (for one person, or for all)."""

    kind: str
    subject: str
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Close:
    """A question is no longer open: by step name and subject (None: any), for one person or for all."""

    step: str | None
    subject: str | None
    person: PersonId | None = None


Saved: TypeAlias = Record | Person | Neighbourhood | Room | Standing | Consent | Note | Counted


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything that follows from one trigger; saved, said and scheduled together or not at all.

    ``keep_open`` leaves the question that was just answered open (the answer was not usable).
    """

    save: tuple[Saved, ...] = ()
    say: tuple[Utterance, ...] = ()
    due: tuple[Due, ...] = ()
    cancel: tuple[Cancel, ...] = ()
    close: tuple[Close, ...] = ()
    keep_open: bool = False

    def __add__(self, other: Decision) -> Decision:
        """Do both, in this order."""
        return Decision(
            self.save + other.save,
            self.say + other.say,
            self.due + other.due,
            self.cancel + other.cancel,
            self.close + other.close,
            self.keep_open or other.keep_open,
        )


NOTHING = Decision()


def say(*utterances: Utterance) -> Decision:
    """Decide to say this and nothing else."""
    return Decision(say=utterances)


# --- the turn ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to an open question: the choice's id, or free words, or "I don't know".

    ``choices`` are all that were named, where several may be (``Say.many``); ``choice`` is then the first.
    """

    choice: str | None
    text: str
    unsure: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One trigger with everything a decision needs made a value.

    ``cause`` names the trigger; ids made from it are the same when it is decided again. ``now`` is aware, UTC.
    ``text`` is what followed the command word, or the whole message. ``room`` is None in private or in a room that is not ours.
    ``standings`` are the person's places in all neighbourhoods; ``neighbourhood`` the one this turn is about, if clear.
    """

    cause: str
    now: datetime
    person: Person
    incoming: Incoming
    language: str
    zone: str
    text: str = ""
    neighbourhood: Neighbourhood | None = None
    room: Room | None = None
    standings: tuple[Standing, ...] = ()
    is_admin: bool = False
    answer: Answer | None = None

    @property
    def in_private(self) -> bool:
        """Whether nobody else reads along."""
        return self.incoming.room is None

    @property
    def roles(self) -> frozenset[Role]:
        """What the person is in the neighbourhood this turn is about."""
        return self.roles_in(self.neighbourhood.id) if self.neighbourhood else frozenset()

    def roles_in(self, neighbourhood: str) -> frozenset[Role]:
        """What the person is in that neighbourhood."""
        return next((s.roles for s in self.standings if s.neighbourhood == neighbourhood), frozenset())

    @property
    def organises(self) -> bool:
        """Whether the person may act as organiser in the neighbourhood of this turn."""
        return bool(self.roles & {Role.ORGANISER, Role.DEPUTY})

    @property
    def me(self) -> ToPerson:
        """The person of this turn, in private."""
        return ToPerson(self.person.id)

    @property
    def now_local(self) -> datetime:
        """Wall time in the person's zone, naive."""
        return self.now.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    def new_id(self, name: str) -> str:
        """Make an id that is the same whenever this trigger is decided again."""
        return hashlib.sha256(f"{self.cause}|{name}".encode()).hexdigest()[:16]

    def with_text(self, text: str) -> Turn:
        """The same turn about other words."""
        return replace(self, text=text)


@dataclass(frozen=True, slots=True)
class Tick:
    """A due row whose time has come. ``due_at`` is when it should have been, ``now`` when we got to it (both UTC).

    ``away`` is how long we were down across ``due_at`` (zero: we were there).
    """

    cause: str
    now: datetime
    due: Due
    due_at: datetime
    away: timedelta = timedelta()

    @property
    def late_by(self) -> timedelta:
        """How much later than planned this is."""
        return max(self.now - self.due_at, timedelta())

    def new_id(self, name: str) -> str:
        """Make an id that is the same whenever this occurrence is decided again."""
        return hashlib.sha256(f"{self.cause}|{name}".encode()).hexdigest()[:16]


# --- the tables that every handler file ends with ---------------------------------------------------------------


class Where(StrEnum):
    """Where a command works; everywhere else it is answered with the way there."""

    ANYWHERE = "anywhere"
    PRIVATE = "private"
    ROOM = "room"


class Takes(StrEnum):
    """What stands behind the command word; it decides what counts as this command among ordinary talk in a room."""

    NOTHING = "nothing"
    NUMBER = "number"
    WORDS = "words"
    ANYTHING = "anything"


Looking: TypeAlias = Callable[[Turn, Look], Awaitable[Any]]
"""Reads the facts of one handler; its decide takes exactly what this returns."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something people can say. ``words`` are its alternatives, translated; ``does`` is its line in the help.

    ``roles`` empty: for everyone. ``listed`` False keeps it out of the help. ``rescue`` words work in every state and language.
    """

    id: str
    words: Text
    does: Text
    look: Looking
    decide: Callable[[Turn, Any], Decision]
    takes: Takes = Takes.NOTHING
    example: str = ""
    roles: frozenset[Role] = frozenset()
    admins: bool = False
    listed: bool = True
    rescue: bool = False


@dataclass(frozen=True, slots=True)
class StepKind:
    """Where the answers to one step go: ``look(turn, look, step)``, then ``decide(turn, step, facts)``.

    ``back`` asks what was asked before it, from what the step and the facts hold; None: there is nothing before it.
    """

    type: type[Any]
    look: Callable[[Turn, Look, Any], Awaitable[Any]]
    decide: Callable[[Turn, Any, Any], Decision]
    back: Callable[[Turn, Any, Any], Decision] | None = None


@dataclass(frozen=True, slots=True)
class TimerKind:
    """What happens when a due row of this kind comes up; ``late`` says in one sentence what happens when it is late."""

    kind: str
    late: str
    look: Callable[[Tick, Look], Awaitable[Any]]
    decide: Callable[[Tick, Any], Decision]


@dataclass(frozen=True, slots=True)
class Watch:
    """A handler for something that is no message: an edit, a redaction, a reaction, a join, a room event, a channel's report.

    Watches of one kind are tried in order; the first whose look returns something other than None decides.
    """

    kind: str
    look: Looking
    decide: Callable[[Turn, Any], Decision]


async def look_at_nothing(turn: Turn, look: Look) -> None:
    """The look of a handler that needs no facts."""
