"""What is kept past its time goes, by the rules of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, delete, exists, select, update

from handlers.volunteers.nouns import BARRED, OFFERS
from storage.keeping.erasing import ErasingRows
from storage.keeping.register import REGISTER
from storage.keeping.rules import Forgotten, Rule
from storage.tables import inbox, person, standing, volunteer
from storage.tables_ways import way

if TYPE_CHECKING:
    from sqlalchemy import Table

    from handlers.keeping.nouns import Sweep

RULES: Final = {rule.kind: (keeping.table, rule) for keeping in REGISTER for rule in keeping.rules}
_AT_ONCE: Final = 200


class SweepingRows(ErasingRows):
    """Letting go of what is past its time."""

    async def sweep(self, what: Sweep) -> None:
        """Let go of what is older than it may be; of a person, everything that is left of them."""
        table, rule = RULES[what.kind]
        which = rule.which if rule.since is None else rule.which & (rule.since < what.before)
        if table is not person:
            await self._let_go(table, rule, which)
            return
        gone = select(person.c.id).where(which, *_HAS_NOTHING).order_by(person.c.id).limit(_AT_ONCE)
        for who in (await self.connection.execute(gone)).scalars().all():
            await self.erase(who)

    async def _let_go(self, table: Table, rule: Rule, which: ColumnElement[bool]) -> None:
        statement = delete(table) if rule.blanked is None else update(table).values(rule.blanked)
        await self.connection.execute(statement.where(which))


def _holds_nobody_back() -> tuple[ColumnElement[bool], ...]:
    """List what must be true of a person of whom nothing is left that others count on or that proves anything."""
    stays = [
        ~exists().where(keeping.table.c[column] == person.c.id)
        for keeping in REGISTER
        for column, then in keeping.people.items()
        if then is Forgotten.STAYS and keeping.table.name != "audit"
    ]
    here = (standing.c.present != "[]") | (standing.c.granted != "[]")
    offers = volunteer.c.state.in_([state.value for state in OFFERS | BARRED])
    return (
        *stays,
        ~exists().where(standing.c.person == person.c.id, here),
        ~exists().where(volunteer.c.person == person.c.id, offers),
        ~exists().where(inbox.c.channel == person.c.channel, inbox.c.sender == person.c.address),
        ~exists().where(way.c.person == person.c.id, inbox.c.channel == way.c.channel, inbox.c.sender == way.c.id),
    )


_HAS_NOTHING: Final = _holds_nobody_back()
