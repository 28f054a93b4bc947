"""Only one process serves a database and an account: the second is refused in one sentence, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.lease import AlreadyRunning, DatabaseLock, sole_process
from storage.engine import open_engine
from tests.servers.postgres import Postgres


async def test_a_second_service_on_the_same_database_is_refused(database_url: str, tmp_path: Path) -> None:
    first, second = open_engine(database_url), open_engine(database_url)
    async with sole_process(first, tmp_path / "one"):
        with pytest.raises(AlreadyRunning, match=r"^Another Buurtbot is running with this .*; stop it first\.$"):
            async with sole_process(second, tmp_path / "two"):
                pass
    async with sole_process(second, tmp_path / "two"):
        pass
    await first.dispose()
    await second.dispose()


async def test_a_second_service_with_the_same_account_is_refused(tmp_path: Path) -> None:
    first, second = (open_engine(f"sqlite+aiosqlite:///{tmp_path / name}.db") for name in ("a", "b"))
    async with sole_process(first, tmp_path / "data"):
        with pytest.raises(AlreadyRunning, match="with this account"):
            async with sole_process(second, tmp_path / "data"):
                pass
    await first.dispose()
    await second.dispose()


async def test_two_services_that_share_nothing_run_side_by_side(tmp_path: Path) -> None:
    engines = [open_engine(f"sqlite+aiosqlite:///{tmp_path / name}.db") for name in ("a", "b")]
    async with sole_process(engines[0], tmp_path / "one"), sole_process(engines[1], tmp_path / "two"):
        assert (tmp_path / "one" / "running.lock").exists()
    for engine in engines:
        await engine.dispose()


@pytest.mark.postgres
async def test_a_restart_of_the_database_gives_the_lock_back_to_who_had_it(postgres_bin: Path) -> None:
    with Postgres(postgres_bin, durable=True) as postgres:
        first, second = [open_engine(url) for url in [(await postgres.create()).url] * 2]
        held, wanted = DatabaseLock(first), DatabaseLock(second)
        assert await held.take()
        postgres.restart(immediate=True)
        await held.keep()
        assert not await wanted.take()
        await held.drop()
        await first.dispose()
        await second.dispose()


@pytest.mark.postgres
async def test_a_lock_that_another_took_during_a_restart_is_not_taken_back(postgres_bin: Path) -> None:
    with Postgres(postgres_bin, durable=True) as postgres:
        first, second = [open_engine(url) for url in [(await postgres.create()).url] * 2]
        held, wanted = DatabaseLock(first), DatabaseLock(second)
        assert await held.take()
        postgres.restart(immediate=True)
        assert await wanted.take()
        with pytest.raises(AlreadyRunning, match="has taken over this PostgreSQL database"):
            await held.keep()
        await wanted.drop()
        await first.dispose()
        await second.dispose()
