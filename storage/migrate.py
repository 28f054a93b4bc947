"""Brings a database up to date, forwards only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncEngine

_FOLDER = Path(__file__).resolve().parent / "migrations"


class SchemaNewer(Exception):
    """The database was made by a newer Buurtbot; nothing was changed."""


@dataclass(frozen=True, slots=True)
class SchemaState:
    """Which migration a database is at (None: an empty database), and which is the newest we know."""

    at: str | None
    newest: str

    @property
    def is_current(self) -> bool:
        """Whether nothing has to be done."""
        return self.at == self.newest


async def migrate(engine: AsyncEngine) -> None:
    """Bring the database to the newest schema we know; does nothing when it is there.

    Raises:
        SchemaNewer: it is at a schema we do not know.
    """
    async with engine.begin() as connection:
        await connection.run_sync(_upgrade)


async def schema_state(engine: AsyncEngine) -> SchemaState:
    """Look which schema a database has, without changing it."""
    async with engine.connect() as connection:
        return await connection.run_sync(_state)


def _upgrade(connection: Connection) -> None:
    config = _config()
    _refuse_newer(connection, ScriptDirectory.from_config(config))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _state(connection: Connection) -> SchemaState:
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    return SchemaState(MigrationContext.configure(connection).get_current_revision(), newest or "")


def _refuse_newer(connection: Connection, scripts: ScriptDirectory) -> None:
    at = MigrationContext.configure(connection).get_current_revision()
    if at is not None and at not in {script.revision for script in scripts.walk_revisions()}:
        raise SchemaNewer("The database was made by a newer Buurtbot; install that version, or restore a backup.")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config
