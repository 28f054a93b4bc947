"""The nouns of ways to reach people."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from handlers.model import Address, Person, PersonId

NOBODYS_AFTER: Final = timedelta(days=180)
"""So long after its last word an address may be somebody else's: numbers are given out again."""


class WayState(StrEnum):
    """Whether somebody may be written to by a way."""

    OPEN = "open"
    STOPPED = "stopped"
    """Who is there asked for silence; what they write is heard."""
    GONE = "gone"
    """The address is nobody's, or somebody else's."""


@dataclass(frozen=True, slots=True)
class Way:
    """One address of a person on a channel where addresses are nobody's business; ``id`` is opaque."""

    channel: str
    id: str
    person: PersonId | None
    state: WayState = WayState.OPEN

    @property
    def address(self) -> Address:
        """How everything but its channel knows it."""
        return Address(self.channel, self.id)


def first_way(person: Person) -> Address:
    """Say where somebody is written to when nothing else is said."""
    return person.ways[0] if person.ways else person.address


def next_way(person: Person, after: Address, served: Collection[str]) -> Address | None:
    """Say by which way, of the channels *served*, somebody is written to when they cannot be reached there."""
    rest = person.ways[person.ways.index(after) + 1 :] if after in person.ways else person.ways
    return next((way for way in rest if way.channel in served), None)


def without(ways: tuple[Address, ...], gone: Address) -> tuple[Address, ...]:
    """Leave a way out."""
    return tuple(way for way in ways if way != gone)
