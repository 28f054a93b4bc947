"""Whose turn it is when several places wait: nothing is overlooked, danger goes first, and nobody waits for a crowd."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from sqlalchemy import event

from bot.channels.contract import Later
from bot.engine.sender import AT_ONCE
from tests.bot.played_channel import PlayedChannel, Post


@asynccontextmanager
async def sending(channel: PlayedChannel) -> AsyncIterator[Post]:
    """Let the sender run, as the service does."""
    async with Post.open(channel) as post:
        running = asyncio.create_task(post.sender.run())
        try:
            yield post
        finally:
            running.cancel()
            for gate in channel.gates.values():
                gate.set()
            with suppress(asyncio.CancelledError):
                await running


async def queue(post: Post, key: str, place: str, lane: int = 1) -> None:
    """Queue a message as a decision does, and say where."""
    post.channel.reached[key] = asyncio.Event()
    await post.queue(key, place, lane=lane, made_at=post.clock.now())
    post.sender.look_at({(post.channel.name, place): lane})


async def hold_all_up(post: Post) -> list[asyncio.Event]:
    """Let as many places be written to as can be at once, and return what opens them."""
    gates = []
    for n in range(AT_ONCE):
        post.channel.gates[f"k{n}"] = asyncio.Event()
        gates.append(post.channel.gates[f"k{n}"])
        await queue(post, f"k{n}", f"!{n}")
        await post.channel.reached[f"k{n}"].wait()
    return gates


async def test_what_comes_for_a_place_while_it_is_written_to_goes_out_behind_it() -> None:
    channel = PlayedChannel()
    async with sending(channel) as post:
        gates = await hold_all_up(post)
        await queue(post, "later", "!0")
        gates[0].set()
        await channel.reached["later"].wait()


async def test_what_is_queued_at_the_moment_a_place_falls_silent_is_sent_at_once() -> None:
    channel = PlayedChannel()
    async with sending(channel) as post:
        for n in range(30):
            await queue(post, f"m{n}", "!linde")
            for _ in range(n):
                await asyncio.sleep(0)
        await channel.reached["m29"].wait()
    assert channel.keys == [f"m{n}" for n in range(30)]


async def test_words_about_danger_go_before_every_other_place_that_waits() -> None:
    channel = PlayedChannel()
    async with sending(channel) as post:
        gates = await hold_all_up(post)
        for n in range(20):
            await queue(post, f"news{n}", f"!news{n}")
        await queue(post, "danger", "!danger", lane=0)
        gates[0].set()
        await channel.reached["danger"].wait()
        assert channel.keys[AT_ONCE] == "danger"


async def test_a_place_with_much_to_hear_lets_others_have_their_turn() -> None:
    channel = PlayedChannel()
    async with sending(channel) as post:
        gates = await hold_all_up(post)
        for n in range(3):
            await queue(post, f"more{n}", "!0")
        await queue(post, "other", "!other")
        gates[0].set()
        await channel.reached["other"].wait()
        await channel.reached["more2"].wait()
        assert channel.keys.index("other") < channel.keys.index("more2")


async def test_places_with_nothing_to_say_hide_nobody_behind_them() -> None:
    channel = PlayedChannel()
    async with sending(channel) as post:
        channel.reached["real"] = asyncio.Event()
        await post.queue("real", "!real")
        silent = {(channel.name, f"!silent{n}"): 1 for n in range(AT_ONCE)}
        post.sender.look_at(silent | {(channel.name, "!real"): 1})
        await channel.reached["real"].wait()


async def test_a_second_try_comes_though_others_keep_the_sender_busy() -> None:
    channel = PlayedChannel(answers={"again": [Later("try again", after_seconds=1)]})
    async with sending(channel) as post:
        await queue(post, "again", "!again")
        await channel.reached["again"].wait()
        channel.reached["again"].clear()
        post.clock.set(post.clock.now() + timedelta(seconds=2))
        crowds = [asyncio.create_task(_chatter(post, f"c{number}")) for number in range(4)]
        await channel.reached["again"].wait()
        for crowd in crowds:
            crowd.cancel()
        await asyncio.gather(*crowds, return_exceptions=True)


async def _chatter(post: Post, name: str) -> None:
    """Queue one thing after the other in one place, for ever."""
    for number in itertools.count():
        await queue(post, f"{name}.{number}", f"!{name}")
        await post.channel.reached[f"{name}.{number}"].wait()


async def test_who_must_wait_is_remembered_and_not_looked_for_everywhere() -> None:
    channel = PlayedChannel(answers={"again": [Later("try again", after_seconds=1)]})
    async with sending(channel) as post:
        await queue(post, "first", "!first")
        await channel.reached["first"].wait()
        everywhere = 0

        def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            nonlocal everywhere
            everywhere += "row_number" in statement

        event.listen(post.store.engine.sync_engine, "before_cursor_execute", note)
        await queue(post, "again", "!again")
        await channel.reached["again"].wait()
        channel.reached["again"].clear()
        post.clock.set(post.clock.now() + timedelta(seconds=2))
        await queue(post, "another", "!another")
        await channel.reached["again"].wait()
    assert everywhere == 0


async def fails_then(post: Post, key: str, place: str) -> None:
    """Queue what fails at first, and let that be recorded."""
    await queue(post, key, place)
    await post.channel.reached[key].wait()
    for _turn in range(1000):
        async with post.store.begin() as tx:
            if any(head.key == key and head.next_at > head.made_at for head in await tx.heads()):
                return


async def time_goes_on(post: Post, key: str, *, times: int, most_seconds: int) -> None:
    """Move the clock by seconds, as a service that is looked at, until a message was sent so often."""
    for _second in range(most_seconds):
        for _turn in range(20):
            await asyncio.sleep(0.001)
            if post.channel.keys.count(key) == times:
                return
        post.clock.set(post.clock.now() + timedelta(seconds=1))
        post.sender.wake()
    raise AssertionError(post.channel.keys)


async def test_a_clock_that_is_put_back_holds_a_channel_no_longer_than_it_asked_for() -> None:
    channel = PlayedChannel(answers={"a": [Later("busy", everywhere=True, after_seconds=20)]})
    async with sending(channel) as post:
        await fails_then(post, "a", "!a")
        post.clock.set(post.clock.now() - timedelta(hours=3))
        await queue(post, "danger", "!b", lane=0)
        await time_goes_on(post, "danger", times=1, most_seconds=90)


async def test_a_clock_that_is_put_back_lets_a_row_wait_no_longer_than_it_had_to() -> None:
    channel = PlayedChannel(answers={"a": [Later("busy", after_seconds=20)]})
    async with sending(channel) as post:
        await fails_then(post, "a", "!a")
        post.clock.set(post.clock.now() - timedelta(hours=3))
        await time_goes_on(post, "a", times=2, most_seconds=90)


async def test_what_stood_behind_something_that_was_taken_back_is_sent_at_once() -> None:
    channel = PlayedChannel(answers={"slow": [Later("busy", after_seconds=3600)]})
    async with sending(channel) as post:
        await fails_then(post, "slow", "!a")
        await queue(post, "behind", "!a")
        async with post.store.begin() as tx:
            await tx.take_back(("slow",))
        post.sender.look_at(tx.queued)
        await asyncio.wait_for(channel.reached["behind"].wait(), 5)
