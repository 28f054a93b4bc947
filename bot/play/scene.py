"""Where a played conversation takes place: the neighbourhood De Linde, its rooms, and what its people can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.caps import KNOWN, KNOWN_RATES, caps_of, rates_of
from handlers.model import Role, RoomKind, Service

BOT = "Buurtbot"
CONSOLE = "console"
HOME = "delinde"
ROOM_NAMES = {
    "bewoners": RoomKind.RESIDENTS,
    "vrijwilligers": RoomKind.VOLUNTEERS,
    "team": RoomKind.TEAM,
    "leernetwerk": RoomKind.NETWORK,
}
ROLES = {
    "resident": (frozenset({RoomKind.RESIDENTS}), frozenset[Role]()),
    "volunteer": (frozenset({RoomKind.RESIDENTS, RoomKind.VOLUNTEERS}), frozenset[Role]()),
    "organiser": (frozenset({RoomKind.RESIDENTS, RoomKind.TEAM}), frozenset({Role.ORGANISER})),
    "deputy": (frozenset({RoomKind.RESIDENTS, RoomKind.TEAM}), frozenset({Role.DEPUTY})),
    "member": (frozenset({RoomKind.NETWORK}), frozenset[Role]()),
    "confidential": (frozenset({RoomKind.RESIDENTS}), frozenset({Role.CONFIDENTIAL})),
}
"""The rooms somebody is in, and the roles that were given to them; a member is only in the room of a network."""
_MARKS = {"edited": "~", "taken back": "-", "pinned": "^", "unpinned": "v"}
WORDLESS = frozenset({"file", "pinned", "unpinned"})
"""How something is done that says nothing by itself."""
SERVICE = Service(
    "vzw De Linde",
    "privacy@example.org",
    web="https://buurtbot.example.org",
    caps=caps_of(KNOWN),
    km_rates=rates_of(KNOWN_RATES),
)
"""Who answers for the data of what is played, and what may be paid back."""
LONGEST_NAME = 13
"""Letters; the id of a person has no room for more."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the bot said: to whom (a name, or ``#bewoners``), how, and what; ``content`` is that of a file."""

    at: datetime
    to: str
    kind: str
    text: str
    id: str = ""
    content: bytes = b""

    def __str__(self) -> str:
        """Write it as a transcript line."""
        mark = _MARKS.get(self.kind, "<")
        return f"[{self.at:%Y-%m-%d %H:%M}] {self.to} {mark} {self.text.replace(chr(10), '⏎')}".rstrip()


def known_room(name: str, rooms: Iterable[str] = ROOM_NAMES) -> str:
    """Return the name of a room, whatever stands before it.

    Raises:
        ValueError: there is no such room.
    """
    room, known = name.strip("# ").lower(), tuple(rooms)
    if room not in known:
        unknown = f"there is no room #{room}" if room else "which room"
        raise ValueError(f"{unknown}; there are {', '.join(f'#{one}' for one in known)}")
    return room


def person_id(name: str) -> str:
    """Make the id of somebody who is played."""
    return f"p-{name}"[:16]
