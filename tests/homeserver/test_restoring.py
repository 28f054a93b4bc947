"""A backup is put back although people went on talking encrypted: who is read by whom, and what is said twice."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from bot.channels.matrix.guard import Body, text_at
from bot.channels.matrix.transport import client
from bot.demo.homeserver import Homeserver
from tests.crash.service import Service
from tests.crash.street import Street, street
from tests.matrix.person import Person
from tests.servers.fixtures import PASSWORD, People, Residents
from tests.servers.rust_resident import RustResident
from tests.servers.seen import Seen

ENOUGH_TO_FILL_UP = 30


@pytest.fixture
async def service(homeserver: Homeserver, people: People, tmp_path: Path) -> AsyncIterator[Service]:
    (account,) = await people("buurtbot")
    service = Service(tmp_path / "bot", homeserver.url, account.user_id, PASSWORD)
    service.start()
    yield service
    await asyncio.to_thread(service.kill)


@pytest.fixture
async def here(homeserver: Homeserver, people: People, service: Service, tmp_path: Path) -> AsyncIterator[Street]:
    """Two neighbours who have talked in every room, and whose clients keep those keys."""
    async with street(homeserver, people, service.user_id, tmp_path / "people", sealed=True) as here:
        await here.settle_in()
        await here.both_say(0)
        await exact(here)
        yield here


@pytest.fixture
async def stranger(homeserver: Homeserver, people: People, tmp_path: Path) -> AsyncIterator[Person]:
    (account,) = await people("eve")
    async with Person(homeserver, account, tmp_path / "eve") as eve:
        yield eve


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "yesterday.backup"


class Talk:
    """A private talk of a Rust-crypto client with the bot."""

    def __init__(self, who: RustResident, room: str, bot: str) -> None:
        self.who = who
        self.room = room
        self._bot = bot

    async def is_answered(self, words: str, msgid: str) -> None:
        """Say something, and wait until it is answered and nothing of the bot is closed or carries a warning."""
        before = len(self._heard(msgid))
        await self.who.say(self.room, words)

        def is_well(_event: Seen) -> bool:
            return len(self._heard(msgid)) > before and all(event.is_trusted for event in self.from_the_bot())

        await self.who.sees(self.room, is_well)

    def from_the_bot(self) -> Sequence[Seen]:
        """Return every message of the bot."""
        events = self.who.timeline(self.room)
        return [event for event in events if event.sender == self._bot and event.encrypted]

    def _heard(self, msgid: str) -> Sequence[Seen]:
        return [event for event in self.from_the_bot() if text_at(event.content, "org.buurtbot", "msgid") == msgid]


async def talk_with(who: RustResident, bot: str) -> Talk:
    talk = Talk(who, await who.create_direct(bot), bot)
    await talk.is_answered("language nl", "language.chosen")
    return talk


async def live_on(service: Service, here: Street, talk: Talk, stranger: Person) -> None:
    """Let the street talk on with its keys, one client change them, and most of the bot's keys be used and replaced."""
    here.chapter = "since the backup"
    await here.both_say(1)
    await here.both_say(2)
    await exact(here)
    await talk.who.new_session(talk.room)
    await talk.is_answered("privacy", "privacy")
    note = json.loads(await asyncio.to_thread((service.folder / "data" / "matrix.json").read_text))
    wanted: Body = {"one_time_keys": {service.user_id: {note["device_id"]: "signed_curve25519"}}}
    for _ in range(ENOUGH_TO_FILL_UP):
        await stranger.transport.call("POST", client("keys", "claim"), body=wanted)
    await talk.is_answered("who sees this", "who_sees.private")


async def exact(here: Street) -> None:
    verdict = await here.answered()
    assert verdict.is_exact, f"{verdict}\n{await here.first_difference()}"


async def test_a_restored_bot_reads_everybody_is_read_by_everybody_and_says_nothing_twice(
    service: Service, here: Street, residents: Residents, stranger: Person, file: Path
) -> None:
    talk = await talk_with(await residents("anna"), service.user_id)
    await service.command("backup", file)
    await live_on(service, here, talk, stranger)
    await asyncio.to_thread(service.kill)
    assert "new device" in await service.command("restore", "--replace", file)
    here.chapter = "while nobody is there"
    await here.both_say(3)
    service.start()
    await exact(here)
    await talk.is_answered("commands", "help.commands")
    await talk_with(await residents("bilal"), service.user_id)
    await here.both_say(0)
    await exact(here)


async def test_the_same_device_goes_on_without_the_keys_that_others_used_up(
    service: Service, here: Street, residents: Residents, stranger: Person, file: Path
) -> None:
    talk = await talk_with(await residents("anna"), service.user_id)
    await service.command("backup", file)
    await live_on(service, here, talk, stranger)
    await asyncio.to_thread(service.kill)
    assert "goes on as the device" in await service.command("restore", "--replace", "--same-device", file)
    service.start()
    here.chapter = "after restoring"
    await here.both_say(3)
    await exact(here)
    await talk.who.new_session(talk.room)
    await talk.is_answered("commands", "help.commands")
    await talk_with(await residents("bilal"), service.user_id)
    await service.stop()
    await service.command("check")
