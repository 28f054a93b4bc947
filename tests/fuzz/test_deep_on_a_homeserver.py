"""What a real homeserver lets through although it is nested deeper than we read: it takes nothing else with it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.matrix.guard import Body
from bot.channels.matrix.transport import client
from bot.demo.homeserver import Homeserver
from handlers.model import IncomingKind, RoomEvent
from tests.homeserver.acts import make_room, post, say_plainly
from tests.matrix.listening import Bot
from tests.matrix.person import Person
from tests.servers.fixtures import PASSWORD, People

pytestmark = pytest.mark.homeserver
DEPTHS = (90, 120)
LETTER_DEPTHS = (90, 200, 450, 900)


@pytest.fixture
async def bot(homeserver: Homeserver, people: People, tmp_path: Path) -> Bot:
    (account,) = await people("buurtbot")
    return Bot(homeserver.url, account.user_id, PASSWORD, tmp_path / "bot")


@pytest.fixture
async def eve(homeserver: Homeserver, people: People, tmp_path: Path) -> AsyncIterator[Person]:
    (account,) = await people("eve")
    async with Person(homeserver, account, tmp_path / "eve", announce=False) as eve:
        yield eve


def nested(depth: int) -> Body:
    inner: Body = {}
    for _ in range(depth):
        inner = {"a": inner}
    return inner


@pytest.mark.parametrize("depth", DEPTHS)
async def test_a_deep_event_stops_nobody(bot: Bot, eve: Person, depth: int) -> None:
    async with bot.listening():
        room = await make_room(eve, bot.user_id, name="De Linde")
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        await post(eve, room, "m.room.message", {"msgtype": "m.text", "body": "diep", "x": nested(depth)})
        await say_plainly(eve, room, "en verder")
        await bot.memory.words("en verder")


@pytest.mark.parametrize("depth", LETTER_DEPTHS)
async def test_a_deep_letter_of_a_stranger_stops_nobody(bot: Bot, eve: Person, depth: int) -> None:
    async with bot.listening():
        room = await make_room(eve, bot.user_id, name="De Linde")
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        letters: Body = {"messages": {bot.user_id: {"*": nested(depth)}}}
        await eve.transport.call("PUT", client("sendToDevice", "m.room.encrypted", "t1"), body=letters)
        await say_plainly(eve, room, "en verder")
        await bot.memory.words("en verder")
