"""SQLite in one visit to its thread for each statement.

aiosqlite keeps a connection in a thread of its own. SQLAlchemy's adapter goes there four times for a statement: to make
a cursor, to execute, to fetch and to close. A message is decided in some twenty statements, and on a busy machine the
visits took longer than everything else. Here a statement is one visit, and BEGIN goes along with the first one.

The names that begin with an underscore are those SQLAlchemy 2.1 and aiosqlite 0.22 build on too; the lock pins both.
"""

from __future__ import annotations

import collections
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final, TypeAlias, cast

import aiosqlite
from sqlalchemy.connectors.asyncio import AsyncIODBAPIConnection
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)

BEGIN: Final = "BEGIN IMMEDIATE"
Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any]


class _Phase(Enum):
    """How far a transaction is: SQLAlchemy asks for it first, SQLite begins it with the first statement."""

    NONE = auto()
    ASKED_FOR = auto()
    BEGUN = auto()


@dataclass(frozen=True, slots=True)
class _Done:
    """What one statement left; ``description`` is DBAPI's, None for a statement without rows."""

    description: tuple[tuple[str, None, None, None, None, None, None], ...] | None = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: Iterable[object] = ()


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    """Holds all rows of a statement; in the thread nothing stays open."""

    __slots__ = ("_done",)

    def __init__(self, adapt_connection: _Connection) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._rows = collections.deque()
        self._done = _Done()

    @property
    def _here(self) -> _Connection:
        return cast("_Connection", self._adapt_connection)

    @property
    def description(self) -> Sequence[Any] | None:
        return self._done.description

    @property
    def rowcount(self) -> int:
        return self._done.rowcount

    @property
    def lastrowid(self) -> int:
        return self._done.lastrowid or 0

    def close(self) -> None:
        """Forget the rows."""
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Do nothing: it is closed already."""

    async def _execute_async(self, operation: str, parameters: Parameters | None) -> None:
        if operation == BEGIN:
            self._here.phase = _Phase.ASKED_FOR
        else:
            await self._visit(lambda raw: raw.execute(operation, parameters or ()))

    async def _executemany_async(
        self, operation: str, seq_of_parameters: Sequence[Sequence[Any]] | Sequence[Mapping[str, Any]]
    ) -> None:
        await self._visit(lambda raw: raw.executemany(operation, seq_of_parameters))

    async def _visit(self, execute: Callable[[sqlite3.Connection], sqlite3.Cursor]) -> None:
        here = self._here
        async with here._execute_mutex:
            if begins := here.phase is _Phase.ASKED_FOR:
                here.phase = _Phase.BEGUN
            self._done = await self._connection._execute(_statement, self._connection._conn, execute, begins)
        self._rows = collections.deque(self._done.rows)


def _statement(raw: sqlite3.Connection, execute: Callable[[sqlite3.Connection], sqlite3.Cursor], begins: bool) -> _Done:
    """Do in the thread what there is to do for one statement."""
    if begins:
        raw.execute(BEGIN).close()
    cursor = execute(raw)
    try:
        rows = cursor.fetchall() if cursor.description else ()
        return _Done(cursor.description, cursor.rowcount, cursor.lastrowid, rows)
    finally:
        cursor.close()


class _Connection(AsyncAdapt_aiosqlite_connection):
    """A connection that knows how far its transaction is, so that nothing is ended that SQLite has not begun."""

    __slots__ = ("phase",)

    _cursor_cls: type[AsyncAdapt_aiosqlite_cursor] = _Cursor

    def __init__(self, dbapi: _Driver, connection: AsyncIODBAPIConnection) -> None:
        super().__init__(dbapi, connection)
        self.phase = _Phase.NONE

    def commit(self) -> None:
        """Commit what SQLite has begun."""
        if self._has_begun():
            super().commit()
            self.phase = _Phase.NONE

    def rollback(self) -> None:
        """Roll back what SQLite has begun; the pool asks for it whenever a connection comes back."""
        if self._has_begun():
            super().rollback()
            self.phase = _Phase.NONE

    def _has_begun(self) -> bool:
        if self.phase is _Phase.ASKED_FOR:
            self.phase = _Phase.NONE
        return self.phase is _Phase.BEGUN


class _Driver(AsyncAdapt_aiosqlite_dbapi):
    """Hands out connections of this kind."""

    def connect(self, *arguments: object, **options: object) -> _Connection:
        """Connect as aiosqlite does."""
        return _Connection(self, super().connect(*arguments, **options)._connection)


def driver() -> AsyncAdapt_aiosqlite_dbapi:
    """Return the module to give to ``create_async_engine`` for SQLite."""
    return _Driver(aiosqlite, sqlite3)
