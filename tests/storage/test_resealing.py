"""A new sealing key: everything is sealed with it, and reads as before, with the older key gone."""

from __future__ import annotations

import pytest
from sqlalchemy import LargeBinary, select

from storage.resealing import SEALED, reseal
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
    async with both.begin() as tx:
        await tx.recognise_keys()
        assert await reseal(tx) == len(SEALED)
    alone = with_keys(store, NEWER, "0badcafe")
    async with alone.begin() as tx:
        await tx.match_keys()
        assert list(await tx.connection.scalars(select(key_proof.c.key_id))) == ["0badcafe"]
    assert await everything_read(alone) == before


async def test_what_is_sealed_with_the_new_key_already_is_left_alone(store: Store) -> None:
    await save_everything(store)
    both = with_keys(store, KEYS | NEWER, "0badcafe")
    for expected in (len(SEALED), 0):
        async with both.begin() as tx:
            assert await reseal(tx) == expected


async def test_more_values_than_are_read_at_once_are_all_sealed_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.resealing._AT_ONCE", 3)
    async with store.begin() as tx:
        await tx.hear_all([heard(f"$m{n}") for n in range(10)])
    async with with_keys(store, KEYS | NEWER, "0badcafe").begin() as tx:
        assert await reseal(tx) == 10
    async with with_keys(store, NEWER, "0badcafe").begin() as tx:
        waiting = await tx.next_waiting(NOW)
    assert waiting is not None
    assert waiting.incoming.text == "hulp"


async def test_a_value_that_cannot_be_opened_leaves_everything_as_it_was(store: Store) -> None:
    await save_everything(store)
    before = await everything_read(store)
    stranger = with_keys(store, {"00000002": bytes(32)} | NEWER, "0badcafe")
    with pytest.raises(VaultError):
        async with stranger.begin() as tx:
            await reseal(tx)
    assert await everything_read(store) == before
