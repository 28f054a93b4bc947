"""Who of a neighbourhood may be asked to call somebody, and what is still open between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.basics.calls import reach
from handlers.look import Look
from handlers.model import Due, Neighbourhood, Person, PersonId, Role

PROMISED: Final = "call.promised"


@dataclass(frozen=True, slots=True)
class Team:
    """A neighbourhood and who can be asked there, in this order: an organiser, the deputies, the other organisers."""

    place: Neighbourhood
    people: tuple[Person, ...] = ()

    @property
    def first(self) -> Person | None:
        """Return who is asked before all others."""
        return self.people[0] if self.people else None

    def next_after(self, asked: tuple[PersonId, ...]) -> Person | None:
        """Return who is asked when these did not manage."""
        return next((one for one in self.people if one.id not in asked), None)

    def name(self, person: PersonId) -> str:
        """Return what somebody is called."""
        return next((one.name for one in self.people if one.id == person), "")


async def read_team(look: Look, place: str, person: PersonId) -> Team | None:
    """Read it, without the person and without those whom a report keeps apart from them."""
    found = await reach(look, place, Role.ORGANISER, person)
    if found is None:
        return None
    deputies = {one.id for one in await look.people_with(place, Role.DEPUTY)}
    organisers = [one for one in found.people if one.id not in deputies]
    standing_in = [one for one in found.people if one.id in deputies]
    return Team(found.where, (*organisers[:1], *standing_in, *organisers[1:]))


async def open_call(look: Look, person: PersonId, receipt: str | None = None) -> Due | None:
    """Read what a person was promised and is not done yet; with ``receipt``, only that."""
    waiting = await look.to_come(PROMISED, person)
    return next((due for due in waiting if receipt in {None, due.subject}), None)


def asked_by_now(due: Due) -> tuple[PersonId, ...]:
    """List who was asked to call, in that order."""
    return tuple(one for one in dict(due.fields).get("asked", "").split(",") if one)


def is_set(due: Due, name: str) -> bool:
    """Tell whether it is urgent, was asked for the same day, or was asked again."""
    return dict(due.fields).get(name) == "yes"
