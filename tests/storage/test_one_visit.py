"""SQLite in one visit for each statement behaves as SQLite does."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import open_engine
from storage.one_visit import connect
from storage.schema import metadata
from storage.tables import counter

LONG = text("WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 300000) SELECT max(n) FROM up")
LONG_WRITE = text(
    "INSERT INTO counter (name, n) "
    "WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 300000) SELECT 'late', max(n) FROM up"
)
ROWS = select(counter.c.name, counter.c.n).order_by(counter.c.name)


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    opened = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}")
    async with opened.begin() as connection:
        await connection.run_sync(metadata.create_all)
    yield opened
    await opened.dispose()


async def test_a_statement_gives_its_rows_its_columns_and_its_count(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        added = await connection.execute(insert(counter), [{"name": "a", "n": 1}, {"name": "b", "n": 2}])
        assert added.rowcount == 2
        changed = await connection.execute(text("UPDATE counter SET n = n + 1 WHERE name = :name"), {"name": "b"})
        assert changed.rowcount == 1
        found = await connection.execute(ROWS)
        assert list(found.keys()) == ["name", "n"]
        assert found.fetchone() == ("a", 1)
        assert found.fetchall() == [("b", 3)]
        assert (await connection.execute(ROWS.where(counter.c.n > 5))).first() is None


async def test_a_new_row_tells_its_number(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE numbered (seq INTEGER PRIMARY KEY, word TEXT)"))
        for number in (1, 2):
            added = await connection.execute(text("INSERT INTO numbered (word) VALUES ('x')"))
            assert added.lastrowid == number


async def add(engine: AsyncEngine, *names: str, then: Exception | None = None) -> None:
    """Add rows in one transaction, and let it fail at the end if it must."""
    async with engine.begin() as connection:
        for name in names:
            await connection.execute(insert(counter), {"name": name, "n": 1})
        if then:
            raise then


async def names(engine: AsyncEngine) -> list[str]:
    async with engine.begin() as connection:
        return [row.name for row in await connection.execute(ROWS)]


async def test_what_is_rolled_back_never_was(engine: AsyncEngine) -> None:
    with pytest.raises(LookupError):
        await add(engine, "a", then=LookupError())
    assert await names(engine) == []


async def test_an_error_has_its_name_and_leaves_nothing_behind(engine: AsyncEngine) -> None:
    with pytest.raises(IntegrityError):
        await add(engine, "a", "a")
    assert await names(engine) == []
    await add(engine, "a")
    assert await names(engine) == ["a"]


async def test_a_transaction_without_a_statement_holds_nobody_up(engine: AsyncEngine) -> None:
    async with engine.begin():
        await add(engine, "a")
    assert await names(engine) == ["a"]


async def test_the_write_lock_is_taken_with_the_first_statement_even_when_it_only_reads(engine: AsyncEngine) -> None:
    with closing(sqlite3.connect(str(engine.url.database), timeout=0, isolation_level=None)) as impatient:
        async with engine.begin() as connection:
            await connection.execute(ROWS)
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                impatient.execute("BEGIN IMMEDIATE")
        impatient.execute("BEGIN IMMEDIATE")


async def test_a_transaction_that_is_cancelled_in_its_first_statement_leaves_nothing_open(engine: AsyncEngine) -> None:
    begun = asyncio.Event()

    async def count_for_long() -> None:
        async with engine.begin() as connection:
            begun.set()
            await connection.execute(LONG_WRITE)

    task = asyncio.create_task(count_for_long())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await add(engine, "a")
    assert await names(engine) == ["a"]


def test_a_service_that_ends_in_trouble_is_not_kept_by_its_database(tmp_path: Path) -> None:
    lines = (
        "import asyncio",
        "from sqlalchemy import text",
        "from storage.engine import open_engine",
        "async def main():",
        f"    connection = await open_engine('sqlite+aiosqlite:///{tmp_path / 'bot.db'}').connect()",
        "    await connection.execute(text('SELECT 1'))",
        "    globals()['kept'] = connection",
        "    raise LookupError('trouble')",
        "asyncio.run(main())",
    )
    ended = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert b"LookupError: trouble" in ended.stderr


async def test_a_transaction_that_is_cancelled_in_a_statement_lets_go_of_the_lock(engine: AsyncEngine) -> None:
    begun = asyncio.Event()

    async def count_for_long() -> None:
        async with engine.begin() as connection:
            await connection.execute(insert(counter), {"name": "a", "n": 1})
            begun.set()
            await connection.execute(LONG)

    task = asyncio.create_task(count_for_long())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await names(engine) == []


async def test_a_connection_that_is_let_go_while_it_closes_keeps_nobody_waiting(tmp_path: Path) -> None:
    """As a service does that is stopped in the middle of a statement; its process must end."""
    connection = await connect(str(tmp_path / "bot.db"))
    closing = asyncio.create_task(connection.close())
    await asyncio.sleep(0)
    connection.stop()
    await closing
    with pytest.raises(ValueError, match="no active connection"):
        await connection.execute("SELECT 1")
