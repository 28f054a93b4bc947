"""Encrypted events that cannot be read yet: kept as they came, tried again when keys arrive and at each start.

Only cipher text is kept. After a minute the sender is told once per session; after seven days the event is let go
(R11 of docs/reliability.md).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.channels.matrix.guard import Body, MalformedError, object_at, parse_object, text_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.channels.matrix.roombook import Changes

PREFIX: Final = "utd:"
KEEP: Final = timedelta(days=7)
PATIENCE: Final = timedelta(minutes=1)
MOST: Final = 2_000
"""Events kept at once; more than this is no late key but a flood, and the oldest are let go."""
NOTE_DEPTH: Final = 110


@dataclass(frozen=True, slots=True)
class Unread:
    """One kept event; ``heard_at`` is when it came in, ``told`` whether its sender knows that we could not read it."""

    room: str
    event: Body = field(repr=False)
    heard_at: datetime
    told: bool = False

    @property
    def id(self) -> str:
        """The event's id."""
        return text_at(self.event, "event_id")

    @property
    def session(self) -> tuple[str, str]:
        """Room and Megolm session."""
        return self.room, text_at(self.event, "content", "session_id")

    @property
    def told_for(self) -> str:
        """The same for all events of one sender and session: what they are told is told once."""
        return f"{text_at(self.event, 'sender')}|{self.session[1]}"

    @property
    def note(self) -> str:
        """The value under which it is remembered."""
        return json.dumps(
            {"room": self.room, "event": self.event, "heard_at": self.heard_at.isoformat(), "told": self.told}
        )


class LateKeys:
    """The kept events; every change is also returned as notes, to be written in the batch that brought it."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        """Start with what was noted."""
        read = (read_unread(value) for value in notes.values())
        self._kept = {unread.id: unread for unread in read if unread}

    def __len__(self) -> int:
        """How many events wait for a key."""
        return len(self._kept)

    def holds(self, event_id: str) -> bool:
        """Tell whether this event is kept."""
        return event_id in self._kept

    def take(self, notes: Changes) -> None:
        """Take over what was written."""
        for name, value in notes.items():
            if name.startswith(PREFIX):
                unread = read_unread(value) if value else None
                if unread:
                    self._kept[unread.id] = unread
                else:
                    self._kept.pop(name.removeprefix(PREFIX), None)

    def keep(self, unread: Unread) -> Changes:
        """Keep one more; when there are too many the oldest is let go."""
        changes: Changes = {PREFIX + unread.id: unread.note}
        if len(self._kept) >= MOST and unread.id not in self._kept:
            oldest = min(self._kept.values(), key=lambda kept: kept.heard_at)
            changes[PREFIX + oldest.id] = None
        return changes

    def for_keys(self, sessions: Collection[tuple[str, str]]) -> list[Unread]:
        """Return what these new keys may open, in the order it came."""
        return [unread for unread in self._kept.values() if unread.session in sessions]

    def all(self) -> list[Unread]:
        """Return everything kept, in the order it came."""
        return list(self._kept.values())

    def too_old(self, now: datetime) -> Iterator[Unread]:
        """Yield what is let go unread."""
        return (unread for unread in self._kept.values() if now - unread.heard_at > KEEP)

    def untold(self, now: datetime) -> Iterator[Unread]:
        """Yield what has waited long enough for its sender to be told."""
        return (unread for unread in self._kept.values() if not unread.told and now - unread.heard_at >= PATIENCE)


def read_unread(note: str) -> Unread | None:
    """Read a kept event back; None when the note is not one."""
    try:
        said = parse_object(note.encode(), depth=NOTE_DEPTH)
        heard_at = datetime.fromisoformat(text_at(said, "heard_at"))
    except (MalformedError, ValueError):
        return None
    return Unread(text_at(said, "room"), object_at(said, "event"), heard_at, said.get("told") is True)


def only_cipher(event: Body) -> Body:
    """Keep of an encrypted event what is needed to read it later."""
    names = ("type", "event_id", "sender", "origin_server_ts", "content")
    return {name: event[name] for name in names if name in event}
