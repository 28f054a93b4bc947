"""A channel that is played, and the outbox that is emptied into it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.bot.played_channel import PlayedChannel, Post


@pytest.fixture
def channel() -> PlayedChannel:
    return PlayedChannel()


@pytest_asyncio.fixture
async def post(channel: PlayedChannel) -> AsyncIterator[Post]:
    async with Post.open(channel) as opened:
        yield opened
