"""The Matrix channel on a real homeserver: coming into rooms, what may happen to us there, and rooms of our own."""

import json
from pathlib import Path

import pytest

from bot.channels.contract import Gone, Message, Place, Task
from bot.channels.matrix.guard import Body, text_at
from bot.channels.matrix.rights import ABOVE_ALL
from bot.channels.matrix.transport import client
from bot.config import Invites
from bot.demo.homeserver import Homeserver
from handlers.model import IncomingKind, RoomEvent
from tests.homeserver.acts import do, joined_rooms, left, make_room, messages, react, say_plainly, state, upgrade
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


@pytest.fixture
async def karim(homeserver: Homeserver, people: People, tmp_path: Path) -> Person:
    (account,) = await people("karim")
    return Person(homeserver, account, tmp_path / "karim")


async def entered(bot: Bot, room: str | None) -> None:
    await bot.memory.until(lambda item: item.text == RoomEvent.ENTERED and item.room == room)


async def test_b25_what_was_said_before_we_came_is_history_and_what_was_said_before_we_were_removed_is_heard(
    bot: Bot, anna: Person, karim: Person
) -> None:
    async with anna, karim:
        room = await make_room(anna, karim.user_id)
        await karim.join(room)
        for number in range(60):
            await say_plainly(anna, room, f"vroeger {number}")
        async with bot.listening():
            await do(anna, room, "invite", bot.user_id)
            await entered(bot, room)
            await say_plainly(anna, room, "hulp")
            assert (await bot.memory.words("hulp")).power == ABOVE_ALL
            await say_plainly(karim, room, "ik ook")
            assert (await bot.memory.words("ik ook")).power == 0
        await say_plainly(karim, room, "nog net")
        await do(anna, room, "kick", bot.user_id)
        await say_plainly(karim, room, "te laat")
        async with bot.listening() as channel:
            removed = await bot.memory.kind(IncomingKind.ROOM, RoomEvent.REMOVED)
            assert (removed.sender, removed.room, removed.power) == (anna.user_id, room, ABOVE_ALL)
            with pytest.raises(Gone):
                await channel.send(Place("matrix", room, private=False), Message("?"), "o1")
    assert bot.memory.texts() == ["hulp", "ik ook", "nog net"]


async def test_who_is_in_a_room_is_told_when_we_come_and_when_it_changes(bot: Bot, anna: Person, karim: Person) -> None:
    async with anna, karim, bot.listening():
        room = await make_room(anna, bot.user_id)
        await entered(bot, room)
        await bot.memory.until(lambda item: item.kind is IncomingKind.JOIN and item.sender == anna.user_id)
        await do(anna, room, "invite", karim.user_id)
        await karim.join(room)
        joined = await bot.memory.until(lambda item: item.kind is IncomingKind.JOIN and item.sender == karim.user_id)
        assert (joined.room, joined.sender_name) == (room, "Karim")
        await karim.transport.call("POST", client("rooms", room, "leave"), body={})
        assert (await bot.memory.kind(IncomingKind.LEAVE)).sender == karim.user_id
        await do(anna, room, "ban", karim.user_id)
        assert (await bot.memory.kind(IncomingKind.BAN)).sender == karim.user_id


async def test_b21_only_those_whom_the_policy_names_bring_us_in(bot: Bot, anna: Person, karim: Person) -> None:
    strict = bot.but(invites=Invites.ADMINS, admins=(anna.user_id,))
    async with anna, karim, strict.listening():
        stranger = await make_room(karim, bot.user_id, name="Vreemd")
        direct = await karim.create_room(bot.user_id)
        room = await make_room(anna, bot.user_id, karim.user_id)
        await entered(bot, room)
        await karim.join(room)
        await bot.memory.until(lambda item: item.kind is IncomingKind.JOIN and item.sender == karim.user_id)
        for refused in (stranger, direct):
            await left(karim, refused, bot.user_id)
        talk = await make_room(karim, bot.user_id, name="", is_direct=True)
        await entered(bot, None)
        await say_plainly(karim, talk, "hulp")
        assert (await bot.memory.words("hulp")).sender == karim.user_id


async def test_b25_b26_being_banned_and_muted_is_noticed(bot: Bot, anna: Person) -> None:
    async with anna, bot.listening() as channel:
        room = await make_room(anna, bot.user_id, room_version="10")
        place = Place("matrix", room, private=False)
        await entered(bot, room)
        await channel.send(place, Message("dag"), "o1")
        levels = await anna.transport.call("GET", client("rooms", room, "state", "m.room.power_levels"))
        await state(anna, room, "m.room.power_levels", levels | {"events_default": 50})
        muted = await bot.memory.kind(IncomingKind.ROOM, RoomEvent.MUTED)
        assert (muted.sender, muted.power) == (anna.user_id, 100)
        with pytest.raises(Gone):
            await channel.send(place, Message("hallo?"), "o2")
        await state(anna, room, "m.room.power_levels", levels)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.UNMUTED)
        await channel.send(place, Message("dank"), "o2")
        assert [text_at(event, "content", "body") for event in await messages(anna, room)][-1] == "dank"
        await do(anna, room, "ban", bot.user_id)
        assert (await bot.memory.kind(IncomingKind.ROOM, RoomEvent.BANNED)).sender == anna.user_id


