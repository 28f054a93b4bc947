"""The whole service in this process, logging all it can, and four people with encrypted devices who live with it."""

from __future__ import annotations

import asyncio
import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from aiohttp.test_utils import TestClient, TestServer

from bot.app import App
from bot.channels.matrix.guard import Body, text_at
from bot.channels.matrix.outcomes import Decrypted
from bot.config import Bot, Config, Database, Invites, Matrix, Privacy, Secret, Web
from bot.demo.homeserver import Homeserver
from bot.logs import configure
from bot.web import pages
from handlers.model import Address, Neighbourhood, Role, Room, RoomKind, Standing
from tests.crash.service import where_it_is_noon
from tests.homeserver.acts import make_room
from tests.matrix.person import WAIT_SECONDS, Person, text_of
from tests.servers.fixtures import PASSWORD

ROLES = {
    "maria": (frozenset({RoomKind.RESIDENTS}), frozenset[Role]()),
    "karim": (frozenset({RoomKind.RESIDENTS, RoomKind.VOLUNTEERS}), frozenset[Role]()),
    "rita": (frozenset({RoomKind.RESIDENTS}), frozenset({Role.ORGANISER})),
    "sanne": (frozenset({RoomKind.RESIDENTS}), frozenset({Role.CONFIDENTIAL})),
}
ENCRYPTION: Body = {"type": "m.room.encryption", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
ANSWERS = {
    "request.what": "3",
    "request.when": "today 18:00",
    "request.where": "Hazelaarstraat",
    "request.helpers": "1",
    "behalf.through": "1",
}


@dataclass(slots=True)
class Life:
    """One neighbourhood; ``log`` is all that was written, ``homes`` are the private talks."""

    app: App
    people: dict[str, Person]
    homes: dict[str, str]
    room: str
    log: io.StringIO
    folder: Path

    async def says(self, name: str, words: str) -> None:
        """Let somebody say something in private, and wait until we have answered."""
        person, before = self.people[name], len(self.heard(name))
        await person.say(self.homes[name], words)
        await person.sync_until(lambda: len(self.heard(name)) > before)

    async def says_to_all(self, name: str, words: str) -> None:
        """Let somebody say something in the room."""
        await self.people[name].say(self.room, words)

    def heard(self, name: str, room: str | None = None) -> list[str]:
        """Return what somebody could read of ours, in their private talk or in a room."""
        me, where = self.app.config.matrix.user_id, room or self.homes[name]
        reads = [read for read in self.people[name].read if isinstance(read, Decrypted)]
        return [text_of(read) for read in reads if read.sender == me and read.room_id == where]

    async def asked(self, name: str) -> str:
        """Return the step of the question that is open for somebody, empty when there is none."""
        await self.settled()
        async with self.app.engine.store.begin() as tx:
            person = await tx.person_at(Address("matrix", self.people[name].user_id))
            question = await tx.open_question(person.id) if person else None
        return question.step if question else ""

    async def answers(self, name: str, step: str, words: str) -> None:
        """Answer as a helpful person until this step is asked, and then this."""
        for _question in range(12):
            asked = await self.asked(name)
            if asked == step:
                await self.says(name, words)
                return
            await self.says(name, ANSWERS.get(asked, "1"))
        raise AssertionError(f"{step} was never asked after {self.heard(name)[-3:]}")

    async def hears(self, name: str, words: str) -> None:
        """Wait until somebody read something of ours in private."""
        try:
            await self.people[name].sync_until(lambda: any(words in text for text in self.heard(name)))
        except TimeoutError:
            raise AssertionError(f"{words!r} was not said to {name}, only {self.heard(name)[-3:]}") from None

    async def settled(self) -> None:
        """Wait until nothing is left to decide or to send, and everybody has read it."""
        async with asyncio.timeout(WAIT_SECONDS):
            while True:
                async with self.app.engine.store.begin() as tx:
                    if "new" not in await tx.inbox_counts() and await tx.oldest_waiting() is None:
                        break
                await asyncio.sleep(0.1)
        for person in self.people.values():
            await person.sync()

    async def pages(self) -> str:
        """Return what the pages say, those that do not exist included."""
        async with TestClient(TestServer(pages(self.app))) as browser:
            asked = (
                "/",
                "/metrics",
                "/healthz",
                "/readyz",
                "/b/delinde",
                "/cal/x.ics",
                "/hooks/sms",
                "/?q=%00",
                "/%ff",
            )
            return "\n".join([await (await browser.get(page)).text() for page in asked])

    def files(self) -> dict[str, bytes]:
        """Return every file of the service, but those that are there to hold the keys of the operator."""
        own = {"matrix.json", "recovery-key.txt", "config.toml"}
        return {
            str(file.relative_to(self.folder)): file.read_bytes()
            for file in sorted(self.folder.rglob("*"))
            if file.is_file() and file.name not in own
        }


@contextmanager
def everything_logged() -> Iterator[io.StringIO]:
    """Log all that can be logged, libraries included, as the service does; afterwards as before."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level, raising = root.handlers[:], root.level, logging.raiseExceptions
    configure(stream, secret=b"a key of this test", level=logging.DEBUG)
    root.setLevel(logging.DEBUG)
    try:
        yield stream
    finally:
        root.handlers[:], logging.raiseExceptions = handlers, raising
        root.setLevel(level)
        for name in ("bot", "handlers", "storage"):
            logging.getLogger(name).setLevel(logging.NOTSET)
        logging.captureWarnings(capture=False)


def configured(homeserver: Homeserver, user_id: str, folder: Path) -> Config:
    """Configure a service in a folder of its own."""
    return Config(
        bot=Bot(language="en", time_zone=where_it_is_noon(), data_dir=folder / "data"),
        database=Database(url=Secret(f"sqlite+aiosqlite:///{folder / 'bot.db'}")),
        matrix=Matrix(homeserver=homeserver.url, user_id=user_id, password=Secret(PASSWORD), invites=Invites.ANYONE),
        web=Web(listen="127.0.0.1:0"),
        privacy=Privacy(controller="vzw De Linde", contact="privacy@example.org"),
    )


@asynccontextmanager
async def running(config: Config) -> AsyncIterator[App]:
    """Run the service until the block ends."""
    async with App.open(config, environ={}) as app:
        task = asyncio.create_task(app.run())
        try:
            yield app
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


@asynccontextmanager
async def life(homeserver: Homeserver, names: dict[str, str], folder: Path) -> AsyncIterator[Life]:
    """Let everybody move in: private talks, an encrypted room, and their roles."""
    async with AsyncExitStack() as stack:
        log = stack.enter_context(everything_logged())
        tag = folder.parent.name[-8:].lower().replace("_", "-")
        bot = await homeserver.register(f"canarybot-{tag}", PASSWORD, displayname="Buurtbot")
        people: dict[str, Person] = {}
        for name, shown in names.items():
            account = await homeserver.register(f"{name}-{tag}", PASSWORD, displayname=shown)
            people[name] = await stack.enter_async_context(Person(homeserver, account, folder.parent / name))
        app = await stack.enter_async_context(running(configured(homeserver, bot.user_id, folder)))
        homes = {name: await person.create_room(bot.user_id) for name, person in people.items()}
        guests = [person.user_id for name, person in people.items() if name != "rita"]
        room = await make_room(people["rita"], bot.user_id, *guests, initial_state=[ENCRYPTION])
        for name, person in people.items():
            if name != "rita":
                await person.join(room)
        found = Life(app, people, homes, room, log, folder)
        for name in people:
            await found.says(name, "language en")
        await _settle_in(found)
        yield found


async def _settle_in(found: Life) -> None:
    now = found.app.clock.now()
    async with found.app.engine.store.begin() as tx:
        await tx.save_saved(Neighbourhood("delinde", "De Linde", "en", found.app.config.bot.time_zone), now)
        await tx.save_saved(Room(Address("matrix", found.room), "delinde", RoomKind.RESIDENTS, encrypted=True), now)
        for name, (present, granted) in ROLES.items():
            person = await tx.person_at(Address("matrix", found.people[name].user_id))
            assert person is not None
            await tx.save_saved(Standing(person.id, "delinde", present, granted), now)


def token_in(folder: Path) -> str:
    """Return our access token, which only one file may hold."""
    return text_at(json.loads((folder / "data" / "matrix.json").read_text()), "access_token")
