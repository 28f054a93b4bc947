"""Everything we know of all rooms now: their facts in memory, and as notes the few things that outlive the process.

- ``entered:<room>``: we heard our own entry there; what came before it is not for us
- ``encrypted:<room>``: it is encrypted, whatever its state says later
- ``private:<user>``: the room of our private talk with this person
- ``closed:<user>``: this person removed us from our private talk
- ``door:<room>``: an errand of the doorkeeper
- ``upgrade:<room>``: the room was replaced, and by which
- ``utd:<event>``: an event we cannot read yet, cipher text only (``late_keys``)
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from bot.channels.matrix.guard import MalformedError, list_at, parse_object, text_at
from bot.channels.matrix.names import Names
from bot.channels.matrix.rooms import RoomFacts, partner

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.channels.contract import Notebook

Kept = TypeVar("Kept")
NOTE_DEPTH: Final = 4
Changes = dict[str, str | None]
"""Notes to be written, by name; None deletes one."""


class Do(StrEnum):
    """What the doorkeeper is to do at a room."""

    JOIN = "join"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Errand:
    """Join or leave a room; ``by`` is who invited us, ``via`` are servers that know the room."""

    room: str
    do: Do
    by: str = ""
    via: tuple[str, ...] = ()
    direct: bool = False

    @property
    def note(self) -> tuple[str, str]:
        """Name and value under which it is remembered."""
        return f"door:{self.room}", json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class Upgrade:
    """A room that was replaced: ``by`` said so with ``event``, having ``power``."""

    old: str
    new: str
    by: str
    event: str
    power: int

    @property
    def note(self) -> tuple[str, str]:
        """Name and value under which it is remembered."""
        return f"upgrade:{self.old}", json.dumps(asdict(self))


@dataclass(slots=True)
class Book:
    """The rooms; ``take`` is called only with what was heard and committed."""

    me: str
    rooms: dict[str, RoomFacts] = field(default_factory=dict)
    entered: set[str] = field(default_factory=set)
    private: dict[str, str] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    errands: dict[str, Errand] = field(default_factory=dict)
    upgrades: dict[str, Upgrade] = field(default_factory=dict)
    names: Names = field(init=False)
    _encrypted: set[str] = field(default_factory=set)
    _talks: dict[str, str] = field(default_factory=dict)
    """Whose private talk a room is noted to be."""

    def __post_init__(self) -> None:
        """Know nobody yet."""
        self.names = Names(self.me)

    @classmethod
    async def open(cls, me: str, notebook: Notebook) -> Book:
        """Read what was noted; the facts come with the first sync."""
        book = cls(me)
        for prefix in ("entered:", "encrypted:", "private:", "closed:", "door:", "upgrade:"):
            book._take_notes(await notebook.read_all(prefix))
        return book

    def facts(self, room: str) -> RoomFacts | None:
        """Return what we know of a room, None when we are not and were not there in this process."""
        return self.rooms.get(room)

    def blank(self, room: str) -> RoomFacts:
        """Return what is known of a room of which no state was read yet."""
        return RoomFacts(room, encrypted=room in self._encrypted)

    def knows_encrypted(self, room: str) -> bool:
        """Tell whether it is noted that the room is encrypted."""
        return room in self._encrypted

    def learn(self, facts: RoomFacts) -> None:
        """Replace what we know of one room."""
        self.names.learn(self.rooms.get(facts.room_id), facts)
        self.rooms[facts.room_id] = self.sure(facts)

    def sure(self, facts: RoomFacts) -> RoomFacts:
        """Hold on to the encryption we remember."""
        return replace(facts, encrypted=True) if facts.room_id in self._encrypted else facts

    def take(self, rooms: Mapping[str, RoomFacts], notes: Changes) -> None:
        """Take over what was heard: the rooms as they are now and the notes that were written."""
        self._take_notes(notes)
        for facts in rooms.values():
            self.learn(facts)

    def is_stated(self, facts: RoomFacts) -> bool:
        """Tell whether the homeserver has stated this room: no room is without its creation and whoever came in."""
        other = self._talks.get(facts.room_id, self.me)
        return facts.is_created and self.me in facts.members and other in facts.members

    def partner(self, facts: RoomFacts) -> str | None:
        """Return the other person when the room is a private talk; until it is stated, what was noted holds."""
        noted = self._talks.get(facts.room_id)
        return partner(facts, self.me, noted=noted is not None) if self.is_stated(facts) else noted

    def shares_a_room_with(self, user: str) -> bool:
        """Tell whether *user* has joined a room where we are too."""
        return any(facts.membership_of(user) == "join" for facts in self.joined())

    def joined(self) -> Iterable[RoomFacts]:
        """Return the rooms we are in."""
        return [facts for facts in self.rooms.values() if facts.membership_of(self.me) == "join"]

    def _take_notes(self, notes: Mapping[str, str | None]) -> None:
        for name, value in notes.items():
            kind, _, subject = name.partition(":")
            match kind:
                case "entered":
                    _mark(self.entered, subject, value)
                case "encrypted":
                    _mark(self._encrypted, subject, value)
                case "closed":
                    _mark(self.closed, subject, value)
                case "private":
                    _keep(self.private, subject, value)
                    self._talks = {room: user for user, room in self.private.items()}
                case "door":
                    _keep(self.errands, subject, read_errand(value) if value else None)
                case "upgrade":
                    _keep(self.upgrades, subject, read_upgrade(value) if value else None)
                case _:
                    pass


def read_errand(note: str) -> Errand | None:
    """Read an errand back; None when the note is not one."""
    try:
        said = parse_object(note.encode(), depth=NOTE_DEPTH)
        do = Do(text_at(said, "do"))
    except (MalformedError, ValueError):
        return None
    via = tuple(server for server in list_at(said, "via") if isinstance(server, str))
    return Errand(text_at(said, "room"), do, text_at(said, "by"), via, said.get("direct") is True)


def read_upgrade(note: str) -> Upgrade | None:
    """Read an upgrade back; None when the note is not one."""
    try:
        said = parse_object(note.encode(), depth=NOTE_DEPTH)
    except MalformedError:
        return None
    power = said.get("power")
    old, new, by, event = (text_at(said, key) for key in ("old", "new", "by", "event"))
    return Upgrade(old, new, by, event, power if isinstance(power, int) else 0)


def _mark(marked: set[str], name: str, value: str | None) -> None:
    if value is None:
        marked.discard(name)
    else:
        marked.add(name)


def _keep(kept: dict[str, Kept], name: str, value: Kept | None) -> None:
    if value is None:
        kept.pop(name, None)
    else:
        kept[name] = value
