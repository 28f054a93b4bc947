"""``buurtbot backup``: database, keys and Matrix device in one sealed file, made while the service runs.

The file is opened by the backup key: made at the first backup, kept in ``data_dir``, to be printed and put away. The
database is read before the crypto store: a key that is newer than its message opens it, an older one does not.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.matrix.recovery import new_recovery_key
from bot.channels.matrix.session import write_private
from bot.clock import Clock
from bot.config import Config, ConfigError
from bot.keys import KEYS, has_keys
from bot.terminal import say
from bot.upkeep.archive import ABOUT, FILES, KEPT, KEY_FILE, TABLES, Archive, read_key, written
from storage.dump import copy_sqlite, dump
from storage.engine import open_engine
from storage.migrate import schema_state


async def back_up(config: Config, file: Path, clock: Clock) -> int:
    """Write one sealed file, whole or not at all.

    Raises:
        ConfigError: the file is there already or its folder is not, there is nothing to back up, the database must be
            migrated first, or the keys changed meanwhile: rows sealed with one key beside another would open nothing.
    """
    data_dir = config.bot.data_dir
    _refuse_to_begin(file, data_dir)
    keys = (data_dir / KEYS).read_bytes()
    with written(file, _own_key(data_dir)) as archive:
        async with _standing_still(config) as engine:
            await _add_database(archive, engine, clock)
        for name in KEPT:
            if content := await asyncio.to_thread(_read, data_dir / name):
                archive.add(FILES + name, content)
        if (data_dir / KEYS).read_bytes() != keys:
            raise ConfigError("The keys were changed while the backup was made; make it again.")
    say(f"{file} holds everything. Only the key in {data_dir / KEY_FILE} opens it: print that, and put it away safely.")
    return 0


def _refuse_to_begin(file: Path, data_dir: Path) -> None:
    if file.exists():
        raise ConfigError(f"{file} is there already; name another file.")
    if not file.absolute().parent.is_dir():
        raise ConfigError(f"There is no folder {file.absolute().parent} to write {file.name} into; make it first.")
    if not has_keys(data_dir):
        raise ConfigError("There is nothing to back up yet: bot.data_dir holds no keys.")


def _own_key(data_dir: Path) -> bytes:
    if not (data_dir / KEY_FILE).exists():
        write_private(data_dir / KEY_FILE, new_recovery_key() + "\n")
    return read_key(data_dir / KEY_FILE)


@asynccontextmanager
async def _standing_still(config: Config) -> AsyncIterator[AsyncEngine]:
    """Open the database; SQLite as a copy made at one moment, so that the service never waits for us."""
    engine = open_engine(config.database.url.reveal())
    try:
        if engine.dialect.name != "sqlite":
            yield engine
            return
        with tempfile.TemporaryDirectory(dir=config.bot.data_dir, prefix="backup-") as folder:
            copy = Path(folder) / "copy.db"
            await asyncio.to_thread(copy_sqlite, Path(str(engine.url.database)), copy)
            still = open_engine(f"sqlite+aiosqlite:///{copy}")
            try:
                yield still
            finally:
                await still.dispose()
    finally:
        await engine.dispose()


async def _add_database(archive: Archive, engine: AsyncEngine, clock: Clock) -> None:
    schema = await schema_state(engine)
    if not schema.is_current:
        raise ConfigError("The database is not up to date; run buurtbot migrate, or back up with the version before.")
    archive.add(ABOUT, json.dumps({"made_at": clock.now().isoformat(), "schema": schema.at}).encode())
    number = 0
    async for lines in dump(engine):
        number += 1
        archive.add(f"{TABLES}{number:06}/{lines.table}", lines.text.encode())


def _read(path: Path) -> bytes:
    """Read a file, nothing where there is none; a database as it is at one moment."""
    if not path.exists():
        return b""
    if path.suffix != ".db":
        return path.read_bytes()
    with tempfile.TemporaryDirectory(dir=path.parent.parent, prefix="backup-") as folder:
        copy_sqlite(path, Path(folder) / "copy.db")
        return (Path(folder) / "copy.db").read_bytes()
