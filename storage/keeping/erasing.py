"""A person is forgotten: their rows go, and where a row is also somebody else's it stays without them.

What stays bears a mark: a keyed hash of where they were reached. It is the same in every row, so that sums still add
up, and leads back to nobody without the key and the address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import RowMapping, Table, bindparam, delete, func, insert, select, update

from handlers.consents.purposes import NAMING
from storage.inbox import PARKED
from storage.keeping.naming import names
from storage.keeping.register import REGISTER
from storage.keeping.rules import Forgotten, Keeping
from storage.outbox import WAITING, OutboxRows
from storage.resealing import SEALED, SealedColumn
from storage.surveys import SurveyRows
from storage.tables import consent, due, inbox, outbox, person, question
from storage.tables_ways import way

if TYPE_CHECKING:
    from handlers.model import PersonId

_NO_WORDS: Final = "{}"
_CONSENT: Final = next(one for one in SEALED if one.table is consent)
_NAMED_IN: Final = (due.c.subject, due.c.fields, question.c.subject, outbox.c.entity_id)
"""Where an id may stand among other things: what is due, asked or said about somebody."""
_WAYS: Final = select(way.c.channel, way.c.id).where(way.c.person == bindparam("who"))


class ErasingRows(OutboxRows, SurveyRows):
    """Forgetting people."""

    async def erase(self, who: PersonId) -> None:
        """Forget a person in every table; what waits to be said to them is not said."""
        row = (await self.connection.execute(select(person).where(person.c.id == who))).mappings().first()
        if row is None:
            return
        mark = self.mark_of(row["channel"], row["address"])
        await self.silence(who)
        await self._forget_what_they_wrote(row["channel"], row["address"])
        for channel, id_ in (await self.connection.execute(_WAYS, {"who": who})).all():
            await self._forget_what_they_wrote(channel, id_)
        await self._forget_what_is_about(who)
        await self.forget_ballots(who)
        await self._forget_in_what_others_said_yes_to(row)
        for keeping in REGISTER:
            for column, then in keeping.people.items():
                await self._erase_from(keeping, column, then, who, mark)

    def mark_of(self, channel: str, address: str) -> str:
        """Return the mark that stands where somebody stood who was reached at this address."""
        return f"~{self.vault.blind('mark', channel, address)[:15]}"

    async def _forget_what_they_wrote(self, channel: str, address: str) -> None:
        mine = (inbox.c.channel == channel) & (inbox.c.sender == address)
        await self.connection.execute(update(inbox).where(mine, inbox.c.state == PARKED).values(payload=None))
        await self.connection.execute(update(inbox).where(mine).values(sender="", error=None))

    async def _forget_what_is_about(self, who: PersonId) -> None:
        for column in _NAMED_IN:
            about = column.contains(who, autoescape=True)
            if column.table is outbox:
                about &= outbox.c.state.not_in(WAITING)
            await self.connection.execute(delete(column.table).where(about))

    async def _forget_in_what_others_said_yes_to(self, gone: RowMapping) -> None:
        """Let go of the words to which others said yes where those name who goes, a contact for instance."""
        name = self.vault.open(gone["sealed"], "person", "name", gone["id"])
        others = select(consent).where(consent.c.purpose.in_(NAMING), consent.c.person != gone["id"])
        for row in (await self.connection.execute(others)).mappings().all():
            if names(self.vault.open(row["sealed"], "consent", "text", row["id"]), name):
                without = self._without_words(_CONSENT, dict(row), row)
                same = consent.c.id == row["id"]
                await self.connection.execute(update(consent).where(same).values(sealed=without["sealed"]))

    async def _erase_from(self, keeping: Keeping, column: str, then: Forgotten, who: PersonId, mark: str) -> None:
        cell = keeping.table.c[column]
        match then:
            case Forgotten.GOES:
                await self.connection.execute(delete(keeping.table).where(cell == who))
            case Forgotten.WITHIN:
                within = cell.contains(f'"{who}"', autoescape=True)
                without = func.replace(cell, f'"{who}"', f'"{mark}"')
                await self.connection.execute(update(keeping.table).where(within).values({column: without}))
            case Forgotten.STAYS if keeping.theirs or keeping.table is consent:
                await self._keep_without_words(keeping.table, column, who, mark)
            case Forgotten.STAYS:
                await self.connection.execute(update(keeping.table).where(cell == who).values({column: mark}))

    async def _keep_without_words(self, table: Table, column: str, who: PersonId, mark: str) -> None:
        sealed = next(one for one in SEALED if one.table is table)
        query = select(table).where(table.c[column] == who)
        for row in (await self.connection.execute(query)).mappings().all():
            this = [key == row[key.name] for key in table.primary_key]
            await self.connection.execute(delete(table).where(*this))
            kept = self._without_words(sealed, dict(row) | {column: mark}, row)
            same = [key == kept[key.name] for key in table.primary_key]
            # Somebody who came back and is forgotten again has the same mark: the later row stands for both.
            await self.connection.execute(delete(table).where(*same))
            await self.connection.execute(insert(table).values(**kept))

    def _without_words(self, sealed: SealedColumn, kept: dict[str, Any], row: RowMapping) -> dict[str, Any]:
        """Seal nothing instead of the words; of a yes, what can still be compared with a text that somebody shows."""
        words = _NO_WORDS
        if sealed.table is consent:
            words = self.vault.blind("consent", sealed.open(self.vault, row))
        if "cause" in kept:
            kept["cause"] = ""
        place = (sealed.table.name, sealed.label, *(str(kept[name]) for name in sealed.bound))
        kept[sealed.column] = self.vault.of_role(sealed.role).seal(words, *place)
        return kept
