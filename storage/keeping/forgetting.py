"""Forgetting holds: a person is erased with a mark that outlives them, which no room, bridge or backup undoes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String, cast, delete, exists, func, or_, select

from handlers.keeping.nouns import ANYWHERE
from handlers.volunteers.nouns import Suppression
from storage.keeping.erasing import ErasingRows
from storage.keeping.naming import names
from storage.people import PeopleRows
from storage.tables import card, outbox, person, request
from storage.tables_keeping import named
from storage.tables_volunteers import suppression
from storage.volunteers import VolunteerRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from handlers.keeping.nouns import Forgotten
    from handlers.model import Address, PersonId
    from storage.outbox import Spoken


class ForgettingRows(ErasingRows, VolunteerRows, PeopleRows):
    """Who is forgotten, and stays so; ``has_forgotten``: somebody was forgotten in this transaction."""

    has_forgotten = False

    async def forget(self, what: Forgotten, at: datetime) -> None:
        """Erase a person for good, and take the number of their receipt."""
        await self.save_suppression(Suppression(what.address, ANYWHERE, at))
        await self.erase(what.person)
        await self.take_number("forgotten", what.receipt)
        self.has_forgotten = True

    async def is_forgotten(self, address: Address) -> bool:
        """Tell whether who is reached at an address asked to be forgotten and has not come back since."""
        return await self.is_suppressed(address, ANYWHERE)

    async def come_back(self, address: Address, at: datetime) -> None:
        """Note that somebody who was forgotten writes to us again, of their own will."""
        await self.save_suppression(Suppression(address, ANYWHERE, at, lifted=True))
        self.has_forgotten = True

    # --- what names somebody ---

    async def note_named(self, key: str, text: str, reader: PersonId | None) -> None:
        """Note which people, of those whom this transaction read, a message names to others."""
        for who in _named_in(text, self.met):
            if who != reader:
                await self.insert_once(named, {"key": key, "person": who})

    async def forget_names(self, who: PersonId) -> None:
        """Forget which messages name somebody; what was still said about their going stands until it is done."""
        await self.connection.execute(delete(named).where(named.c.person == who))

    async def messages_naming(self, who: PersonId) -> tuple[Spoken, ...]:
        """Find what others were told with a person's name in it, and what was said of their requests."""
        told = select(func.coalesce(outbox.c.target_key, outbox.c.key)).join(named, named.c.key == outbox.c.key)
        is_card = exists().where(card.c.key == outbox.c.key)
        asked = select(cast(request.c.number, String)).where(request.c.requester == who)
        theirs = (outbox.c.entity_kind == "request") & outbox.c.entity_id.in_(asked)
        to_others = or_(outbox.c.person.is_(None), outbox.c.person != who)
        return await self._spoken(
            ((outbox.c.key.in_(told.where(named.c.person == who)) & ~is_card) | theirs) & to_others
        )

    # --- what outlives the database ---

    async def suppressions(self) -> dict[str, tuple[datetime, bool]]:
        """Read every mark, and whether it was lifted."""
        rows = await self.connection.execute(select(suppression))
        return {row["hash"]: (row["at"], row["lifted"]) for row in rows.mappings()}

    async def suppress_again(self, marks: Mapping[str, tuple[datetime, bool]]) -> int:
        """Keep marks that are newer than ours, and erase whom they forget; return how many people that were."""
        mine = await self.suppressions()
        for hash_, (at, lifted) in marks.items():
            if hash_ not in mine or mine[hash_][0] < at:
                await self.upsert(suppression, {"hash": hash_, "at": at, "lifted": lifted}, "hash")
        forgotten = {hash_ for hash_, (_at, lifted) in (await self.suppressions()).items() if not lifted}
        people = (await self.connection.execute(select(person.c.id, person.c.channel, person.c.address))).all()
        gone = [id_ for id_, channel, value in people if self.suppression_of(channel, value, ANYWHERE) in forgotten]
        for id_ in gone:
            await self.erase(id_)
        return len(gone)


def _named_in(text: str, people: Mapping[PersonId, str]) -> Iterable[PersonId]:
    for who, name in people.items():
        if names(text, name):
            yield who
