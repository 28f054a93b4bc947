"""The outbox is emptied in order per place, side by side, and every failure means what it should."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.channels.contract import (
    Gone,
    Later,
    Message,
    Receipt,
    Sign,
    Task,
    Unsendable,
)
from bot.codec import Erase
from bot.engine import sender
from handlers.model import IncomingKind
from tests.bot.played_channel import MINUTE, SECOND, PlayedChannel, Post
from tests.storage.things import heard


async def test_what_waits_is_sent_once_and_its_words_are_forgotten(post: Post, channel: PlayedChannel) -> None:
    await post.queue("a")
    await post.drain()
    await post.drain()
    assert channel.sent == [("a", Message("a"))]
    assert await post.counts() == {"sent": 1}
    async with post.store.begin() as tx:
        assert await tx.key_of("matrix", "$a") == "a"
        assert await tx.heads() == ()


async def test_a_place_gets_its_messages_in_order_while_other_places_go_on(post: Post, channel: PlayedChannel) -> None:
    for key, place in [("a1", "!a"), ("a2", "!a"), ("b1", "!b"), ("b2", "!b")]:
        await post.queue(key, place)
    channel.gates["a1"] = asyncio.Event()
    channel.reached["b2"] = asyncio.Event()
    draining = asyncio.create_task(post.drain())
    await channel.reached["b2"].wait()
    assert channel.keys == ["a1", "b1", "b2"]
    channel.gates["a1"].set()
    await draining
    assert channel.keys == ["a1", "b1", "b2", "a2"]


async def test_at_most_eight_places_are_written_to_at_once(post: Post, channel: PlayedChannel) -> None:
    gate = asyncio.Event()
    for n in range(12):
        await post.queue(f"k{n}", f"!{n}")
        channel.gates[f"k{n}"] = gate
        channel.reached[f"k{n}"] = asyncio.Event()
    draining = asyncio.create_task(post.drain())
    await channel.reached["k7"].wait()
    assert len(channel.sent) == 8
    gate.set()
    await draining
    assert len(channel.sent) == 12


async def test_what_fails_for_now_is_tried_again_and_holds_up_only_its_place(
    post: Post, channel: PlayedChannel
) -> None:
    channel.answers["a1"] = [Later("502"), Later("502", after_seconds=20)]
    for key, place in [("a1", "!a"), ("a2", "!a"), ("b1", "!b")]:
        await post.queue(key, place)
    await post.drain()
    assert channel.keys == ["a1", "b1"]
    await post.drain(after=SECOND)
    await post.drain(after=19 * SECOND)
    assert channel.keys == ["a1", "b1", "a1"]
    await post.drain(after=SECOND)
    assert channel.keys == ["a1", "b1", "a1", "a1", "a2"]
    assert await post.reported() == []


async def test_a_channel_that_asks_to_wait_is_left_alone_as_a_whole_and_then_tried_by_one(
    post: Post, channel: PlayedChannel
) -> None:
    channel.answers["a"] = [Later("429", after_seconds=5, everywhere=True), Later("429", everywhere=True)]
    channel.gates["a"] = asyncio.Event()
    await post.queue("a", "!a")
    draining = asyncio.create_task(post.drain())
    channel.gates["a"].set()
    await draining
    await post.queue("b", "!b")
    await post.queue("c", "!c")
    await post.drain(after=4 * SECOND)
    assert channel.keys == ["a"]
    await post.drain(after=SECOND)
    assert channel.keys == ["a", "a"]
    await post.drain(after=MINUTE)
    assert channel.keys == ["a", "a", "a", "b", "c"]
    assert await post.counts() == {"sent": 3}


async def test_being_asked_to_wait_often_never_makes_a_message_poison(post: Post, channel: PlayedChannel) -> None:
    channel.answers["a"] = [Later("429", everywhere=True) for _ in range(30)]
    await post.queue("a", "!a")
    for n in range(30):
        await post.queue(f"b{n}", "!b")
        await post.drain(after=MINUTE)
    await post.drain(after=MINUTE)
    assert await post.counts() == {"sent": 31}


async def test_a_message_that_fails_while_others_succeed_is_poison_after_five_tries(
    post: Post, channel: PlayedChannel
) -> None:
    channel.answers["a1"] = [Later("500") for _ in range(50)]
    await post.queue("a1", "!a")
    await post.queue("a2", "!a")
    await post.drain()
    for n in range(4):
        await post.queue(f"b{n}", "!b")
        await post.drain()
        await post.drain(after=MINUTE)
    assert channel.keys.count("a1") == 5
    assert channel.keys[-1] == "a2"
    (report,) = await post.reported()
    assert (report.kind, report.room, report.about, report.text) == (IncomingKind.FAILED, "!a", "told", "poison")
    assert (await post.counts())["parked"] == 1


async def test_without_the_success_of_others_nothing_is_poison(post: Post, channel: PlayedChannel) -> None:
    channel.answers["a"] = [Later("500") for _ in range(30)]
    await post.queue("a")
    for _ in range(31):
        await post.drain(after=MINUTE)
    assert await post.counts() == {"sent": 1}


async def test_a_server_that_stumbles_for_less_than_a_minute_costs_no_message(
    post: Post, channel: PlayedChannel
) -> None:
    channel.answers["a"] = [Later("500") for _ in range(8)]
    await post.queue("a", "!a")
    for n in range(60):
        await post.queue(f"b{n}", "!b")
        await post.drain(after=SECOND)
    await post.drain(after=MINUTE)
    assert await post.counts() == {"sent": 61}


async def test_a_place_that_is_gone_parks_its_messages_and_says_so_once(post: Post, channel: PlayedChannel) -> None:
    channel.answers["a1"] = [Gone("kicked")]
    for key, place in [("a1", "!a"), ("a2", "!a"), ("b1", "!b")]:
        await post.queue(key, place)
    await post.queue("join", "!a", Task("join", "!a"), msgid="")
    await post.drain()
    assert channel.keys == ["a1", "b1", "join"]
    assert await post.counts() == {"parked": 2, "sent": 2}
    (report,) = await post.reported()
    assert (report.room, report.sender, report.text) == ("!a", "", "gone")


async def test_a_message_that_can_never_be_sent_is_parked_and_the_next_goes_on(
    post: Post, channel: PlayedChannel
) -> None:
    channel.answers["a1"] = [Unsendable("too large")]
    await post.queue("a1", "@anna", private=True, person="anna")
    await post.queue("a2", "@anna", private=True, person="anna")
    await post.drain()
    assert channel.keys == ["a1", "a2"]
    (report,) = await post.reported()
    assert (report.room, report.sender, report.text) == (None, "@anna", "unsendable")


async def test_a_mistake_in_a_channel_neither_stops_others_nor_spins(post: Post, channel: PlayedChannel) -> None:
    channel.answers["a"] = [KeyError("a mistake"), TimeoutError()]
    await post.queue("a", "!a")
    await post.queue("b", "!b")
    await post.drain()
    assert channel.keys == ["a", "b"]
    await post.drain(after=MINUTE)
    await post.drain(after=MINUTE)
    assert await post.counts() == {"sent": 2}


async def test_a_failed_order_is_reported_about_its_subject_and_a_failed_sign_to_nobody(
    post: Post, channel: PlayedChannel
) -> None:
    channel.answers = {"rooms": [Unsendable("no")], "sign": [Unsendable("no")], "erase": [Unsendable("no")]}
    await post.queue("rooms", "delinde", Task("make_rooms", "delinde"), msgid="")
    await post.queue("sign", "!a", Sign("$x", "👌"), msgid="")
    await post.queue("said", "!b")
    await post.queue("erase", "!b", Erase(), msgid="", target_key="said")
    await post.drain()
    (report,) = await post.reported()
    assert (report.kind, report.about) == (IncomingKind.FAILED, "delinde")


async def test_what_a_channel_reports_comes_in_with_the_receipt(post: Post, channel: PlayedChannel) -> None:
    channel.answers["rooms"] = [Receipt(None, (heard("done:rooms"),))]
    await post.queue("rooms", "delinde", Task("make_rooms", "delinde"), msgid="")
    await post.drain()
    assert await post.reported() == [heard("done:rooms")]


# --- the running service ---


async def test_the_running_sender_wakes_for_news_and_finishes_what_is_under_way(
    channel: PlayedChannel, tmp_path: Path
) -> None:
    for key in ("a", "b"):
        channel.reached[key] = asyncio.Event()
    channel.gates["b"] = asyncio.Event()
    async with Post.open(channel, f"sqlite+aiosqlite:///{tmp_path / 'buurtbot.db'}") as post:
        running = asyncio.create_task(post.sender.run())
        await post.queue("a")
        post.sender.wake()
        await channel.reached["a"].wait()
        await post.queue("b")
        post.sender.wake()
        await channel.reached["b"].wait()
        running.cancel()
        channel.gates["b"].set()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert await post.counts() == {"sent": 2}


async def test_a_row_that_cannot_be_opened_is_parked_and_the_next_goes_on(post: Post, channel: PlayedChannel) -> None:
    await post.queue("a")
    await post.queue("b", payload='{"kind": "hologram", "is": {}}')
    await post.queue("c")
    async with post.store.begin() as tx:
        await tx.connection.exec_driver_sql("UPDATE outbox SET payload = x'00' WHERE key = 'a'")
    await post.drain()
    assert channel.keys == ["c"]
    assert await post.counts() == {"parked": 2, "sent": 1}


async def test_a_stop_lets_what_is_under_way_arrive(post: Post, channel: PlayedChannel) -> None:
    await post.queue("a")
    channel.gates["a"], channel.reached["a"] = asyncio.Event(), asyncio.Event()
    sending = asyncio.create_task(post.sender.run())
    await channel.reached["a"].wait()
    sending.cancel()
    channel.gates["a"].set()
    await asyncio.wait([sending])
    assert sending.cancelled()
    assert await post.counts() == {"sent": 1}


async def test_a_stop_lets_go_of_a_send_that_hangs_and_the_next_start_repeats_it(
    post: Post, channel: PlayedChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "FINISH_SECONDS", 0.01)
    await post.queue("a")
    channel.gates["a"], channel.reached["a"] = asyncio.Event(), asyncio.Event()
    sending = asyncio.create_task(post.sender.run())
    await channel.reached["a"].wait()
    sending.cancel()
    await asyncio.wait([sending])
    assert await post.counts() == {"pending": 1}
    channel.gates["a"].set()
    post.restart()
    await post.drain()
    assert channel.keys == ["a", "a"]
    assert await post.counts() == {"sent": 1}
