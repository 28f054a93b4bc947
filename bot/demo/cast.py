"""Who lives in the neighbourhood of the demo. All of them are made up (stories.md)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from handlers.model import RoomKind

NEIGHBOURHOOD: Final = "De Linde"
LANGUAGE: Final = "nl"
ZONE: Final = "Europe/Brussels"
BOT: Final = "buurtbot"
ADMIN: Final = "jonas"


class Part(StrEnum):
    """Where somebody sits on the page."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    ORGANISER = "organiser"


_HOME: Final = frozenset({RoomKind.RESIDENTS})
_HELPS: Final = _HOME | {RoomKind.VOLUNTEERS}
_LEADS: Final = _HELPS | {RoomKind.TEAM}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody of the demo; ``id`` is the name of the account."""

    id: str
    name: str
    part: Part
    rooms: frozenset[RoomKind]
    language: str = LANGUAGE
    role: str = ""


CAST: Final = (
    Neighbour("maria", "Maria", Part.RESIDENT, _HOME),
    Neighbour("amina", "Amina", Part.RESIDENT, _HOME, "fr"),
    Neighbour("karim", "Karim", Part.VOLUNTEER, _HELPS),
    Neighbour("lotte", "Lotte", Part.VOLUNTEER, _HELPS),
    Neighbour("tom", "Tom", Part.VOLUNTEER, _HELPS),
    Neighbour("rita", "Rita", Part.ORGANISER, _LEADS, role="organiser"),
    Neighbour("jonas", "Jonas", Part.ORGANISER, _LEADS, role="organiser"),
    # The confidential person is in no team room: what she hears is for nobody else.
    Neighbour("sanne", "Sanne", Part.ORGANISER, _HOME, role="confidential"),
)
