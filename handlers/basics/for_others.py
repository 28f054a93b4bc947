"""Somebody says a command that is for others: they hear kindly who can do it here, and how to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import NOTHING, Command, Decision, Say, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, Person, Role
from handlers.neighbourhoods.appoint import role_label
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.signs import wave
from handlers.text import FirstWord, Joined, Said, Text, Verbatim, _, lines

_NAMED: Final = (Role.ORGANISER, Role.DEPUTY, Role.CONFIDENTIAL)
_MOST_NAMED: Final = 6


@dataclass(frozen=True, slots=True)
class Able:
    """Who can do it in one neighbourhood: each person with the role that lets them."""

    place: Neighbourhood
    people: tuple[tuple[Person, Role], ...] = ()


async def look_who_can(turn: Turn, look: Look, command: Command) -> tuple[Able, ...]:
    """Read who can do it where the person is; what only admins do, organisers can pass on."""
    roles = command.roles or LEADING
    return tuple([Able(place, await _people(look, place, roles)) for place in await places_of(turn, look)])


async def _people(look: Look, place: Neighbourhood, roles: frozenset[Role]) -> tuple[tuple[Person, Role], ...]:
    found = [(who, theirs & roles) for who, theirs in await look.people_with_any(place.id, roles) if not who.stopped]
    named = [(who, next(role for role in _NAMED if role in able)) for who, able in found]
    return tuple(sorted(named, key=lambda one: _NAMED.index(one[1])))[:_MOST_NAMED]


def tell_who_can(turn: Turn, command: Command, places: tuple[Able, ...]) -> Decision:
    """Say who can do it; in a room only where nothing but the command was said, for people talk to each other there."""
    if not turn.in_private and turn.text and not turn.incoming.text.lstrip().startswith("!"):
        return NOTHING
    if not places:
        return no_neighbourhood(turn)
    how = (_how_to_ask(),) if any(place.people for place in places) else ()
    text = lines(*(_who_can(command, place) for place in places), *how)
    return say(*wave(turn), Say(turn.me, "not_yours", text))


def _who_can(command: Command, able: Able) -> Said:
    spoken, place = FirstWord(command.words), able.place.name
    if not able.people:
        return _("Only an organiser can do “{command}”, and {place} has none I can reach.", command=spoken, place=place)
    names = Joined(tuple(_named(who, role) for who, role in able.people), by=", ")
    if command.admins:
        return _(
            "Only who runs this service can do “{command}”. In {place} these people can help you: {names}.",
            command=spoken,
            place=place,
            names=names,
        )
    return _(
        "Only these people can do “{command}” in {place}: {names}.",
        command=spoken,
        place=place,
        names=names,
    )


def _named(who: Person, role: Role) -> Text:
    return _("{name} ({role})", name=Verbatim(who.name), role=role_label(role))


def _how_to_ask() -> Text:
    return _("Would you like to ask them something? Type: {human}", human=FirstWord(HUMAN_WORDS))
