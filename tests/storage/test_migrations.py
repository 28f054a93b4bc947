"""The migrations make exactly our tables, on both engines, from wherever the code is installed."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

import storage.migrations
from storage.engine import open_engine
from storage.migrate import SchemaNewer, migrate, revisions, schema_state
from storage.schema import metadata


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


async def test_the_migrations_make_the_tables_of_the_code(database_url: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine)
    async with engine.connect() as connection:
        assert await connection.run_sync(_differences) == []
        names = await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))
    await engine.dispose()
    assert names == {*metadata.tables, "alembic_version"}


async def _tell(engine: AsyncEngine, statement: str) -> None:
    async with engine.begin() as connection:
        await connection.execute(text(statement))


def test_the_files_of_the_migrations_are_named_and_ordered_as_they_follow_each_other() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    walked = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert revisions() == tuple(reversed(walked))


async def test_a_database_says_how_it_stands(database_url: str) -> None:
    engine = open_engine(database_url)
    empty = await schema_state(engine)
    assert (empty.at, empty.is_current) == (None, False)
    await migrate(engine)
    await migrate(engine)
    done = await schema_state(engine)
    assert (done.at, done.is_current) == (done.wanted, True)
    await engine.dispose()


async def test_g04_g15_a_database_of_a_newer_version_is_left_alone(database_url: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine)
    await _tell(engine, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaNewer, match="newer Buurtbot") as refusal:
        await migrate(engine)
    assert "\n" not in str(refusal.value)
    state = await schema_state(engine)
    assert (state.at, state.is_current, state.known) == ("9999", False, False)
    await engine.dispose()


async def test_two_services_that_start_at_once_migrate_once(database_url: str) -> None:
    engines = [open_engine(database_url) for _ in range(3)]
    await asyncio.gather(*(migrate(engine) for engine in engines))
    assert (await schema_state(engines[0])).is_current
    for engine in engines:
        await engine.dispose()


async def test_a_migration_that_fails_leaves_nothing_behind(database_url: str) -> None:
    engine = open_engine(database_url)
    await _tell(engine, "CREATE TABLE volunteer (person INTEGER)")
    with pytest.raises(Exception, match="volunteer"):
        await migrate(engine)
    async with engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    assert names == ["volunteer"]
    await engine.dispose()


def test_writing_a_migration_finds_nothing_new(tmp_path: Path) -> None:
    """What ``make migration`` does, on a copy: the tables and the migrations agree, so the new one is empty."""
    root = Path(__file__).resolve().parents[2]
    copied = ("storage", "handlers")
    for folder in copied:
        subprocess.run(["cp", "-r", root / folder, tmp_path], check=True)
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        [sys.executable, "-m", "storage.migrations", "add nothing"],
        cwd=tmp_path,
        env={"PATH": path, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (written,) = (tmp_path / "storage" / "migrations" / "versions").glob("*_add_nothing.py")
    assert "    pass\n" in written.read_text()
    assert " op." not in written.read_text()
