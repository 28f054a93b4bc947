"""Both engines, each test on both: an empty database that only this test has."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from storage.engine import open_engine
from storage.store import Store
from storage.vault import Vault
from tests.storage.things import KEYS


@pytest_asyncio.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    store = Store(open_engine(database_url), Vault(KEYS, "00000001"))
    await store.create_tables()
    await store.recognise_keys()
    yield store
    await store.close()
