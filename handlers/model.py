"""The nouns of a caring neighbourhood that every flow shares; nouns of one flow stand beside that flow."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from handlers.attachments import FileRef
from handlers.text import Said

PersonId = str
"""Opaque; made from the message that made us know the person, so a replay makes the same one."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language everything is said in: its code, its own name, and what else people call it."""

    code: str
    own_name: str
    names: tuple[str, ...] = ()


OWN_NAMES: Final = {
    "nl": "Nederlands",
    "fr": "Français",
    "en": "English",
    "de": "Deutsch",
    "ar": "العربية",
    "tr": "Türkçe",
}
"""The languages that people of a neighbourhood are asked about, each by its own name."""

FOUR_LANGUAGES = tuple(Language(code, OWN_NAMES[code]) for code in ("nl", "fr", "en", "de"))
"""Those everything is said in."""


@dataclass(frozen=True, slots=True)
class ExpenseCap:
    """The most that may be paid back to a volunteer in a year without receipts, in cents, and where that was read."""

    year: int
    in_day: int
    in_year: int
    source: str


@dataclass(frozen=True, slots=True)
class KmRate:
    """What a kilometre with one's own car may cost from one day to another, both included, and where that was read.

    ``a_km`` is in ten-thousandths of a euro.
    """

    since: date
    until: date
    a_km: int
    source: str


@dataclass(frozen=True, slots=True)
class Service:
    """Who answers for people's data, and where people ask about it; empty when nobody said so. What people may read.

    ``web`` is the address of the web pages, without a slash at its end; empty when they have none. A room, or a person
    in private, gets ``most_a_week`` announcements in seven days, and what is urgent on top.
    """

    controller: str = ""
    contact: str = ""
    languages: tuple[Language, ...] = FOUR_LANGUAGES
    web: str = ""
    caps: tuple[ExpenseCap, ...] = ()
    km_rates: tuple[KmRate, ...] = ()
    most_a_week: int = 3


UNNAMED = Service()


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person or a room is reached: ``matrix`` + ``@maria:example.org`` or ``!room``."""

    channel: str
    value: str


class RoomKind(StrEnum):
    """What a room of a neighbourhood is for."""

    RESIDENTS = "residents"
    VOLUNTEERS = "volunteers"
    TEAM = "team"
    NETWORK = "network"


class Role(StrEnum):
    """What a person is in one neighbourhood; one person may be several."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    ORGANISER = "organiser"
    DEPUTY = "deputy"
    CONFIDENTIAL = "confidential"


LEADING: Final = frozenset({Role.ORGANISER, Role.DEPUTY})
"""The roles of who leads a place: a deputy may all that an organiser may."""
CARING: Final = LEADING | {Role.CONFIDENTIAL}
"""The roles of who looks after the people of a place."""


class IncomingKind(StrEnum):
    """What can reach us through a channel."""

    MESSAGE = "message"
    EDIT = "edit"
    REDACTION = "redaction"
    REACTION = "reaction"
    FILE = "file"
    UNREADABLE = "unreadable"
    JOIN = "join"
    LEAVE = "leave"
    BAN = "ban"
    ROOM = "room"
    DONE = "done"
    FAILED = "failed"


class RoomEvent(StrEnum):
    """What happened to us or to a room as a whole; ``Incoming.text`` holds it when the kind is ROOM."""

    INVITED = "invited"
    ENTERED = "entered"
    REMOVED = "removed"
    BANNED = "banned"
    MUTED = "muted"
    UNMUTED = "unmuted"
    UPGRADED = "upgraded"
    ENCRYPTED = "encrypted"
    PUBLIC = "public"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that reached us.

    ``id`` is unique within its channel and is the only key for "seen before". ``room`` is the channel's id of a
    shared room, None in private. ``about`` is the external id of what an edit, redaction or reaction is about,
    ``reply_to`` of what a message answers. ``power`` is the sender's power in that room as the server stated it
    (None: does not apply). ``fingerprint`` makes a replayed ciphertext recognisable. Instants are aware, UTC;
    ``sent_at`` is the sender's claim and decides nothing. ``cut``: there was more text than we read. ``file`` is what
    was sent when the kind is FILE and it can be pointed at. ``called``: the words are for us, by our name or a mention.
    """

    channel: str
    id: str
    sender: str
    kind: IncomingKind
    received_at: datetime
    room: str | None = None
    text: str = ""
    about: str | None = None
    reply_to: str | None = None
    thread: str | None = None
    sender_name: str = ""
    sent_at: datetime | None = None
    power: int | None = None
    fingerprint: str | None = None
    cut: bool = False
    file: FileRef | None = None
    called: bool = False

    @property
    def key(self) -> str:
        """Name it among what came through all channels."""
        return f"{self.channel}:{self.id}"

    @property
    def about_key(self) -> str | None:
        """Name what it is about in the same way."""
        return f"{self.channel}:{self.about}" if self.about else None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who talks with us. ``language`` and ``zone`` are None until chosen.

    ``greeted_at`` is when they heard from us in private that we are a program. ``ways`` is where they are written to,
    in this order; none: at their ``address``, by which they are known.
    """

    id: PersonId
    name: str
    address: Address
    language: str | None = None
    zone: str | None = None
    stopped: bool = False
    created_at: datetime | None = None
    greeted_at: datetime | None = None
    ways: tuple[Address, ...] = ()


