"""The directory: municipalities with their zone, care councils and services; read by people, written by an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from handlers.guide.nouns import Entry, Municipality
from storage.base import Rows
from storage.tables_guide import entry, municipality
from storage.values import Layout

if TYPE_CHECKING:
    from collections.abc import Collection

MUNICIPALITY = Layout(Municipality, municipality, ("id",))
ENTRY = Layout(Entry, entry, ("id",))


class GuideRows(Rows):
    """The directory."""

    async def municipalities(self) -> tuple[Municipality, ...]:
        """Read every municipality we know, by name."""
        return await self.many(MUNICIPALITY, select(municipality).order_by(municipality.c.name, municipality.c.id))

    async def entries(self, zones: Collection[str]) -> tuple[Entry, ...]:
        """Read the entries of these zones, and those that are for everybody."""
        there = entry.c.zone.in_([*zones, ""])
        return await self.many(ENTRY, select(entry).where(there).order_by(entry.c.name, entry.c.id))

    async def all_entries(self) -> tuple[Entry, ...]:
        """Read the whole directory."""
        return await self.many(ENTRY, select(entry).order_by(entry.c.name, entry.c.id))

    async def write_line(self, line: Municipality | Entry) -> None:
        """Keep a line of the directory, in the place of the one with the same id."""
        match line:
            case Municipality():
                await self.save(MUNICIPALITY, line)
            case Entry():
                await self.save(ENTRY, line)

    async def strike_line(self, line: Municipality | Entry) -> None:
        """Take a line out of the directory."""
        table = municipality if isinstance(line, Municipality) else entry
        await self.connection.execute(delete(table).where(table.c.id == line.id))
