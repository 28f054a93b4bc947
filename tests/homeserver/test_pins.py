"""Pinning on a real homeserver: beside what people pinned, and only where it is allowed."""

from pathlib import Path

import pytest

from bot.channels.contract import InSight, Message, Place, TakeBack, Unsendable
from bot.channels.matrix.guard import list_at
from bot.channels.matrix.pins import PINNED
from bot.channels.matrix.transport import client
from bot.demo.homeserver import Homeserver
from handlers.model import IncomingKind, RoomEvent
from tests.homeserver.acts import make_room, say_plainly, state
from tests.matrix.listening import Bot
from tests.matrix.person import Person
from tests.servers.fixtures import PASSWORD, People


@pytest.fixture
async def bot(homeserver: Homeserver, people: People, tmp_path: Path) -> Bot:
    (account,) = await people("buurtbot")
    return Bot(homeserver.url, account.user_id, PASSWORD, tmp_path / "bot")


@pytest.fixture
async def anna(homeserver: Homeserver, people: People, tmp_path: Path) -> Person:
    (account,) = await people("anna")
    return Person(homeserver, account, tmp_path / "anna")


async def pinned(person: Person, room: str) -> list[object]:
    """Read what is pinned in a room."""
    return list_at(await person.transport.call("GET", client("rooms", room, "state", PINNED)), "pinned")


async def test_a_message_is_pinned_beside_those_of_people_once_we_have_the_right(bot: Bot, anna: Person) -> None:
    async with anna, bot.listening() as channel:
        room = await make_room(anna, bot.user_id, room_version="10")
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        place = Place("matrix", room, private=False)
        ours = (await channel.send(place, Message("Buurtfeest"), "o1")).external_id or ""
        with pytest.raises(Unsendable):
            await channel.send(place, InSight(ours), "o2")
        levels = await anna.transport.call("GET", client("rooms", room, "state", "m.room.power_levels"))
        await state(anna, room, "m.room.power_levels", levels | {"users": {anna.user_id: 100, bot.user_id: 50}})
        await channel.send(place, InSight(ours), "o3")
        assert await pinned(anna, room) == [ours]
        hers = await say_plainly(anna, room, "Sleutel verloren")
        await state(anna, room, PINNED, {"pinned": [ours, hers]})
        await channel.send(place, InSight(ours), "o4")
        assert await pinned(anna, room) == [ours, hers]
        await channel.send(place, TakeBack(ours), "o5")
        await channel.send(place, InSight(ours, off=True), "o6")
        assert await pinned(anna, room) == [hers]
