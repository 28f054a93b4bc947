"""What is old, late or was cut off is looked up, dropped or left unsure, and never said twice in silence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.channels.abilities import Abilities
from bot.channels.contract import (
    Later,
    Uncertain,
)
from tests.bot.played_channel import MINUTE, NOW, PlayedChannel, Post


async def test_what_is_no_longer_worth_sending_is_dropped(post: Post, channel: PlayedChannel) -> None:
    await post.queue("a1", not_after=NOW + MINUTE)
    await post.queue("a2", not_after=NOW + 2 * MINUTE)
    await post.drain(after=2 * MINUTE)
    assert channel.keys == ["a2"]
    assert await post.counts() == {"expired": 1, "sent": 1}
    (report,) = await post.reported()
    assert report.text == "toolate"


async def test_what_an_earlier_life_may_have_said_is_looked_up_first(post: Post, channel: PlayedChannel) -> None:
    channel.there["a"] = "$found"
    await post.queue("a", said_since=NOW - timedelta(days=2))
    await post.queue("b", said_since=NOW - timedelta(days=2))
    await post.queue("c")
    await post.drain()
    assert (channel.looked_up, channel.keys) == (["a", "b"], ["b", "c"])


async def test_a_row_older_than_the_homeserver_remembers_is_looked_up_first(post: Post, channel: PlayedChannel) -> None:
    channel.there["arrived"] = "$before"
    await post.queue("arrived", "!a")
    await post.queue("lost", "!b")
    await post.drain(after=timedelta(hours=20, minutes=1))
    assert sorted(channel.looked_up) == ["arrived", "lost"]
    assert channel.keys == ["lost"]
    async with post.store.begin() as tx:
        assert await tx.key_of("matrix", "$before") == "arrived"


async def test_a_younger_row_is_sent_again_under_its_key(post: Post, channel: PlayedChannel) -> None:
    channel.answers["a"] = [Later("cut off")]
    await post.queue("a")
    await post.drain()
    await post.drain(after=timedelta(hours=19))
    assert channel.keys == ["a", "a"]
    assert channel.looked_up == []


async def _stopped_while_sending(post: Post) -> None:
    async with post.store.begin() as tx:
        (head,) = await tx.heads()
        await tx.mark_sending(head.seq)
    post.restart()
    await post.drain()


async def test_a_crash_while_sending_an_sms_leaves_it_unsure_and_is_told() -> None:
    sms = PlayedChannel("sms", Abilities())
    async with Post.open(sms) as post:
        await post.queue("a", "+32470123456")
        await _stopped_while_sending(post)
        assert sms.keys == []
        assert await post.counts() == {"unsure": 1}
        (report,) = await post.reported()
        assert report.text == "uncertain"


async def test_an_sms_that_the_provider_knows_is_not_sent_again() -> None:
    sms = PlayedChannel("sms", Abilities(), there={"a": "sms-1"})
    async with Post.open(sms) as post:
        await post.queue("a", "+32470123456")
        await _stopped_while_sending(post)
        assert sms.keys == []
        assert await post.counts() == {"sent": 1}


@pytest.mark.parametrize("trouble", [Uncertain("no answer"), KeyError("a mistake"), TimeoutError()])
async def test_an_sms_that_may_have_left_is_never_repeated(trouble: Exception) -> None:
    sms = PlayedChannel("sms", Abilities(), answers={"a": [trouble]})
    async with Post.open(sms) as post:
        await post.queue("a", "+32470123456")
        await post.drain()
        await post.drain(after=MINUTE)
        assert sms.keys == ["a"]
        assert await post.counts() == {"unsure": 1}


async def test_an_sms_that_surely_did_not_leave_is_repeated() -> None:
    sms = PlayedChannel("sms", Abilities(), answers={"a": [Later("gateway is full")]})
    async with Post.open(sms) as post:
        await post.queue("a", "+32470123456")
        await post.drain()
        await post.drain(after=MINUTE)
        assert sms.keys == ["a", "a"]
        assert await post.counts() == {"sent": 1}
