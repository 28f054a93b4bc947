"""A referral comes back as it was kept; which service it is about is sealed."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from handlers.referrals.nouns import ReferralState
from storage.store import Store
from storage.tables_guide import referral
from tests.storage.things import NOW, REFERRAL


async def test_a_referral_comes_back_and_only_what_is_open_is_somebodys(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(REFERRAL, NOW)
        await tx.save_saved(replace(REFERRAL, id="OTHER", person="bert"), NOW)
    async with store.begin() as tx:
        kept = await tx.referral("AB12CD")
        assert kept == replace(REFERRAL, version=1)
        assert await tx.referrals_of("anna") == (kept,)
        assert await tx.referral("NONE") is None
        await tx.save_saved(replace(kept, state=ReferralState.WITHDRAWN), NOW)
        assert await tx.referrals_of("anna") == ()


async def test_the_service_and_who_may_know_it_are_sealed(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(REFERRAL, NOW)
        (row,) = (await tx.connection.execute(select(referral))).all()
    assert "Sociaal Huis" not in str(row)
    assert "organiser" not in str(row)
