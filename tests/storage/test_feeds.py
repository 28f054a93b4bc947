"""Whose feed an address is: found by a hash, made again from our secret, gone when another takes its place."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.base import Stale
from storage.store import Store
from storage.tables_feeds import feed
from tests.storage.things import NOW


async def test_an_address_answers_once_it_was_saved_and_is_the_same_whenever_it_is_told(store: Store) -> None:
    async with store.begin() as tx:
        first = await tx.feed("anna")
        assert (len(first.token), first.version) == (32, 0)
        assert await tx.owner_of_feed(first.token) is None
        await tx.save_saved(first, NOW)
        assert await tx.owner_of_feed(first.token) == "anna"
        assert (await tx.feed("anna")).token == first.token
        assert (await tx.feed("bert")).token != first.token


async def test_a_fresh_address_takes_the_place_of_the_old_one(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(old := await tx.feed("anna"), NOW)
        await tx.save_saved(await tx.fresh_feed("anna"), NOW)
        fresh = await tx.feed("anna")
        assert fresh.token != old.token
        assert await tx.owner_of_feed(old.token) is None
        assert await tx.owner_of_feed(fresh.token) == "anna"


async def test_who_was_told_no_address_yet_can_ask_for_a_fresh_one(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(fresh := await tx.fresh_feed("anna"), NOW)
        assert (await tx.feed("anna")).token == fresh.token


async def test_of_two_fresh_addresses_at_once_one_counts(store: Store) -> None:
    async with store.begin() as tx:
        fresh = await tx.fresh_feed("anna")
        await tx.save_saved(fresh, NOW)
        with pytest.raises(Stale):
            await tx.save_saved(fresh, NOW)


async def test_no_address_lies_in_the_database(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(await tx.feed("anna"), NOW)
        kept = await tx.feed("anna")
        assert kept.token not in str((await tx.connection.execute(select(feed))).all())
    assert kept.token not in repr(kept)
