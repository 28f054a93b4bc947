"""The Matrix channel on a real homeserver: private talks, rooms, edits, and what a restart must not lose."""

import asyncio
import dataclasses
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.channels.contract import Amend, Finding, Gone, Level, Message, Place, ShownChoice, Sign, TakeBack
from bot.channels.matrix.guard import Body, at, text_at
from bot.channels.matrix.outcomes import Decrypted
from bot.channels.matrix.transport import client
from bot.clock import SystemClock
from bot.demo.homeserver import Homeserver
from handlers.model import IncomingKind, RoomEvent
from tests.homeserver.acts import joined_rooms, make_room, messages, react, redact, say_plainly
from tests.matrix.listening import Bot
from tests.matrix.person import Person, Read, text_of
from tests.servers.fixtures import PASSWORD, People


@pytest.fixture
async def bot(homeserver: Homeserver, people: People, tmp_path: Path) -> Bot:
    (account,) = await people("buurtbot")
    return Bot(homeserver.url, account.user_id, PASSWORD, tmp_path / "bot")


@pytest.fixture
async def anna(homeserver: Homeserver, people: People, tmp_path: Path) -> Person:
    (account,) = await people("anna")
    return Person(homeserver, account, tmp_path / "anna")


async def test_a_private_encrypted_talk_goes_both_ways(bot: Bot, anna: Person) -> None:
    async with anna, bot.listening() as channel:
        room = await anna.create_room(bot.user_id)
        entered = await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        assert (entered.sender, entered.room) == (anna.user_id, None)
        await anna.say(room, "hulp")
        heard = await bot.memory.words("hulp")
        assert (heard.sender, heard.room, heard.sender_name) == (anna.user_id, None, "Anna")
        assert heard.fingerprint
        receipt = await channel.send(Place("matrix", anna.user_id, private=True), Message("Waarmee?"), "o1")
        answer = await anna.hears("Waarmee?")
        assert answer.sender_proved
        assert answer.sender_cross_signed
        assert answer.content["m.mentions"] == {}
        assert receipt.external_id in {text_at(event, "event_id") for event in anna.events}
        assert len(await joined_rooms(anna)) == 1


async def test_edits_redactions_and_reactions_reach_us_about_their_original(bot: Bot, anna: Person) -> None:
    async with anna, bot.listening() as channel:
        room = await anna.create_room(bot.user_id)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        first = await anna.say(room, "hulp met tv")
        await bot.memory.words("hulp met tv")
        sent = await channel.send(Place("matrix", anna.user_id, private=True), Message("Wanneer?"), "o1")
        edit = {"rel_type": "m.replace", "event_id": first}
        new = {"msgtype": "m.text", "body": "hulp met de radio"}
        await anna.say(room, "* hulp met de radio", **{"m.new_content": new, "m.relates_to": edit})
        edited = await bot.memory.kind(IncomingKind.EDIT)
        assert (edited.about, edited.text) == (first, "hulp met de radio")
        answer = {"m.in_reply_to": {"event_id": sent.external_id}}
        await anna.say(room, "> <@bot> Wanneer?\n\nmorgen", **{"m.relates_to": answer})
        assert (await bot.memory.words("morgen")).reply_to == sent.external_id
        await react(anna, room, sent.external_id or "", "👍")
        assert (await bot.memory.kind(IncomingKind.REACTION, "👍")).about == sent.external_id
        await redact(anna, room, first)
        assert (await bot.memory.kind(IncomingKind.REDACTION)).about == first


async def test_our_message_is_edited_signed_and_taken_back(bot: Bot, anna: Person) -> None:
    async with anna, bot.listening() as channel:
        room = await make_room(anna, bot.user_id)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        place = Place("matrix", room, private=False)
        card = Message("Wie <b>helpt</b>?\n1 ik", {"msgid": "request.card"}, (ShownChoice("take", 1, "ik", "🙋"),))
        sent = (await channel.send(place, card, "o1")).external_id or ""
        said = await say_plainly(anna, room, "ik")
        await channel.send(place, Amend(sent, Message("Anna helpt.", {"state": "taken"})), "o2")
        await channel.send(place, Sign(said, "👀"), "o3")
        again = await channel.send(place, Sign(said, "👀"), "o4")
        gone = await channel.send(place, Message("weg"), "o5")
        await channel.send(place, TakeBack(gone.external_id or ""), "o6")
        events = {text_at(event, "event_id"): event for event in await messages(anna, room)}
        shown = events[sent]["content"]
        assert text_at(shown, "formatted_body") == "Wie &lt;b&gt;helpt&lt;/b&gt;?<br>1 ik"
        assert at(shown, "org.buurtbot", "choices") == [{"id": "take", "n": 1, "emoji": "🙋"}]
        newest = at(events[sent], "unsigned", "m.relations", "m.replace", "content", "m.new_content")
        assert text_at(newest, "body") == "Anna helpt."
        assert text_at(newest, "org.buurtbot", "state") == "taken"
        assert at(events[gone.external_id or ""], "content") == {}
        reactions = [event for event in events.values() if text_at(event, "type") == "m.reaction"]
        assert len(reactions) == 1
        assert again.external_id is None


