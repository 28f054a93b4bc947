"""Whom an organiser means when they note something about a volunteer: by full address, never by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.decision import Choice, Decision, Say, Step, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Address, Neighbourhood, Person, Role
from handlers.neighbourhoods.places import places_of
from handlers.signs import wave
from handlers.text import Said, Text, _
from handlers.volunteers.nouns import Readiness, Volunteer

_AROUND: Final = " <>()[],;.!"


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody who is named by their address, what is known of them there, and what stood behind the address."""

    places: tuple[Neighbourhood, ...]
    who: Person | None = None
    rest: str = ""
    offer: Volunteer | None = None
    has: Readiness | None = None

    @property
    def place(self) -> Neighbourhood | None:
        """The neighbourhood, if that is clear."""
        return self.places[0] if len(self.places) == 1 else None


async def look_at_whom(turn: Turn, look: Look) -> Meant:
    """Read who is named, where the person of this turn may decide about them and they live."""
    typed, _space, rest = turn.text.strip().partition(" ")
    who = await _person_at(look, turn.incoming.channel, typed.strip(_AROUND))
    mine = await places_of(turn, look)
    if who is None:
        return Meant(mine, None, rest)
    theirs = {standing.neighbourhood for standing in await look.standings(who.id)}
    places = tuple(place for place in mine if place.id in theirs)
    return await read_about(look, Meant(places, who, rest.strip()))


async def _person_at(look: Look, channel: str, typed: str) -> Person | None:
    """Find who is reached there, by a bare name too where that is a whole address: "@karim:example.org" or "karim"."""
    name = typed.removeprefix("@").partition(":")[0]
    return await look.person_at(Address(channel, typed)) or await look.person_at(Address(channel, name))


async def read_about(look: Look, meant: Meant) -> Meant:
    """Read what they offer there and what they showed."""
    if meant.who is None or meant.place is None:
        return meant
    person, place = meant.who.id, meant.place.id
    offer, has = await look.volunteer(person, place), await look.readiness(person, place)
    return Meant(meant.places, meant.who, meant.rest, offer, has)


def refusal(turn: Turn, meant: Meant, roles: frozenset[Role] = LEADING) -> Text | None:
    """Say why this person cannot decide about that one; None: they can."""
    if meant.who is None:
        return _("I know nobody with that address. Give the full address, like @rita:example.org.")
    if not meant.places:
        return _("{name} does not live in a neighbourhood of yours.", name=meant.who.name)
    if meant.place is None:
        return _("You share more than one neighbourhood. Type this in a room of the one you mean.")
    if not turn.is_admin and not turn.roles_in(meant.place.id) & roles:
        return _("Only an organiser of {place} can do this.", place=meant.place.name)
    return None


def reply(
    turn: Turn, msgid: str, text: Said, *, choices: tuple[Choice, ...] = (), step: Step | None = None
) -> Decision:
    """Answer or ask in private; a sign where it was typed in a room."""
    return say(*wave(turn), Say(turn.me, msgid, text, choices=choices, step=step))
