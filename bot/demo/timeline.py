"""A room as one person's client shows it: edits, reactions and redactions folded into the messages they are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from bot.channels.matrix.content import LABEL
from bot.channels.matrix.guard import Body, at, object_at, text_at

MESSAGE: Final = "m.room.message"
ENCRYPTED: Final = "m.room.encrypted"
REACTION: Final = "m.reaction"
REDACTION: Final = "m.room.redaction"
WORDS: Final = frozenset({"m.text", "m.notice", "m.emote"})


@dataclass(frozen=True, slots=True)
class Event:
    """An event as a client reads it: ``raw`` as the homeserver gave it, ``type`` and ``content`` after decryption.

    ``hidden`` is why it cannot be read; empty when it can.
    """

    raw: Body
    type: str
    content: Body
    hidden: str = ""

    @property
    def id(self) -> str:
        """The event's id."""
        return text_at(self.raw, "event_id")

    @property
    def sender(self) -> str:
        """Who sent it, as the homeserver says."""
        return text_at(self.raw, "sender")

    @property
    def redacted_by(self) -> str:
        """Who took it back before it came here, without its content; empty when nobody did."""
        return text_at(self.raw, "unsigned", "redacted_because", "sender")


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as it is shown now; ``label`` is its machine-readable key, ``reactions`` emoji with who put them.

    ``redacted_by`` is who took it back; empty when it stands.
    """

    event: Event
    text: str = ""
    label: Body = field(default_factory=dict)
    edited: bool = False
    redacted_by: str = ""
    reactions: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def id(self) -> str:
        """The id of the first event; edits keep it."""
        return self.event.id

    @property
    def redacted(self) -> bool:
        """Whether it was taken back."""
        return bool(self.redacted_by)

    @property
    def sender(self) -> str:
        """Who said it."""
        return self.event.sender

    @property
    def sent_at(self) -> datetime:
        """When the homeserver took it: aware, UTC."""
        milliseconds = self.event.raw.get("origin_server_ts")
        return datetime.fromtimestamp(milliseconds / 1000 if isinstance(milliseconds, int) else 0, UTC)

    @property
    def is_encrypted(self) -> bool:
        """Whether the homeserver saw nothing but cipher text."""
        return text_at(self.event.raw, "type") == ENCRYPTED

    @property
    def is_file(self) -> bool:
        """Whether it is something else than words."""
        return bool(self.event.content) and text_at(self.event.content, "msgtype") not in WORDS

    @property
    def file_name(self) -> str:
        """What its file is called; empty when there is none to fetch."""
        content = self.event.content
        is_there = text_at(content, "file", "url") or text_at(content, "url")
        return (text_at(content, "filename") or text_at(content, "body")) if is_there else ""

    @property
    def reply_to(self) -> str:
        """The message it answers, or nothing."""
        return text_at(self.event.content, "m.relates_to", "m.in_reply_to", "event_id")

    @property
    def msgid(self) -> str:
        """The stable name of a message of the bot."""
        return text_at(self.label, "msgid")


class Timeline:
    """The messages of one room, oldest first; what is about a message that is not there yet waits for it."""

    def __init__(self) -> None:
        self._seen: dict[str, Seen] = {}
        self._signs: dict[str, tuple[str, str, str]] = {}
        self._waiting: dict[str, list[Event]] = {}

    def __iter__(self) -> Iterator[Seen]:
        return iter(tuple(self._seen.values()))

    def get(self, event_id: str) -> Seen | None:
        """Return one message."""
        return self._seen.get(event_id)

    def take(self, event: Event) -> Seen | None:
        """Fold one event in; return the message that is new or different now, if any."""
        if event.type == REACTION:
            return self._sign(event)
        if event.type == REDACTION:
            return self._take_back(event)
        if event.type in {MESSAGE, ENCRYPTED}:
            return self._edit(event) if edited(event) else self._put(event)
        return None

    def _put(self, event: Event) -> Seen:
        """Show a message; one that could not be read before keeps its place."""
        before = self._seen.get(event.id)
        words, label = text_at(event.content, "body"), object_at(event.content, LABEL)
        seen = Seen(event, words, label, redacted_by=event.redacted_by)
        self._seen[event.id] = replace(seen, reactions=before.reactions) if before else seen
        for waiting in self._waiting.pop(event.id, ()):
            self.take(waiting)
        return self._seen[event.id]

    def _edit(self, event: Event) -> Seen | None:
        original = self._seen.get(edited(event))
        if original is None:
            self._waiting.setdefault(edited(event), []).append(event)
            return None
        if original.sender != event.sender or original.redacted:
            return None
        new = object_at(event.content, "m.new_content")
        return self._keep(replace(original, text=text_at(new, "body"), label=object_at(new, LABEL), edited=True))

    def _sign(self, event: Event) -> Seen | None:
        about, emoji = (text_at(event.content, "m.relates_to", key) for key in ("event_id", "key"))
        self._signs[event.id] = (about, emoji, event.sender)
        return self._with_signs(about)

    def _take_back(self, event: Event) -> Seen | None:
        about = text_at(event.raw, "redacts") or text_at(event.content, "redacts")
        sign = self._signs.pop(about, None)
        if sign:
            return self._with_signs(sign[0])
        seen = self._seen.get(about)
        if seen is None:
            return None
        forgotten = replace(seen.event, content={})
        return self._keep(replace(seen, event=forgotten, text="", label={}, reactions=(), redacted_by=event.sender))

    def _with_signs(self, about: str) -> Seen | None:
        seen = self._seen.get(about)
        if seen is None or seen.redacted:
            return None
        signs: dict[str, tuple[str, ...]] = {}
        for target, emoji, sender in self._signs.values():
            if target == about and emoji:
                signs[emoji] = (*signs.get(emoji, ()), sender)
        return self._keep(replace(seen, reactions=tuple(signs.items())))

    def _keep(self, seen: Seen) -> Seen:
        self._seen[seen.id] = seen
        return seen


def edited(event: Event) -> str:
    """Return the id of the message an edit replaces; empty when the event is no edit."""
    # Only in decrypted content: the relation is in clear too, but says nothing about who wrote the words.
    replaces = at(event.content, "m.relates_to", "rel_type") == "m.replace"
    return text_at(event.content, "m.relates_to", "event_id") if replaces else ""