async def test_a_gap_of_120_commands_is_heard_once_and_in_order(bot: Bot, anna: Person) -> None:
    async with anna:
        async with bot.listening():
            room = await anna.create_room(bot.user_id)
            await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
            await anna.say(room, "0")
            await bot.memory.words("0")
        for number in range(1, 121):
            await anna.say(room, str(number))
        async with bot.listening():
            await bot.memory.words("120")
    assert bot.memory.texts() == [str(number) for number in range(121)]


async def test_the_same_key_after_a_restart_is_the_same_event(bot: Bot, anna: Person) -> None:
    async with anna:
        async with bot.listening() as channel:
            room = await anna.create_room(bot.user_id)
            await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
            place = Place("matrix", anna.user_id, private=True)
            first = await channel.send(place, Message("Eén keer."), "same")
        async with bot.listening() as channel:
            again = await channel.send(place, Message("Eén keer."), "same")
            found = await channel.find(place, "same", SystemClock().now())
        assert first.external_id == again.external_id == found
        sealed = [event for event in await messages(anna, room) if text_at(event, "type") == "m.room.encrypted"]
        assert len(sealed) == 1
        assert text_of(await anna.hears("Eén keer.")) == "Eén keer."


async def test_the_bot_opens_one_private_talk_even_when_it_forgot_it_had(bot: Bot, anna: Person) -> None:
    place = Place("matrix", anna.user_id, private=True)
    async with anna:
        async with bot.listening() as channel:
            await channel.send(place, Message("Dag Anna."), "o1")
            assert (await anna.hears("Dag Anna.")).sender_cross_signed
        bot.memory.notes.clear()
        async with bot.listening() as channel:
            await channel.send(place, Message("Nog iets."), "o2")
            await anna.hears("Nog iets.")
            assert len(await joined_rooms(anna)) == 1
            (room,) = await joined_rooms(anna)
            await anna.say(str(room), "goed")
            assert (await bot.memory.words("goed")).room is None


async def test_who_leaves_the_private_talk_is_asked_back_once(bot: Bot, anna: Person) -> None:
    place = Place("matrix", anna.user_id, private=True)
    async with anna, bot.listening() as channel:
        await channel.send(place, Message("Dag."), "o1")
        await anna.hears("Dag.")
        (room,) = await joined_rooms(anna)
        marker = await make_room(anna, bot.user_id)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        await leave(anna, bot, str(room), marker)
        await channel.send(place, Message("Kom terug?"), "o2")
        await anna.sync_until(lambda: bool(anna.read) and "terug" in text_of(anna.read[-1]))
        await leave(anna, bot, str(room), marker)
        with pytest.raises(Gone):
            await channel.send(place, Message("Echt?"), "o3")


async def leave(person: Person, bot: Bot, room: str, marker: str) -> None:
    """Leave a room, and wait until the bot has heard something that was said later elsewhere."""
    await person.transport.call("POST", client("rooms", room, "leave"), body={})
    said = await say_plainly(person, marker, "weg")
    await bot.memory.until(lambda item: item.id == said)


async def test_b31_a_message_whose_key_comes_late_is_heard_once_under_its_own_id(bot: Bot, anna: Person) -> None:
    async with anna:
        async with bot.listening():
            room = await anna.create_room(bot.user_id)
            await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
            with keys_held_back(anna) as held:
                event_id = await anna.say(room, "te vroeg")
            await react(anna, room, event_id, "✅")
            await bot.memory.kind(IncomingKind.REACTION, "✅")
            assert f"utd:{event_id}" in bot.memory.notes
            for send in held:
                await send()
            heard = await bot.memory.words("te vroeg")
            assert heard.id == event_id
            assert f"utd:{event_id}" not in bot.memory.notes
        async with bot.listening():
            pass
    assert bot.memory.texts() == ["te vroeg"]


