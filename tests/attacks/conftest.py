"""One service at a real homeserver for all tests of a file: each test finds it as the ones before it left it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo.homeserver import Homeserver
from tests.attacks.scene import Scene, opened

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what talks to a real homeserver."""
    for item in items:
        if HERE in item.path.parents and "homeserver" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.homeserver)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scene(homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """The service, a neighbour whose words must always be answered, and whoever a test lets come."""
    async with opened(homeserver, tmp_path_factory.mktemp("scene")) as scene:
        yield scene
