"""Each place hears everything once and in the order in which it was decided, whatever goes wrong around it."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.util import await_only

from bot.channels.contract import Later, Outgoing, Place, Receipt
from tests.bot.played_channel import ALL, PlayedChannel, Post

PLACES, ROUNDS = 10, 12


@dataclass(slots=True)
class UnsteadyRoad(PlayedChannel):
    """Takes each key once; requests are slow, are lost on their way, or their answers are."""

    chance: random.Random = field(default_factory=random.Random)
    taken: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    async def send(self, to: Place, what: Outgoing, key: str) -> Receipt:
        await self._dawdle()
        if self.chance.random() < 0.1:
            raise Later("lost on its way")
        if self.chance.random() < 0.03:
            raise Later("too fast", everywhere=True)
        if key not in self.taken[to.address]:
            self.taken[to.address].append(key)
        await self._dawdle()
        if self.chance.random() < 0.1:
            raise Later("its answer was lost")
        return Receipt(f"${key}")

    async def _dawdle(self) -> None:
        for _turn in range(self.chance.randrange(20)):
            await asyncio.sleep(0)


@asynccontextmanager
async def sending(channel: PlayedChannel, url: str) -> AsyncIterator[Post]:
    """Let the sender run, as the service does."""
    async with Post.open(channel, url) as post:
        running = asyncio.create_task(post.sender.run())
        try:
            yield post
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running


@pytest.mark.parametrize("seed", range(3))
async def test_every_place_hears_in_the_order_of_decision(seed: int) -> None:
    await _all_hear_in_order("sqlite+aiosqlite://", seed)


@pytest.mark.parametrize("seed", range(3))
async def test_every_place_hears_in_the_order_of_decision_on_postgresql(postgres_url: str, seed: int) -> None:
    await _all_hear_in_order(postgres_url, seed)


async def _all_hear_in_order(url: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    channel = UnsteadyRoad(chance=chance)
    decided: defaultdict[str, list[str]] = defaultdict(list)
    async with sending(channel, url) as post:
        for number in range(PLACES * ROUNDS):
            place = f"!{chance.randrange(PLACES)}"
            decided[place].append(f"k{number}")
            await post.queue(f"k{number}", place, made_at=post.clock.now())
            post.sender.look_at({(channel.name, place): 1})
            if chance.random() < 0.1:
                post.sender.wake()
        while await post.counts() != {"sent": PLACES * ROUNDS}:
            post.clock.set(post.clock.now() + timedelta(seconds=1))
            post.sender.wake()
    assert channel.taken == decided


@pytest.mark.parametrize("idempotent", [True, False])
async def test_what_is_sent_while_we_look_everywhere_is_settled(postgres_url: str, *, idempotent: bool) -> None:
    channel = PlayedChannel(abilities=replace(ALL, idempotent=idempotent))
    channel.gates["first"] = asyncio.Event()
    async with sending(channel, postgres_url) as post:
        await _queue(post, "first", "!a")
        async with _held_up_after_reading_everywhere(post) as has_read:
            post.sender.wake()
            await has_read.wait()
            channel.gates["first"].set()
            await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name().startswith("send:")))
        await _queue(post, "second", "!a")
        assert channel.keys == ["first", "second"]
        assert await post.reported() == []


async def _queue(post: Post, key: str, place: str) -> None:
    """Queue something and wait until it is on its way."""
    post.channel.reached[key] = asyncio.Event()
    await post.queue(key, place)
    post.sender.look_at({(post.channel.name, place): 1})
    await post.channel.reached[key].wait()


@asynccontextmanager
async def _held_up_after_reading_everywhere(post: Post) -> AsyncIterator[asyncio.Event]:
    """Let who reads the first row of every place get no further until the end of the block."""
    has_read, may_go_on = asyncio.Event(), asyncio.Event()

    def hold_up(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if "row_number" in statement:
            has_read.set()
            await_only(may_go_on.wait())

    event.listen(post.store.engine.sync_engine, "after_cursor_execute", hold_up)
    yield has_read
    may_go_on.set()
