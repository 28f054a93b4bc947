"""Making a room exactly once: the alias is reserved with the room, so a second try finds the first one's room.

Others may have taken the alias, or the room behind it may be closed to us: then the next generation of the alias is
tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.contract import Unsendable
from bot.channels.matrix.guard import Body, text_at
from bot.channels.matrix.rooms import RoomFacts, is_state
from bot.channels.matrix.servers import server_of
from bot.channels.matrix.shape import events_in
from bot.channels.matrix.transport import NotFound, Refused, Transport, Unacceptable, Unreachable, client

if TYPE_CHECKING:
    from bot.channels.matrix.roombook import Book

GENERATIONS: Final = 5
IN_USE: Final = "M_ROOM_IN_USE"


class Maker:
    """Makes rooms and reads their state."""

    def __init__(self, transport: Transport, book: Book) -> None:
        """Tell *book* of the rooms."""
        self._transport = transport
        self._book = book
        self._default_version = ""

    async def make(self, localpart: str, wanted: Body) -> RoomFacts:
        """Make a room with this alias, or return the one we made before; raises ``Unsendable`` and ``MatrixError``."""
        for generation in range(1, GENERATIONS + 1):
            name = localpart if generation == 1 else f"{localpart}-{generation}"
            room = await self._create(name, wanted) or await self._behind(f"#{name}:{server_of(self._book.me)}")
            facts = await self._ours(room) if room else None
            if facts:
                return facts
        raise Unsendable("every alias of this room leads elsewhere")

    async def learn(self, room: str) -> RoomFacts:
        """Read the state of a room from the homeserver; raises ``MatrixError``.

        An answer that leaves out what must be there changes nothing that we know: it is none (``Unreachable``).
        """
        facts = await self.stated(room)
        expected = room in self._book.entered or self._book.facts(room) is not None
        if not facts.is_created or (expected and not self._book.is_stated(facts)):
            raise Unreachable("the room was not stated")
        self._book.learn(facts)
        return facts

    async def known(self, room: str) -> RoomFacts | None:
        """Return what we know of a room that we came into, asking where it was never stated; raises ``MatrixError``."""
        facts = self._book.facts(room)
        if facts is None and room not in self._book.entered:
            return None
        return facts if facts is not None and self._book.is_stated(facts) else await self.learn(room)

    async def stated(self, room: str) -> RoomFacts:
        """Ask for the state of a room, and believe it or not; raises ``MatrixError``."""
        answer = await self._transport.call_list(client("rooms", room, "state"))
        return self._book.blank(room).after(event for event in events_in(answer) if is_state(event))

    async def default_version(self) -> str:
        """Return the version that new rooms get."""
        if not self._default_version:
            answer = await self._transport.call("GET", client("capabilities"))
            self._default_version = text_at(answer, "capabilities", "m.room_versions", "default") or "1"
        return self._default_version

    async def _create(self, localpart: str, wanted: Body) -> str | None:
        try:
            answer = await self._transport.call(
                "POST", client("createRoom"), body=wanted | {"room_alias_name": localpart}
            )
        except Unacceptable as trouble:
            if trouble.errcode != IN_USE:
                raise
            return None
        return text_at(answer, "room_id") or None

    async def _behind(self, alias: str) -> str | None:
        try:
            return text_at(await self._transport.call("GET", client("directory", "room", alias)), "room_id") or None
        except NotFound:
            return None

    async def _ours(self, room: str) -> RoomFacts | None:
        """Return the room when we made it, are in it and it was not replaced; an alias alone proves nothing."""
        try:
            facts = await self.learn(room)
        except (Refused, NotFound):
            return None
        here = facts.membership_of(self._book.me) == "join" and not facts.replacement
        return facts if here and self._book.me in facts.creators else None
