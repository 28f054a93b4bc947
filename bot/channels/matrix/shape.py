"""Turn one event of a room into an `Incoming`, or into nothing; total for whatever others wrote.

An event here is clear: as it came, or with the type and content that its cipher text held. What is not for us to act on
is nothing: notices, our own events, unknown types.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.channels.matrix.files import read_file
from bot.channels.matrix.guard import Body, at, text_at
from bot.channels.matrix.rights import power_of
from handlers.attachments import FileRef
from handlers.model import Incoming, IncomingKind
from handlers.reading.our_name import without_our_name
from handlers.reading.plain import LIMIT, clean, one_line, without_reply_fallback

if TYPE_CHECKING:
    from bot.channels.matrix.rooms import RoomFacts

CHANNEL: Final = "matrix"
REACTION_LENGTH: Final = 64
KIND_LENGTH: Final = 64
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
LATEST_SENT_MS: Final = 4_102_444_800_000
"""1 January 2100: a later claim is no time that anybody sent anything."""

WORDS: Final = frozenset({"m.text", "m.emote"})
IGNORED: Final = frozenset({"m.notice", "m.server_notice", "m.key.verification.request", "m.bad.encrypted"})
FILES: Final = frozenset({"m.sticker", "m.poll.start", "org.matrix.msc3381.poll.start"})
_USER_ID = re.compile(r"@[^:\s\x00]*:[^\s\x00]+")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: our user id, the name people call us by, and when it is."""

    me: str
    name: str
    now: datetime


def is_event(event: object) -> bool:
    """Tell whether this has the shape of a room event: type, id, sender and content of their kinds."""
    if not isinstance(event, dict) or not isinstance(event.get("content"), dict):
        return False
    sender, event_id = text_at(event, "sender"), text_at(event, "event_id")
    return (
        bool(text_at(event, "type"))
        and event_id.startswith("$")
        and len(event_id) <= 255
        and len(sender) <= 255
        and bool(_USER_ID.fullmatch(sender))
    )


def events_in(found: list[object]) -> list[Body]:
    """Keep what has the shape of a room event."""
    return [event for event in found if isinstance(event, dict) and is_event(event)]


def read_event(event: Body, facts: RoomFacts, private: str | None, reader: Reader) -> Incoming | None:
    """Read a clear event of a room; *private* is the other person when the room is a private talk."""
    sender = text_at(event, "sender")
    if sender == reader.me or (read := _read(event)) is None:
        return None
    text, called = _heard(read, event, reader)
    return replace(
        frame(event, read.kind, facts, private, reader),
        text=text,
        called=called,
        about=read.about,
        reply_to=read.reply_to,
        thread=read.thread,
        cut=read.cut,
        file=read.file,
    )


def frame(event: Body, kind: IncomingKind, facts: RoomFacts, private: str | None, reader: Reader) -> Incoming:
    """Say of an event where, when and by whom, without what it says."""
    sender = text_at(event, "sender")
    member = facts.members.get(sender)
    return Incoming(
        channel=CHANNEL,
        id=text_at(event, "event_id"),
        sender=sender,
        kind=kind,
        received_at=reader.now,
        room=None if private else facts.room_id,
        sender_name=member.name if member else "",
        sent_at=sent_at(event),
        power=power_of(facts, sender),
    )


def sent_at(event: Body) -> datetime | None:
    """Read when the sender claims to have sent it."""
    stamp = event.get("origin_server_ts")
    if isinstance(stamp, bool) or not isinstance(stamp, int) or not 0 <= stamp < LATEST_SENT_MS:
        return None
    return EPOCH + timedelta(milliseconds=stamp)


def sender_of_request(event: Body, me: str) -> str | None:
    """Return who asks to verify us with emoji in this room (specification v1.16, key verification framework)."""
    content = event.get("content")
    asks = text_at(content, "msgtype") == "m.key.verification.request" and text_at(content, "to") == me
    sender = text_at(event, "sender")
    return sender if asks and sender != me else None


_SPOKEN = frozenset({IncomingKind.MESSAGE, IncomingKind.EDIT})


@dataclass(frozen=True, slots=True)
class _Read:
    kind: IncomingKind
    text: str = ""
    about: str | None = None
    reply_to: str | None = None
    thread: str | None = None
    cut: bool = False
    file: FileRef | None = None


def _read(event: Body) -> _Read | None:
    match text_at(event, "type"):
        case "m.room.message":
            return _message(event)
        case "m.reaction":
            return _reaction(event)
        case "m.room.redaction":
            about = text_at(event, "content", "redacts") or text_at(event, "redacts")
            return _Read(IncomingKind.REDACTION, about=about) if about else None
        case kind if kind in FILES:
            return _with_relation(_Read(IncomingKind.FILE, kind), event)
        case _:
            return None


def _message(event: Body) -> _Read | None:
    if text_at(event, "content", "m.relates_to", "rel_type") == "m.replace":
        return _edit(event)
    msgtype, body = text_at(event, "content", "msgtype"), text_at(event, "content", "body")
    if not msgtype or msgtype in IGNORED:
        return None
    if msgtype not in WORDS:
        file = read_file(event.get("content"), CHANNEL)
        return _with_relation(_Read(IncomingKind.FILE, one_line(msgtype, KIND_LENGTH), file=file), event)
    return _with_relation(_said(IncomingKind.MESSAGE, body), event)


def _edit(event: Body) -> _Read | None:
    about = text_at(event, "content", "m.relates_to", "event_id")
    if not about or text_at(event, "content", "m.new_content", "msgtype") not in WORDS:
        return None
    return _said(IncomingKind.EDIT, text_at(event, "content", "m.new_content", "body"), about)


def _said(kind: IncomingKind, body: str, about: str | None = None) -> _Read:
    words = without_reply_fallback(body)
    return _Read(kind, clean(words), about, cut=len(words) > LIMIT)


def _reaction(event: Body) -> _Read | None:
    about = text_at(event, "content", "m.relates_to", "event_id")
    key = one_line(text_at(event, "content", "m.relates_to", "key"), REACTION_LENGTH)
    return _Read(IncomingKind.REACTION, key, about=about) if about and key else None


def _with_relation(read: _Read, event: Body) -> _Read:
    """Take what it answers; in a thread only what the person chose, not the client's stand-in for old clients."""
    relation = ("content", "m.relates_to")
    in_thread = text_at(event, *relation, "rel_type") == "m.thread"
    answered = text_at(event, *relation, "m.in_reply_to", "event_id") or None
    stand_in = in_thread and at(event, *relation, "is_falling_back") is True
    return replace(
        read,
        reply_to=None if stand_in else answered,
        thread=(text_at(event, *relation, "event_id") or None) if in_thread else None,
    )


def _heard(read: _Read, event: Body, reader: Reader) -> tuple[str, bool]:
    """Drop our name before the words, and tell whether they are for us; an answer to somebody is for them."""
    if read.kind not in _SPOKEN:
        return read.text, False
    text, calls = without_our_name(read.text, (reader.me, reader.name, reader.me[1:].partition(":")[0]))
    pinged = at(event, "content", "m.mentions", "user_ids")
    for_us = calls or (isinstance(pinged, list) and reader.me in pinged)
    return text, for_us and read.kind is IncomingKind.MESSAGE and read.reply_to is None