async def test_b27_b28_a_room_that_becomes_encrypted_or_public_is_noticed(bot: Bot, anna: Person) -> None:
    async with anna, bot.listening() as channel:
        room = await make_room(anna, bot.user_id)
        await entered(bot, room)
        await state(anna, room, "m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"})
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENCRYPTED)
        await channel.send(Place("matrix", room, private=False), Message("onder ons"), "o1")
        assert (await anna.hears("onder ons")).sender_proved
        await state(anna, room, "m.room.join_rules", {"join_rule": "public"})
        assert (await bot.memory.kind(IncomingKind.ROOM, RoomEvent.PUBLIC)).sender == anna.user_id


async def test_b23_a_replaced_room_is_followed_once_somebody_lets_us_in(bot: Bot, anna: Person) -> None:
    async with anna, bot.listening() as channel:
        old = await make_room(anna, bot.user_id, room_version="10")
        await entered(bot, old)
        new = await upgrade(anna, old)
        await bot.memory.noted(f"upgrade:{old}")
        with pytest.raises(Gone):
            await channel.send(Place("matrix", old, private=False), Message("hallo?"), "o1")
        await do(anna, new, "invite", bot.user_id)
        moved = await bot.memory.kind(IncomingKind.ROOM, RoomEvent.UPGRADED)
        assert (moved.room, moved.about, moved.sender, moved.power) == (old, new, anna.user_id, 100)
        await channel.send(Place("matrix", new, private=False), Message("hier dus"), "o2")


async def test_b24_a_room_that_does_not_point_back_is_not_believed(bot: Bot, anna: Person) -> None:
    async with anna, bot.listening():
        old = await make_room(anna, bot.user_id)
        await entered(bot, old)
        trap = await make_room(anna, name="Valstrik", preset="public_chat")
        await state(anna, old, "m.room.tombstone", {"body": "", "replacement_room": trap})
        await left(anna, trap, bot.user_id)
    assert not [item for item in bot.memory.items if item.text == RoomEvent.UPGRADED]
    assert f"upgrade:{old}" not in bot.memory.notes


async def test_the_rooms_of_a_neighbourhood_are_made_once_and_found_again(
    bot: Bot, anna: Person, karim: Person
) -> None:
    fields = {"name": "De Linde", "invite": anna.user_id, "residents_name": "De Linde bewoners"}
    order = Task("make_rooms", "delinde", fields)
    place = Place("matrix", "delinde", private=False)
    async with anna, karim, bot.listening() as channel:
        (done,) = (await channel.send(place, order, "k1")).heard
        (again,) = (await channel.send(place, order, "k2")).heard
        assert (done.kind, done.about, done.id) == (IncomingKind.DONE, "delinde", "done:k1")
        made = json.loads(done.text)
        assert json.loads(again.text) == made
        assert set(made) == {"space", "residents", "volunteers", "team"}
        await anna.sync()
        assert set(made.values()) <= set(await joined_rooms(anna))
        newcomer = (IncomingKind.JOIN, karim.user_id, made["residents"])
        rule: Body = {"join_rule": "public"}
        await state(anna, made["space"], "m.room.join_rules", rule)
        await karim.join(made["space"])
        await karim.join(made["residents"])
        await bot.memory.until(lambda item: (item.kind, item.sender, item.room) == newcomer)
        await channel.send(Place("matrix", made["residents"], private=False), Message("welkom"), "k3")
        assert (await karim.hears("welkom")).sender_cross_signed
        (*here, sealed, told) = (
            await channel.send(
                Place("matrix", made["residents"], private=False), Task("members", made["residents"]), "k4"
            )
        ).heard
        assert {one.sender for one in here} == {anna.user_id, karim.user_id}
        assert (sealed.kind, sealed.text) == (IncomingKind.ROOM, RoomEvent.ENCRYPTED)
        assert told.kind is IncomingKind.DONE


async def test_a_network_gets_one_room_that_whoever_is_in_its_space_may_join(
    bot: Bot, anna: Person, karim: Person
) -> None:
    fields = {"name": "Pallieterland", "invite": anna.user_id, "kinds": "network", "network_name": "Pallieterland"}
    order = Task("make_rooms", "pallieterland", fields)
    async with anna, karim, bot.listening() as channel:
        (done,) = (await channel.send(Place("matrix", "pallieterland", private=False), order, "k1")).heard
        made = json.loads(done.text)
        assert set(made) == {"space", "network"}
        await anna.sync()
        assert set(made.values()) <= set(await joined_rooms(anna))
        await state(anna, made["space"], "m.room.join_rules", {"join_rule": "public"})
        await karim.join(made["space"])
        await karim.join(made["network"])
        newcomer = (IncomingKind.JOIN, karim.user_id, made["network"])
        await bot.memory.until(lambda item: (item.kind, item.sender, item.room) == newcomer)


async def test_an_order_to_join_a_closed_room_reports_that_it_failed(bot: Bot, anna: Person) -> None:
    async with anna, bot.listening() as channel:
        room = await make_room(anna)
        (told,) = (await channel.send(Place("matrix", room, private=False), Task("join", room), "k1")).heard
        assert (told.kind, told.about, told.text) == (IncomingKind.FAILED, room, "M_FORBIDDEN")


async def test_a11_a_forged_levels_event_inside_encryption_gives_nobody_power(
    bot: Bot, anna: Person, karim: Person
) -> None:
    async with anna, karim, bot.listening():
        room = await anna.create_room(bot.user_id, karim.user_id)
        await karim.sync()
        await entered(bot, room)
        event_id = await karim.send(room, "m.room.power_levels", {"users": {karim.user_id: 100}})
        await react(karim, room, event_id, "✅")
        reaction = await bot.memory.kind(IncomingKind.REACTION)
        assert (reaction.sender, reaction.power) == (karim.user_id, 0)
