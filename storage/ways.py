"""Ways: an address is found by a keyed hash, kept sealed, and known to everything but its channel by an opaque id."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from handlers.model import Address
from handlers.ways.nouns import NOBODYS_AFTER, Way, WayState, next_way, without
from storage.outbox import PENDING, WAITING, OutboxRows
from storage.people import PeopleRows
from storage.tables import outbox
from storage.tables_ways import way

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from handlers.model import PersonId


class WayRows(OutboxRows, PeopleRows):
    """Ways to reach people."""

    async def way_of(self, channel: str, address: str, at: datetime, cause: str) -> str:
        """Return the id of an address from which we just heard; what heard it names the way, if it is new.

        After a long silence the address may be somebody else's: it gets another way, and leads to nobody we know.
        """
        hash_ = self.vault.blind("way", channel, address)
        known = (way.c.channel == channel) & (way.c.hash == hash_)
        row = (await self.connection.execute(select(way).where(known))).mappings().first()
        if row is not None and at - row["heard_at"] <= NOBODYS_AFTER:
            await self.connection.execute(update(way).where(way.c.id == row["id"]).values(heard_at=at))
            return str(row["id"])
        if row is not None:
            await self.lose_way(Address(channel, row["id"]))
        id_ = hashlib.sha256(f"way|{cause}|{hash_}".encode()).hexdigest()[:24]
        new = {"id": id_, "channel": channel, "hash": hash_, "state": WayState.OPEN.value, "heard_at": at}
        await self.insert_once(way, new | {"sealed": self.vault.seal(address, "way", "address", id_)})
        # Another process may have met the same address at this moment.
        return str(await self.scalar(select(way.c.id).where(known)))

    async def open_way(self, channel: str, id_: str) -> str | None:
        """Open the address behind an id; None when it is nobody's any more."""
        known = (way.c.channel == channel) & (way.c.id == id_) & (way.c.hash.is_not(None))
        sealed: bytes | None = await self.scalar(select(way.c.sealed).where(known))
        return None if sealed is None else self.vault.open(sealed, "way", "address", id_)

    async def way(self, at: Address) -> Way | None:
        """Read a way."""
        known = (way.c.channel == at.channel) & (way.c.id == at.value)
        row = (await self.connection.execute(select(way).where(known))).mappings().first()
        return Way(row["channel"], row["id"], row["person"], WayState(row["state"])) if row is not None else None

    async def own_way(self, at: Address, person: PersonId) -> None:
        """Note that an address is somebody's, whom we just met there."""
        mine = (way.c.channel == at.channel) & (way.c.id == at.value) & way.c.person.is_(None)
        await self.connection.execute(update(way).where(mine).values(person=person))

    async def save_way(self, what: Way, now: datetime) -> None:
        """Note whose a way is, and whether they may be written to by it; what waits there goes another way, if not."""
        mine = (way.c.channel == what.channel) & (way.c.id == what.id)
        values = {"person": what.person, "state": what.state.value}
        await self.connection.execute(update(way).where(mine).values(**values))
        person = await self.person(what.person) if what.person and what.state is WayState.STOPPED else None
        if person is not None and (rest := without(person.ways, what.address)):
            await self._move(person.id, what.address, rest[0], now)

    async def lose_way(self, at: Address) -> None:
        """Let go of an address that is nobody's any more: who had it is no longer found or written to by it."""
        lost = {"hash": None, "state": WayState.GONE.value}
        mine = (way.c.channel == at.channel) & (way.c.id == at.value)
        await self.connection.execute(update(way).where(mine).values(**lost))
        await self._leave(at)

    async def stop_way(self, at: Address) -> None:
        """Note that the channel itself was told by who is there that we may not write to them."""
        mine = (way.c.channel == at.channel) & (way.c.id == at.value)
        await self.connection.execute(update(way).where(mine).values(state=WayState.STOPPED.value))
        await self._leave(at)

    async def _leave(self, at: Address) -> None:
        found = await self.way(at)
        person = await self.person(found.person) if found and found.person else None
        if person is not None and at in person.ways:
            await self.save_person(replace(person, ways=without(person.ways, at)))

    async def go_another_way(self, at: Address, served: Collection[str], now: datetime) -> None:
        """Let what waits for somebody who cannot be reached there go by their next way; without one it stays.

        A message keeps its key, and with it the question it asks. What changes an earlier message there stays too.
        """
        person = await self.person_at(at)
        to = next_way(person, at, served) if person else None
        if person is not None and to is not None:
            await self._move(person.id, at, to, now)

    async def _move(self, who: PersonId, at: Address, to: Address, now: datetime) -> None:
        here = (outbox.c.channel == at.channel) & (outbox.c.address == at.value) & (outbox.c.person == who)
        waits = outbox.c.state.in_(WAITING) & outbox.c.target_key.is_(None) & (outbox.c.msgid != "")
        lane = await self.scalar(select(func.min(outbox.c.lane)).where(here, waits))
        if lane is None:
            return
        moved = {"channel": to.channel, "address": to.value, "state": PENDING, "next_at": now, "attempts": 0}
        await self.connection.execute(update(outbox).where(here, waits).values(**moved))
        self.look_at((to.channel, to.value), lane)
