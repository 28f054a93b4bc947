"""The whole service at a real homeserver, a neighbour who is always answered, and newcomers at devices of their own.

Whoever comes sits at a ``Device`` of ours, because an honest client would not send what the tests send.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import App
from bot.channels.matrix.channel import MatrixChannel
from bot.channels.matrix.guard import Body, at, object_at, text_at
from bot.channels.matrix.outcomes import Decrypted
from bot.channels.matrix.transport import client, encode
from bot.clock import Clock, SystemClock
from bot.config import load
from bot.demo.homeserver import Homeserver
from handlers.model import Address, Neighbourhood, Person, Role, Room, RoomKind, Standing
from tests.homeserver.acts import messages, say_plainly
from tests.matrix import person as seated
from tests.servers.fixtures import PASSWORD

if TYPE_CHECKING:
    from bot.demo.homeserver import Account

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


@dataclass(slots=True)
class Scene:
    """The service and whoever came; ``karim`` is the neighbour whose words must always be answered."""

    homeserver: Homeserver
    folder: Path
    bot: str
    url: str
    clock: Clock
    people: AsyncExitStack
    app: App = field(init=False)
    karim: Neighbour = field(init=False)
    _life: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def channel(self) -> MatrixChannel:
        """The Matrix channel of the service that runs now."""
        channel = self.app.channels["matrix"]
        assert isinstance(channel, MatrixChannel)
        return channel

    async def start(self) -> None:
        """Start the service, as after a restart of the machine."""
        self._life = AsyncExitStack()
        config = load(self.folder / "config.toml", {})
        self.app = await self._life.enter_async_context(App.open(config, clock=self.clock))
        task = asyncio.create_task(self.app.run())

        async def stop() -> None:
            task.cancel()
            await asyncio.wait({task})
            if not task.cancelled():
                task.result()

        self._life.push_async_callback(stop)

    async def stop(self) -> None:
        """Stop the service; what it keeps stays."""
        await self._life.aclose()

    async def restart(self) -> None:
        """Stop the service and start it again with what it keeps."""
        await self.stop()
        await self.start()

    async def comes(self, name: str, *, announce: bool = True) -> Neighbour:
        """Let somebody new sit down at a device of their own."""
        localpart = f"{name.lower()}-{secrets.token_hex(4)}"
        account = await self.homeserver.register(localpart, PASSWORD, displayname=name)
        return await self.seat(account, announce=announce)

    async def seat(self, account: Account, *, announce: bool = True) -> Neighbour:
        """Let somebody sit down at a device."""
        neighbour = Neighbour(self.homeserver, account, self.folder / account.device_id, announce=announce)
        neighbour.bot = self.bot
        await self.people.enter_async_context(neighbour)
        return neighbour

    async def resident(self, name: str) -> Neighbour:
        """Let somebody come who has a private talk with the bot and was greeted."""
        neighbour = await self.comes(name)
        await neighbour.open_talk()
        await neighbour.asks("language en", "From now on")
        return neighbour

    async def still_serves(self) -> None:
        """Hold that a good command of a neighbour is answered now."""
        await self.karim.is_served()

    async def set_aside(self) -> dict[str, int]:
        """Return what was of no use, by kind, after all that was sent so far was heard."""
        await self.still_serves()
        running = self.channel._running
        assert running
        return dict(running.device.health().set_aside) | dict(running.intake.sources.opening.set_aside)

    async def bind(self, name: str, rooms: dict[RoomKind, str], **roles: tuple[Neighbour, ...]) -> None:
        """Write down a neighbourhood, its rooms, and who organises (``organiser=(rita,)``) or lives there."""
        now = self.clock.now()
        async with self.app.engine.store.begin() as tx:
            await tx.save_saved(Neighbourhood(name, name.capitalize(), "en", "Europe/Brussels"), now)
            for kind, room in rooms.items():
                await tx.save_saved(Room(Address("matrix", room), name, kind), now)
            for role, people in roles.items():
                granted = frozenset() if role == "resident" else frozenset({Role(role)})
                for one in people:
                    who = await tx.person_at(Address("matrix", one.user_id)) or Person(
                        secrets.token_hex(8), one.user_id, Address("matrix", one.user_id), "en", greeted_at=now
                    )
                    await tx.save_person(who)
                    await tx.save_saved(Standing(who.id, name, frozenset(rooms), granted), now)

    async def roles(self, neighbour: Neighbour) -> frozenset[Role]:
        """Return what somebody is anywhere."""
        async with self.app.engine.store.begin() as tx:
            who = await tx.person_at(Address("matrix", neighbour.user_id))
            standings = await tx.standings(who.id) if who else ()
        return frozenset(role for standing in standings for role in standing.roles)

    async def devices_of_bot(self, asker: Neighbour) -> tuple[str, str]:
        """Return the bot's device id and public Curve25519 key, as everybody can ask for them."""
        answer = await asker.transport.call("POST", client("keys", "query"), body={"device_keys": {self.bot: []}})
        ((device_id, device),) = object_at(answer, "device_keys", self.bot).items()
        return device_id, text_at(device, "keys", f"curve25519:{device_id}")


@asynccontextmanager
async def opened(
    homeserver: Homeserver, folder: Path, *, url: str = "", clock: Clock | None = None
) -> AsyncIterator[Scene]:
    """Start the service with an account of its own, and let Karim open his talk; ``url``: through something between."""
    account = await homeserver.register(f"buurtbot-{secrets.token_hex(4)}", PASSWORD)
    _configure(folder / "config.toml", url or homeserver.url, account.user_id)
    async with AsyncExitStack() as people:
        scene = Scene(homeserver, folder, account.user_id, url or homeserver.url, clock or SystemClock(), people)
        await scene.start()
        try:
            scene.karim = await scene.resident("Karim")
            await scene.still_serves()
            yield scene
        finally:
            await scene.stop()


def _configure(file: Path, url: str, user_id: str) -> None:
    file.write_text(
        '[bot]\nlanguage = "en"\ndata_dir = "data"\n'
        '[database]\nurl = "sqlite+aiosqlite:///bot.db"\n'
        f'[matrix]\nhomeserver = "{url}"\nuser_id = "{user_id}"\npassword = "{PASSWORD}"\ninvites = "anyone"\n'
        '[web]\nlisten = "127.0.0.1:0"\n'
        '[privacy]\ncontroller = "vzw De Linde"\ncontact = "privacy@example.org"\n'
    )


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
