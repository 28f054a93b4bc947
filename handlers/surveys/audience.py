"""Who is asked: who may be written to in private, today; who asked us to be silent never is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from handlers.announcements.audience import Country
from handlers.announcements.nouns import ANNOUNCEMENT
from handlers.announcements.nouns import Draft as Addressing
from handlers.announcements.privately import VOLUNTEERS, WEEK, look_at_everybody
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, Person, PersonId, Role, RoomKind
from handlers.surveys.nouns import SURVEY, Survey, Whom
from handlers.turn import Turn

INVITED: Final = "survey.invited"
"""The name of the message that asks or reminds somebody; it counts as an announcement for the week."""
_FEW_WORDS: Final = 3
_NOT_TWICE_WITHIN: Final = timedelta(hours=20)


async def look_at_audience(look: Look, place: Neighbourhood, whom: Whom) -> tuple[Person, ...]:
    """Read who would be asked now."""
    found = await _of_kind(look, place, whom)
    return tuple(sorted((one for one in found if not one.stopped), key=lambda one: one.id))


async def _of_kind(look: Look, place: Neighbourhood, whom: Whom) -> tuple[Person, ...]:
    match whom:
        case Whom.AGREED:
            here = {one.id for one in await look.people_with(place.id, Role.RESIDENT)}
            return tuple(one for one in await look.agreed_to(SURVEY, place.id) if one.id in here)
        case Whom.VOLUNTEERS:
            everybody = await look_at_everybody(look, Country((place,)), Addressing((place.id,), (), roles=VOLUNTEERS))
            return tuple(one.person for one in everybody.values())
        case Whom.ROOM:
            there = await look.people_in(place.id, RoomKind.RESIDENTS)
            return tuple(one for one in there if one.greeted_at is not None)


async def look_at_full(look: Look, now: datetime, most: int) -> frozenset[PersonId]:
    """Read who was told enough this week, announcements and surveys together."""
    told, asked = [await look.times_told_each(msgid, now - WEEK) for msgid in (ANNOUNCEMENT, INVITED)]
    return frozenset(one for one in {*told, *asked} if told.get(one, 0) + asked.get(one, 0) >= most)


async def look_at_just_asked(look: Look, people: tuple[PersonId, ...], now: datetime) -> frozenset[PersonId]:
    """Read who of them was asked or reminded within the day: after an outage two rounds may come up at once."""
    return await look.told_any(people, INVITED, now - _NOT_TWICE_WITHIN) if people else frozenset()


def may_take_part(turn: Turn, survey: Survey) -> bool:
    """Whether somebody who was not asked may answer all the same: it is for people as they are."""
    roles = turn.roles_in(survey.neighbourhood)
    return Role.VOLUNTEER in roles if survey.whom is Whom.VOLUNTEERS else bool(roles)


def is_telling(turn: Turn) -> bool:
    """Whether these are words of an answer even where they begin as a command does."""
    return len(turn.text.split()) > _FEW_WORDS


def leads(turn: Turn, place: str) -> bool:
    """Whether the person of this turn may make surveys there."""
    return turn.is_admin or bool(turn.roles_in(place) & LEADING)
