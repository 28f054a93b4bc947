"""The whole service at a real homeserver, a neighbour who is always answered, and newcomers at devices of their own.

One service may live through many tests: each finds it as the ones before it left it.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import App
from bot.channels.matrix.channel import MatrixChannel
from bot.channels.matrix.guard import object_at, text_at
from bot.channels.matrix.transport import client
from bot.clock import Clock, SystemClock
from bot.config import load
from bot.demo.homeserver import Homeserver
from handlers.model import Address, Neighbourhood, Person, Role, Room, RoomKind, Standing
from handlers.requests.nouns import Category, Contact, Request, RequestState
from handlers.text import When
from tests.attacks.neighbour import Neighbour
from tests.servers.fixtures import PASSWORD

if TYPE_CHECKING:
    from bot.demo.homeserver import Account
    from storage.store import Transaction


@dataclass(frozen=True, slots=True)
class Home:
    """A neighbourhood: Rita organises and leads the room, Anna lives there."""

    name: str
    rita: Neighbour
    anna: Neighbour
    room: str


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
        return await self.settled(await self.comes(name))

    async def settled(self, neighbour: Neighbour) -> Neighbour:
        """Let somebody open a private talk, and be greeted in English."""
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
                    present = frozenset(rooms) | {RoomKind.RESIDENTS}
                    await _settle(tx, one.user_id, Standing("", name, present, granted), now)

    async def appoint(self, name: str, user: str) -> None:
        """Write down that somebody, whoever that is, organises a neighbourhood."""
        async with self.app.engine.store.begin() as tx:
            await _settle(tx, user, Standing("", name, granted=frozenset({Role.ORGANISER})), self.clock.now())

    async def home(self, name: str) -> Home:
        """Let Rita make a room in clear for a neighbourhood of her own, with Anna in it, who has no power there."""
        rita, anna = await self.resident("Rita"), await self.resident("Anna")
        room = await rita.new_room(self.bot, anna.user_id)
        await anna.join(room)
        await rita.meets(self.bot, room)
        await self.bind(name, {RoomKind.RESIDENTS: room}, organiser=(rita,), resident=(anna,))
        return Home(name, rita, anna, room)

    async def request(self, home: Home, *, phone: str = "0470 00 00 00") -> int:
        """Write down an open request of Anna's, as her talk with the bot would have left it."""
        now = self.clock.now()
        async with self.app.engine.store.begin() as tx:
            who = await tx.person_at(Address("matrix", home.anna.user_id))
            assert who
            number = await tx.next_number("request")
            day = When((now + timedelta(days=3)).date(), time(10))
            contact = Contact(who.name, "Lindestraat 9", phone)
            asked = Request(number, home.name, who.id, RequestState.OPEN, Category.CHORE, now, "Lamp", day)
            await tx.save_saved(replace(asked, contact=contact, confirms=False, opened_at=now), now)
        return number

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


async def _settle(tx: Transaction, user: str, standing: Standing, now: datetime) -> None:
    address = Address("matrix", user)
    who = await tx.person_at(address) or Person(secrets.token_hex(8), user, address, "en", greeted_at=now)
    await tx.save_person(who)
    await tx.save_saved(replace(standing, person=who.id), now)


@asynccontextmanager
async def opened(
    homeserver: Homeserver, folder: Path, *, url: str = "", clock: Clock | None = None, invites: str = "anyone"
) -> AsyncIterator[Scene]:
    """Start the service with an account of its own, and let Karim open his talk; ``url``: through something between.

    ``invites`` is the policy of the configuration; Karim is an admin, so that he may always come.
    """
    account = await homeserver.register(f"buurtbot-{secrets.token_hex(4)}", PASSWORD)
    karim = await homeserver.register(f"karim-{secrets.token_hex(4)}", PASSWORD, displayname="Karim")
    _configure(folder / "config.toml", url or homeserver.url, account.user_id, karim.user_id, invites)
    async with AsyncExitStack() as people:
        scene = Scene(homeserver, folder, account.user_id, url or homeserver.url, clock or SystemClock(), people)
        await scene.start()
        try:
            scene.karim = await scene.settled(await scene.seat(karim))
            await scene.still_serves()
            yield scene
        finally:
            await scene.stop()


def _configure(file: Path, url: str, user_id: str, admin: str, invites: str) -> None:
    file.write_text(
        f'[bot]\nlanguage = "en"\ndata_dir = "data"\nadmins = ["{admin}"]\n'
        '[database]\nurl = "sqlite+aiosqlite:///bot.db"\n'
        f'[matrix]\nhomeserver = "{url}"\nuser_id = "{user_id}"\npassword = "{PASSWORD}"\n'
        f'invites = "{invites}"\n'
        '[web]\nlisten = "127.0.0.1:0"\n'
        '[privacy]\ncontroller = "vzw De Linde"\ncontact = "privacy@example.org"\n'
    )
