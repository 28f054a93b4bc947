"""Sealing everything anew with the key that seals now, while others go on, so that an older key can be thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import RowMapping, Table, delete, func, literal, select, tuple_, update

from storage.tables import claim, consent, inbox, key_proof, outbox, person, question, request, volunteer
from storage.tables_announcements import announcement
from storage.tables_caregivers import monthly
from storage.tables_checkins import checkin, checkin_round
from storage.tables_contact import inquiry
from storage.tables_guide import referral
from storage.tables_impact import impact_frozen, theory
from storage.tables_reports import ROLE, report
from storage.tables_sessions import seat, session
from storage.tables_surveys import survey, survey_ballot, survey_taker, survey_text
from storage.tables_volunteers import info_note
from storage.tables_ways import way

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from storage.store import Store, Transaction
    from storage.vault import Vault

_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """Where sealed values lie, and the place each is bound to: the table, ``label``, then the ``bound`` columns.

    ``role``: who alone reads them, for whom they are sealed with keys of their own.
    """

    table: Table
    column: str
    label: str
    bound: tuple[str, ...]
    role: str = ""

    def open(self, vault: Vault, row: RowMapping) -> str:
        """Open the value in a row.

        Raises:
            VaultError: it cannot be opened with the keys we have.

        """
        return vault.of_role(self.role).open(row[self.column], *self.place(row))

    def place(self, row: RowMapping) -> tuple[str, ...]:
        """Name the place of the value in a row, as it was sealed for."""
        return (self.table.name, self.label, *(str(row[name]) for name in self.bound))


SEALED: Final = (
    SealedColumn(inbox, "payload", "payload", ("channel", "external_id")),
    SealedColumn(outbox, "payload", "payload", ("key",)),
    SealedColumn(question, "payload", "payload", ("key",)),
    SealedColumn(person, "sealed", "name", ("id",)),
    SealedColumn(way, "sealed", "address", ("id",)),
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
    SealedColumn(report, "sealed", "sealed", ("number",), ROLE),
    SealedColumn(theory, "sealed", "sealed", ("neighbourhood", "edition")),
    SealedColumn(impact_frozen, "sealed", "sealed", ("neighbourhood", "since", "until", "edition")),
    SealedColumn(survey, "sealed", "sealed", ("number",)),
    SealedColumn(survey_taker, "secret", "secret", ("survey", "person")),
    SealedColumn(survey_ballot, "sealed", "sealed", ("word",)),
    SealedColumn(survey_text, "sealed", "words", ("word",)),
)


async def reseal(store: Store) -> AsyncGenerator[int]:
    """Seal anew all that older keys sealed, a little in each transaction; yield how many values that were each time.

    Others go on writing meanwhile, and seal with the key that seals now. Stopped anywhere it can be begun anew.

    Raises:
        VaultError: a value cannot be opened with the keys we have.

    """
    for column in SEALED:
        after: tuple[Any, ...] | None = ()
        while after is not None:
            async with store.begin(patient=True) as tx:
                rows = await _older(tx, column, after)
                for row in rows:
                    await _seal_anew(tx, column, row)
            after = _key_of(column, rows[-1]) if rows else None
            yield len(rows)


async def let_go_of_older_keys(tx: Transaction) -> bool:
    """Ask for the older keys no more, if nothing is sealed with them; say whether that is so."""
    for column in SEALED:
        if await _older(tx, column, (), most=1):
            return False
    await tx.connection.execute(delete(key_proof).where(key_proof.c.key_id != tx.vault.key_ids[-1]))
    return True


async def _older(
    tx: Transaction, column: SealedColumn, after: tuple[Any, ...], *, most: int | None = None
) -> list[RowMapping]:
    head, cell, keys = tx.vault.head, column.table.c[column.column], tuple(column.table.primary_key)
    names = dict.fromkeys((*(key.name for key in keys), *column.bound, column.column))
    query = select(*(column.table.c[name] for name in names))
    query = query.where(cell.is_not(None), func.substr(cell, 1, len(head)) != head)
    if after:
        last = tuple_(*(literal(value, key.type) for value, key in zip(after, keys, strict=True)))
        query = query.where(tuple_(*keys) > last)
    rows = await tx.connection.execute(query.order_by(*keys).limit(most or _AT_ONCE))
    return list(rows.mappings())


def _key_of(column: SealedColumn, row: RowMapping) -> tuple[Any, ...]:
    return tuple(row[key.name] for key in column.table.primary_key)


async def _seal_anew(tx: Transaction, column: SealedColumn, row: RowMapping) -> None:
    """Seal one value anew, unless somebody wrote another in its place since it was read."""
    cell = column.table.c[column.column]
    anew = tx.vault.of_role(column.role).seal(column.open(tx.vault, row), *column.place(row))
    this: list[Any] = [key == row[key.name] for key in column.table.primary_key]
    same = (*this, cell == row[column.column])
    await tx.connection.execute(update(column.table).where(*same).values({column.column: anew}))
