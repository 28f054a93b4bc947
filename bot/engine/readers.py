"""Finds who reads what is said: every place an audience is, with the language and zone of who reads there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.channels.contract import Place
from bot.engine.trigger import Trigger
from handlers.decision import Audience, Here, ToOneRoom, ToPerson, ToRole, ToRoom
from handlers.model import UNNAMED, Address, Neighbourhood, Person, Role, Room, RoomKind, Service, Standing
from handlers.ways.nouns import first_way
from storage.store import Transaction


@dataclass(frozen=True, slots=True)
class Reader:
    """One place where something is said, and the language and zone of who reads it there."""

    place: Place
    language: str
    zone: str
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for people and rooms that chose nothing, and for the whole service; ``admins`` are addresses."""

    language: str
    zone: str
    admins: tuple[Address, ...] = ()
    service: Service = UNNAMED


class Readers:
    """Finds readers; who asked us to be silent is none."""

    def __init__(self, defaults: Defaults) -> None:
        self._defaults = defaults

    async def of(self, tx: Transaction, to: Audience, trigger: Trigger) -> Sequence[Reader]:
        """Find everybody an audience is."""
        match to:
            case ToPerson(person_id):
                person = await tx.person(person_id)
                return await self._listening(tx, (person,) if person else (), trigger)
            case ToRole(neighbourhood, role):
                return await self._in_charge(tx, neighbourhood, role)
            case ToRoom(neighbourhood, kind):
                return await self._rooms(tx, neighbourhood, kind)
            case ToOneRoom(_neighbourhood, address):
                room, home = await tx.room_and_home(address)
                return [self._in_room(room, home)] if room and room.open else []
            case Here():
                return [Reader(trigger.here, trigger.language, trigger.zone, trigger.person)] if trigger.here else []
            case _:
                assert_never(to)

    async def speech_of(
        self, tx: Transaction, person: Person, standings: Sequence[Standing] | None = None
    ) -> tuple[str, str]:
        """Read a person's language and zone: their own, else their neighbourhood's, else the default."""
        if person.language and person.zone:
            return person.language, person.zone
        standings = await tx.standings(person.id) if standings is None else standings
        home = await tx.neighbourhood(standings[0].neighbourhood) if standings else None
        language = person.language or (home.language if home else self._defaults.language)
        return language, person.zone or (home.zone if home else self._defaults.zone)

    async def _rooms(self, tx: Transaction, neighbourhood: str, kind: RoomKind) -> Sequence[Reader]:
        home = await tx.neighbourhood(neighbourhood)
        return [self._in_room(room, home) for room in await tx.rooms(neighbourhood, kind) if room.open]

    def _in_room(self, room: Room, home: Neighbourhood | None) -> Reader:
        place = Place(room.address.channel, room.address.value, private=False)
        language = home.language if home else self._defaults.language
        return Reader(place, language, home.zone if home else self._defaults.zone)

    async def _in_charge(self, tx: Transaction, neighbourhood: str, role: Role) -> Sequence[Reader]:
        """Find who has a role and listens; nobody: the organisers, then the admins: nothing falls on the floor.

        What a role brings along goes to the address they are known by: where somebody's words can be forged, no answer
        to it would count.
        """
        for wanted in dict.fromkeys((role, Role.ORGANISER, Role.DEPUTY)):
            if found := await self._listening(tx, await tx.people_with(neighbourhood, wanted)):
                return found
        return [await self._admin(tx, address) for address in self._defaults.admins]

    async def _admin(self, tx: Transaction, address: Address) -> Reader:
        """Find an admin, who may never have written to us."""
        known = await tx.person_at(address)
        if known is not None:
            return await self._reader(tx, known)
        place = Place(address.channel, address.value, private=True)
        return Reader(place, self._defaults.language, self._defaults.zone)

    async def _listening(
        self, tx: Transaction, people: Sequence[Person], trigger: Trigger | None = None
    ) -> Sequence[Reader]:
        return [await self._reader(tx, person, trigger) for person in people if not person.stopped]

    async def _reader(self, tx: Transaction, person: Person, trigger: Trigger | None = None) -> Reader:
        language, zone = await self.speech_of(tx, person)
        at = person.address
        place = _place_of(person, trigger) if trigger else Place(at.channel, at.value, private=True)
        return Reader(place, language, zone, person)


def _place_of(person: Person, trigger: Trigger) -> Place:
    """Say where somebody is written to: an answer goes where their words came from, all else by their first way."""
    if trigger.here and trigger.here.private and trigger.person and trigger.person.id == person.id:
        return trigger.here
    first = first_way(person)
    return Place(first.channel, first.value, private=True)
