"""What we know of a room, folded from its state events as the homeserver states them; never from a decrypted event.

Everything is a frozen value and a pure function over it: ``facts.after(events)`` is the room after those events.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from bot.channels.matrix.guard import Body, at, list_at, object_at, text_at
from handlers.reading.plain import one_line

OLD_VERSIONS: Final = frozenset(str(n) for n in range(1, 12))
"""Room versions whose creators are ordinary members with a high level; from 12 on they are above all (MSC4289)."""
WORDED_LEVELS: Final = frozenset(str(n) for n in range(1, 10))
"""Room versions whose power levels may be text (until room version 10, specification v1.16)."""
_WORDED_LEVEL = re.compile(r"\s*[+-]?[0-9]{1,17}\s*")


@dataclass(frozen=True, slots=True)
class Member:
    """What the room says of one user; ``name`` is what the user calls themselves, on one line."""

    membership: str
    name: str
    event_id: str


@dataclass(frozen=True, slots=True)
class Levels:
    """The content of ``m.room.power_levels``, or what holds without one (``stated`` is False)."""

    stated: bool = False
    users: Mapping[str, int] = field(default_factory=dict)
    events: Mapping[str, int] = field(default_factory=dict)
    users_default: int = 0
    events_default: int = 0
    state_default: int = 50
    invite: int = 0
    redact: int = 50


@dataclass(frozen=True, slots=True)
class Stated:
    """Who said a state event, and which event it was."""

    event_id: str
    sender: str


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """One room. ``stated`` holds the latest event of each other type with an empty state key that we read.

    ``direct`` is True once anybody was invited to it as to a direct chat. ``encrypted`` never becomes False again,
    whatever is said later (docs/bad-input.md B28).
    """

    room_id: str
    version: str = "1"
    creators: frozenset[str] = frozenset()
    is_space: bool = False
    predecessor: str | None = None
    levels: Levels = field(default_factory=Levels)
    members: Mapping[str, Member] = field(default_factory=dict)
    direct: bool = False
    encrypted: bool = False
    join_rule: str = "invite"
    history: str = "shared"
    name: str = ""
    replacement: str | None = None
    stated: Mapping[str, Stated] = field(default_factory=dict)

    def after(self, events: Iterable[Body]) -> RoomFacts:
        """Return the room after these state events, in their order; what has not the shape of one changes nothing."""
        facts, members = self, None
        for event in events:
            if event.get("type") == "m.room.member":
                members = dict(self.members) if members is None else members
                if not facts.direct and _is_direct(event):
                    facts = replace(facts, direct=True)
                _seat(members, event)
            elif event.get("state_key") == "":
                facts = _settle(facts, event)
        return facts if members is None else replace(facts, members=members)

    def membership_of(self, user: str) -> str:
        """Return the user's membership: join, invite, leave, ban, knock."""
        member = self.members.get(user)
        return member.membership if member else "leave"

    def users(self, *memberships: str) -> tuple[str, ...]:
        """Return who has one of these memberships, in a fixed order."""
        return tuple(sorted(user for user, member in self.members.items() if member.membership in memberships))

    @property
    def is_created(self) -> bool:
        """Whether we read how it was created, as we must have of every room whose state we read."""
        return "m.room.create" in self.stated

    @property
    def is_public(self) -> bool:
        """Whether anybody may come in or read along (B27)."""
        return self.join_rule == "public" or self.history == "world_readable"

    @property
    def readers(self) -> tuple[str, ...]:
        """Who is meant to read what is said now: joined, and invited where the history is theirs too."""
        return self.users("join") if self.history == "joined" else self.users("join", "invite")


def partner(facts: RoomFacts, me: str, *, noted: bool = False) -> str | None:
    """Return the one other person when this room is a private talk between two, else None.

    Two are a private talk when somebody meant it so (a direct invite, or *noted*: we remember it as one) or when the
    room has no name; never in a space or where others may come in or read along.
    """
    others = [user for user in facts.users("join", "invite") if user != me]
    if facts.is_space or facts.is_public or len(others) != 1:
        return None
    return others[0] if noted or facts.direct or not facts.name else None


