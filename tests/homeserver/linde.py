"""*De Linde* on a real homeserver: one service, and neighbours at Rust-crypto clients in its encrypted rooms.

It is made as an admin makes it, by talking with the bot. What is judged is what the clients show.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.channels.matrix.guard import text_at
from bot.demo.homeserver import Homeserver
from bot.demo.settling import EVERYBODY, OFFERS
from handlers.model import RoomKind
from handlers.neighbourhoods.places import room_name
from tests.crash.service import Service
from tests.servers.fixtures import PASSWORD, newcomer
from tests.servers.rust_resident import RustResident
from tests.servers.seen import Seen

NAME, LANGUAGE = "De Linde", "nl"
RESIDENTS, VOLUNTEERS, TEAM = RoomKind.RESIDENTS, RoomKind.VOLUNTEERS, RoomKind.TEAM
BECOMING = {**EVERYBODY, **OFFERS["tom"]}
"""What a new volunteer answers to which question."""
ASKING = {
    "request.when_right": "ja",
    "request.where": "Kerkstraat 9",
    "request.contact": "0471 00 00 01",
    "request.preview": "ja",
}
"""What who asks for help answers to which question."""
PHONE = ASKING["request.contact"]


def label(seen: Seen, name: str) -> str:
    """Read the machine-readable part of a message as it is now."""
    return text_at(seen.content, "org.buurtbot", name)


@dataclass(slots=True)
class Neighbour:
    """Somebody at a client; ``home`` is their talk with the bot. What was read once is not read again."""

    client: RustResident
    bot: str
    home: str = ""
    rooms: dict[RoomKind, str] = field(default_factory=dict)
    _read: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """The user id."""
        return self.client.user_id

    async def says(self, words: str, where: RoomKind | None = None) -> str:
        """Say something, in private or in a room of the neighbourhood."""
        return await self.client.say(self._room(where), words)

    async def hears(self, *msgids: str, where: RoomKind | None = None) -> Seen:
        """Read the next message of one of these names; it is encrypted and carries no warning."""

        def is_new(seen: Seen) -> bool:
            return seen.sender == self.bot and seen.event_id not in self._read and label(seen, "msgid") in msgids

        seen = await self._trusts(self._room(where), is_new)
        self._read.add(seen.event_id)
        return seen

    async def _trusts(self, room: str, wanted: Callable[[Seen], bool]) -> Seen:
        """Wait for a message, and until the client has made up its mind whether to warn of it; it must not."""
        seen = await self.client.sees(room, lambda seen: wanted(seen) and seen.shield is not None)
        assert seen.is_trusted, seen
        return seen

    async def answers(self, msgid: str, words: str) -> Seen:
        """Read a question and answer it."""
        asked = await self.hears(msgid)
        await self.says(words)
        return asked

    async def talks(self, words: str, answers: Mapping[str, str], until: str) -> Seen:
        """Say something and answer each question with what stands for it, until the last message."""
        await self.says(words)
        while label(heard := await self.hears(until, *answers), "msgid") != until:
            await self.says(answers[label(heard, "msgid")])
        return heard

    async def sees_card(self, entity: str, number: str, *words: str) -> Seen:
        """Wait until the card of this says all that among the residents."""

        def says_so(seen: Seen) -> bool:
            is_it = (label(seen, "entity"), label(seen, "id")) == (entity, number)
            return is_it and all(word in seen.text for word in words)

        return await self.client.sees(self.rooms[RESIDENTS], says_so)

    async def sees_edited(self, seen: Seen, words: str) -> None:
        """Wait until a message says this where it stands."""
        await self._trusts(seen.room_id, lambda one: one.event_id == seen.event_id and words in one.text)

    async def loses(self, seen: Seen) -> None:
        """Wait until a message has been taken away."""
        await self.client.sees(seen.room_id, lambda one: one.event_id == seen.event_id and one.redacted)

    def reads(self, words: str) -> bool:
        """Tell whether these words of the bot stand anywhere in the private talk now."""
        return any(words in seen.text for seen in self.client.timeline(self.home) if seen.sender == self.bot)

    def _room(self, where: RoomKind | None) -> str:
        return self.rooms[where] if where else self.home

    async def open_talk(self) -> None:
        """Open a talk with the bot, and wait until it has come."""
        self.home = await self.client.create_direct(self.bot)

        def has_come(seen: Seen) -> bool:
            return seen.state_key == self.bot and seen.content.get("membership") == "join"

        await self.client.sees(self.home, has_come)

    async def come_in(self, *kinds: RoomKind) -> None:
        """Follow invitations until one is in these rooms of the neighbourhood."""
        names = {room_name(NAME, kind, LANGUAGE): kind for kind in kinds}
        while not self.rooms.keys() >= set(kinds):
            room = await self.client.join((await self.client.is_invited()).room_id)
            if room.name in names:
                self.rooms[names[room.name]] = room.room_id


@dataclass(frozen=True, slots=True)
class Linde:
    """The neighbourhood and its service; Jonas and Rita organise, Lotte and Tom help."""

    service: Service
    jonas: Neighbour
    rita: Neighbour
    maria: Neighbour
    lotte: Neighbour
    tom: Neighbour


@asynccontextmanager
async def linde(homeserver: Homeserver, node: Path, folder: Path) -> AsyncIterator[Linde]:
    """Start a service, and let everybody settle in."""
    names = ("buurtbot", "jonas", "rita", "maria", "lotte", "tom")
    bot, *accounts = [(await newcomer(homeserver, name)).user_id for name in names]
    service = Service(folder / "service", homeserver.url, bot, PASSWORD, admins=(accounts[0],))
    async with AsyncExitStack() as stack:
        stack.callback(service.kill)
        service.start()
        clients = [await stack.enter_async_context(RustResident(node, folder / f"{n}.log")) for n in range(5)]
        await asyncio.gather(
            *(client.login(homeserver.url, user, PASSWORD) for client, user in zip(clients, accounts, strict=True))
        )
        here = Linde(service, *(Neighbour(client, bot) for client in clients))
        await _settle(here)
        yield here


async def _settle(here: Linde) -> None:
    await asyncio.gather(*(who.open_talk() for who in (here.jonas, here.rita, here.maria, here.lotte, here.tom)))
    await here.jonas.talks(f"buurt maken {NAME}", {}, "neighbourhood.ready")
    await here.jonas.come_in(RESIDENTS, VOLUNTEERS, TEAM)
    for who in (here.rita, here.maria, here.lotte, here.tom):
        kinds = (RESIDENTS, TEAM) if who is here.rita else (RESIDENTS,)
        for kind in kinds:
            await here.jonas.client.invite(here.jonas.rooms[kind], who.id)
        await who.come_in(*kinds)
    await here.jonas.talks(f"buurt organisator {here.rita.id}", {}, "role.given")
    await asyncio.gather(*(_become_volunteer(who) for who in (here.lotte, here.tom)))


async def _become_volunteer(who: Neighbour) -> None:
    await who.talks("vrijwilliger", BECOMING, "offer.kept")
    await who.come_in(VOLUNTEERS)
