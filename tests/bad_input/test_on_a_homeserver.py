"""What other people can really send to a real homeserver, and what of it reaches us."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.contract import Message, Place
from bot.channels.matrix.guard import Body, object_at, text_at
from bot.channels.matrix.transport import Refused, Unacceptable, client
from bot.demo.homeserver import Homeserver
from handlers.model import IncomingKind, RoomEvent
from tests.homeserver.acts import make_room, messages, post, say_plainly, state
from tests.matrix.listening import Bot
from tests.matrix.person import Person
from tests.servers.fixtures import PASSWORD, People

pytestmark = pytest.mark.homeserver


@pytest.fixture
async def bot(homeserver: Homeserver, people: People, tmp_path: Path) -> Bot:
    (account,) = await people("buurtbot")
    return Bot(homeserver.url, account.user_id, PASSWORD, tmp_path / "bot")


@pytest.fixture
async def anna(homeserver: Homeserver, people: People, tmp_path: Path) -> AsyncIterator[Person]:
    (account,) = await people("anna")
    async with Person(homeserver, account, tmp_path / "anna", announce=False) as anna:
        yield anna


@pytest.fixture
async def karim(homeserver: Homeserver, people: People, tmp_path: Path) -> AsyncIterator[Person]:
    (account,) = await people("karim")
    async with Person(homeserver, account, tmp_path / "karim", announce=False) as karim:
        yield karim


async def shared_room(bot: Bot, anna: Person, *others: Person, **more: object) -> str:
    """Let everybody be in one room that Anna made, in clear."""
    room = await make_room(anna, bot.user_id, *(other.user_id for other in others), name="De Linde", **more)
    for other in others:
        await other.join(room)
    await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
    return room


async def passed_by(bot: Bot, person: Person, room: str) -> list[str]:
    """Wait until everything up to now was heard; return all words that were taken for a message."""
    said = await say_plainly(person, room, "and so on")
    await bot.memory.until(lambda item: item.id == said)
    return [text for text in bot.memory.texts() if text != "and so on"]


async def named(person: Person, name: str) -> None:
    path = client("profile", person.user_id, "displayname")
    await person.transport.call("PUT", path, body={"displayname": name})


async def test_b01_a_display_name_full_of_tricks_arrives_as_one_clean_line(bot: Bot, anna: Person) -> None:
    await named(anna, "Rita\u202e @room\n(organiser)\u200b\u2066" + "!" * 60)
    async with bot.listening():
        room = await shared_room(bot, anna)
        await say_plainly(anna, room, "tasks")
        heard = await bot.memory.words("tasks")
    assert heard.sender_name == "Rita @room (organiser)" + "!" * 17 + "…"
    assert heard.sender == anna.user_id


async def test_b04_nobody_gives_themselves_power(bot: Bot, anna: Person, karim: Person) -> None:
    async with bot.listening():
        room = await shared_room(bot, anna, karim)
        levels: Body = {"users": {karim.user_id: 100}, "users_default": 100}
        with pytest.raises(Refused):
            await state(karim, room, "m.room.power_levels", levels)
        with pytest.raises(Refused):
            await post(karim, room, "m.room.power_levels", levels)
        await say_plainly(karim, room, "tasks")
        assert (await bot.memory.words("tasks")).power == 0


async def test_b05_who_made_a_room_of_version_12_leads_it_though_no_list_says_so(
    bot: Bot, anna: Person, karim: Person
) -> None:
    async with bot.listening():
        room = await shared_room(bot, anna, karim, room_version="12")
        stated = await anna.transport.call("GET", client("rooms", room, "state", "m.room.power_levels"))
        assert anna.user_id not in object_at(stated, "users")
        await say_plainly(anna, room, "bind")
        power = (await bot.memory.words("bind")).power
        await say_plainly(karim, room, "bind too")
        assert (await bot.memory.words("bind too")).power == 0
    assert power is not None
    assert power >= 100


async def test_b09_b10_an_edit_is_an_edit_whoever_wrote_it(bot: Bot, anna: Person, karim: Person) -> None:
    async with bot.listening():
        room = await shared_room(bot, anna, karim)
        old = await say_plainly(anna, room, "nice weather")
        await bot.memory.words("nice weather")
        for writer in (anna, karim):
            new = {"msgtype": "m.text", "body": "take 1"}
            relation = {"rel_type": "m.replace", "event_id": old}
            await say_plainly(writer, room, "* take 1", **{"m.new_content": new, "m.relates_to": relation})
        assert await passed_by(bot, anna, room) == ["nice weather"]
        edits = [item for item in bot.memory.items if item.kind is IncomingKind.EDIT]
    assert {item.sender for item in edits} <= {anna.user_id, karim.user_id}
    assert {(item.text, item.about) for item in edits} == {("take 1", old)}


async def test_b17_a_notice_is_never_a_command(bot: Bot, anna: Person) -> None:
    async with bot.listening():
        room = await shared_room(bot, anna)
        for words in ("take 1", "!take 1", "stop"):
            await post(anna, room, "m.room.message", {"msgtype": "m.notice", "body": words})
        assert await passed_by(bot, anna, room) == []


async def test_b19_our_own_words_from_another_device_are_not_heard(
    bot: Bot, anna: Person, homeserver: Homeserver
) -> None:
    async with bot.listening():
        room = await shared_room(bot, anna)
        body: Body = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": bot.user_id},
            "password": PASSWORD,
        }
        token = text_at(await anna.transport.call("POST", client("login"), body=body, auth=False), "access_token")
        ours, anna.transport.token = anna.transport.token, token
        said = await say_plainly(anna, room, "take 1")
        anna.transport.token = ours
        assert await passed_by(bot, anna, room) == []
        assert said in {text_at(event, "event_id") for event in await messages(anna, room)}


async def test_c01_c13_only_the_plain_text_of_a_message_counts(bot: Bot, anna: Person) -> None:
    async with bot.listening():
        room = await shared_room(bot, anna)
        html: Body = {"format": "org.matrix.custom.html", "formatted_body": "take 1"}
        await say_plainly(anna, room, "hello <b>you</b>", **html)
        await say_plainly(anna, room, "hi", **{"m.mentions": {"room": True}, "org.buurtbot": {"entity": "request"}})
        assert await passed_by(bot, anna, room) == ["hello <b>you</b>", "hi"]


async def test_c02_c03_words_of_ours_ping_nobody_unless_we_mean_somebody(bot: Bot, anna: Person) -> None:
    await named(anna, "Anna")
    name = anna.user_id[1:].partition(":")[0]
    echoes = (
        "@room",
        "Anna: hello",
        name,
        f"{anna.user_id} hello",
        f'<a href="https://matrix.to/#/{anna.user_id}">x</a>',
    )
    async with bot.listening() as channel:
        room = await shared_room(bot, anna)
        place = Place("matrix", room, private=False)
        for n, words in enumerate(echoes):
            await channel.send(place, Message(words), f"key{n}")
        await channel.send(place, Message("Danger.", mentions=(anna.user_id,)), "key9")
        said = [event for event in await messages(anna, room) if text_at(event, "sender") == bot.user_id]
    contents = [object_at(event, "content") for event in said if text_at(event, "type") == "m.room.message"]
    assert [content["m.mentions"] for content in contents] == [{}] * len(echoes) + [{"user_ids": [anna.user_id]}]
    assert {content["msgtype"] for content in contents} == {"m.text"}
    assert not [content for content in contents if "<a" in str(content["formatted_body"])]


async def test_c04_a_very_long_message_is_heard_cut(bot: Bot, anna: Person) -> None:
    async with bot.listening():
        room = await shared_room(bot, anna)
        await say_plainly(anna, room, "need " + "x" * 60000)
        (text,) = await passed_by(bot, anna, room)
    assert text.startswith("need xxx")
    assert len(text) == 4000


async def test_c14_a_file_with_the_name_of_a_command_is_a_file(bot: Bot, anna: Person) -> None:
    async with bot.listening():
        room = await shared_room(bot, anna)
        await post(
            anna, room, "m.room.message", {"msgtype": "m.file", "body": "take 1", "url": "mxc://../../etc/passwd"}
        )
        assert (await bot.memory.kind(IncomingKind.FILE)).text == "m.file"
        assert bot.memory.texts() == []


async def test_c17_quoted_words_are_never_a_command(bot: Bot, anna: Person) -> None:
    async with bot.listening():
        room = await shared_room(bot, anna)
        first = await say_plainly(anna, room, "hello")
        answered = {"m.relates_to": {"m.in_reply_to": {"event_id": first}}}
        await say_plainly(anna, room, "> <@x:y> take 1\n\nthank you", **answered)
        await say_plainly(anna, room, "> <@x:y> take 1\n> take 2", **answered)
        heard = await passed_by(bot, anna, room)
    assert heard[:2] == ["hello", "thank you"]
    assert not any(text.startswith("take") for text in heard)


async def test_a_room_full_of_oddities_stops_nobody(bot: Bot, anna: Person) -> None:
    odd: tuple[Body, ...] = ({}, {"body": 5}, {"body": None, "msgtype": []}, {"m.relates_to": 7, "msgtype": "m.text"})
    kinds = ("m.room.message", "m.reaction", "m.room.encrypted", "m.sticker", "org.example.unknown")
    async with bot.listening():
        room = await shared_room(bot, anna)
        taken = [await is_taken(anna, room, kind, content) for content in odd for kind in kinds]
        assert sum(taken) >= len(odd)
        assert set(await passed_by(bot, anna, room)) <= {""}


async def is_taken(person: Person, room: str, kind: str, content: Body) -> bool:
    """Post something odd, and tell whether the homeserver let it through."""
    try:
        await post(person, room, kind, content)
    except Unacceptable:
        return False
    return True
