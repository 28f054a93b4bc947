"""A closing as one trigger finds it: the place, who leads it, who can be the second person, and what is open there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

from handlers.closing.nouns import Closing, ClosingState, Tally
from handlers.closing.open import Open, look_at_open
from handlers.closing.steps import CloseSecond, CloseStands
from handlers.decision import Cancel, Close, Entity, Tick, Turn
from handlers.look import Look
from handlers.model import LEADING, Address, Due, Neighbourhood, Person, PersonId
from handlers.reading.walltime import to_local

LAPSE: Final = "closing.lapse"
DAY: Final = "closing.day"
NOTICE: Final = timedelta(days=7)
"""So long beforehand everybody hears it, at least; and so long a second person has to say yes."""
BEGINS_AT: Final = time(8)


@dataclass(frozen=True, slots=True)
class ClosingCase:
    """A closing with its place. ``leaders`` lead it and get our messages, ``admins`` run the service."""

    closing: Closing
    place: Neighbourhood
    leaders: tuple[Person, ...]
    admins: tuple[Person, ...]
    open: Open
    tallies: tuple[Tally, ...] = ()

    @property
    def about(self) -> Entity:
        """Name it for machines."""
        return Entity("closing", self.closing.id, self.closing.state.value)

    @property
    def deciders(self) -> frozenset[PersonId]:
        """Who may say yes to it, or call it off."""
        return frozenset(person.id for person in (*self.leaders, *self.admins))

    def moved(self, state: ClosingState, at: Turn | Tick) -> ClosingCase:
        """Return it in another state."""
        return replace(self, closing=replace(self.closing, state=state, changed_at=at.now))


async def read_closing(look: Look, id_: str, admins: Collection[Address], now: datetime) -> ClosingCase | None:
    """Read one; None where there is none, or its place is gone."""
    closing = await look.closing(id_)
    place = await look.neighbourhood(closing.neighbourhood) if closing else None
    if closing is None or place is None:
        return None
    return await with_people(look, closing, place, admins, now)


async def with_people(
    look: Look, closing: Closing, place: Neighbourhood, admins: Collection[Address], now: datetime
) -> ClosingCase:
    """Read who can decide about it, and what is open."""
    return ClosingCase(
        closing,
        place,
        await leaders_of(look, place),
        await admins_of(look, admins),
        await look_at_open(look, place, now),
        await look.tallies(place.id),
    )


async def leaders_of(look: Look, place: Neighbourhood) -> tuple[Person, ...]:
    """Read who leads a place and gets our messages."""
    found = await look.people_with_any(place.id, LEADING)
    return tuple(person for person, _roles in found if not person.stopped)


async def admins_of(look: Look, admins: Collection[Address]) -> tuple[Person, ...]:
    """Read who runs the service, of those whom we know and who get our messages."""
    found = [await look.person_at(address) for address in admins]
    return tuple(person for person in found if person and not person.stopped)


# --- what comes due -----------------------------------------------------------------------------------------------


def lapsing(case: ClosingCase, at: Turn | Tick) -> Due:
    """Plan to let it be when no second person says yes."""
    return _due(LAPSE, case, to_local(at.now, case.place.zone) + NOTICE)


def closing_day(case: ClosingCase) -> Due:
    """Plan the day itself."""
    return _due(DAY, case, datetime.combine(case.closing.on, BEGINS_AT))


def _due(kind: str, case: ClosingCase, local: datetime) -> Due:
    return Due(kind, case.closing.id, local, case.place.zone, None, case.place.id, may_wait=True)


def nothing_waits(case: ClosingCase) -> tuple[Cancel, ...]:
    """Expect nothing of it any more."""
    return Cancel(LAPSE, case.closing.id), Cancel(DAY, case.closing.id)


def asked_no_more(case: ClosingCase) -> tuple[Close, ...]:
    """Ask nobody about it any more."""
    return Close(CloseSecond.name, case.closing.id), Close(CloseStands.name, case.closing.id)
