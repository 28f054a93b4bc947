"""Both engines, each test on both: an empty database that only this test has."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from storage.engine import open_engine
from storage.store import Store
from storage.vault import Vault
from tests.storage.things import KEYS


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'buurtbot.db'}"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest_asyncio.fixture
async def store(url: str) -> AsyncIterator[Store]:
    engine = open_engine(url)
    store = Store(engine, Vault(KEYS, "00000001"))
    await store.create_tables()
    await store.recognise_keys()
    yield store
    await store.close()
