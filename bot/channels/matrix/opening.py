"""Opening an encrypted event: it becomes a clear event, one to keep for later, a word to its sender, or nothing.

A decrypted command is obeyed only when the sender's own device is proved to have made it (R12 of docs/reliability.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from bot.channels.matrix.asides import Asides
from bot.channels.matrix.guard import Body, object_at, text_at
from bot.channels.matrix.outcomes import Decrypted, Undecryptable, Unreadable
from bot.channels.matrix.transport import MatrixError

if TYPE_CHECKING:
    from bot.channels.matrix.device import Device


class Reason(StrEnum):
    """Why a sender is told that we could not use a message; ``Incoming.text`` holds it when the kind is UNREADABLE."""

    NO_KEY = "no key"
    NOT_PROVED = "not proved"
    NOT_ENCRYPTED = "not encrypted"
    UNKNOWN_CIPHER = "unknown cipher"


@dataclass(frozen=True, slots=True)
class Clear:
    """The event with what its cipher text held; ``fingerprint`` is the same for every copy of that cipher text."""

    event: Body = field(repr=False)
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class NotYet:
    """A key or an answer is missing that may still come."""


@dataclass(frozen=True, slots=True)
class Tell:
    """Its sender should know why we do not act on it."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Nothing:
    """Set aside."""


Opened: TypeAlias = Clear | NotYet | Tell | Nothing


class Opening:
    """Opens events with one device; ``set_aside`` counts what was of no use, by kind."""

    def __init__(self, device: Device) -> None:
        """Use *device*."""
        self._device = device
        self.set_aside = Asides()

    async def open(self, event: Body, room: str) -> Opened:
        """Open one ``m.room.encrypted`` event; never raises for what others wrote."""
        try:
            found = await self._device.read(event, room)
        except MatrixError:
            return NotYet()
        match found:
            case Undecryptable():
                return self._unreadable(found)
            case Decrypted(acceptable=False):
                self.set_aside.note("not a message")
                return Nothing()
            case Decrypted(sender_proved=False):
                self.set_aside.note("sender not proved")
                return Tell(Reason.NOT_PROVED)
            case _:
                return Clear(_as_clear(event, found), found.fingerprint)

    def _unreadable(self, found: Undecryptable) -> Opened:
        if found.may_heal:
            return NotYet()
        self.set_aside.note(found.reason.value)
        return Tell(Reason.UNKNOWN_CIPHER) if found.reason is Unreadable.UNKNOWN_ALGORITHM else Nothing()


def _as_clear(event: Body, found: Decrypted) -> Body:
    """Put in what the cipher text held; relations stand beside it, in clear (specification v1.16, m.megolm.v1)."""
    content = dict(found.content)
    relation = object_at(event, "content", "m.relates_to")
    if relation and not isinstance(content.get("m.relates_to"), dict):
        content["m.relates_to"] = relation
    return {
        "type": found.type,
        "content": content,
        "sender": found.sender,
        "event_id": text_at(event, "event_id"),
        "origin_server_ts": event.get("origin_server_ts"),
    }
