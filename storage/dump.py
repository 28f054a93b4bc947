"""All rows of a database as plain lines, and back: from SQLite into PostgreSQL too, and from an older Buurtbot.

What is sealed stays sealed. Rows are put back into tables as they were when they were read; the migrations then bring
them up to date, so that a backup of an older Buurtbot can be restored.
"""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Integer, MetaData, Table, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.dues import BEAT, DOUBT
from storage.migrate import upgrade_to_head, upgrade_to_revision
from storage.outbox import WAITING
from storage.schema import metadata
from storage.tables import heartbeat, outbox

STAMP: Final = "alembic_version"
OURS: Final = frozenset(metadata.tables) | {STAMP}
"""The tables this is about; a PostgreSQL database may hold those of others too."""
_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class Lines:
    """Some rows of one table, one JSON object a line."""

    table: str
    text: str


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a SQLite database as it is at one moment, while others go on writing."""
    with closing(sqlite3.connect(source)) as ours, closing(sqlite3.connect(target)) as copy:
        ours.backup(copy)


async def dump(engine: AsyncEngine) -> AsyncIterator[Lines]:
    """Read every row of every table, all as they are at one moment."""
    async with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execution_options(isolation_level="REPEATABLE READ")
        tables = await connection.run_sync(_tables)
        for table in tables:
            async for lines in _lines(connection, table):
                yield lines


async def _lines(connection: AsyncConnection, table: Table) -> AsyncIterator[Lines]:
    query, offset = select(table).order_by(*table.primary_key), 0
    while rows := (await connection.execute(query.limit(_AT_ONCE).offset(offset))).mappings().all():
        yield Lines(table.name, "".join(f"{json.dumps(dict(row), default=_out)}\n" for row in rows))
        offset += len(rows)


def load(connection: Connection, revision: str, dumped: Iterable[Lines]) -> int:
    """Put rows in place of all that is there, on an open transaction; return how many.

    Raises:
        SchemaNewer: a newer Buurtbot dumped them.

    """
    there = MetaData()
    there.reflect(connection, only=lambda name, _metadata: name in OURS)
    there.drop_all(connection)
    upgrade_to_revision(connection, revision)
    tables = {table.name: table for table in _tables(connection)}
    loaded = 0
    for lines in dumped:
        rows = list(_rows(connection, lines))
        connection.execute(tables[lines.table].insert(), rows)
        loaded += len(rows)
    for table in tables.values():
        _count_on(connection, table)
    upgrade_to_head(connection)
    return loaded


def doubt(connection: Connection, made_at: datetime) -> None:
    """Note on rows that were read then that more may have been said since than they remember."""
    beats = {row.name: row.at for row in connection.execute(select(heartbeat))}
    if DOUBT not in beats:
        connection.execute(insert(heartbeat).values(name=DOUBT, at=beats.get(BEAT, made_at)))
    waiting = outbox.c.state.in_(WAITING) & outbox.c.said_since.is_(None)
    connection.execute(update(outbox).where(waiting).values(said_since=outbox.c.made_at))


def _tables(connection: Connection) -> list[Table]:
    there = MetaData()
    there.reflect(connection, only=lambda name, _metadata: name in OURS)
    return [table for table in there.sorted_tables if table.name != STAMP]


def _rows(connection: Connection, lines: Lines) -> Iterator[dict[str, Any]]:
    knows_zones = connection.dialect.name == "postgresql"
    for line in lines.text.splitlines():
        yield {name: _in(value, knows_zones=knows_zones) for name, value in json.loads(line).items()}


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after the highest that was loaded; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for column in table.primary_key:
        if isinstance(column.type, Integer) and column.server_default is not None:
            highest = connection.scalar(select(func.max(column)))
            set_on = text("SELECT setval(pg_get_serial_sequence(:table, :column), :highest)")
            if highest is not None:
                connection.execute(set_on, {"table": table.name, "column": column.name, "highest": highest})


def _out(value: object) -> dict[str, str]:
    match value:
        case bytes():
            return {"bytes": base64.b64encode(value).decode()}
        case datetime():
            return {"instant": (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()}
        case date():
            return {"date": value.isoformat()}
        case _:
            raise TypeError(f"no column holds {type(value).__name__}")


def _in(value: object, *, knows_zones: bool) -> object:
    match value:
        case {"bytes": str(written)}:
            return base64.b64decode(written)
        case {"instant": str(written)}:
            instant = datetime.fromisoformat(written)
            return instant if knows_zones else instant.replace(tzinfo=None)
        case {"date": str(written)}:
            return date.fromisoformat(written)
        case _:
            return value
