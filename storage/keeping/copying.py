"""Every row in which a person stands, opened for that person alone (Regulation (EU) 2016/679, articles 15 and 20)."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Column, RowMapping, Select, exists, or_, select

from handlers.keeping.copying import Cell, Part
from storage.base import Rows
from storage.keeping.register import REGISTER
from storage.keeping.rules import Forgotten, Keeping
from storage.resealing import SEALED
from storage.tables import inbox
from storage.tables_ways import way
from storage.types import Json

if TYPE_CHECKING:
    from handlers.model import Address, PersonId

_SEALED: Final = {one.table.name: one for one in SEALED}
_TOLD_BY: Final = {one.table.name: one.told_by for one in REGISTER if one.told_by}
_NOT_THEIRS: Final = frozenset(
    {"version", "fingerprint", "hash", "key", "target_key", "external_id", "error", "secret"}
)
"""What says nothing about anybody but how we keep count; the address of a feed is a secret."""
ANOTHER: Final = "another person"
YOU: Final = "you"


class CopyingRows(Rows):
    """Copying what is kept of a person."""

    async def copy_of(self, who: PersonId, at: Address) -> tuple[Part, ...]:
        """Read every row in which a person stands, who is reached at that address."""
        theirs = exists().where(way.c.person == who, way.c.channel == inbox.c.channel, way.c.id == inbox.c.sender)
        heard = ((inbox.c.channel == at.channel) & (inbox.c.sender == at.value)) | theirs
        found = [Part(inbox.name, await self._rows(inbox.c.values(), select(inbox).where(heard), who, ()))]
        for keeping in REGISTER:
            columns = tuple(name for name, then in keeping.people.items() if then is not Forgotten.WITHIN)
            if columns:
                found.append(Part(keeping.table.name, await self._copy(keeping, columns, who)))
        return tuple(part for part in found if part.rows)

    async def _copy(self, keeping: Keeping, columns: tuple[str, ...], who: PersonId) -> tuple[dict[str, Cell], ...]:
        table = keeping.table
        query = select(table).where(or_(*(table.c[name] == who for name in columns)))
        return await self._rows(table.c.values(), query.order_by(*table.primary_key), who, columns)

    async def _rows(
        self,
        cells: list[Column[Any]],
        query: Select[Any],
        who: PersonId,
        people: tuple[str, ...],
    ) -> tuple[dict[str, Cell], ...]:
        rows = (await self.connection.execute(query)).mappings().all()
        return tuple(self._row(cells, row, who, people) for row in rows)

    def _row(
        self, cells: list[Column[Any]], row: RowMapping, who: PersonId, people: tuple[str, ...]
    ) -> dict[str, Cell]:
        copied: dict[str, Cell] = {}
        for cell in cells:
            if cell.name in _NOT_THEIRS or row[cell.name] is None:
                continue
            if cell.name in people:
                copied[cell.name] = _whom(row[cell.name], who)
            elif cell.table.name in _SEALED and cell.name == _SEALED[cell.table.name].column:
                copied |= self._opened(row, cell.table.name) if _is_theirs(row, cell.table.name, who) else {}
            else:
                copied[cell.name] = _plain(cell, row[cell.name])
        return copied

    def _opened(self, row: RowMapping, table: str) -> dict[str, Cell]:
        sealed = _SEALED[table]
        text = sealed.open(self.vault, row)
        if sealed.label == "sealed":
            found: dict[str, Cell] = json.loads(text)
            return found
        return {sealed.label: text}


def _is_theirs(row: RowMapping, table: str, who: PersonId) -> bool:
    """Tell whether somebody may read what is sealed here: where one person told it, nobody else who stands there."""
    return table not in _TOLD_BY or bool(row[_TOLD_BY[table]] == who)


def _whom(found: str, who: PersonId) -> str:
    if found == who:
        return YOU
    return ANOTHER if found else ""


def _plain(cell: Column[Any], found: Any) -> Cell:  # noqa: ANN401 - a cell of any type
    if isinstance(found, datetime | date):
        return found.isoformat()
    if isinstance(cell.type, Json):
        read: Cell = json.loads(found)
        return read
    return found if isinstance(found, str | int | bool) else str(found)
