"""Somebody at a ``Device`` of ours, because an honest client would not send what the tests send."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field

from bot.channels.matrix.guard import Body, at, object_at, text_at
from bot.channels.matrix.outcomes import Decrypted
from bot.channels.matrix.transport import client, encode
from tests.homeserver.acts import messages, say_plainly
from tests.matrix import person as seated

WAIT_SECONDS = 60.0
GOOD, ANSWER = "take 770001", "request with that number"
"""A command that anybody may say at any time, and what stands in its answer."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something the bot said in a room, deciphered."""

    event_id: str
    text: str
    content: Body = field(repr=False)

    @property
    def msgid(self) -> str:
        """The name of the text."""
        return text_at(self.content, "org.buurtbot", "msgid")


class Neighbour(seated.Person):
    """Somebody with a private room of their own with the bot."""

    bot = ""
    talk = ""

    async def open_talk(self, *, sealed: bool = True) -> str:
        """Make a private talk with the bot and wait until the bot is there."""
        if sealed:
            self.talk = await self.create_room(self.bot)
        else:
            self.talk = await self.new_room(self.bot, name="", is_direct=True)
        await self.meets(self.bot, self.talk)
        return self.talk

    async def new_room(self, *invited: str, name: str = "De Linde", **more: object) -> str:
        """Make a room in clear and return its id."""
        body: Body = {"preset": "private_chat", "name": name, "invite": list(invited), **more}
        return text_at(await self.transport.call("POST", client("createRoom"), body=body), "room_id")

    async def meets(self, user: str, room: str) -> None:
        """Wait until somebody has come into a room."""
        async with asyncio.timeout(WAIT_SECONDS):
            while not await self.is_in(user, room):
                await self.sync(wait_seconds=1)

    async def is_in(self, user: str, room: str) -> bool:
        """Tell whether somebody is in a room now."""
        answer = await self.transport.call("GET", client("rooms", room, "joined_members"))
        return at(answer, "joined", user) is not None

    async def tell(self, words: str, room: str = "", **more: object) -> str:
        """Say something in the talk with the bot or in a room, sealed where the room is."""
        room = room or self.talk
        if await self.is_sealed(room):
            return await self.say(room, words, **more)
        return await say_plainly(self, room, words, **more)

    async def is_sealed(self, room: str) -> bool:
        """Tell whether a room is encrypted."""
        state = await self.transport.call_list(client("rooms", room, "state"))
        return any(text_at(event, "type") == "m.room.encryption" for event in state)

    async def heard(self, room: str = "", *, after: str = "") -> list[Said]:
        """Return what the bot has said in a room, oldest first; *after* one event only."""
        room = room or self.talk
        await self.sync()
        events = await messages(self, room)
        ids = [text_at(event, "event_id") for event in events]
        later = events[ids.index(after) + 1 :] if after in ids else events
        read = [await self._read(event, room) for event in later if text_at(event, "sender") == self.bot]
        return [said for said in read if said]

    async def hears(self, words: str = "", room: str = "", *, after: str = "") -> Said:  # type: ignore[override]
        """Wait until the bot said something with these words."""
        heard: list[Said] = []
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                while not (found := [said for said in heard if words in said.text]):
                    heard = await self.heard(room, after=after)
                    if not any(words in said.text for said in heard):
                        await self.sync(wait_seconds=1)
                return found[-1]
        except TimeoutError:
            raise TimeoutError(f"waited in vain for {words!r}; heard: {[said.text for said in heard]}") from None

    async def asks(self, words: str, answer: str, room: str = "") -> Said:
        """Say something, and wait until the bot has answered it with these words."""
        return await self.hears(answer, room, after=await self.tell(words, room))

    async def is_served(self) -> None:
        """Hold that a good command is answered now."""
        await self.asks(GOOD, ANSWER)

    async def _read(self, event: Body, room: str) -> Said | None:
        kind, content = text_at(event, "type"), object_at(event, "content")
        if kind == "m.room.encrypted":
            read = await self.device.read(event, room)
            if not isinstance(read, Decrypted):
                return Said(text_at(event, "event_id"), "(unreadable)", {})
            kind, content = read.type, read.content
        if kind != "m.room.message":
            return None
        return Said(text_at(event, "event_id"), text_at(content, "body"), content)


async def send_to_device(sender: Neighbour, user: str, device: str, kind: str, content: object) -> None:
    """Send any to-device event, as everybody with an account can, to everybody."""
    path = client("sendToDevice", kind, secrets.token_hex(8))
    await sender.transport.call("PUT", path, body={"messages": {user: {device: content}}})


async def seal_raw(sender: Neighbour, room: str, plain: bytes, **more: object) -> Body:
    """Encrypt any bytes for a room, which the homeserver cannot look into; the room key goes to all as always."""
    sealed = await sender.device.encrypt(room, "m.room.message", {"body": "x"}, await sender.members(room))
    ratchet = sender.device._writer._outbound[room].ratchet
    return {**sealed, "ciphertext": ratchet.encrypt(plain).to_base64(), **more}


def inside(room: str, **changes: object) -> bytes:
    """Write what a sealed text holds, changed as a test wants it."""
    true: Body = {"type": "m.room.message", "room_id": room, "content": {"msgtype": "m.text", "body": "tasks"}}
    return encode({**true, **changes})
