"""Whom an announcement reaches: who may write to which places, and which rooms those have now."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from handlers.announcements.nouns import Addressee, Draft
from handlers.look import Look
from handlers.model import LEADING, Address, Neighbourhood, NetworkPlace, Person, Room, RoomKind, Standing
from handlers.neighbourhoods.places import kind_label
from handlers.text import Joined, Said, Text, Verbatim, _, _n, sentences

LIVED_IN: Final = (RoomKind.RESIDENTS, RoomKind.VOLUNTEERS, RoomKind.TEAM)
"""The kinds of rooms of a neighbourhood, in the order in which they are named."""

MOST_NAMED: Final = 5
"""So many rooms are named one by one; of more it is said how many they are of each kind."""


@dataclass(frozen=True, slots=True)
class Country:
    """All places, and which belong to which network."""

    places: tuple[Neighbourhood, ...]
    belonging: tuple[NetworkPlace, ...] = ()

    def named(self, ids: Iterable[str]) -> tuple[Neighbourhood, ...]:
        """Find places by their ids, in the order of their names."""
        wanted = frozenset(ids)
        return tuple(sorted((one for one in self.places if one.id in wanted), key=lambda one: one.name))

    def members_of(self, network: str) -> frozenset[str]:
        """Find the neighbourhoods of a network."""
        return frozenset(one.neighbourhood for one in self.belonging if one.network == network)

    def within_reach(self, standings: Iterable[Standing], *, is_admin: bool) -> frozenset[str]:
        """Find where somebody may announce: where they organise, and in the neighbourhoods of their networks."""
        if is_admin:
            return frozenset(place.id for place in self.places)
        led = frozenset(one.neighbourhood for one in standings if one.roles & LEADING)
        networks = [place.id for place in self.places if place.is_network and place.id in led]
        return led.union(*map(self.members_of, networks))


async def look_at_country(look: Look) -> Country:
    """Read all places."""
    return Country(await look.neighbourhoods(), await look.network_places())


@dataclass(frozen=True, slots=True)
class Target:
    """One room that an announcement goes to."""

    place: Neighbourhood
    room: Room

    @property
    def name(self) -> Said:
        """Name the room for people."""
        return Joined((Verbatim(self.place.name), kind_label(self.room.kind)), by=" – ")

    @property
    def in_full(self) -> Text:
        """Name who reads the room, in a sentence."""
        return _("{kind} of {place}", kind=kind_label(self.room.kind), place=self.place.name)


async def look_at_targets(
    look: Look, country: Country, places: Collection[str], kinds: Collection[RoomKind]
) -> tuple[Target, ...]:
    """Read the rooms of these kinds of these places; one that is closed only where there is no open one of its kind."""
    return _targets(country, _in_use([room for room in await look.rooms_of(places) if room.kind in kinds]))


async def look_at_addressed(look: Look, country: Country, kept: Collection[Addressee]) -> tuple[Target, ...]:
    """Read the rooms that it was for, wherever they belong now; of one that moved, the open one of its kind there."""
    rooms = await look.rooms_at({one.room for one in kept if not one.person})
    moved = {(room.neighbourhood, room.kind) for room in rooms if not room.open}
    there = await look.rooms_of({place for place, _kind in moved}) if moved else ()
    followed = {room for room in there if room.open and (room.neighbourhood, room.kind) in moved}
    return _targets(country, _in_use({*rooms, *followed}))


def _in_use(rooms: Collection[Room]) -> list[Room]:
    """Leave out what is closed where there is an open one of its kind."""
    open_ones = {(room.neighbourhood, room.kind) for room in rooms if room.open}
    return [room for room in rooms if room.open or (room.neighbourhood, room.kind) not in open_ones]


def _targets(country: Country, rooms: Iterable[Room]) -> tuple[Target, ...]:
    """Put rooms in the order of the names of their places, then of their kinds."""
    order, known = list(RoomKind), {place.id: place for place in country.places}
    found = (Target(known[room.neighbourhood], room) for room in rooms if room.neighbourhood in known)
    return tuple(
        sorted(
            found, key=lambda one: (one.place.name, one.place.id, order.index(one.room.kind), one.room.address.value)
        )
    )


def how_far(targets: tuple[Target, ...], people: int, privately: tuple[Text, ...] = ()) -> Said:
    """Say which rooms and how many people that is, and what is special about some of them."""
    if not targets and privately:
        return sentences(*privately)
    return sentences(_which(targets, people), *privately, *_bridged(targets), *_closed(targets))


def _which(targets: tuple[Target, ...], people: int) -> Text:
    count = len(targets)
    many = _n("about {count} person", "about {count} people", people)
    if count <= MOST_NAMED:
        named = Joined(tuple(target.in_full for target in targets), by=", ")
        return _("To: {rooms} ({people}).", rooms=named, people=many)
    counted = [(kind, sum(target.room.kind is kind for target in targets)) for kind in RoomKind]
    kinds = Joined(tuple(_("{kind} {n}", kind=kind_label(kind), n=n) for kind, n in counted if n), by=", ")
    return _n(
        "To {count} room ({people}): {kinds}.",
        "To {count} rooms ({people}): {kinds}.",
        count,
        people=many,
        kinds=kinds,
    )


def _bridged(targets: tuple[Target, ...]) -> tuple[Text, ...]:
    bridged = sum(target.room.bridged for target in targets)
    text = _n(
        "{count} of them has a bridge to something such as WhatsApp.",
        "{count} of them have a bridge to something such as WhatsApp.",
        bridged,
    )
    return (text,) if bridged else ()


def _closed(targets: tuple[Target, ...]) -> tuple[Text, ...]:
    closed = tuple(target.name for target in targets if not target.room.open)
    return (_("I may not write in: {rooms}.", rooms=Joined(closed, by=", ")),) if closed else ()


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may look at what another wrote, and how many of its places they answer for."""

    person: Person
    covers: int


async def look_for_colleagues(
    look: Look, country: Country, draft: Draft, without: str, admins: Collection[Address]
) -> tuple[Person, ...]:
    """Read who else could approve: organisers of its places or of a network around them, those of most places first.

    Where nobody organises beside the one who wrote it, the admins we know.
    """
    places = frozenset(draft.places)
    networks = [one.id for one in country.places if one.is_network and country.members_of(one.id) & places]
    found: dict[str, Colleague] = {}
    for person, standing in await look.people_granted((*places, *networks)):
        if person.id == without or person.stopped or not standing.roles & LEADING:
            continue
        covered = places & {standing.neighbourhood, *country.members_of(standing.neighbourhood)}
        before = found.get(person.id)
        found[person.id] = Colleague(person, len(covered) + (before.covers if before else 0))
    colleagues = sorted(found.values(), key=lambda one: -one.covers)
    if colleagues:
        return tuple(one.person for one in colleagues)
    known = [await look.person_at(address) for address in admins]
    return tuple(one for one in known if one is not None and one.id != without and not one.stopped)
