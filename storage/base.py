"""What every part of a transaction shares: the connection, the vault and a few ways to write."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import ColumnElement, Insert, Select, Table, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import InterfaceError, OperationalError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from storage.values import Layout
    from storage.vault import Vault

T = TypeVar("T")


TROUBLE: Final = (OperationalError, InterfaceError, OSError)
"""The database is away, locked or full: not the fault of what is being saved; the same is tried again later."""


_ONE_DECIDES = 0x6275_7572_7462_6F74  # "buurtbot"


class Stale(Exception):
    """A record was changed by somebody else since it was read; the trigger must be decided again."""


class WrongMove(Exception):
    """A record would move along no arrow of its flow: a mistake of ours, which deciding again does not mend."""


class DatabaseAway(ConnectionError):
    """The connection was lost in the middle; nothing of the transaction was kept. It is one of `TROUBLE`."""


class Rows:
    """Reading and writing inside one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self.connection = connection
        self.vault = vault

    async def alone(self) -> None:
        """Let one transaction decide at a time, in whichever process; free again when it ends.

        SQLite has that from ``BEGIN IMMEDIATE``; on PostgreSQL an advisory lock keeps two decisions from overtaking
        each other.
        """
        if self._is_postgres:
            await self.connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": _ONE_DECIDES})

    async def upsert(self, table: Table, row: Mapping[str, Any], *key: str) -> None:
        """Insert a row, or replace the one with the same key."""
        rest = tuple(name for name in row if name not in key)
        await self.connection.execute(_upsert(table, self._is_postgres, key, rest), dict(row))

    async def upsert_all(self, table: Table, rows: Sequence[dict[str, Any]], *key: str) -> None:
        """Insert rows with the same columns, or replace those with the same key."""
        if rows:
            rest = tuple(name for name in rows[0] if name not in key)
            await self.connection.execute(_upsert(table, self._is_postgres, key, rest), rows)

    async def insert_once(self, table: Table, row: Mapping[str, Any]) -> bool:
        """Insert a row unless a unique key forbids it; say whether it is new."""
        result = await self.connection.execute(_upsert(table, self._is_postgres, (), ()), dict(row))
        return bool(result.rowcount == 1)

    async def insert_all_once(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert rows with the same columns, each unless a unique key forbids it."""
        if rows:
            await self.connection.execute(_upsert(table, self._is_postgres, (), ()), rows)

    @property
    def _is_postgres(self) -> bool:
        return self.connection.dialect.name == "postgresql"

    async def save(self, layout: Layout[T], value: T) -> None:
        """Save a noun; one with a version only if nobody changed it since it was read.

        Raises:
            Stale: the version read is no longer the one stored.
            WrongMove: its flow has no arrow from the state that is stored to this one.

        """
        row = layout.row(value, self.vault)
        if "version" not in layout.hints:
            await self.upsert(layout.table, row, *layout.key)
        else:
            await self._save_versioned(layout, row)

    async def _save_versioned(self, layout: Layout[T], row: dict[str, Any]) -> None:
        read, row["version"] = row["version"], row["version"] + 1
        table = layout.table
        if read == 0:
            if layout.flow and not layout.flow.may_begin(row["state"]):
                raise WrongMove(f"a {table.name} cannot begin as {row['state']}")
            if not await self.insert_once(table, row):
                raise Stale(table.name)
            return
        same = [table.c[name] == row[name] for name in layout.key]
        moves = [table.c.state.in_(layout.flow.states_before(row["state"]))] if layout.flow else []
        result = await self.connection.execute(
            update(table).where(*same, table.c.version == read, *moves).values(**row)
        )
        if result.rowcount != 1:
            raise await self._refusal(layout, same, read, row) if layout.flow else Stale(table.name)

    async def _refusal(
        self, layout: Layout[T], same: list[ColumnElement[bool]], read: int, row: dict[str, Any]
    ) -> Exception:
        """Tell what somebody else changed from what cannot be, now that nothing was saved."""
        table = layout.table
        query = select(table.c.state).where(*same, table.c.version == read)
        stands: str | None = await self.scalar(query)
        return WrongMove(f"a {table.name} cannot go from {stands} to {row['state']}") if stands else Stale(table.name)

    async def one(self, layout: Layout[T], query: Select[Any]) -> T | None:
        """Read one noun, or None."""
        row = (await self.connection.execute(query)).mappings().first()
        return layout.value(row, self.vault) if row is not None else None

    async def many(self, layout: Layout[T], query: Select[Any]) -> tuple[T, ...]:
        """Read nouns in the order of the query."""
        rows = (await self.connection.execute(query)).mappings().all()
        return tuple(layout.value(row, self.vault) for row in rows)

    async def add(self, table: Table, row: Mapping[str, Any]) -> None:
        """Insert a row."""
        await self.connection.execute(insert(table).values(**row))

    async def scalar(self, query: Select[T]) -> T | None:
        """Read a single value."""
        return (await self.connection.execute(query)).scalar()


@cache
def _upsert(table: Table, is_postgres: bool, key: tuple[str, ...], rest: tuple[str, ...]) -> Insert:
    """Make the statement once: to put it together takes longer than to run it."""
    statement = postgresql.insert(table) if is_postgres else sqlite.insert(table)
    if not rest:
        return statement.on_conflict_do_nothing()
    changed = {name: statement.excluded[name] for name in rest}
    return statement.on_conflict_do_update(index_elements=key, set_=changed)
