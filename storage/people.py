"""People, neighbourhoods, rooms and who is what where."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, RowMapping, bindparam, exists, or_, select, update

from handlers.consents.purposes import PURPOSES
from handlers.model import (
    Address,
    Consent,
    Counted,
    Neighbourhood,
    NetworkPlace,
    Note,
    Person,
    PersonId,
    Role,
    Room,
    RoomKind,
    Standing,
    Withdrawn,
)
from handlers.text import Verbatim
from storage.base import Rows
from storage.tables import audit, consent, counted, counter, neighbourhood, person, room, standing
from storage.tables_announcements import network_place
from storage.tables_ways import way
from storage.values import Layout, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from storage.vault import Vault

NEIGHBOURHOOD = Layout(Neighbourhood, neighbourhood, ("id",))
NETWORK_PLACE = Layout(NetworkPlace, network_place, ("network", "neighbourhood"))
STANDING = Layout(Standing, standing, ("person", "neighbourhood"))

_NO_WAYS = "[]"

# What is asked for each message is one statement, made once.
_BY_WAY = select(way.c.person).where(way.c.channel == bindparam("at"), way.c.id == bindparam("value"))
_IS_AT = or_(
    (person.c.channel == bindparam("at")) & (person.c.address == bindparam("value")),
    person.c.id == _BY_WAY.scalar_subquery(),
)
_PERSON_AT = select(person).where(_IS_AT)
_WHO = (
    select(person, standing)
    .outerjoin(standing, standing.c.person == person.c.id)
    .where(_IS_AT)
    .order_by(standing.c.neighbourhood)
)
_WHERE = (
    select(room, *(column.label(f"home_{column.name}") for column in neighbourhood.c))
    .outerjoin(neighbourhood, neighbourhood.c.id == room.c.neighbourhood)
    .where(room.c.channel == bindparam("at"), room.c.address == bindparam("value"))
)


class PeopleRows(Rows):
    """Who is who, and where; ``met`` are the names of whoever was read in this transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        super().__init__(connection, vault)
        self.met: dict[PersonId, str] = {}

    async def person(self, person_id: PersonId) -> Person | None:
        """Read a person."""
        return await self._person(person.c.id == person_id)

    async def people(self, people: Collection[PersonId]) -> tuple[Person, ...]:
        """Read several people."""
        found = await self.connection.execute(select(person).where(person.c.id.in_(people)).order_by(person.c.id))
        return tuple(map(self.person_of, found.mappings()))

    async def person_at(self, address: Address) -> Person | None:
        """Read who is reached at an address, be it their own or a way of theirs."""
        asked = {"at": address.channel, "value": address.value}
        row = (await self.connection.execute(_PERSON_AT, asked)).mappings().first()
        return None if row is None else self.person_of(row)

    async def who_is_at(self, address: Address) -> tuple[Person | None, tuple[Standing, ...]]:
        """Read who is reached at an address, and what they are in every neighbourhood, in the order of their names."""
        rows = (await self.connection.execute(_WHO, {"at": address.channel, "value": address.value})).mappings().all()
        found = tuple(STANDING.value(row, self.vault) for row in rows if row["neighbourhood"] is not None)
        return (self.person_of(rows[0]) if rows else None), found

    async def room_and_home(self, address: Address) -> tuple[Room | None, Neighbourhood | None]:
        """Read the room that lies at an address, and its neighbourhood."""
        at = {"at": address.channel, "value": address.value}
        row = (await self.connection.execute(_WHERE, at)).mappings().first()
        if row is None:
            return None, None
        home = {name: row[f"home_{name}"] for name in NEIGHBOURHOOD.hints}
        return room_of(row), NEIGHBOURHOOD.value(home, self.vault) if home["id"] is not None else None

    async def _person(self, which: ColumnElement[bool]) -> Person | None:
        row = (await self.connection.execute(select(person).where(which))).mappings().first()
        return None if row is None else self.person_of(row)

    def person_of(self, cell: RowMapping) -> Person:
        """Read a person from a row."""
        name = self.vault.open(cell["sealed"], "person", "name", cell["id"])
        self.met[cell["id"]] = " ".join(name.split())
        return Person(
            cell["id"],
            name,
            Address(cell["channel"], cell["address"]),
            cell["language"],
            cell["zone"],
            cell["stopped"],
            cell["created_at"],
            cell["greeted_at"],
            () if cell["ways"] == _NO_WAYS else from_json(cell["ways"], tuple[Address, ...]),
        )

    async def save_person(self, who: Person) -> None:
        """Save a person."""
        self.met[who.id] = " ".join(who.name.split())
        row = {
            "id": who.id,
            "channel": who.address.channel,
            "address": who.address.value,
            "sealed": self.vault.seal(who.name, "person", "name", who.id),
            "language": who.language,
            "zone": who.zone,
            "stopped": who.stopped,
            "created_at": who.created_at,
            "greeted_at": who.greeted_at,
            "ways": to_json(who.ways) if who.ways else _NO_WAYS,
        }
        await self.upsert(person, row, "id")

    async def standings(self, person_id: PersonId) -> tuple[Standing, ...]:
        """Read what a person is in every neighbourhood, in the order of their names."""
        query = select(standing).where(standing.c.person == person_id).order_by(standing.c.neighbourhood)
        return await self.many(STANDING, query)

    async def people_with(self, where: str, role: Role) -> tuple[Person, ...]:
        """Read who has a role in a neighbourhood, in the order in which we met them."""
        return tuple(who for who, _roles in await self.people_with_any(where, (role,)))

    async def people_with_any(self, where: str, roles: Collection[Role]) -> tuple[tuple[Person, frozenset[Role]], ...]:
        """Read who has one of these roles in a neighbourhood, and all their roles there, in the same order."""
        found = await self._people_of(where, lambda standing: not standing.roles.isdisjoint(roles))
        return tuple((who, standing.roles) for who, standing in found)

    async def people_in(self, where: str, kind: RoomKind) -> tuple[Person, ...]:
        """Read who is in a room of that kind, in the order in which we met them."""
        return tuple(who for who, _standing in await self._people_of(where, lambda standing: kind in standing.present))

    async def _people_of(self, where: str, wanted: Callable[[Standing], bool]) -> list[tuple[Person, Standing]]:
        """Read who stands so in a neighbourhood; the names of others are not opened."""
        query = (
            select(person, standing)
            .join(standing, standing.c.person == person.c.id)
            .where(standing.c.neighbourhood == where)
            .order_by(person.c.created_at, person.c.id)
        )
        rows = (await self.connection.execute(query)).mappings().all()
        standings = ((row, STANDING.value(row, self.vault)) for row in rows)
        return [(self.person_of(row), standing) for row, standing in standings if wanted(standing)]

    async def neighbourhood(self, id_: str) -> Neighbourhood | None:
        """Read a neighbourhood."""
        return await self.one(NEIGHBOURHOOD, select(neighbourhood).where(neighbourhood.c.id == id_))

    async def neighbourhoods(self) -> tuple[Neighbourhood, ...]:
        """Read all neighbourhoods, in the order of their ids."""
        return await self.many(NEIGHBOURHOOD, select(neighbourhood).order_by(neighbourhood.c.id))

    async def network_places(self) -> tuple[NetworkPlace, ...]:
        """Read which neighbourhoods belong to which networks."""
        query = select(network_place).where(network_place.c.belongs)
        return await self.many(NETWORK_PLACE, query.order_by(network_place.c.network, network_place.c.neighbourhood))

    async def room_at(self, address: Address) -> Room | None:
        """Read the room of a neighbourhood that lies at an address."""
        which = (room.c.channel == address.channel) & (room.c.address == address.value)
        row = (await self.connection.execute(select(room).where(which))).mappings().first()
        return None if row is None else room_of(row)

    async def rooms(self, where: str, kind: RoomKind | None = None) -> tuple[Room, ...]:
        """Read the rooms of a neighbourhood, of one kind or all."""
        query = select(room).where(room.c.neighbourhood == where).order_by(room.c.channel, room.c.address)
        if kind is not None:
            query = query.where(room.c.kind == kind.value)
        return tuple(room_of(row) for row in (await self.connection.execute(query)).mappings())

    async def save_room(self, what: Room) -> None:
        """Save a room."""
        row = {
            "channel": what.address.channel,
            "address": what.address.value,
            "neighbourhood": what.neighbourhood,
            "kind": what.kind.value,
            "open": what.open,
            "encrypted": what.encrypted,
            "bridged": what.bridged,
        }
        await self.upsert(room, row, "channel", "address")

    # --- numbers ---

    async def next_number(self, name: str) -> int:
        """Read the next free number; others wait for it until this transaction ends."""
        last = await self.scalar(select(counter.c.n).where(counter.c.name == name).with_for_update())
        return 1 if last is None else int(last) + 1

    async def take_number(self, name: str, n: int) -> None:
        """Note that a number is taken."""
        last = await self.scalar(select(counter.c.n).where(counter.c.name == name))
        if last is None or last < n:
            await self.upsert(counter, {"name": name, "n": n}, "name")

    # --- proof ---

    async def save_consent(self, what: Consent, shown: str) -> None:
        """Keep a yes together with the exact text that was shown."""
        name = "|".join((what.person, what.purpose, what.subject, what.given_at.isoformat()))
        id_ = hashlib.sha256(name.encode()).hexdigest()[:40]
        row = {
            "id": id_,
            "person": what.person,
            "purpose": what.purpose,
            "subject": what.subject,
            "sealed": self.vault.seal(shown, "consent", "text", id_),
            "language": what.language,
            "channel": what.channel,
            "given_at": what.given_at,
            "withdrawn_at": what.withdrawn_at,
            "edition": what.edition or _edition(what.purpose),
        }
        await self.upsert(consent, row, "id")

    async def consents(self, person_id: PersonId) -> tuple[Consent, ...]:
        """Read every yes that a person gave and did not take back, oldest first, with its text as it was shown."""
        mine = (consent.c.person == person_id) & consent.c.withdrawn_at.is_(None)
        rows = await self.connection.execute(select(consent).where(mine).order_by(consent.c.given_at, consent.c.id))
        return tuple(self._to_consent(row) for row in rows.mappings())

    async def consents_to_renew(self, purposes: Collection[str], before: datetime) -> tuple[Consent, ...]:
        """Read the yeses that hold, are the latest of their kind, and are older, or to words of an edition before."""
        later = consent.alias()
        same = [later.c[name] == consent.c[name] for name in ("person", "purpose", "subject")]
        is_last = ~exists().where(*same, later.c.withdrawn_at.is_(None), later.c.given_at > consent.c.given_at)
        changed = [(consent.c.purpose == one) & (consent.c.edition < _edition(one)) for one in purposes]
        aged = or_(consent.c.given_at < before, *changed)
        holds = consent.c.withdrawn_at.is_(None) & consent.c.purpose.in_(purposes)
        query = select(consent).where(holds, aged, is_last).order_by(consent.c.given_at, consent.c.id)
        return tuple(self._to_consent(row) for row in (await self.connection.execute(query)).mappings())

    async def withdraw(self, what: Withdrawn, at: datetime) -> None:
        """Note of every yes that it says which still held that it holds no longer."""
        which = (consent.c.person == what.person) & consent.c.purpose.in_(what.purposes)
        if what.subject:
            which &= consent.c.subject == what.subject
        held = which & consent.c.withdrawn_at.is_(None)
        await self.connection.execute(update(consent).where(held).values(withdrawn_at=at))

    async def agreed_to(self, purpose: str, subject: str) -> tuple[Person, ...]:
        """Read who said yes to a purpose and did not take it back, in the order in which we met them."""
        yes = (consent.c.purpose == purpose) & (consent.c.subject == subject) & consent.c.withdrawn_at.is_(None)
        query = select(person).where(person.c.id.in_(select(consent.c.person).where(yes)))
        rows = await self.connection.execute(query.order_by(person.c.created_at, person.c.id))
        return tuple(map(self.person_of, rows.mappings()))

    def _to_consent(self, cell: RowMapping) -> Consent:
        shown = self.vault.open(cell["sealed"], "consent", "text", cell["id"])
        return Consent(
            cell["person"],
            cell["purpose"],
            cell["subject"],
            Verbatim(shown),
            cell["language"],
            cell["channel"],
            cell["given_at"],
            edition=cell["edition"],
        )

    async def note(self, what: Note, at: datetime) -> None:
        """Add a line to the audit log."""
        await self.add(audit, {name: getattr(what, name) for name in what.__slots__} | {"at": at})

    async def count(self, what: Counted, at: datetime) -> None:
        """Count one more on the day (UTC)."""
        labels = ",".join(f"{name}={value}" for name, value in what.labels)
        key = {"on": at.date(), "name": what.name, "neighbourhood": what.neighbourhood or "", "labels": labels}
        same = [counted.c[name] == value for name, value in key.items()]
        if not await self.insert_once(counted, key | {"n": 1}):
            await self.connection.execute(update(counted).where(*same).values(n=counted.c.n + 1))


def _edition(purpose: str) -> int:
    return PURPOSES[purpose].edition if purpose in PURPOSES else 1


def room_of(cell: RowMapping) -> Room:
    """Read a room from a row."""
    return Room(
        Address(cell["channel"], cell["address"]),
        cell["neighbourhood"],
        RoomKind(cell["kind"]),
        cell["open"],
        cell["encrypted"],
        cell["bridged"],
    )
