"""Engines: SQLite that survives power loss and never deadlocks on upgrade of a lock, or PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

# Seconds for connecting and for one statement; a database that hangs is a database that is away.
_POSTGRES = {"timeout": 10, "command_timeout": 60}


def open_engine(url: str) -> AsyncEngine:
    """Open the database at a SQLAlchemy URL (``sqlite+aiosqlite`` or ``postgresql+asyncpg``)."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_async_engine(parsed, pool_pre_ping=True, pool_size=5, connect_args=_POSTGRES)
    in_memory = parsed.database in {None, "", ":memory:"}
    if not in_memory:
        _make_private(Path(str(parsed.database)))
    engine = create_async_engine(parsed, **({"poolclass": StaticPool} if in_memory else {}))
    _settle_sqlite(engine)
    return engine


def _make_private(file: Path) -> None:
    """Let only our own user read the database; the files SQLite puts beside it follow its mode."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600)


def _settle_sqlite(engine: AsyncEngine) -> None:
    """Use WAL with full durability, and take the write lock when a transaction begins.

    With the default deferred BEGIN, concurrent writers fail (``SQLITE_BUSY_SNAPSHOT``) instead of waiting.
    """

    @event.listens_for(engine.sync_engine, "connect")
    def _on_connect(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=10000",
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