def is_state(event: Body) -> bool:
    """Tell whether this is a state event."""
    return isinstance(event.get("state_key"), str)


_ONCE: Final = {word: word for word in ("join", "invite", "leave", "ban", "knock")}
"""One word for all: rooms are full of members."""


def _seat(members: dict[str, Member], event: Body) -> None:
    user, membership = text_at(event, "state_key"), text_at(event, "content", "membership")
    if user and membership:
        name = one_line(text_at(event, "content", "displayname"))
        members[user] = Member(_ONCE.get(membership, membership), name, text_at(event, "event_id"))


def _is_direct(event: Body) -> bool:
    said = (at(event, "content", "is_direct"), at(event, "unsigned", "prev_content", "is_direct"))
    return True in said


def _settle(facts: RoomFacts, event: Body) -> RoomFacts:
    """Take one state event that is about the room as a whole."""
    kind, content = text_at(event, "type"), object_at(event, "content")
    stated = Stated(text_at(event, "event_id"), text_at(event, "sender"))
    match kind:
        case "m.room.create":
            facts = _created(facts, content, stated.sender)
        case "m.room.power_levels":
            facts = replace(facts, levels=read_levels(content, facts.version))
        case "m.room.encryption":
            facts = replace(facts, encrypted=True)
        case "m.room.join_rules":
            facts = replace(facts, join_rule=text_at(content, "join_rule") or "invite")
        case "m.room.history_visibility":
            facts = replace(facts, history=text_at(content, "history_visibility") or "shared")
        case "m.room.name":
            facts = replace(facts, name=one_line(text_at(content, "name")))
        case "m.room.tombstone":
            facts = replace(facts, replacement=text_at(content, "replacement_room"))
        case _:
            return facts
    return replace(facts, stated={**facts.stated, kind: stated})


def _created(facts: RoomFacts, content: Body, sender: str) -> RoomFacts:
    """Take ``m.room.create``: from version 12 on its sender and those it names are above all levels (MSC4289)."""
    version = text_at(content, "room_version") or "1"
    named = [user for user in list_at(content, "additional_creators") if isinstance(user, str)]
    more = named if has_mighty_creators(version) else []
    return replace(
        facts,
        version=version,
        creators=frozenset([sender or text_at(content, "creator"), *more]),
        is_space=text_at(content, "type") == "m.space",
        predecessor=text_at(content, "predecessor", "room_id") or None,
    )


def has_mighty_creators(version: str) -> bool:
    """Tell whether the creators of a room of this version stand above its power levels; an unknown version is new."""
    return version not in OLD_VERSIONS


def read_levels(content: Body, version: str) -> Levels:
    """Read ``m.room.power_levels``; a level that is none counts as absent."""
    worded = version in WORDED_LEVELS
    plain = Levels(stated=True)

    def level(name: str, default: int) -> int:
        found = _level(content.get(name), worded=worded)
        return default if found is None else found

    return Levels(
        stated=True,
        users=_levels(object_at(content, "users"), worded=worded),
        events=_levels(object_at(content, "events"), worded=worded),
        users_default=level("users_default", plain.users_default),
        events_default=level("events_default", plain.events_default),
        state_default=level("state_default", plain.state_default),
        invite=level("invite", plain.invite),
        redact=level("redact", plain.redact),
    )


def _levels(stated: Body, *, worded: bool) -> dict[str, int]:
    read = {name: _level(value, worded=worded) for name, value in stated.items()}
    return {name: level for name, level in read.items() if level is not None}


def _level(value: object, *, worded: bool) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if worded and isinstance(value, str) and _WORDED_LEVEL.fullmatch(value):
        return int(value)
    return None
