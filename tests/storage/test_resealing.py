"""A new sealing key: everything is sealed with it, and reads as before, with the older key gone."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import LargeBinary, select

from handlers.model import Address, Person
from storage.resealing import SEALED, let_go_of_older_keys, reseal
from storage.schema import metadata
from storage.store import Store
from storage.tables import key_proof
from storage.vault import Vault, VaultError
from tests.storage.sealed_things import everything_read, save_everything
from tests.storage.things import KEYS, NOW, heard

NEWER = {"0badcafe": bytes(range(32, 64))}
INDEX = bytes(32)


def with_keys(store: Store, keys: dict[str, bytes], current: str) -> Store:
    """The same database, opened with other keys."""
    return Store(store.engine, Vault(keys, current, INDEX))


async def sealed_anew(store: Store) -> int:
    return sum([some async for some in reseal(store)])


def test_every_sealed_column_is_known_here() -> None:
    binary = {
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    assert binary == {(column.table.name, column.column) for column in SEALED} | {(key_proof.name, "sealed")}


async def test_everything_reads_as_before_with_the_new_key_alone(store: Store) -> None:
    await save_everything(store)
    before = await everything_read(store)
    both = with_keys(store, KEYS | NEWER, "0badcafe")
    await both.recognise_keys()
    async with both.begin() as tx:
        assert not await let_go_of_older_keys(tx)
    assert await sealed_anew(both) == len(SEALED)
    async with both.begin() as tx:
        assert await let_go_of_older_keys(tx)
    alone = with_keys(store, NEWER, "0badcafe")
    async with alone.begin() as tx:
        await tx.match_keys()
        assert list(await tx.connection.scalars(select(key_proof.c.key_id))) == ["0badcafe"]
    assert await everything_read(alone) == before


async def test_what_is_sealed_with_the_new_key_already_is_left_alone(store: Store) -> None:
    await save_everything(store)
    both = with_keys(store, KEYS | NEWER, "0badcafe")
    for expected in (len(SEALED), 0):
        assert await sealed_anew(both) == expected


async def test_more_values_than_are_read_at_once_are_all_sealed_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.resealing._AT_ONCE", 3)
    async with store.begin() as tx:
        await tx.hear_all([heard(f"$m{n}") for n in range(10)])
    assert await sealed_anew(with_keys(store, KEYS | NEWER, "0badcafe")) == 10
    async with with_keys(store, NEWER, "0badcafe").begin() as tx:
        waiting = await tx.next_waiting(NOW)
    assert waiting is not None
    assert waiting.incoming.text == "hulp"


async def test_a_value_that_cannot_be_opened_leaves_everything_as_it_was(store: Store) -> None:
    await save_everything(store)
    before = await everything_read(store)
    stranger = with_keys(store, {"00000002": bytes(32)} | NEWER, "0badcafe")
    with pytest.raises(VaultError):
        await sealed_anew(stranger)
    assert await everything_read(store) == before


async def test_what_somebody_writes_meanwhile_is_not_written_over(store: Store) -> None:
    await save_everything(store)
    both = with_keys(store, KEYS | NEWER, "0badcafe")
    async for _some in reseal(both):
        async with both.begin() as tx:
            await tx.save_person(Person("anna", "Anna Peeters", Address("matrix", "@anna:street")))
    async with with_keys(store, NEWER, "0badcafe").begin() as tx:
        (anna,) = await tx.people(["anna"])
    assert anna.name == "Anna Peeters"


async def test_a_key_is_noted_as_the_only_one_once_the_last_transaction_with_the_one_before_has_ended(
    store: Store,
) -> None:
    both = Vault(KEYS | NEWER, "0badcafe", INDEX)
    ours = Store(store.engine, Vault(KEYS, next(iter(KEYS)), INDEX))
    await ours.recognise_keys()
    if store.engine.dialect.name == "sqlite":
        await ours.take_keys(both)  # one transaction at a time: there is none to wait for
        assert ours.vault is both
        return
    async with ours.begin() as before:
        taking = asyncio.create_task(ours.take_keys(both))
        while ours.vault is not both:  # noqa: ASYNC110 - it waits for the transaction of this test
            await asyncio.sleep(0)
        async with ours.begin() as after:
            assert after.vault is both
            assert not await after.has_proof()
        await before.save_person(Person("anna", "Anna", Address("matrix", "@anna:street")))
    await taking
    async with ours.begin() as tx:
        assert await tx.has_proof()
