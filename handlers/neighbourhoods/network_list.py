"""Which networks there are, and one of them: its neighbourhoods, its rooms, and who organises it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from handlers.decision import Command, Decision, Say, Takes, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, NetworkPlace, Role, Room
from handlers.neighbourhoods.appoint import role_label
from handlers.neighbourhoods.networks import unknown_network
from handlers.neighbourhoods.places import id_of, kind_label
from handlers.neighbourhoods.words import JOIN_WORDS, NETWORK_WORDS, NETWORKS_WORDS
from handlers.signs import wave
from handlers.text import FirstWord, Joined, Said, Verbatim, _, lines

_EXAMPLE: Final = "Pallieterland"
_IN_ORDER: Final = (Role.ORGANISER, Role.DEPUTY)


@dataclass(frozen=True, slots=True)
class Network:
    """A network and the neighbourhoods that belong to it, by name."""

    place: Neighbourhood
    members: tuple[Neighbourhood, ...] = ()


@dataclass(frozen=True, slots=True)
class Networks:
    """All networks, and more about the one that is meant: its rooms, and who leads it with which role."""

    all: tuple[Network, ...]
    meant: Network | None = None
    rooms: tuple[Room, ...] = ()
    leads: tuple[tuple[str, Role], ...] = ()


async def look_at_networks(turn: Turn, look: Look) -> Networks:
    """Read all networks, by name."""
    places = {place.id: place for place in await look.neighbourhoods()}
    joined = await look.network_places()
    found = [Network(place, _members(place, places, joined)) for place in places.values() if place.is_network]
    return Networks(tuple(sorted(found, key=lambda one: one.place.name)))


def _members(
    network: Neighbourhood, places: Mapping[str, Neighbourhood], joined: tuple[NetworkPlace, ...]
) -> tuple[Neighbourhood, ...]:
    ids = [one.neighbourhood for one in joined if one.network == network.id]
    return tuple(sorted((places[id_] for id_ in ids if id_ in places), key=lambda one: one.name))


async def look_at_network(turn: Turn, look: Look) -> Networks:
    """Read the network that is named; the only one there is needs no name."""
    networks = await look_at_networks(turn, look)
    named = id_of(turn.text)
    meant = [one for one in networks.all if one.place.id == named or not named]
    if len(meant) != 1:
        return networks
    place = meant[0].place.id
    staff = await look.people_with_any(place, LEADING)
    leads = tuple((who.name, role) for role in _IN_ORDER for who, roles in staff if _first_of(roles) is role)
    return Networks(networks.all, meant[0], await look.rooms(place), leads)


def _first_of(roles: frozenset[Role]) -> Role:
    return next(role for role in _IN_ORDER if role in roles)


def list_networks(turn: Turn, facts: Networks) -> Decision:
    """List the networks, each with its neighbourhoods, and how to belong to one."""
    if not facts.all:
        return _reply(turn, "networks.none", _("There is no network yet."))
    how = _("For your neighbourhood to belong to one, type: {join} and its name.", join=FirstWord(JOIN_WORDS))
    return _reply(turn, "networks", lines(*(_line_of(one) for one in facts.all), how))


def _line_of(network: Network) -> Said:
    return Joined((Verbatim(network.place.name), _names(network.members)), by=": ")


def _names(members: tuple[Neighbourhood, ...]) -> Said:
    if not members:
        return _("no neighbourhood yet")
    return Joined(tuple(Verbatim(place.name) for place in members), by=", ")


def show_network(turn: Turn, facts: Networks) -> Decision:
    """Show one network; without a name the list."""
    if facts.meant is None:
        return unknown_network(turn, turn.text) if id_of(turn.text) else list_networks(turn, facts)
    text = lines(
        _("Network {name}", name=facts.meant.place.name),
        _("Neighbourhoods: {names}", names=_names(facts.meant.members)),
        _("Rooms: {rooms}", rooms=_rooms(facts.rooms)),
        _("Who organises: {names}", names=_leads(facts.leads)),
    )
    return _reply(turn, "network", text)


def _rooms(rooms: tuple[Room, ...]) -> Said:
    return Joined(tuple(map(_room, rooms)), by=", ") if rooms else _("none yet")


def _room(room: Room) -> Said:
    label = kind_label(room.kind)
    return label if room.open else _("{room} (I cannot write there)", room=label)


def _leads(leads: tuple[tuple[str, Role], ...]) -> Said:
    named = tuple(_("{name} ({role})", name=Verbatim(name), role=role_label(role)) for name, role in leads)
    return Joined(named, by=", ") if named else _("nobody yet")


def _reply(turn: Turn, msgid: str, text: Said) -> Decision:
    return say(*wave(turn), Say(turn.me, msgid, text))


COMMANDS = (
    Command(
        "network.list",
        NETWORKS_WORDS,
        _("see which networks there are, and who belongs to them"),
        look_at_networks,
        list_networks,
        roles=LEADING,
    ),
    Command(
        "network.show",
        NETWORK_WORDS,
        _("see one network: its neighbourhoods, its rooms, who organises it"),
        look_at_network,
        show_network,
        Takes.WORDS,
        _EXAMPLE,
        LEADING,
    ),
)
