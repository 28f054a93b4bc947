"""3B, B18 to B29: programs, floods, and what can be done to a room of ours, through the whole service."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.matrix.guard import text_at
from bot.channels.matrix.outcomes import ForeignIdentity
from bot.channels.matrix.transport import client
from bot.demo.homeserver import Homeserver
from handlers.model import Address, RoomKind
from tests.attacks.neighbour import ANSWER, GOOD, Neighbour
from tests.attacks.scene import Scene, opened
from tests.homeserver.acts import do, state, upgrade
from tests.servers.fixtures import PASSWORD

pytestmark = pytest.mark.asyncio(loop_scope="module")

FLOOD = 150
ROUNDS = 60


async def is_open(scene: Scene, room: str) -> bool:
    """Tell whether the service thinks that it may speak in a room."""
    async with scene.app.engine.store.begin() as tx:
        known = await tx.room_at(Address("matrix", room))
    return known is not None and known.open


async def test_b18_two_bots_that_answer_each_other_come_to_an_end(
    scene: Scene, homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The other bot is made an organiser here; each takes what the other says for words of a person."""
    async with opened(homeserver, tmp_path_factory.mktemp("other")) as other:
        home = await scene.home("dreef")
        await scene.appoint(home.name, other.bot)
        await home.anna.asks("human", "I asked an organiser")
        before = -1
        for _round in range(ROUNDS):
            await scene.still_serves()
            await other.still_serves()
            said = await said_to(scene, other.bot) + await said_to(other, scene.bot)
            if said == before:
                break
            before = said
        assert 0 < before < ROUNDS
        await home.anna.is_served()


async def said_to(scene: Scene, user: str) -> int:
    """Count what the service said or tried to say to somebody."""
    async with scene.app.engine.store.begin() as tx:
        found = await tx.connection.exec_driver_sql("SELECT count(*) FROM outbox WHERE address = ?", (user,))
        return int(found.scalar_one())


async def test_b18_b20_a_flood_of_commands_keeps_nobody_else_waiting_for_its_end(scene: Scene) -> None:
    eve = await scene.resident("Eve")
    first = await eve.tell(GOOD)
    await asyncio.gather(*(eve.tell(GOOD) for _ in range(FLOOD - 1)))
    await scene.still_serves()
    answered_first = len([said for said in await everything(eve, first) if ANSWER in said])
    await eve.is_served()
    assert answered_first < FLOOD


async def everything(person: Neighbour, after: str) -> list[str]:
    return [said.text for said in await person.heard(after=after)]


async def test_b21_invitations_of_strangers_to_rooms_are_declined_and_their_rooms_are_left_alone(
    homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("strict")
    async with opened(homeserver, folder, invites="admins") as scene:
        eve = await scene.comes("Eve")
        rooms = [await eve.new_room(scene.bot, name=f"Spam {number}") for number in range(4)]
        for room in rooms:
            await declined(eve, scene.bot, room)
        await scene.still_serves()
        assert not any([await eve.is_in(scene.bot, room) for room in rooms])


async def declined(person: Neighbour, user: str, room: str) -> None:
    path = client("rooms", room, "state", "m.room.member", user)
    async with asyncio.timeout(60):
        while text_at(await person.transport.call("GET", path), "membership") != "leave":
            await person.sync(wait_seconds=1)


async def test_b23_a_room_that_was_replaced_is_held_until_an_organiser_says_yes(scene: Scene) -> None:
    home = await scene.home("singel")
    new = await upgrade(home.rita, home.room)
    await do(home.rita, new, "invite", scene.bot)
    await home.rita.hears("Shall I move too?")
    await scene.still_serves()
    async with scene.app.engine.store.begin() as tx:
        assert await tx.room_at(Address("matrix", new)) is None
    await home.rita.asks("1", "From now on I work in the new room")
    async with scene.app.engine.store.begin() as tx:
        moved = await tx.room_at(Address("matrix", new))
    assert moved is not None
    assert moved.kind is RoomKind.RESIDENTS


async def test_b24_a_tombstone_that_points_to_an_attackers_room_is_not_followed(scene: Scene) -> None:
    home = await scene.home("steeg")
    trap = await home.anna.new_room(name="Valstrik", preset="public_chat")
    await state(home.rita, home.room, "m.room.tombstone", {"body": "moved", "replacement_room": trap})
    await scene.still_serves()
    await declined(home.anna, scene.bot, trap)
    async with scene.app.engine.store.begin() as tx:
        assert await tx.room_at(Address("matrix", trap)) is None


async def test_b25_who_removes_the_bot_closes_that_room_only_and_the_organisers_hear_it(scene: Scene) -> None:
    home = await scene.home("laan25")
    await do(home.rita, home.room, "kick", scene.bot)
    await home.rita.hears("I was removed from a room")
    assert not await is_open(scene, home.room)
    await home.anna.is_served()
    await scene.still_serves()


async def test_b26_a_muted_bot_says_so_in_private_and_speaks_again_when_it_may(scene: Scene) -> None:
    home = await scene.home("laan26")
    levels = await home.rita.transport.call("GET", client("rooms", home.room, "state", "m.room.power_levels"))
    await state(home.rita, home.room, "m.room.power_levels", levels | {"events_default": 50})
    await home.rita.hears("I may not write any more in a room")
    assert not await is_open(scene, home.room)
    await scene.still_serves()
    await state(home.rita, home.room, "m.room.power_levels", levels)
    await home.rita.asks(f"!neighbourhood bind {home.name} team", "now belongs to", home.room)
    assert await is_open(scene, home.room)


async def test_b27_a_room_that_becomes_public_is_told_to_the_organisers(scene: Scene) -> None:
    home = await scene.home("laan27")
    await state(home.rita, home.room, "m.room.history_visibility", {"history_visibility": "world_readable"})
    await home.rita.hears("Anybody can now read along")
    await scene.still_serves()


async def test_b29_a_new_device_of_a_member_reads_the_next_answer(scene: Scene) -> None:
    anna = await scene.resident("Anna")
    phone = await scene.seat(await scene.homeserver.login(anna.user_id, PASSWORD), announce=False)
    with pytest.raises(ForeignIdentity):
        await phone.device.announce()
    phone.talk = anna.talk
    sent = await anna.tell(GOOD)
    await phone.hears(ANSWER, after=sent)
    await scene.still_serves()
