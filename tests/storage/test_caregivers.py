"""Who is asked every month is kept with sealed answers, and forgotten as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from handlers.caregivers.nouns import Answered, HowLong, Monthly, NoMonthly
from storage.base import Stale
from storage.store import Store
from storage.tables_caregivers import monthly
from tests.storage.things import NOW

ASKED = Monthly("hilde", "delinde", NOW, answers=(Answered(NOW.date(), HowLong.WEEKS),))


async def test_it_comes_back_as_it_was_saved_and_its_answers_are_sealed(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(ASKED, NOW)
        assert await tx.monthly("hilde") == replace(ASKED, version=1)
        assert await tx.monthly("anna") is None
        (row,) = (await tx.connection.execute(select(monthly))).mappings().all()
        assert b"weeks" not in row["sealed"]
        with pytest.raises(Stale):
            await tx.save_saved(replace(ASKED, keeps=False, version=7), NOW)


async def test_of_who_stops_no_row_stays(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(ASKED, NOW)
        await tx.save_saved(NoMonthly("hilde"), NOW)
        assert (await tx.connection.execute(select(monthly))).all() == []
