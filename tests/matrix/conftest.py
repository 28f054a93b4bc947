"""A homeserver that is played, and the bot before it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.matrix.events import ME, ROOM, a_room, synced
from tests.matrix.listening import Bot
from tests.servers.fake_homeserver import FakeHomeserver


@pytest.fixture
async def fake() -> AsyncIterator[FakeHomeserver]:
    """A homeserver that answers what a test lets it; the one named `homeserver` is a real Synapse."""
    async with FakeHomeserver() as fake:
        yield fake


@pytest.fixture
def room_stated(fake: FakeHomeserver) -> None:
    """Let its first answer state the room."""
    fake.says(synced("s1", state=a_room()))


@pytest.fixture
def returning(fake: FakeHomeserver, tmp_path: Path) -> Bot:
    """A bot that was in the room before it was started anew."""
    bot = Bot(fake.url, ME, "geheim", tmp_path)
    bot.memory.at = "s0"
    bot.memory.notes[f"entered:{ROOM}"] = "yes"
    return bot
