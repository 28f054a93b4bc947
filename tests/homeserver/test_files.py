"""Files on a real homeserver: ours arrive at other clients and open there, theirs are shown again unfetched."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.channels.contract import File, Place, Pointer, TakeBack
from bot.channels.matrix.guard import text_at
from bot.demo.homeserver import Homeserver
from bot.demo.neighbour import DemoPerson
from bot.demo.timeline import Seen
from handlers.model import IncomingKind, RoomEvent
from tests.homeserver.acts import make_room, messages
from tests.matrix.listening import Bot
from tests.matrix.person import SECRET, Person
from tests.servers.fixtures import PASSWORD, People, Residents

PAPER = File(
    "attest 2026.pdf", "application/pdf", b"%PDF-" + os.urandom(50_000), "Attest 2026", {"msgid": "hours.file"}
)


@pytest.fixture
async def bot(homeserver: Homeserver, people: People, tmp_path: Path) -> Bot:
    (account,) = await people("buurtbot")
    return Bot(homeserver.url, account.user_id, PASSWORD, tmp_path / "bot")


async def test_a_locked_file_opens_at_a_rust_client_that_excludes_insecure_devices(
    bot: Bot, residents: Residents
) -> None:
    anna = await residents("anna")
    async with bot.listening() as channel:
        room = await anna.create_direct(bot.user_id)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        place = Place("matrix", anna.user_id, private=True)
        sent = (await channel.send(place, PAPER, "o1")).external_id
        again = (await channel.send(place, PAPER, "o1")).external_id
        event = await anna.hears(room, bot.user_id, "attest 2026.pdf")
        assert (event.event_id, again) == (sent, sent)
        assert event.is_trusted, event
        assert (event.content["msgtype"], "url" in event.content) == ("m.file", False)
        assert event.content["org.buurtbot"] == {"v": 1, "msgid": "hours.file"}
        assert await anna.file(event) == PAPER.content
        await channel.send(place, TakeBack(sent or ""), "o2")
        await anna.sees(room, lambda one: one.event_id == sent and one.redacted)


async def test_a_file_of_a_rust_client_is_heard_and_shown_again_to_another(bot: Bot, residents: Residents) -> None:
    anna = await residents("anna")
    async with bot.listening() as channel:
        room = await anna.create_direct(bot.user_id)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        place = Place("matrix", anna.user_id, private=True)
        await channel.send(place, PAPER, "o1")
        event = await anna.hears(room, bot.user_id, "attest 2026.pdf")
        await anna.send(room, {name: event.content[name] for name in ("msgtype", "body", "info", "file")})
        heard = await bot.memory.kind(IncomingKind.FILE)
        assert heard.file is not None
        assert (heard.file.name, heard.file.media_type, heard.file.size) == (
            "attest 2026.pdf",
            "application/pdf",
            len(PAPER.content),
        )
        shown = (await channel.send(place, Pointer(heard.file, "Attest"), "o2")).external_id
        there = await anna.sees(room, lambda one: one.event_id == shown and one.text != "")
        assert await anna.file(there) == PAPER.content


async def test_in_a_room_without_encryption_a_file_lies_open(
    bot: Bot, homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    (account,) = await people("anna")
    async with Person(homeserver, account, tmp_path / "anna") as anna, bot.listening() as channel:
        room = await make_room(anna, bot.user_id)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        sent = (await channel.send(Place("matrix", room, private=False), PAPER, "o1")).external_id
        (event,) = [event for event in await messages(anna, room) if text_at(event, "event_id") == sent]
        assert await anna.transport.download(text_at(event, "content", "url")) == PAPER.content


async def test_a_neighbour_of_the_demo_sees_the_file_by_its_name_and_opens_it(
    bot: Bot, homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    (account,) = await people("anna")
    opened = DemoPerson.open(homeserver.url, account, tmp_path / "anna", SECRET)
    async with opened as anna, running(anna), bot.listening() as channel:
        talk = await anna.open_talk(bot.user_id)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        await channel.send(Place("matrix", anna.user_id, private=True), PAPER, "o1")
        assert await anna.file(await anna.hears(talk.id, is_paper)) == PAPER.content


def is_paper(seen: Seen) -> bool:
    return seen.is_file and seen.file_name == "attest 2026.pdf"


@asynccontextmanager
async def running(person: DemoPerson) -> AsyncIterator[None]:
    task = asyncio.create_task(person.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
