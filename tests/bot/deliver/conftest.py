"""A street in memory, and what turns decisions into rows."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.engine.deliver import Delivery
from bot.engine.readers import Defaults
from bot.i18n import Speech
from handlers.model import (
    Address,
    Neighbourhood,
    Room,
    RoomKind,
    Standing,
)
from storage.engine import open_engine
from storage.store import Store
from storage.vault import Vault
from tests.bot.deliver.setting import ANNA, BERT, DUTCH, HOME
from tests.storage.things import KEYS, NOW


@pytest_asyncio.fixture
async def store() -> AsyncIterator[Store]:
    store = Store(open_engine("sqlite+aiosqlite://"), Vault(KEYS, "00000001"))
    await store.create_tables()
    async with store.begin() as tx:
        await tx.save_saved(Neighbourhood(HOME, "De Linde", "nl", "Europe/Brussels"), NOW)
        await tx.save_saved(Room(Address("matrix", "!all"), HOME, RoomKind.RESIDENTS), NOW)
        await tx.save_saved(Room(Address("matrix", "!left"), HOME, RoomKind.RESIDENTS, open=False), NOW)
        for person in (ANNA, BERT):
            await tx.save_person(person)
            await tx.save_saved(Standing(person.id, HOME, frozenset({RoomKind.RESIDENTS})), NOW)
    yield store
    await store.close()


@pytest.fixture
def delivery() -> Delivery:
    defaults = Defaults("en", "Europe/Brussels", (Address("matrix", "@admin"),))
    return Delivery(Speech({"nl": DUTCH}), defaults)
