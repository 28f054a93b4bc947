"""Finding our own event again by its key, after a send that was cut off long ago (R8 of docs/reliability.md).

Each encrypted event of ours bears a mark of its key beside the cipher text, so that it is known again when the room key
is gone (docs/decisions/0009-a-mark-beside-the-cipher-text.md).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.channels.matrix.content import KEY, MARK
from bot.channels.matrix.guard import Body, list_at, text_at
from bot.channels.matrix.outcomes import Decrypted
from bot.channels.matrix.private import secret_name
from bot.channels.matrix.shape import events_in, sent_at
from bot.channels.matrix.transport import Transport, client

if TYPE_CHECKING:
    from bot.channels.matrix.device import Device

MARGIN: Final = timedelta(minutes=5)
MOST_PAGES: Final = 500
PAGE: Final = 100


def mark_of(key: str, secret: str) -> str:
    """Return what stands in clear for a key: the same each time, and without *secret* nobody can tell whose it is."""
    return secret_name(secret, "mark", key)


class LookingBack:
    """Looks for what *me* said; *secret* is the one the marks were made with."""

    def __init__(self, transport: Transport, device: Device, *, me: str, secret: str) -> None:
        self._transport = transport
        self._device = device
        self._me = me
        self._secret = secret

    async def find(self, room: str, key: str, since: datetime) -> str | None:
        """Return the id of our event with this key, looking to shortly before *since*; raises ``MatrixError``."""
        query = {"dir": "b", "limit": str(PAGE)}
        for _ in range(MOST_PAGES):
            answer = await self._transport.call("GET", client("rooms", room, "messages"), query=query)
            chunk = events_in(list_at(answer, "chunk"))
            for event in chunk:
                if text_at(event, "sender") == self._me and self._bears(event, key, room):
                    return text_at(event, "event_id")
            end = text_at(answer, "end")
            # One event that claims to be older does not end the search (B15).
            if not end or (chunk and all(_before(event, since - MARGIN) for event in chunk)):
                return None
            query["from"] = end
        return None

    def _bears(self, event: Body, key: str, room: str) -> bool:
        """Tell whether it is the event of this key: by its transaction, by what we wrote beside it, or inside."""
        if key in {text_at(event, "unsigned", "transaction_id"), text_at(event, "content", KEY)}:
            return True
        if text_at(event, "type") != "m.room.encrypted":
            return False
        if mark := text_at(event, "content", MARK):
            return mark == mark_of(key, self._secret)
        opened = self._device.decrypt(event, room)
        return isinstance(opened, Decrypted) and text_at(opened.content, KEY) == key


def _before(event: Body, instant: datetime) -> bool:
    stamp = sent_at(event)
    return stamp is not None and stamp < instant
