"""Engines: SQLite that survives power loss and never deadlocks on upgrade of a lock, or PostgreSQL."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

from storage.base import DatabaseAway
from storage.one_visit import connect

# Seconds for connecting and for one statement; a database that hangs is a database that is away.
_POSTGRES = {"timeout": 10, "command_timeout": 60}


def open_engine(url: str) -> AsyncEngine:
    """Open the database at a SQLAlchemy URL (``sqlite+aiosqlite`` or ``postgresql+asyncpg``)."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return _calling_it_away(create_async_engine(parsed, pool_pre_ping=True, pool_size=5, connect_args=_POSTGRES))
    in_memory = parsed.database in {None, "", ":memory:"}
    if not in_memory:
        _make_private(Path(str(parsed.database)))
    creator = partial(connect, str(parsed.database or ":memory:"))
    return create_async_engine(parsed, async_creator=creator, **({"poolclass": StaticPool} if in_memory else {}))


def _calling_it_away(engine: AsyncEngine) -> AsyncEngine:
    """Let a PostgreSQL that is starting, stopping or full be a database that is away, as one that is not there is."""
    from asyncpg import exceptions

    away = (
        exceptions.OperatorInterventionError,
        exceptions.PostgresConnectionError,
        exceptions.TooManyConnectionsError,
    )

    @event.listens_for(engine.sync_engine, "do_connect")
    def _connect(
        dialect: Dialect, _record: object, arguments: list[object], options: dict[str, object]
    ) -> DBAPIConnection:
        try:
            return dialect.connect(*arguments, **options)
        except (dialect.loaded_dbapi.Error, *away) as refusal:
            reason = refusal if isinstance(refusal, away) else refusal.__cause__
            if isinstance(reason, away):
                raise DatabaseAway(type(reason).__name__) from refusal
            raise

    return engine


def _make_private(file: Path) -> None:
    """Let only our own user read the database; the files SQLite puts beside it follow its mode."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600)
