"""Finding our own event again by its key, after a send that was cut off long ago (R8 of docs/reliability.md)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.channels.matrix.content import KEY
from bot.channels.matrix.guard import Body, list_at, text_at
from bot.channels.matrix.outcomes import Decrypted
from bot.channels.matrix.shape import events_in, sent_at
from bot.channels.matrix.transport import Transport, client

if TYPE_CHECKING:
    from bot.channels.matrix.device import Device

MARGIN: Final = timedelta(minutes=5)
MOST_PAGES: Final = 50
PAGE: Final = 100


async def find_own(transport: Transport, device: Device, me: str, room: str, key: str, since: datetime) -> str | None:
    """Return the id of our event with this key, looking back to shortly before *since*; raises ``MatrixError``."""
    query = {"dir": "b", "limit": str(PAGE)}
    for _ in range(MOST_PAGES):
        answer = await transport.call("GET", client("rooms", room, "messages"), query=query)
        chunk = events_in(list_at(answer, "chunk"))
        for event in chunk:
            if text_at(event, "sender") == me and key in _keys(event, device, room):
                return text_at(event, "event_id")
        end = text_at(answer, "end")
        if not end or any(_before(event, since - MARGIN) for event in chunk[-1:]):
            return None
        query["from"] = end
    return None


def _before(event: Body, instant: datetime) -> bool:
    stamp = sent_at(event)
    return stamp is not None and stamp < instant


def _keys(event: Body, device: Device, room: str) -> set[str]:
    """Return what may tell our key: the transaction the homeserver remembers, or what we wrote into the event."""
    keys = {text_at(event, "unsigned", "transaction_id"), text_at(event, "content", KEY)}
    if text_at(event, "type") == "m.room.encrypted":
        opened = device.decrypt(event, room)
        keys |= {text_at(opened.content, KEY)} if isinstance(opened, Decrypted) else set()
    return keys - {""}
