"""Keeping a message in sight: ``m.room.pinned_events``, merged with what is pinned there already.

That state holds the whole list of a room, in order (Client-Server API v1.16, ``m.room.pinned_events``), so it is read
anew each time; the same list again is not sent. Matrix has no "only if it is still so": who pins in
the very same moment may have to do it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.matrix.guard import Body, list_at
from bot.channels.matrix.transport import NotFound, Transport, client

if TYPE_CHECKING:
    from bot.channels.contract import InSight

PINNED: Final = "m.room.pinned_events"


async def keep_in_sight(transport: Transport, room: str, what: InSight) -> None:
    """Pin a message in a room, as the newest, or let go of it; raises ``MatrixError``."""
    path = client("rooms", room, "state", PINNED)
    before = await _stated(transport, path)
    pinned = [event for event in list_at(before, "pinned") if isinstance(event, str)]
    if what.off == (what.target not in pinned):
        return
    after = [event for event in pinned if event != what.target] if what.off else [*pinned, what.target]
    await transport.call("PUT", path, body=before | {"pinned": after})


async def _stated(transport: Transport, path: str) -> Body:
    try:
        return await transport.call("GET", path)
    except NotFound:
        return {}  # nobody pinned anything there yet
