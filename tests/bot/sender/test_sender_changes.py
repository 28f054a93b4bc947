"""Edits and what is taken back find the message they are about, whatever became of it; files follow theirs."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.channels.abilities import Abilities
from bot.channels.contract import (
    Amend,
    File,
    InSight,
    Message,
    Sign,
    TakeBack,
    Unsendable,
)
from bot.codec import Edit, Erase, Pinning
from bot.papers.enclosed import Agenda, Page, WordedFile
from handlers.model import IncomingKind
from tests.bot.papers.appointments import TALK
from tests.bot.played_channel import NOW, PlayedChannel, Post


async def test_an_edit_goes_to_the_message_it_edits(post: Post, channel: PlayedChannel) -> None:
    await post.queue("card")
    await post.queue("edit", what=Edit(Message("new")), target_key="card")
    await post.drain()
    assert channel.sent == [("card", Message("card")), ("edit", Amend("$card", Message("new")))]


async def test_an_edit_of_what_never_arrived_is_said_anew_and_edited_from_then_on(
    post: Post, channel: PlayedChannel
) -> None:
    channel.answers["card"] = [Unsendable("too large")]
    await post.queue("card")
    for n in (1, 2):
        await post.queue(f"edit{n}", what=Edit(Message(f"new {n}")), target_key="card")
    await post.drain()
    assert channel.sent[1:] == [("edit1", Message("new 1")), ("edit2", Amend("$edit1", Message("new 2")))]


async def test_where_nothing_can_be_edited_the_news_is_a_message() -> None:
    sms = PlayedChannel("sms", Abilities())
    async with Post.open(sms) as post:
        await post.queue("card", "+32470123456")
        await post.queue("edit", "+32470123456", Edit(Message("filled")), target_key="card")
        await post.queue("sign", "+32470123456", Sign("1", "👌"), msgid="")
        await post.queue("erase", "+32470123456", Erase(), msgid="", target_key="card")
        await post.drain()
        assert [what for _key, what in sms.sent] == [Message("card"), Message("filled")]
        assert await post.counts() == {"sent": 2, "expired": 2}
        assert await post.reported() == []


async def test_what_arrived_is_taken_back_and_what_never_left_needs_nothing(post: Post, channel: PlayedChannel) -> None:
    await post.queue("arrived", "!a")
    await post.drain()
    await post.queue("waiting", "!b")
    async with post.store.begin() as tx:
        await tx.take_back(("arrived", "waiting"))
    for key, place in [("arrived", "!a"), ("waiting", "!b")]:
        await post.queue(f"erase-{key}", place, Erase(), msgid="", target_key=key)
    await post.drain()
    assert channel.sent == [("arrived", Message("arrived")), ("erase-arrived", TakeBack("$arrived"))]
    assert await post.reported() == []


async def test_what_was_on_its_way_when_it_was_taken_back_is_still_taken_back(
    post: Post, channel: PlayedChannel
) -> None:
    channel.gates["a"] = asyncio.Event()
    channel.reached["a"] = asyncio.Event()
    await post.queue("a")
    draining = asyncio.create_task(post.drain())
    await channel.reached["a"].wait()
    async with post.store.begin() as tx:
        await tx.take_back(("a",))
    await post.queue("erase", what=Erase(), msgid="", target_key="a")
    channel.gates["a"].set()
    await draining
    assert channel.sent[-1] == ("erase", TakeBack("$a"))


async def test_what_a_crash_cut_off_is_looked_up_before_it_is_taken_back(post: Post, channel: PlayedChannel) -> None:
    channel.there["a"] = "$half"
    await post.queue("a")
    async with post.store.begin() as tx:
        await tx.take_back(("a",))
    await post.queue("erase", what=Erase(), msgid="", target_key="a")
    await post.drain()
    assert channel.sent == [("erase", TakeBack("$half"))]


async def test_what_is_pinned_is_the_message_as_it_arrived(post: Post, channel: PlayedChannel) -> None:
    await post.queue("a")
    await post.queue("pin", what=Pinning(), target_key="a")
    await post.queue("unpin", what=Pinning(off=True), target_key="a")
    await post.drain()
    assert channel.sent == [("a", Message("a")), ("pin", InSight("$a")), ("unpin", InSight("$a", off=True))]


async def test_a_room_that_lets_us_pin_nothing_still_hears_the_rest(post: Post, channel: PlayedChannel) -> None:
    channel.answers["pin"] = [Unsendable("no right")]
    await post.queue("a")
    await post.queue("pin", what=Pinning(), target_key="a")
    await post.queue("b")
    await post.drain()
    assert [key for key, _what in channel.sent] == ["a", "pin", "b"]
    assert await post.counts() == {"sent": 2, "parked": 1}
    assert await post.reported() == []


async def test_where_nothing_can_be_pinned_or_nothing_arrived_there_is_nothing_to_do(
    post: Post, channel: PlayedChannel
) -> None:
    channel.answers["lost"] = [Unsendable("too large")]
    await post.queue("lost")
    await post.queue("pin-lost", what=Pinning(), target_key="lost")
    await post.drain()
    assert channel.keys == ["lost"]
    channel.abilities = replace(channel.abilities, pin=False)
    await post.queue("a")
    await post.queue("pin", what=Pinning(), target_key="a")
    await post.drain()
    assert channel.keys == ["lost", "a"]
    assert await post.counts() == {"sent": 1, "parked": 1, "expired": 2}


PAGE = Page("Attest", ("Bedankt!",), (), (), "nl", "vzw De Linde", NOW)
FILES = Abilities(sealed=True, files=True, idempotent=True)


async def test_a_file_is_written_when_its_turn_comes(post: Post, channel: PlayedChannel) -> None:
    channel.abilities = FILES
    await post.queue("a", what=WordedFile("attest", "Attest", PAGE, {"msgid": "hours.file"}))
    await post.drain()
    ((_key, sent),) = channel.sent
    assert isinstance(sent, File)
    assert (sent.name, sent.content[:5], sent.label) == ("attest.pdf", b"%PDF-", {"msgid": "hours.file"})


async def test_a_channel_without_files_says_what_there_is(post: Post, channel: PlayedChannel) -> None:
    await post.queue("a", what=WordedFile("attest", "Attest", PAGE, {}))
    await post.drain()
    assert channel.sent == [("a", Message("📎 Attest"))]


async def test_a_file_that_cannot_be_written_holds_up_nobody_and_a_human_hears_of_it(
    post: Post, channel: PlayedChannel
) -> None:
    channel.abilities = FILES
    nowhere = replace(TALK, zone="Europe/Nowhere")
    await post.queue("a", what=WordedFile("S7", "S7", Agenda((nowhere,), "nl"), {}))
    await post.queue("b")
    await post.drain()
    assert channel.keys == ["b"]
    assert [(told.kind, told.text, told.about) for told in await post.reported()] == [
        (IncomingKind.FAILED, "unsendable", "told")
    ]
