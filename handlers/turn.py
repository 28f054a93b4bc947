"""What happened, with everything a decision needs made a value: somebody said something, or something came due."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.hearing import Delivered, Hearing
from handlers.model import (
    LEADING,
    UNNAMED,
    Address,
    Due,
    Incoming,
    Neighbourhood,
    Person,
    Role,
    Room,
    Service,
    Standing,
)
from handlers.text import Text
from handlers.utterance import ToPerson


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to an open question: the choice's id, or free words, or "I don't know".

    ``choices`` are all that were named, where several may be (``Say.many``); ``choice`` is then the first.
    ``begins_as`` are the words of a command that a longer text begins as, where it may be meant as that.
    """

    choice: str | None
    text: str
    unsure: bool = False
    choices: tuple[str, ...] = ()
    begins_as: Text | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One trigger with everything a decision needs made a value.

    ``cause`` names the trigger; ids made from it are the same when it is decided again. ``now`` is aware, UTC.
    ``text`` is what followed the command word, or the whole message; ``number`` is the request's that followed it.
    ``is_unproven``: anybody can write in anybody's name there, and people gave the person a role, which does not count.
    ``room`` is None in private or in a room that is not ours. ``standings`` are the person's places in all
    neighbourhoods; ``neighbourhood`` is the one this turn is about, if clear. ``admins`` is where admins are reached.
    """

    cause: str
    now: datetime
    person: Person
    incoming: Incoming
    language: str
    zone: str
    text: str = ""
    number: int | None = None
    neighbourhood: Neighbourhood | None = None
    room: Room | None = None
    standings: tuple[Standing, ...] = ()
    is_admin: bool = False
    answer: Answer | None = None
    service: Service = UNNAMED
    admins: tuple[Address, ...] = ()
    is_unproven: bool = False

    @property
    def in_private(self) -> bool:
        """Whether nobody else reads along."""
        return self.incoming.room is None

    @property
    def roles(self) -> frozenset[Role]:
        """What the person is in the neighbourhood this turn is about."""
        return self.roles_in(self.neighbourhood.id) if self.neighbourhood else frozenset()

    def roles_in(self, neighbourhood: str) -> frozenset[Role]:
        """Tell what the person is in that neighbourhood."""
        return next((s.roles for s in self.standings if s.neighbourhood == neighbourhood), frozenset())

    @property
    def organises(self) -> bool:
        """Whether the person may act as organiser in the neighbourhood of this turn."""
        return bool(self.roles & LEADING)

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
        """Return the same turn about other words."""
        return replace(self, text=text)


@dataclass(frozen=True, slots=True)
class Tick:
    """A due row whose time has come. ``due_at`` is when it should have been, ``now`` when we got to it (both UTC).

    ``away`` is how long we were down across ``due_at`` (zero: we were there). ``retold``: the database is that of a
    backup, so that an earlier life of ours may have said all this, each thing by itself. ``admins`` is where admins are
    reached. ``hearing`` says of each channel how long it has been bringing what is said; one that has brought nothing
    since we began, however short the pause before that was, is not among them.
    """

    cause: str
    now: datetime
    due: Due
    due_at: datetime
    away: timedelta = timedelta()
    retold: bool = False
    admins: tuple[Address, ...] = ()
    service: Service = UNNAMED
    hearing: Mapping[str, Hearing] = field(default_factory=dict)

    @property
    def gathers(self) -> bool:
        """Whether what we missed is said in one message of a kind: said before, it would be known again only alone."""
        return bool(self.away) and not self.retold

    def waited(self, question: Delivered | None) -> timedelta:
        """Say how long an answer could have reached us, without a break: since its question arrived and we could hear.

        Zero for a question that has not arrived.
        """
        heard = self.hearing.get(question.channel) if question else None
        return heard.since_then(question.at, self.now) if question and heard else timedelta()

    def can_hear(self, question: Delivered) -> bool:
        """Tell whether an answer to a question would reach us now."""
        heard = self.hearing.get(question.channel)
        return heard is not None and heard.goes_on(self.now)

    def heard_all_since(self, question: Delivered) -> bool:
        """Tell whether no answer can have been missed since a question arrived."""
        return self.waited(question) >= self.now - question.at

    @property
    def late_by(self) -> timedelta:
        """How much later than planned this is."""
        return max(self.now - self.due_at, timedelta())

    def new_id(self, name: str) -> str:
        """Make an id that is the same whenever this occurrence is decided again."""
        return hashlib.sha256(f"{self.cause}|{name}".encode()).hexdigest()[:16]
