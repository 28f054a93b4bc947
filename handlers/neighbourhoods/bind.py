"""A room that exists becomes a room of a neighbourhood, when somebody who may says so in that room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.decision import Command, Decision, Here, Say, Takes, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Address, Neighbourhood, Note, PlaceKind, Role, Room, RoomKind
from handlers.neighbourhoods.make import LONGEST_NAME, new_place, who_is_there, with_role
from handlers.neighbourhoods.places import id_of, kind_called, kind_label
from handlers.neighbourhoods.words import BIND_WORDS, NETWORK_BIND_WORDS
from handlers.reading.plain import one_line
from handlers.text import FirstWord, Text, _

MODERATOR: Final = 50
"""The power in a room from which somebody runs it (the default level for banning, kicking and redacting)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What should be bound to what; ``neighbourhood`` is None when there is none of that name."""

    name: str
    kind: RoomKind | None
    neighbourhood: Neighbourhood | None
    to_network: bool = False

    @property
    def example(self) -> Text:
        """What should have been typed."""
        if self.to_network:
            return _("For example: {words} Pallieterland", words=FirstWord(NETWORK_BIND_WORDS))
        return _("For example: {words} De Linde residents", words=FirstWord(BIND_WORDS))

    @property
    def fits(self) -> bool:
        """Whether a network is meant and found, or a neighbourhood."""
        return self.neighbourhood is None or self.neighbourhood.is_network == self.to_network


async def look_at_wanted(turn: Turn, look: Look) -> Wanted:
    """Read the neighbourhood and the kind of room from what was typed: the kind comes last."""
    name, _space, last = turn.text.strip().rpartition(" ")
    kind = kind_called(last.strip(" .!,"))
    name = one_line(name if kind else turn.text, LONGEST_NAME)
    return Wanted(name, kind, await look.neighbourhood(id_of(name)) if id_of(name) else None)


async def look_at_wanted_network(turn: Turn, look: Look) -> Wanted:
    """Read the network from what was typed; its room can be of one kind only."""
    name = one_line(turn.text, LONGEST_NAME)
    return Wanted(name, RoomKind.NETWORK, await look.neighbourhood(id_of(name)) if id_of(name) else None, True)


def bind(turn: Turn, wanted: Wanted) -> Decision:
    """Bind this room, if the person runs the room and the neighbourhood."""
    if turn.in_private or turn.incoming.room is None:
        return _no(turn, _("Type this in the room itself. I must be in that room too."))
    if wanted.kind is None or not id_of(wanted.name):
        return _no(turn, wanted.example)
    if not wanted.fits:
        return _no(turn, _("{name} exists already, as something else.", name=wanted.name))
    if turn.room is not None and turn.room.neighbourhood != id_of(wanted.name):
        return _no(turn, _("This room belongs to another neighbourhood already."))
    if wanted.neighbourhood is None and not turn.is_admin:
        return _no(turn, _("I know no neighbourhood called {name}.", name=wanted.name))
    if not _may_bind(turn, id_of(wanted.name)):
        return _no(turn, _("Only who organises {name} and also moderates this room can do this.", name=wanted.name))
    return _bind(turn, wanted, wanted.kind, turn.incoming.room)


def _may_bind(turn: Turn, neighbourhood: str) -> bool:
    if turn.is_admin:
        return True
    organises = bool(turn.roles_in(neighbourhood) & LEADING)
    power = turn.incoming.power
    return organises and (power is None or power >= MODERATOR)


def _bind(turn: Turn, wanted: Wanted, kind: RoomKind, room_id: str) -> Decision:
    what = PlaceKind.NETWORK if wanted.to_network else PlaceKind.NEIGHBOURHOOD
    where = wanted.neighbourhood or new_place(turn, wanted.name, what)
    is_new = wanted.neighbourhood is None
    encrypted = turn.room.encrypted if turn.room else False
    room = Room(Address(turn.incoming.channel, room_id), where.id, kind, encrypted=encrypted)
    text = _("This room now belongs to {name}: {kind}.", name=where.name, kind=kind_label(kind))
    return Decision(
        save=(
            *((where, with_role(turn, where.id, Role.ORGANISER)) if is_new else ()),
            room,
            Note(turn.person.id, "room.bound", kind.value, neighbourhood=where.id),
        ),
        say=(Say(Here(), "neighbourhood.bound", text), who_is_there(room)),
    )


def _no(turn: Turn, text: Text) -> Decision:
    return say(Say(Here(), "neighbourhood.not_bound", text))


COMMANDS = (
    Command(
        "neighbourhood.bind",
        BIND_WORDS,
        _("give a room to a neighbourhood"),
        look_at_wanted,
        bind,
        Takes.WORDS,
        example="De Linde",
        roles=LEADING,
    ),
    Command(
        "network.bind",
        NETWORK_BIND_WORDS,
        _("give a room to a learning network"),
        look_at_wanted_network,
        bind,
        Takes.WORDS,
        example="Pallieterland",
        roles=LEADING,
    ),
)
