"""An admin makes a neighbourhood or a network: the channel is ordered to make its rooms, and reports what it did."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from handlers.decision import (
    Command,
    Decision,
    Order,
    OrderKind,
    Say,
    Takes,
    ToPerson,
    Turn,
    Watch,
    say,
)
from handlers.look import Look
from handlers.model import (
    Address,
    IncomingKind,
    Neighbourhood,
    Note,
    PersonId,
    PlaceKind,
    Role,
    Room,
    RoomKind,
    Standing,
)
from handlers.neighbourhoods.places import id_of, room_name
from handlers.neighbourhoods.words import BIND_WORDS, NETWORK_NEW_WORDS, NEW_WORDS, NOTE_WORDS
from handlers.reading.plain import one_line
from handlers.signs import wave
from handlers.text import FirstWord, Said, Text, _, lines

LONGEST_NAME: Final = 60
MADE: Final = {
    PlaceKind.NEIGHBOURHOOD: (RoomKind.RESIDENTS, RoomKind.VOLUNTEERS, RoomKind.TEAM),
    PlaceKind.NETWORK: (RoomKind.NETWORK,),
}
"""The rooms everything new gets."""


@dataclass(frozen=True, slots=True)
class Before:
    """What there is already under that name."""

    neighbourhood: Neighbourhood | None
    rooms: tuple[Room, ...] = ()


async def look_before(turn: Turn, look: Look) -> Before:
    """Read whether the neighbourhood exists and has rooms."""
    found = await look.neighbourhood(id_of(turn.text))
    return Before(found, await look.rooms(found.id) if found else ())


def make(turn: Turn, before: Before) -> Decision:
    """Make a neighbourhood with its rooms; one whose rooms failed may be tried again."""
    return _make(turn, before, PlaceKind.NEIGHBOURHOOD)


def make_network(turn: Turn, before: Before) -> Decision:
    """Make a network with its room."""
    return _make(turn, before, PlaceKind.NETWORK)


def _make(turn: Turn, before: Before, kind: PlaceKind) -> Decision:
    name = one_line(turn.text, LONGEST_NAME)
    if not turn.is_admin:
        return _reply(turn, "neighbourhood.not_admin", _("Only an administrator can make a neighbourhood."))
    if not id_of(name):
        return _reply(turn, "neighbourhood.name", _ask_for_a_name(kind))
    if before.rooms or (before.neighbourhood and before.neighbourhood.kind is not kind):
        return _reply(turn, "neighbourhood.exists", _exists_already(name, before))
    made = before.neighbourhood or new_place(turn, name, kind)
    wait = _("I am making the rooms of {name}. One moment.", name=made.name)
    return Decision(
        save=(made, with_role(turn, made.id, Role.ORGANISER), Note(turn.person.id, "neighbourhood.made", made.id)),
        say=(Say(turn.me, "neighbourhood.making", wait), _order(turn, made)),
    )


def _ask_for_a_name(kind: PlaceKind) -> Text:
    if kind is PlaceKind.NETWORK:
        return _("What is it called? Type: {words} Pallieterland", words=FirstWord(NETWORK_NEW_WORDS))
    return _("What is it called? Type: {words} De Linde", words=FirstWord(NEW_WORDS))


def _exists_already(name: str, before: Before) -> Text:
    if before.neighbourhood and before.neighbourhood.is_network:
        return _("{name} exists already. It is a network.", name=name)
    return _("{name} exists already. To add a room, type in that room: {words}", name=name, words=_bind_example(name))


def new_place(turn: Turn, name: str, kind: PlaceKind) -> Neighbourhood:
    """Make a neighbourhood whose people read the standard information note before they help, or a network."""
    note = 0 if kind is PlaceKind.NETWORK else 1
    return Neighbourhood(id_of(name), name, turn.language, turn.zone, note=note, made_by=turn.person.id, kind=kind)


def _bind_example(name: str) -> Text:
    return _("{words} {name} residents", words=FirstWord(BIND_WORDS), name=name)


def _reply(turn: Turn, msgid: str, text: Text) -> Decision:
    return say(*wave(turn), Say(turn.me, msgid, text))


def with_role(turn: Turn, neighbourhood: str, role: Role) -> Standing:
    """Give the person of this turn a role there, beside those they have."""
    none = Standing(turn.person.id, neighbourhood)
    standing = next((one for one in turn.standings if one.neighbourhood == neighbourhood), none)
    return Standing(turn.person.id, neighbourhood, standing.present, standing.granted | {role})


def _order(turn: Turn, made: Neighbourhood) -> Order:
    names = tuple((f"{kind.value}_name", room_name(made.name, kind, made.language)) for kind in MADE[made.kind])
    kinds = ("kinds", ",".join(MADE[made.kind]))
    fields = (("name", made.name), ("invite", turn.incoming.sender), kinds, *names)
    return Order(OrderKind.MAKE_ROOMS, turn.incoming.channel, made.id, fields)


# --- the report -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Report:
    """What came of the order; ``rooms`` is empty when it failed."""

    neighbourhood: Neighbourhood
    rooms: tuple[Room, ...] = ()


async def look_at_rooms_made(turn: Turn, look: Look) -> Report | None:
    """Read which rooms were made for which neighbourhood; None when the report is about something else."""
    found = await look.neighbourhood(turn.incoming.about or "")
    rooms = _rooms_in(turn.incoming.text, turn.incoming.channel, found) if found else ()
    return Report(found, rooms) if found and rooms else None


def _rooms_in(text: str, channel: str, where: Neighbourhood) -> tuple[Room, ...]:
    try:
        told = json.loads(text)
    except ValueError:
        return ()
    if not isinstance(told, dict):
        return ()
    ids = {kind: told.get(kind.value) for kind in MADE[where.kind]}
    return tuple(
        Room(Address(channel, id_), where.id, kind, encrypted=True)
        for kind, id_ in ids.items()
        if isinstance(id_, str) and id_
    )


def open_doors(turn: Turn, report: Report) -> Decision:
    """Bind the rooms that were made, count who is in them, and tell who asked for them."""
    name = report.neighbourhood.name
    text = _(
        "{name} is ready: a room for residents, one for volunteers and one for the team. You are its organiser. "
        "Invite your neighbours to the space.",
        name=name,
    )
    note = _(
        "Before somebody helps, they read an information note. Read it, and write it in your own words: {note}",
        note=FirstWord(NOTE_WORDS),
    )
    ready: Said = lines(text, note)
    if report.neighbourhood.is_network:
        ready = _("{name} is ready: a room for those who learn together. You are its organiser.", name=name)
    rooms, maker = report.rooms, report.neighbourhood.made_by
    return Decision(
        save=(*rooms, Note(None, "neighbourhood.rooms_made", report.neighbourhood.id)),
        say=(
            *map(who_is_there, rooms),
            *_to_maker(maker, "neighbourhood.ready", ready),
        ),
    )


def who_is_there(room: Room) -> Order:
    """Ask the channel to tell who is in a room."""
    return Order(OrderKind.MEMBERS, room.address.channel, room.address.value)


async def look_at_rooms_refused(turn: Turn, look: Look) -> Report | None:
    """Read for which neighbourhood the rooms could not be made."""
    found = await look.neighbourhood(turn.incoming.about or "")
    return Report(found) if found else None


def regret(turn: Turn, report: Report) -> Decision:
    """Tell who asked that it failed, and what to do."""
    text = _(
        "I could not make the rooms of {name}. Somebody technical finds the cause with: buurtbot check. "
        "Then type again: {words} {name}",
        name=report.neighbourhood.name,
        words=FirstWord(NETWORK_NEW_WORDS if report.neighbourhood.is_network else NEW_WORDS),
    )
    return say(*_to_maker(report.neighbourhood.made_by, "neighbourhood.failed", text))


def _to_maker(maker: PersonId | None, msgid: str, text: Said) -> tuple[Say, ...]:
    return (Say(ToPerson(maker), msgid, text),) if maker else ()


COMMANDS = (
    Command(
        "neighbourhood.new",
        NEW_WORDS,
        _("make a neighbourhood"),
        look_before,
        make,
        Takes.WORDS,
        example="De Linde",
        admins=True,
        is_sure=True,
    ),
    Command(
        "network.new",
        NETWORK_NEW_WORDS,
        _("make a learning network"),
        look_before,
        make_network,
        Takes.WORDS,
        example="Pallieterland",
        admins=True,
        is_sure=True,
    ),
)
WATCHES = (
    Watch(IncomingKind.DONE, look_at_rooms_made, open_doors),
    Watch(IncomingKind.FAILED, look_at_rooms_refused, regret),
)
