"""Brings a database up to date, and says how it stands; the migrations travel with the code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy.ext.asyncio import AsyncEngine

_SCRIPTS = Path(__file__).resolve().parent / "migrations"
_ONE_MIGRATES = 0x6275_7572_6D69_6772  # "buurmigr"


class SchemaNewer(Exception):
    """A newer Buurtbot has changed this database; the text says what to do."""


@dataclass(frozen=True, slots=True)
class SchemaState:
    """Which migration a database is at (None: it is empty) and which this Buurtbot wants; ``known``: we know it."""

    at: str | None
    wanted: str
    known: bool

    @property
    def is_current(self) -> bool:
        """Whether nothing needs to be done."""
        return self.at == self.wanted


async def migrate(engine: AsyncEngine) -> None:
    """Bring the database up to date, in one transaction; a second caller waits and finds it done.

    Raises:
        SchemaNewer: a newer Buurtbot has changed this database; nothing was changed.

    """
    async with engine.begin() as connection:
        await connection.run_sync(upgrade_to_head)


async def schema_state(engine: AsyncEngine) -> SchemaState:
    """Say how a database stands, changing nothing."""
    async with engine.connect() as connection:
        return await connection.run_sync(_state)


def upgrade_to_head(connection: Connection) -> None:
    """Run the migrations that this database lacks, on an open transaction.

    Raises:
        SchemaNewer: a newer Buurtbot has changed this database.

    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": _ONE_MIGRATES})
    state = _state(connection)
    if not state.known:
        raise SchemaNewer(
            f"The database was changed by a newer Buurtbot (it is at {state.at}, this one knows up to {state.wanted}); "
            "start the newer one, or restore a backup."
        )
    if not state.is_current:
        _upgrade(connection, "head")


def upgrade_to_revision(connection: Connection, revision: str) -> None:
    """Make the tables of an empty database as they were at a revision, on an open transaction.

    Raises:
        SchemaNewer: a newer Buurtbot made that revision.

    """
    if revision not in revisions():
        raise SchemaNewer(
            f"A newer Buurtbot made this (it is at {revision}, this one knows up to {revisions()[-1]}); "
            "use the newer one."
        )
    _upgrade(connection, revision)


def _state(connection: Connection) -> SchemaState:
    known = revisions()
    at = connection.scalar(text("SELECT version_num FROM alembic_version")) if _is_stamped(connection) else None
    return SchemaState(at, known[-1], at is None or at in known)


def revisions() -> tuple[str, ...]:
    """Return the names of the migrations in their order: the first part of the name of each file."""
    return tuple(sorted(path.name.partition("_")[0] for path in (_SCRIPTS / "versions").glob("[0-9]*.py")))


def _upgrade(connection: Connection, revision: str) -> None:
    # Imported where it is needed, which is seldom: it takes 12 MiB and a fifth of a second of every start.
    from alembic import command

    command.upgrade(_config(connection), revision)


def _is_stamped(connection: Connection) -> bool:
    return inspect(connection).has_table("alembic_version")


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
