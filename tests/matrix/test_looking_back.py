"""Our own words are found again in an encrypted room, also when their keys are gone, and nobody else's are taken."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.channels.contract import Message, Place
from bot.channels.matrix.channel import MatrixChannel
from bot.channels.matrix.guard import Body, object_at, text_at
from bot.clock import SystemClock
from tests.matrix.events import ANNA, ME, ROOM, a_room, event, state, synced
from tests.matrix.listening import Bot
from tests.servers.fake_homeserver import FakeHomeserver

HERE = Place("matrix", ROOM, private=False)
KEY = "o1"


@pytest.fixture
def bot(fake: FakeHomeserver, tmp_path: Path) -> Bot:
    return Bot(fake.url, ME, "geheim", tmp_path / "bot")


async def said(bot: Bot, fake: FakeHomeserver, key: str = KEY) -> Body:
    """Let the bot say something in an encrypted room, and return the event as the homeserver keeps it."""
    sealed = state("m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"})
    fake.says(synced("s1", state=[*a_room(), sealed]))
    async with bot.listening() as channel:
        await channel.send(HERE, Message("Karim komt om tien uur."), key)
    (content,) = fake.sent.values()
    assert text_at(content, "ciphertext")
    return event("m.room.encrypted", content, sender=ME, event_id="$ours")


async def found_by(bot: Bot, fake: FakeHomeserver, *page: Body, key: str = KEY) -> str | None:
    """Let this bot look for the key among these events."""
    fake.pages[""] = ([*page], "")
    fake.says(synced("s2", state=a_room()))
    async with bot.listening() as channel:
        return await find(channel, key)


async def find(channel: MatrixChannel, key: str) -> str | None:
    return await channel.find(HERE, key, SystemClock().now())


def unknowing(bot: Bot, tmp_path: Path) -> Bot:
    """Return the same account at a device that has none of its keys."""
    return replace(bot, data_dir=tmp_path / "restored")


async def test_what_we_said_sealed_is_found_without_its_keys(bot: Bot, fake: FakeHomeserver, tmp_path: Path) -> None:
    ours = await said(bot, fake)
    fake.forget_devices()
    restored = unknowing(bot, tmp_path)
    assert await found_by(restored, fake, ours) == "$ours"
    assert await found_by(restored, fake, ours, key="o2") is None


async def test_b15_an_event_dated_back_does_not_end_the_search(bot: Bot, fake: FakeHomeserver) -> None:
    ours = await said(bot, fake)
    old = event("m.room.message", {"msgtype": "m.text", "body": "2001"}) | {"origin_server_ts": 1_000_000_000_000}
    fake.pages[""] = ([event("m.reaction", {}), old], "p1")
    fake.pages["p1"] = ([ours], "")
    fake.says(synced("s2", state=a_room()))
    async with bot.listening() as channel:
        assert await find(channel, KEY) == "$ours"


async def test_the_mark_in_somebody_elses_event_proves_nothing(bot: Bot, fake: FakeHomeserver, tmp_path: Path) -> None:
    ours = await said(bot, fake)
    assert await found_by(bot, fake, {**ours, "sender": ANNA}) is None


async def test_what_was_said_before_there_were_marks_is_found_by_opening_it(
    bot: Bot, fake: FakeHomeserver, tmp_path: Path
) -> None:
    ours = await said(bot, fake)
    names = {"algorithm", "ciphertext", "session_id", "sender_key", "device_id"}
    plain = {**ours, "content": {name: value for name, value in object_at(ours, "content").items() if name in names}}
    assert await found_by(bot, fake, plain) == "$ours"
    fake.forget_devices()
    assert await found_by(unknowing(bot, tmp_path), fake, plain) is None


async def test_who_can_guess_the_key_cannot_tell_the_mark(bot: Bot, fake: FakeHomeserver, tmp_path: Path) -> None:
    ours = await said(bot, fake, key="o" + "0" * 40)
    assert "o" + "0" * 40 not in str(object_at(ours, "content"))
