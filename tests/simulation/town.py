"""Who lives there: neighbourhoods with their organisers, people who live alone, and those whom they choose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from random import Random
from typing import Final

from handlers.checkins.steps import Plan
from handlers.model import Address, Neighbourhood, Person, PersonId, Role, RoomKind, Standing
from tests.simulation.memory import CHANNEL, Memory

MOST_IN_ONE: Final = 50
"""So many people who live alone share a neighbourhood."""
_ZONES: Final = ("Europe/Brussels",) * 18 + ("Europe/Lisbon", "America/New_York")
_USUAL: Final = time(8, 30)
_HERE: Final = frozenset({RoomKind.RESIDENTS})


@dataclass(frozen=True, slots=True)
class Town:
    """Who is asked, in their order, and where the neighbours of each live."""

    asked: tuple[PersonId, ...]
    neighbours: dict[str, tuple[PersonId, ...]]


def build(memory: Memory, chance: Random, people: int, now: datetime) -> Town:
    """Let everybody move in."""
    asked: list[PersonId] = []
    neighbours: dict[str, tuple[PersonId, ...]] = {}
    for number in range(-(-people // MOST_IN_ONE)):
        place = memory.places[f"n{number}"] = Neighbourhood(f"n{number}", f"N{number}", "nl", "Europe/Brussels")
        here = [_resident(memory, chance, place.id, f"r{number}-{n}", now) for n in range(MOST_IN_ONE)]
        for role, count in ((Role.ORGANISER, 2), (Role.DEPUTY, 1), (Role.CONFIDENTIAL, 1)):
            for n in range(count):
                _moves_in(memory, place.id, f"{role.value}{number}-{n}", "Europe/Brussels", now, role)
        neighbours[place.id] = tuple(here)
        asked += here[: people - len(asked)]
    return Town(tuple(asked), neighbours)


def _resident(memory: Memory, chance: Random, place: str, id_: PersonId, now: datetime) -> PersonId:
    return _moves_in(memory, place, id_, chance.choice(_ZONES), now)


def _moves_in(memory: Memory, place: str, id_: PersonId, zone: str, now: datetime, *roles: Role) -> PersonId:
    who = Person(id_, id_.capitalize(), Address(CHANNEL, id_), "nl", zone, created_at=now, greeted_at=now)
    memory.move_in(who, Standing(id_, place, _HERE, frozenset(roles)))
    return id_


def a_plan(chance: Random, town: Town, place: str, person: PersonId) -> Plan:
    """Make up what somebody chooses: an hour, days, at most two contacts, perhaps a code word."""
    others = [one for one in town.neighbours[place] if one != person]
    team = [f"{Role.ORGANISER.value}{place[1:]}-0"]
    contacts = tuple(chance.sample([*others, *team], chance.choice((0, 1, 2, 2, 2))))
    at = time(chance.randrange(7, 19), chance.choice((0, 15, 30, 45))) if chance.random() < 0.4 else _USUAL
    days = () if chance.random() < 0.8 else tuple(sorted(chance.sample(range(7), chance.randrange(1, 6))))
    return Plan(place, at, days, contacts, chance.random() < 0.2, "tulp" if chance.random() < 0.1 else "")
