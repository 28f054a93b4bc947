"""Who gets an announcement in private: who has a role there, reads it in no room, and was not told enough this week."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from handlers.announcements.audience import Country
from handlers.announcements.nouns import ANNOUNCEMENT, Draft
from handlers.look import Look
from handlers.model import Address, Person, PersonId, Role
from handlers.text import Text, _n
from handlers.volunteers.nouns import OFFERS

WEEK: Final = timedelta(days=7)
VOLUNTEERS: Final = (Role.VOLUNTEER,)
ORGANISERS: Final = (Role.ORGANISER, Role.DEPUTY)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets it in private, and the language they read: their own, else that of the place.

    ``place`` is its name, when it is one: in a room everybody knows whose organisers write, in private nobody does.
    ``home`` is the place where they have the role, by its id.
    """

    person: Person
    language: str
    place: str = ""
    home: str = ""


async def look_at_recipients(
    look: Look, country: Country, draft: Draft, writer: PersonId, full: Collection[Address] = ()
) -> tuple[Recipient, ...]:
    """Read who gets it in private: each once, not who wrote it, asked us to be silent or reads a room that gets it.

    The rooms that are ``full`` do not get it.
    """
    readers = await _readers(look, draft, full) if draft.roles else frozenset()
    found = await look_at_everybody(look, country, draft)
    return tuple(one for who, one in found.items() if who not in {*readers, writer} and not one.person.stopped)


async def look_at_everybody(look: Look, country: Country, draft: Draft) -> dict[PersonId, Recipient]:
    """Read who has one of its roles, with the language of the first place where they have it."""
    found: dict[PersonId, Recipient] = {}
    name = name_of_one(country, draft.places)
    for place in country.named(draft.places) if draft.roles else ():
        for person in await _people_of(look, place.id, draft.roles):
            found.setdefault(person.id, Recipient(person, person.language or place.language, name, place.id))
    return found


def name_of_one(country: Country, places: Collection[str]) -> str:
    """Name the place when it is only one."""
    named = country.named(places)
    return named[0].name if len(named) == 1 else ""


async def _people_of(look: Look, place: str, roles: Collection[Role]) -> tuple[Person, ...]:
    """Read who has one of these roles: volunteers are also those who offered help and are in no room of volunteers.

    Who left the volunteers, or does not help now because people decided so, is none, though still in the room.
    """
    here = await look.people_with_any(place, roles)
    if Role.VOLUNTEER not in roles:
        return tuple(person for person, _roles in here)
    stands = {offer.person: offer.state in OFFERS for offer in await look.volunteers(place)}
    others = {*roles} - {Role.VOLUNTEER}
    named = tuple(person for person, theirs in here if theirs & others or stands.get(person.id, True))
    known = {person.id for person in named}
    offered = [await look.person(who) for who, is_so in stands.items() if is_so and who not in known]
    return (*named, *filter(None, offered))


async def _readers(look: Look, draft: Draft, full: Collection[Address]) -> frozenset[PersonId]:
    open_ones = [room for room in await look.rooms_of(draft.places) if room.open and room.address not in full]
    rooms = {(room.neighbourhood, room.kind) for room in open_ones}
    there = [await look.people_in(place, kind) for place, kind in sorted(rooms) if kind in draft.kinds]
    return frozenset(person.id for people in there for person in people)


async def look_at_tired(look: Look, people: Collection[Recipient], now: datetime, most: int) -> frozenset[PersonId]:
    """Read which of them were told enough in private this week."""
    if not people:
        return frozenset()
    told = await look.times_told_each(ANNOUNCEMENT, now - WEEK)
    return frozenset(one.person.id for one in people if told.get(one.person.id, 0) >= most)


def each_in_private(people: Sequence[Recipient]) -> tuple[Text, ...]:
    """Say to how many it goes in private; never to whom."""
    text = _n("To {count} person in private.", "To {count} people, each in private.", len(people))
    return (text,) if people else ()


def got_it(count: int) -> tuple[Text, ...]:
    """Say how many got it in private."""
    return (_n("{count} person got it in private.", "{count} people got it in private.", count),) if count else ()
