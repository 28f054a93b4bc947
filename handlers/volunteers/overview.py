"""Organisers see who volunteers, who carries much, and which papers are missing; nobody is scored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from handlers.basics.listing import and_more
from handlers.decision import Command, Decision, Takes, Turn
from handlers.keeping.seeing import Seen, saw
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, Person
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.requests.nouns import PROMISED
from handlers.text import Joined, Said, Verbatim, _, _n, lines
from handlers.volunteers.nouns import Document, Readiness, Volunteer, VolunteerState
from handlers.volunteers.seen_names import NAMED
from handlers.volunteers.whom import reply
from handlers.volunteers.words import VOLUNTEERS_WORDS

MOST_SHOWN: Final = 20
_MONTH: Final = timedelta(days=30)
_STATES: Final = {
    VolunteerState.DORMANT: _("not asked: silent for long"),
    VolunteerState.SUSPENDED: _("does not help for now"),
    VolunteerState.REMOVED: _("no volunteer any more"),
}


@dataclass(frozen=True, slots=True)
class Somebody:
    """A volunteer, how often they were asked in the last month, and how many tasks they have now."""

    who: Person
    offer: Volunteer
    has: Readiness | None
    asked: int
    tasks: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The volunteers of a neighbourhood."""

    places: tuple[Neighbourhood, ...]
    people: tuple[Somebody, ...] = ()


async def look_at_volunteers(turn: Turn, look: Look) -> Overview:
    """Read who offered something there and did not leave."""
    places = await places_of(turn, look)
    if len(places) != 1 or not (turn.is_admin or turn.roles_in(places[0].id) & LEADING):
        return Overview(places)
    found = []
    for offer in await look.volunteers(places[0].id):
        who = await look.person(offer.person)
        if who is not None and offer.state is not VolunteerState.LEFT:
            found.append(await _read(turn, look, who, offer))
    return Overview(places, tuple(found))


async def _read(turn: Turn, look: Look, who: Person, offer: Volunteer) -> Somebody:
    has = await look.readiness(who.id, offer.neighbourhood)
    promised = [claim for claim in await look.claims_of(who.id) if claim.state in PROMISED]
    return Somebody(who, offer, has, await look.times_asked(who.id, turn.now - _MONTH), len(promised))


def show_volunteers(turn: Turn, facts: Overview) -> Decision:
    """List them in private, who was asked longest ago first."""
    if not facts.places:
        return no_neighbourhood(turn)
    if len(facts.places) > 1:
        return reply(turn, "volunteers.which", _("In which neighbourhood? Type this in one of its rooms."))
    (place,) = facts.places
    if not facts.people:
        return reply(
            turn, "volunteers.none", _("Nobody has signed up as a volunteer in {place} yet.", place=place.name)
        )
    shown = tuple(_line(place, one, turn) for one in facts.people[:MOST_SHOWN])
    rest = and_more(len(facts.people) - MOST_SHOWN)
    listed = tuple(one.who.id for one in facts.people[:MOST_SHOWN])
    noted = Decision(save=saw(turn.person.id, Seen.VOLUNTEERS, listed, place.id, place.id))
    return noted + reply(turn, "volunteers", lines(_("Volunteers in {place}:", place=place.name), *shown, *rest))


def _line(place: Neighbourhood, one: Somebody, turn: Turn) -> Said:
    name = _("{name} ({address})", name=Verbatim(one.who.name), address=Verbatim(one.who.address.value))
    asked = _n("asked {count} time in a month", "asked {count} times in a month", one.asked)
    tasks = (_n("{count} task now", "{count} tasks now", one.tasks),) if one.tasks else ()
    return Joined((name, *_state(one, turn), asked, *tasks, *_papers(place, one)), by=" · ")


def _state(one: Somebody, turn: Turn) -> tuple[Said, ...]:
    until = one.offer.paused_until
    if one.offer.state in _STATES:
        return (_STATES[one.offer.state],)
    return (_("pause up to and including {day}", day=until),) if until and turn.now_local.date() <= until else ()


def _papers(place: Neighbourhood, one: Somebody) -> tuple[Said, ...]:
    seen = {paper.what: paper.on for paper in one.has.seen} if one.has else {}
    known = tuple(_("{what}: {day}", what=NAMED[what], day=on) for what, on in sorted(seen.items()))
    missing = place.decree and Document.AGREEMENT not in seen
    return (*known, *((_("no agreement on paper yet"),) if missing else ()))


COMMANDS = (
    Command(
        "neighbourhood.volunteers",
        VOLUNTEERS_WORDS,
        _("see who volunteers, and which papers are missing"),
        look_at_volunteers,
        show_volunteers,
        Takes.NOTHING,
        "",
        LEADING,
    ),
)