class FirstVisit(StrEnum):
    """What a neighbourhood agreed about the first time that somebody helps somebody (domain 2.1, safety iii)."""

    TWO = "two"
    DOOR = "door"
    USUAL = "usual"


class PlacesShown(StrEnum):
    """Which places of sessions stand in the calendar that everybody may read: nobody's home by chance."""

    PUBLIC = "public"
    ALL = "all"
    NONE = "none"


class PlaceKind(StrEnum):
    """A neighbourhood where people live, or a network in which those who work for several of them learn."""

    NEIGHBOURHOOD = "neighbourhood"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """One caring neighbourhood, or a network; ``id`` is a short slug, ``zone`` an IANA name.

    ``tags`` are what several have in common, as people write it: a town, a care zone.
    ``note`` is the edition of the information note that people read before they help (0: they read none). ``decree``:
    it is held to the Flemish decree of 3 April 2009, so that volunteers sign an agreement on paper.
    """

    id: str
    name: str
    language: str
    zone: str
    requester_confirms: bool = True
    claim_by_reaction: bool = False
    first_visit: FirstVisit = FirstVisit.DOOR
    note: int = 0
    decree: bool = False
    made_by: PersonId | None = None
    kind: PlaceKind = PlaceKind.NEIGHBOURHOOD
    tags: tuple[str, ...] = ()
    places_shown: PlacesShown = PlacesShown.PUBLIC

    @property
    def is_network(self) -> bool:
        """Whether nobody lives here."""
        return self.kind is PlaceKind.NETWORK


@dataclass(frozen=True, slots=True)
class NetworkPlace:
    """Whether a neighbourhood belongs to a network."""

    network: str
    neighbourhood: str
    belongs: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """A room of a neighbourhood. ``open`` is False when we were removed, banned or muted there."""

    address: Address
    neighbourhood: str
    kind: RoomKind
    open: bool = True
    encrypted: bool = False
    bridged: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The roles of one person in one neighbourhood.

    ``present`` are the kinds of rooms the person is in now; ``granted`` are roles given by a person. What counts is
    `roles`: being in a room makes a resident or a volunteer, a grant makes the rest. Who is only in the room of a
    network lives nowhere by that.
    """

    person: PersonId
    neighbourhood: str
    present: frozenset[RoomKind] = frozenset()
    granted: frozenset[Role] = frozenset()

    @property
    def roles(self) -> frozenset[Role]:
        """Everything this person is there, now."""
        roles = set(self.granted)
        if self.present - {RoomKind.NETWORK}:
            roles.add(Role.RESIDENT)
        if RoomKind.VOLUNTEERS in self.present:
            roles.add(Role.VOLUNTEER)
        return frozenset(roles)

    def as_neighbour(self) -> Standing:
        """Return it without the roles that people gave: on some channels anybody can write in anybody's name."""
        return Standing(self.person, self.neighbourhood, self.present, self.granted & {Role.RESIDENT, Role.VOLUNTEER})

    def no_volunteer(self) -> Standing:
        """Return it for who is no volunteer any more: their room no longer counts, unless it is the only one."""
        rest = self.present - {RoomKind.VOLUNTEERS}
        return Standing(self.person, self.neighbourhood, rest or self.present, self.granted)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that must happen at a local wall time.

    ``kind`` names the timer, ``subject`` what it is about (``"12"``), ``person`` for whom. ``local`` is naive wall time
    in ``zone``; the instant is computed when it is stored. ``may_wait`` lets quiet hours (21:00 to 08:00) move it.
    The same (kind, subject, person, local, fields) is the same occurrence, however often it is decided.
    """

    kind: str
    subject: str
    local: datetime
    zone: str
    person: PersonId | None = None
    neighbourhood: str | None = None
    may_wait: bool = False
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Consent:
    """A yes to an exact text, kept as proof; ``text`` is what was shown, kept as rendered in ``language``.

    ``edition`` is that of the words for this purpose (`handlers.consents.purposes`); 0: as they are now.
    """

    person: PersonId
    purpose: str
    subject: str
    text: Said
    language: str
    channel: str
    given_at: datetime
    withdrawn_at: datetime | None = None
    edition: int = 0


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A yes that holds no longer, whoever ended it: to these purposes, about one subject or (empty) about any."""

    person: PersonId
    purposes: tuple[str, ...]
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the audit log: who did or saw what, about whom; never a person's words."""

    actor: PersonId | None
    action: str
    subject: str
    about: PersonId | None = None
    neighbourhood: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """One more of something that is only counted: ``safety.medical``, ``request.unmet``."""

    name: str
    neighbourhood: str | None = None
    labels: tuple[tuple[str, str], ...] = field(default=())
