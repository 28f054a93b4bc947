"""The tests' PostgreSQL does what the storage tests count on."""

from pathlib import Path

import asyncpg
import pytest

from tests.servers.postgres import SUPERUSER, Database, Postgres

pytestmark = pytest.mark.postgres

NEW_TABLE = "CREATE TABLE street (name text)"
ONE_ROW = "INSERT INTO street VALUES ('Lindelaan')"


async def connect(url: str) -> "asyncpg.Connection[asyncpg.Record]":
    return await asyncpg.connect(url.replace("+asyncpg", ""))


async def run(url: str, *statements: str) -> None:
    connection = await connect(url)
    for statement in statements:
        await connection.execute(statement)
    await connection.close()


async def streets(url: str) -> list[str]:
    connection = await connect(url)
    rows = await connection.fetch("SELECT name FROM street")
    await connection.close()
    return [row["name"] for row in rows]


@pytest.mark.parametrize("turn", ["first", "second"])
async def test_every_test_has_an_empty_database(postgres_url: str, turn: str) -> None:
    await run(postgres_url, NEW_TABLE, ONE_ROW)
    assert await streets(postgres_url) == ["Lindelaan"], turn


async def test_a_database_can_be_copied_with_all_it_has(postgres: Postgres, postgres_url: str) -> None:
    await run(postgres_url, NEW_TABLE, ONE_ROW)
    copy = await postgres.create(template=postgres_url.rsplit("/", 1)[1])
    assert await streets(copy.url) == ["Lindelaan"]
    await postgres.drop(copy)


async def test_what_was_committed_survives_a_crash_of_a_durable_server(postgres_bin: Path) -> None:
    with Postgres(postgres_bin, durable=True) as postgres:
        database = await postgres.create()
        await run(database.url, NEW_TABLE, ONE_ROW)
        cut_off = await connect(database.url)
        before = postgres.pid
        postgres.restart(immediate=True)
        with pytest.raises((asyncpg.PostgresError, OSError, asyncpg.InterfaceError)):
            await cut_off.execute("SELECT 1")
        assert postgres.pid != before
        assert await streets(database.url) == ["Lindelaan"]


async def test_a_stopped_server_leaves_nothing(postgres_bin: Path) -> None:
    with Postgres(postgres_bin) as postgres:
        home = postgres.home
        assert home.exists()
    assert not home.exists()
    assert postgres.pid is None


def test_the_address_names_the_driver_and_no_password() -> None:
    assert Database("test_1", 5433).url == f"postgresql+asyncpg://{SUPERUSER}@127.0.0.1:5433/test_1"
