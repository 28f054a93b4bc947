"""Transactions wait for each other instead of failing, and decide one at a time."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from handlers.requests.nouns import Claim, ClaimState, RequestState
from storage.base import TROUBLE, DatabaseAway, Stale
from storage.engine import open_engine
from storage.store import Store
from storage.vault import Vault
from tests.servers.postgres import Postgres
from tests.storage.things import KEYS, NOW, heard, open_request


async def _claim(store: Store, who: int) -> bool:
    """Claim request 12 as a decision does: read, then save what was read."""
    async with store.begin() as tx:
        request = await tx.request(12)
        assert request is not None
        if not request.state.is_claimable:
            return False
        await asyncio.sleep(0)
        await tx.save_saved(replace(request, state=RequestState.MATCHED), NOW)
        await tx.save_saved(Claim(12, f"helper{who}", ClaimState.HELPING, NOW), NOW)
    return True


async def _claim_until_clear(store: Store, who: int) -> bool:
    while True:
        try:
            return await _claim(store, who)
        except Stale:
            continue


async def test_of_a_hundred_who_claim_at_once_exactly_one_helps(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(open_request(), NOW)
    won = await asyncio.gather(*(_claim_until_clear(store, who) for who in range(100)))
    assert sum(won) == 1
    async with store.begin() as tx:
        assert len(await tx.claims(12)) == 1


async def test_many_deciders_take_every_row_once_and_in_order(store: Store) -> None:
    async with store.begin() as tx:
        for n in range(40):
            await tx.hear(heard(f"${n}"))
    taken: list[str] = []

    async def decide() -> None:
        while True:
            async with store.begin() as tx:
                waiting = await tx.next_waiting(NOW)
                if waiting is None:
                    return
                await asyncio.sleep(0)
                await tx.settle(waiting.seq)
                taken.append(waiting.incoming.id)

    await asyncio.gather(*(decide() for _ in range(4)))
    assert taken == [f"${n}" for n in range(40)]


async def test_g02_two_services_on_one_database_wait_for_each_other(database_url: str, store: Store) -> None:
    other = Store(open_engine(database_url), Vault(KEYS, "00000001"))

    async def count(one: Store) -> None:
        for _ in range(25):
            async with one.begin() as tx:
                await tx.alone()
                n = await tx.next_number("request")
                await asyncio.sleep(0)
                await tx.take_number("request", n)

    await asyncio.gather(count(store), count(other))
    async with store.begin() as tx:
        assert await tx.next_number("request") == 51
    await other.close()


async def test_g03_sqlite_takes_the_write_lock_when_a_transaction_begins(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'buurtbot.db'}"
    store = Store(open_engine(url), Vault(KEYS, "00000001"))
    await store.create_tables()
    with sqlite3.connect(tmp_path / "buurtbot.db", timeout=0) as other:
        async with store.begin() as tx:
            assert await tx.position_of("matrix") is None
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    other.close()
    await store.close()


async def test_sqlite_survives_power_loss_and_forgets_what_is_deleted(tmp_path: Path) -> None:
    store = Store(open_engine(f"sqlite+aiosqlite:///{tmp_path / 'buurtbot.db'}"), Vault(KEYS, "00000001"))
    async with store.begin() as tx:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        found = [(await tx.connection.execute(text(f"PRAGMA {name}"))).scalar() for name in pragmas]
    assert found == ["wal", 2, 1, 1, 10000]
    await store.close()


async def test_g06_trouble_of_the_database_has_a_name_and_passes(postgres_bin: Path) -> None:
    with Postgres(postgres_bin, durable=True) as server:
        store = Store(open_engine((await server.create()).url), Vault(KEYS, "00000001"))
        await store.create_tables()

        async def cut_off() -> None:
            async with store.begin() as tx:
                await tx.take_position("matrix", "s1")
                server.restart(immediate=True)
                await tx.take_position("matrix", "s2")

        with pytest.raises(TROUBLE):
            await cut_off()
        async with store.begin() as tx:
            assert await tx.position_of("matrix") is None
        await store.close()


async def test_a_postgresql_that_is_starting_is_a_database_that_is_away() -> None:
    async def starting_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        fields = b"SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0"
        writer.write(b"E" + (len(fields) + 4).to_bytes(4, "big") + fields)
        writer.close()

    async with await asyncio.start_server(starting_up, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        url = f"postgresql+asyncpg://buurtbot@127.0.0.1:{port}/buurtbot?ssl=disable"
        store = Store(open_engine(url), Vault(KEYS, "00000001"))
        with pytest.raises(DatabaseAway, match="CannotConnectNowError"):
            async with store.begin():
                pass
        await store.close()
