"""Engines: SQLite that survives power loss and never deadlocks on upgrade of a lock, or PostgreSQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool


def open_engine(url: str) -> AsyncEngine:
    """Open the database at a SQLAlchemy URL (``sqlite+aiosqlite`` or ``postgresql+asyncpg``)."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_async_engine(parsed, pool_pre_ping=True, pool_size=5)
    in_memory = parsed.database in {None, "", ":memory:"}
    engine = create_async_engine(parsed, **({"poolclass": StaticPool} if in_memory else {}))
    _settle_sqlite(engine)
    return engine


def _settle_sqlite(engine: AsyncEngine) -> None:
    """Use WAL with full durability, and take the write lock when a transaction begins.

    With the default deferred BEGIN, concurrent writers fail (``SQLITE_BUSY_SNAPSHOT``) instead of waiting.
    """

    @event.listens_for(engine.sync_engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _on_begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
