"""Sealing everything anew with the key that seals now, so that an older key can be thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import RowMapping, Table, delete, func, select, update

from storage.tables import claim, consent, inbox, key_proof, outbox, person, question, request, volunteer
from storage.tables_announcements import announcement
from storage.tables_caregivers import monthly
from storage.tables_checkins import checkin, checkin_round
from storage.tables_contact import inquiry
from storage.tables_guide import referral
from storage.tables_sessions import seat, session
from storage.tables_volunteers import info_note

if TYPE_CHECKING:
    from storage.store import Transaction

_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """Where sealed values lie, and the place each is bound to: the table, ``label``, then the ``bound`` columns."""

    table: Table
    column: str
    label: str
    bound: tuple[str, ...]

    def place(self, row: RowMapping) -> tuple[str, ...]:
        """Name the place of the value in a row, as it was sealed for."""
        return (self.table.name, self.label, *(str(row[name]) for name in self.bound))


SEALED: Final = (
    SealedColumn(inbox, "payload", "payload", ("channel", "external_id")),
    SealedColumn(outbox, "payload", "payload", ("key",)),
    SealedColumn(question, "payload", "payload", ("key",)),
    SealedColumn(person, "sealed", "name", ("id",)),
    SealedColumn(consent, "sealed", "text", ("id",)),
    SealedColumn(request, "sealed", "sealed", ("number",)),
    SealedColumn(claim, "sealed", "sealed", ("request", "person")),
    SealedColumn(volunteer, "sealed", "sealed", ("person", "neighbourhood")),
    SealedColumn(info_note, "sealed", "sealed", ("neighbourhood", "edition", "language")),
    SealedColumn(session, "sealed", "sealed", ("number",)),
    SealedColumn(monthly, "sealed", "sealed", ("person",)),
    SealedColumn(announcement, "sealed", "sealed", ("number",)),
    SealedColumn(checkin, "sealed", "sealed", ("person",)),
    SealedColumn(checkin_round, "sealed", "sealed", ("id",)),
    SealedColumn(seat, "sealed", "sealed", ("session", "person")),
    SealedColumn(referral, "sealed", "sealed", ("id",)),
    SealedColumn(inquiry, "sealed", "sealed", ("id",)),
)


async def reseal(tx: Transaction) -> int:
    """Seal all that older keys sealed with the current key; return how many values that were.

    Afterwards the older keys open nothing in this database, and it no longer asks for them.

    Raises:
        VaultError: a value cannot be opened with the keys we have.

    """
    sealed = 0
    for column in SEALED:
        while rows := await _older(tx, column):
            for row in rows:
                await _seal_anew(tx, column, row)
            sealed += len(rows)
    await tx.connection.execute(delete(key_proof).where(key_proof.c.key_id != tx.vault.key_ids[-1]))
    return sealed


async def _older(tx: Transaction, column: SealedColumn) -> list[RowMapping]:
    head, cell = tx.vault.head, column.table.c[column.column]
    query = select(column.table).where(cell.is_not(None), func.substr(cell, 1, len(head)) != head).limit(_AT_ONCE)
    return list((await tx.connection.execute(query)).mappings())


async def _seal_anew(tx: Transaction, column: SealedColumn, row: RowMapping) -> None:
    place = column.place(row)
    anew = tx.vault.seal(tx.vault.open(row[column.column], *place), *place)
    this: list[Any] = [key == row[key.name] for key in column.table.primary_key]
    await tx.connection.execute(update(column.table).where(*this).values({column.column: anew}))
