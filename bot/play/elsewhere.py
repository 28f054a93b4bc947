"""Other places than De Linde in a played conversation: neighbourhoods and networks with rooms of their own."""

from __future__ import annotations

from bot.play.scene import CONSOLE, ROLES, person_id
from bot.play.street import Street
from handlers.model import Address, Neighbourhood, PlaceKind, Room, RoomKind, Standing
from handlers.neighbourhoods.places import id_of, kind_called


async def have_room(
    street: Street, name: str, kind: str, place: str, language: str | None = None, *, bridged: bool = False
) -> None:
    """Let a place have a room; a place that is not there yet comes into being with its first one.

    Raises:
        ValueError: there is no such kind of room or language.
    """
    known = kind_called(kind)
    if known is None:
        raise ValueError(f"{kind!r} is no kind of room; use one of {', '.join(RoomKind)}")
    if language and language not in street.languages:
        raise ValueError(f"{language!r} is no language here; use one of {', '.join(street.languages)}")
    sort = PlaceKind.NETWORK if known is RoomKind.NETWORK else PlaceKind.NEIGHBOURHOOD
    where = Neighbourhood(id_of(place), place, language or street.languages[0], street.zone, kind=sort)
    room = Room(Address(CONSOLE, f"#{name}"), where.id, known, encrypted=True, bridged=bridged)
    async with street.store.begin() as tx:
        if await tx.neighbourhood(where.id) is None:
            await tx.save_saved(where, street.now)
        await tx.save_saved(room, street.now)
    street.rooms.append(name)


async def become(street: Street, name: str, role: str, place: str) -> None:
    """Let somebody be this in another place, and nothing else there.

    Raises:
        ValueError: there is no such role or place.
    """
    if role not in ROLES:
        raise ValueError(f"{role!r} is no role; use one of {', '.join(ROLES)}")
    present, granted = ROLES[role]
    async with street.store.begin() as tx:
        where = await tx.neighbourhood(id_of(place))
        if where is None:
            raise ValueError(f"there is no place called {place}; write first: room lisp residents {place}")
        here = frozenset({RoomKind.NETWORK}) if where.is_network else present
        await tx.save_saved(Standing(person_id(name), where.id, here, granted), street.now)
