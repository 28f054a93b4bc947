"""SQLite in one visit to its thread for each statement (docs/decisions/0007).

aiosqlite keeps a connection in a thread of its own. SQLAlchemy's adapter goes there four times for a statement: to make
a cursor, to execute, to fetch and to close; and once more to begin. Here a cursor is a plain value that holds all rows
of its last statement, and the first statement begins the transaction. Only public names of both libraries are used.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Thread
from typing import Any, Final, Self, cast

import aiosqlite

BUSY_SECONDS: Final = 10.0
_AGAIN_SECONDS: Final = 0.05
PRAGMAS: Final = (
    f"busy_timeout={BUSY_SECONDS * 1000:.0f}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
)


@dataclass(frozen=True, slots=True)
class Done:
    """What one statement left; ``description`` is DBAPI's, None for a statement without rows."""

    description: Sequence[Any] | None = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: Sequence[Any] = ()


class Cursor:
    """What SQLAlchemy asks of an asynchronous cursor; in the thread nothing stays open."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._done = Done()

    @property
    def description(self) -> Sequence[Any] | None:
        """The columns of the last statement."""
        return self._done.description

    @property
    def rowcount(self) -> int:
        """How many rows the last statement changed."""
        return self._done.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The number of the row that was inserted last."""
        return self._done.lastrowid

    async def __aenter__(self) -> Self:
        """Open nothing."""
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> Self:
        """Run one statement and hold its rows."""
        self._done = await self._connection.run(statement, parameters)
        return self

    async def executemany(self, statement: str, parameters: Iterable[Iterable[Any]]) -> Self:
        """Run one statement for each of many parameters."""
        self._done = Done(rowcount=await self._connection.run_many(statement, parameters))
        return self

    async def fetchall(self) -> Sequence[Any]:
        """Hand over the rows."""
        return self._done.rows

    async def close(self) -> None:
        """Close nothing."""


class Connection(aiosqlite.Connection):
    """A connection that goes to its thread once for each statement, and for the end of what was begun."""

    def __init__(self, file: str) -> None:
        super().__init__(lambda: _open(file), iter_chunk_size=1)
        self._has_run = False

    def cursor(self) -> Cursor:  # type: ignore[override] # it is less than aiosqlite's, and all that is asked for
        """Make a cursor; nothing is done for it in the thread."""
        return Cursor(self)

    async def run(self, statement: str, parameters: Iterable[Any]) -> Done:
        """Run one statement; the first one begins a transaction."""
        self._has_run = True
        return cast("Done", await self.execute_fetchall(statement, parameters))

    async def run_many(self, statement: str, parameters: Iterable[Iterable[Any]]) -> int:
        """Run one statement for each of many parameters, and return how many rows that changed."""
        self._has_run = True
        return (await self.executemany(statement, parameters)).rowcount

    async def commit(self) -> None:
        """Commit, if there is anything."""
        if self._has_run:
            await super().commit()
            self._has_run = False

    async def rollback(self) -> None:
        """Roll back, if there is anything: the pool asks for it whenever a connection comes back."""
        if self._has_run:
            await super().rollback()
            self._has_run = False

    def stop(self) -> None:
        """Let the thread end, and let nobody wait for its answer: the event loop may be gone before it comes.

        aiosqlite asks for an answer wherever there is an event loop; in a thread of its own there is none.
        """
        Thread(target=super().stop, daemon=True).start()


async def connect(file: str) -> Connection:
    """Connect to a file, or to ``:memory:``.

    The thread must not outlive a service that ends in trouble. It is a daemon when the thread that makes it is one.
    """
    made: asyncio.Future[Connection] = asyncio.Future()
    loop = asyncio.get_running_loop()
    Thread(target=lambda: loop.call_soon_threadsafe(made.set_result, Connection(file)), daemon=True).start()
    return cast("Connection", await (await made))


class _Fetched:
    """What aiosqlite fetches from after it has executed."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    def fetchall(self) -> Done:
        """Take everything along in one value, and leave nothing open."""
        cursor = self._cursor
        try:
            rows = cursor.fetchall() if cursor.description else ()
            return Done(cursor.description, cursor.rowcount, cursor.lastrowid, rows)
        finally:
            cursor.close()


class _Raw(sqlite3.Connection):
    """The connection in the thread. Whatever comes first begins a transaction, and takes the write lock.

    With SQLite's own deferred BEGIN concurrent writers fail (``SQLITE_BUSY_SNAPSHOT``) instead of waiting.
    """

    def execute(self, statement: str, parameters: Any = (), /) -> Any:  # noqa: ANN401 - a cursor to fetch all from
        self._begin()
        return _Fetched(super().execute(statement, parameters))

    def executemany(self, statement: str, parameters: Any, /) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3 has it
        self._begin()
        return super().executemany(statement, parameters)

    def _begin(self) -> None:
        if not self.in_transaction:
            super().execute("BEGIN IMMEDIATE").close()


def _open(file: str) -> sqlite3.Connection:
    """Open a file, with WAL and full durability."""
    raw = sqlite3.connect(file, isolation_level=None, factory=_Raw)
    cursor = raw.cursor()
    for pragma in PRAGMAS:
        _insist(cursor, f"PRAGMA {pragma}")
    cursor.close()
    return raw


def _insist(cursor: sqlite3.Cursor, pragma: str) -> None:
    """Wait for others ourselves: SQLite says "busy" at once when two connections turn a new file into WAL together.

    Raises:
        sqlite3.OperationalError: the file is still locked after ``BUSY_SECONDS``, or no database can be there.

    """
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute(pragma)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_AGAIN_SECONDS)
        else:
            return
