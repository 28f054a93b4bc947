"""A hand-over as one trigger finds it: the place, both people and what they are there; and whether it may still be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

from handlers.decision import Cancel, Close, Entity, Tick, Turn
from handlers.handover.left import Left, look_at_left
from handlers.handover.nouns import Handover, HandoverState
from handlers.handover.passing.between import Between
from handlers.handover.steps import HandoverAsked
from handlers.look import Look
from handlers.model import LEADING, Due, Neighbourhood, Person, PersonId, Role, RoomKind, Standing
from handlers.reading.walltime import to_local
from handlers.text import Text, _
from handlers.volunteers.barred import is_barred

HANDOVER: Final = "handover"
REMIND: Final = "handover.remind"
LAPSE: Final = "handover.lapse"
EFFECT: Final = "handover.effect"
REMINDS_AFTER: Final = timedelta(days=2)
LAPSES_AFTER: Final = timedelta(days=7)
BEGINS_AT: Final = time(8)
"""The hour, local, at which somebody else has it on the day that was named: nobody reads of it at night."""


@dataclass(frozen=True, slots=True)
class HandoverCase:
    """A hand-over with its people. ``gives`` and ``takes`` are what they are there now; ``others`` lead there too.

    ``is_barred``: people decided that who takes over does not help there now; ``apart``: a report keeps these away
    from them. ``leaves_all``: who gives leads no other place.
    """

    handover: Handover
    place: Neighbourhood
    giver: Person | None
    taker: Person | None
    gives: Standing
    takes: Standing
    others: tuple[Person, ...] = ()
    is_barred: bool = False
    apart: frozenset[PersonId] = frozenset()
    leaves_all: bool = True

    @property
    def about(self) -> Entity:
        """Name it for machines."""
        return Entity(HANDOVER, self.handover.id, self.handover.state.value)

    def moved(self, state: HandoverState, at: Turn | Tick) -> HandoverCase:
        """Return it in another state."""
        return replace(self, handover=replace(self.handover, state=state, changed_at=at.now))

    def between(self, giver: Person, taker: Person, at: Turn | Tick) -> Between:
        """Say from whom to whom everything passes."""
        return Between(self.place, giver, taker, at, self.apart, self.leaves_all, self.others)

    @property
    def is_in_team_room(self) -> bool:
        """Whether who gives still reads what the team writes to each other."""
        return RoomKind.TEAM in self.gives.present


async def read_handover(look: Look, id_: str) -> HandoverCase | None:
    """Read one; None when there is none of that name."""
    found = await look.handover(id_)
    place = await look.neighbourhood(found.neighbourhood) if found else None
    if found is None or place is None:
        return None
    giver, taker = await look.person(found.giver), await look.person(found.taker)
    leading = await look.people_with_any(place.id, LEADING)
    both = {found.giver, found.taker}
    elsewhere = [one for one in await look.standings(found.giver) if one.neighbourhood != place.id]
    return HandoverCase(
        found,
        place,
        giver,
        taker,
        await _standing(look, found.giver, place.id),
        await _standing(look, found.taker, place.id),
        tuple(person for person, _roles in leading if person.id not in both and not person.stopped),
        is_barred(await look.volunteer(found.taker, place.id)),
        await look.kept_apart(found.taker, None),
        not any(one.granted & LEADING for one in elsewhere),
    )


async def _standing(look: Look, person: PersonId, place: str) -> Standing:
    found = {one.neighbourhood: one for one in await look.standings(person)}
    return found.get(place, Standing(person, place))


@dataclass(frozen=True, slots=True)
class Taking:
    """A hand-over, and everything that goes along."""

    case: HandoverCase
    left: Left


async def read_taking(look: Look, id_: str, now: datetime) -> Taking | None:
    """Read a hand-over with what goes along now."""
    case = await read_handover(look, id_)
    return Taking(case, await look_at_left(look, case.place.id, case.handover.giver, now)) if case else None


def why_not(case: HandoverCase) -> Text | None:
    """Say why it cannot be any more; None: it can. Both are looked at again whenever something comes of it."""
    giver, taker, place = case.giver, case.taker, case.place.name
    if giver is None or Role.ORGANISER not in case.gives.granted:
        return _("Who wanted to hand over {place} does not organise there any more.", place=place)
    if taker is None or taker.stopped or not (case.takes.roles or case.takes.present):
        return _("Who was to take over {place} is not there any more.", place=place)
    if Role.CONFIDENTIAL in case.takes.granted:
        return _("{name} is the confidential person of {place}, and cannot organise too.", name=taker.name, place=place)
    if case.is_barred or giver.id in case.apart:
        return _("{name} cannot take over {place} now.", name=taker.name, place=place)
    return None


# --- what comes due -----------------------------------------------------------------------------------------------


def waiting(case: HandoverCase, at: Turn | Tick) -> tuple[Due, ...]:
    """Plan to ask once more, and to let it be when nobody answers."""
    local = to_local(at.now, case.place.zone)
    return _due(REMIND, case, local + REMINDS_AFTER), _due(LAPSE, case, local + LAPSES_AFTER)


def beginning(case: HandoverCase) -> tuple[Due, ...]:
    """Plan the morning from which somebody else has it."""
    on = case.handover.on
    return (_due(EFFECT, case, datetime.combine(on, BEGINS_AT)),) if on else ()


def _due(kind: str, case: HandoverCase, local: datetime) -> Due:
    return Due(kind, case.handover.id, local, case.place.zone, None, case.place.id, may_wait=True)


def nothing_waits(case: HandoverCase) -> tuple[Cancel, ...]:
    """Expect nothing of it any more."""
    return tuple(Cancel(kind, case.handover.id) for kind in (REMIND, LAPSE, EFFECT))


def asked_no_more(case: HandoverCase) -> tuple[Close, ...]:
    """Ask who was to take over no more."""
    return (Close(HandoverAsked.name, case.handover.id),)