async def test_b31_who_cannot_be_read_is_told_once_after_a_minute(bot: Bot, anna: Person) -> None:
    clock = LaterClock()
    patient = dataclasses.replace(bot, clock=clock)
    async with anna, patient.listening():
        room = await anna.create_room(bot.user_id)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        sealed = [await anna.device.encrypt(room, "m.room.message", text(word), [anna.user_id]) for word in ("a", "b")]
        event_id, _ = [await anna.send_sealed(room, one) for one in sealed]
        await react(anna, room, event_id, "✅")
        await bot.memory.kind(IncomingKind.REACTION, "✅")
        clock.ahead = timedelta(minutes=2)
        await react(anna, room, event_id, "🆗")
        told = await bot.memory.kind(IncomingKind.UNREADABLE)
        assert (told.sender, told.room, told.text) == (anna.user_id, None, "no key")
        await bot.memory.kind(IncomingKind.REACTION, "🆗")
    assert [item.kind for item in bot.memory.items].count(IncomingKind.UNREADABLE) == 1


async def test_b28_plain_words_in_an_encrypted_room_are_not_obeyed(bot: Bot, anna: Person) -> None:
    async with anna, bot.listening():
        room = await anna.create_room(bot.user_id)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        await say_plainly(anna, room, "neem 12")
        assert (await bot.memory.kind(IncomingKind.UNREADABLE)).text == "not encrypted"
        assert bot.memory.texts() == []


async def test_a05_a_request_for_emoji_verification_in_the_room_is_ended_politely(bot: Bot, anna: Person) -> None:
    async with anna, bot.listening():
        room = await anna.create_room(bot.user_id)
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        asked: Body = {"msgtype": "m.key.verification.request", "to": bot.user_id, "body": "", "methods": ["m.sas.v1"]}
        request = await anna.send(room, "m.room.message", asked)
        await anna.sync_until(lambda: any(ends(read, request) for read in anna.read))
        assert bot.memory.texts() == []


async def test_a_revoked_token_leads_to_a_new_sign_in_with_the_same_device(bot: Bot, anna: Person) -> None:
    async with anna:
        async with bot.listening() as channel:
            room = await anna.create_room(bot.user_id)
            await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
            device = channel._session.device_id
        kept = bot.data_dir / "matrix.json"
        kept.write_text(kept.read_text().replace("syt_", "syx_"))
        async with bot.listening() as channel:
            assert channel._session.device_id == device
            await anna.say(room, "nog daar?")
            await bot.memory.words("nog daar?")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert (bot.data_dir / "recovery-key.txt").stat().st_mode & 0o777 == 0o600


async def test_check_finds_a_healthy_bot_healthy(bot: Bot, anna: Person) -> None:
    assert [finding.level for finding in await check(bot)] == [Level.OK, Level.WARN]
    async with anna, bot.listening() as channel:
        await make_room(anna, bot.user_id, power_level_content_override={"users": {bot.user_id: 50}})
        await bot.memory.kind(IncomingKind.ROOM, RoomEvent.ENTERED)
        found = await channel.check()
        assert {finding.name for finding in found} >= {"matrix trust", "matrix keys", "matrix crypto store"}
        assert {finding.level for finding in found} == {Level.OK}, found
        assert {finding.level for finding in channel.health()} == {Level.OK}
    async with held_by_another_process(bot.data_dir / "crypto" / "lock"):
        found = await check(bot)
    assert {finding.level for finding in found} == {Level.OK}, found
    assert "in use" in found[-1].says


@asynccontextmanager
async def held_by_another_process(lock: Path) -> AsyncIterator[None]:
    """Let a child hold the lock of the crypto store, as a running bot does."""
    holds = "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.lockf(f, fcntl.LOCK_EX); print(flush=True); input()"
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", holds, lock, stdin=pipe, stdout=pipe)
    assert child.stdout
    await child.stdout.readline()
    try:
        yield
    finally:
        await child.communicate(b"\n")


async def check(bot: Bot) -> tuple[Finding, ...]:
    channel = bot.channel()
    try:
        return await channel.check()
    finally:
        await channel.close()


@contextmanager
def keys_held_back(person: Person) -> Iterator[list[Callable[[], Awaitable[object]]]]:
    """Let the room keys somebody sends wait, as on a slow way between homeservers."""
    held: list[Callable[[], Awaitable[object]]] = []
    call = person.transport.call

    async def hold(method: str, path: str, **more: Any) -> Body:  # noqa: ANN401 -- whatever the transport takes
        if "sendToDevice" not in path:
            return await call(method, path, **more)
        held.append(partial(call, method, path, **more))
        return {}

    person.transport.call = hold  # type: ignore[method-assign]
    yield held
    person.transport.call = call  # type: ignore[method-assign]


def ends(read: Read, request: str) -> bool:
    """Tell whether this is the end of that verification."""
    if not isinstance(read, Decrypted) or read.type != "m.key.verification.cancel":
        return False
    return at(read.content, "m.relates_to", "event_id") == request


def text(words: str) -> dict[str, object]:
    return {"msgtype": "m.text", "body": words}


class LaterClock:
    """The machine's clock, ahead by as much as the test says."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return SystemClock().now() + self.ahead
