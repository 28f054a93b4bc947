"""The Matrix channel talks with residents at Rust-crypto clients that exclude insecure devices, as Element does."""

import asyncio
from pathlib import Path

import pytest

from bot.channels.contract import Amend, Message, Place
from bot.demo.homeserver import Homeserver
from handlers.model import IncomingKind, RoomEvent
from tests.matrix.listening import Bot
from tests.servers.fixtures import PASSWORD, People, Residents


@pytest.fixture
async def bot(homeserver: Homeserver, people: People, tmp_path: Path) -> Bot:
    (account,) = await people("buurtbot")
    return Bot(homeserver.url, account.user_id, PASSWORD, tmp_path / "bot")


async def test_a_conversation_in_an_encrypted_private_room_over_a_restart(bot: Bot, residents: Residents) -> None:
    anna = await residents("anna")
    place = Place("matrix", anna.user_id, private=True)
    async with bot.listening() as channel:
        room = await anna.create_direct(bot.user_id)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        need = await anna.say(room, "hulp met boodschappen")
        heard = await bot.memory.words("hulp met boodschappen")
        assert (heard.sender, heard.room, heard.id) == (anna.user_id, None, need)
        asked = (await channel.send(place, Message("Wanneer?", {"msgid": "ask.when"}), "o1")).external_id or ""
        question = await anna.hears(room, bot.user_id, "Wanneer?")
        assert question.is_trusted, question
        assert question.content["org.buurtbot"] == {"v": 1, "msgid": "ask.when"}
        await anna.reply(room, asked, "donderdag")
        assert (await bot.memory.words("donderdag")).reply_to == asked
        await anna.edit(room, need, "hulp met de was")
        edited = await bot.memory.kind(IncomingKind.EDIT, "hulp met de was")
        assert edited.about == need
    async with bot.listening() as channel:
        await channel.send(place, Amend(asked, Message("Goed, donderdag.")), "o2")
        amended = await anna.sees(room, lambda event: event.event_id == asked and event.text == "Goed, donderdag.")
        assert amended.is_trusted, amended
        await anna.react(room, asked, "👍")
        assert (await bot.memory.kind(IncomingKind.REACTION, "👍")).about == asked
        await anna.redact(room, need)
        assert (await bot.memory.kind(IncomingKind.REDACTION)).about == need


async def test_what_began_in_a_room_goes_on_in_private(bot: Bot, residents: Residents) -> None:
    anna = await residents("anna")
    async with bot.listening() as channel:
        linde = await anna.create_room(bot.user_id, name="De Linde")
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        await channel.send(Place("matrix", linde, private=False), Message("Ik schrijf je privé."), "o1")
        await anna.hears(linde, bot.user_id, "privé")
        await channel.send(Place("matrix", anna.user_id, private=True), Message("Waarmee kan ik helpen?"), "o2")
        talk = (await anna.is_invited()).room_id
        await anna.join(talk)
        asked = await anna.hears(talk, bot.user_id, "Waarmee")
        assert asked.is_trusted, asked
        await anna.say(talk, "boodschappen")
        assert (await bot.memory.words("boodschappen")).room is None


async def test_who_asks_to_compare_emoji_is_not_left_waiting(bot: Bot, residents: Residents) -> None:
    anna = await residents("anna")
    async with bot.listening():
        room = await anna.create_direct(bot.user_id)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        in_room = await anna.verify(bot.user_id, room_id=room)
        assert (in_room.phase, in_room.by) == ("cancelled", bot.user_id), in_room
    assert bot.memory.texts() == []


async def test_residents_in_a_room_all_read_the_card(bot: Bot, residents: Residents) -> None:
    anna, karim = await asyncio.gather(residents("anna"), residents("karim"))
    async with bot.listening() as channel:
        room = await anna.create_room(bot.user_id, karim.user_id, name="De Linde")
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        await karim.is_invited()
        await karim.join(room)
        await bot.memory.until(lambda item: item.kind is IncomingKind.JOIN and item.sender == karim.user_id)
        await channel.send(Place("matrix", room, private=False), Message("Wie helpt?"), "o1")
        for reader in (anna, karim):
            assert (await reader.hears(room, bot.user_id, "Wie helpt?")).is_trusted
        await karim.say(room, "neem 12")
        heard = await bot.memory.words("neem 12")
        assert (heard.room, heard.sender, heard.power) == (room, karim.user_id, 0)
