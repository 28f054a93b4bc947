"""What could not be said is told to a human: one line a day for each person and reason, and never about such a line.

Whoever cannot be reached is not told that they cannot be reached: the others who organise hear it, and when there are
none, who made the neighbourhood.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from handlers.announcements.nouns import ANNOUNCEMENT
from handlers.basics.calls import Reach, reach
from handlers.basics.pace import FOR_ORGANISERS as SLOW_DOWN_FOR_ORGANISERS
from handlers.decision import Decision, Entity, Say, ToPerson, Turn, Watch
from handlers.look import Look
from handlers.model import Address, IncomingKind, Note, PersonId, Role, Room
from handlers.neighbourhoods.places import kind_label
from handlers.text import Said, _

UNDELIVERED: Final = "undelivered"
_ABOUT_OTHERS: Final = frozenset({UNDELIVERED, SLOW_DOWN_FOR_ORGANISERS, ANNOUNCEMENT})
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Something that did not arrive: in which room of ours, or else with a person; and who can look after it."""

    what: Entity
    room: Room | None
    places: tuple[Reach, ...]


async def look_who_missed_it(turn: Turn, look: Look) -> Undelivered | None:
    """Read who missed what and who can look after it; None when nobody can, or when somebody heard of it today."""
    if turn.incoming.about in _ABOUT_OTHERS:
        return None
    room = turn.room or await look.room_at(Address(turn.incoming.channel, turn.incoming.about or ""))
    if room is not None and not room.open:
        return None
    homes = [room.neighbourhood] if room else [one.neighbourhood for one in turn.standings if one.roles]
    what = Entity(UNDELIVERED, f"{room.neighbourhood if room else turn.person.id}:{turn.incoming.text}")
    if not homes or await look.was_told_about(what.kind, what.id, turn.now - _DAY):
        return None
    found = [await reach(look, home, Role.ORGANISER, turn.person.id) for home in homes]
    return Undelivered(what, room, tuple(place for place in found if place is not None))


def tell_who_can_look(turn: Turn, missed: Undelivered) -> Decision:
    """Tell those in charge, without a word of what was to be said."""
    said = tuple(
        Say(ToPerson(someone), UNDELIVERED, _what_happened(turn, missed, place), missed.what)
        for place in missed.places
        for someone in _in_charge(turn, place)
    )
    notes = tuple(
        Note(
            None,
            UNDELIVERED,
            turn.incoming.about or "",
            turn.person.id if missed.room is None else None,
            place.where.id,
        )
        for place in missed.places
    )
    return Decision(save=notes, say=said)


def _in_charge(turn: Turn, place: Reach) -> tuple[PersonId, ...]:
    if place.people:
        return tuple(someone.id for someone in place.people)
    maker = place.where.made_by
    return (maker,) if maker and maker != turn.person.id else ()


def _what_happened(turn: Turn, missed: Undelivered, place: Reach) -> Said:
    if missed.room:
        kind = kind_label(missed.room.kind)
        return _(
            "I could not do or say something in a room of {place}: {kind}. Somebody technical finds the cause with: "
            "buurtbot check.",
            place=place.where.name,
            kind=kind,
        )
    name = turn.person.name
    match turn.incoming.text:
        case "gone":
            return _(
                "I cannot reach {name} any more: our private conversation is closed. "
                "Please tell {name} another way to write to me again.",
                name=name,
            )
        case "uncertain":
            return _("I do not know whether a message reached {name}. Please ask {name}.", name=name)
        case _:
            return _("A message for {name} did not arrive. Please ask {name} whether something is needed.", name=name)


WATCHES = (Watch(IncomingKind.FAILED, look_who_missed_it, tell_who_can_look),)
