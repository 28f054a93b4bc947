"""What a resident's client sees: events with lock and shield, rooms, verification, trust."""

from dataclasses import dataclass
from typing import Any

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as the resident sees it now; ``shield`` is Element's: none, grey or red, with its reason.

    ``content`` is that of the last edit, ``first_content`` what was sent first. ``failure`` is why the
    event could not be decrypted (matrix-js-sdk's DecryptionFailureCode), None when it could.
    """

    room_id: str
    event_id: str
    sender: str
    kind: str
    state_key: str | None
    content: Content
    first_content: Content
    relation: Content | None
    encrypted: bool
    failure: str | None
    shield: str | None
    shield_reason: str | None
    redacted: bool

    @property
    def text(self) -> str:
        """What is read, after the last edit; nothing when it was redacted or cannot be decrypted."""
        return str(self.content.get("body", "")) if self.failure is None else ""

    @property
    def is_trusted(self) -> bool:
        """Tell whether it was encrypted, could be read, and carries no warning."""
        return self.encrypted and self.failure is None and self.shield == "none"


@dataclass(frozen=True, slots=True)
class Room:
    """A room as the resident knows it; ``membership`` is the resident's own."""

    room_id: str
    membership: str
    encrypted: bool
    name: str
    inviter: str | None


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of a verification request: ``ready``, ``started``, ``cancelled`` (code, by whom) or ``done``."""

    phase: str
    code: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class Trust:
    """What the resident knows of somebody's keys: a cross-signing identity, and whether it signed each device."""

    identity: bool
    signed: dict[str, bool]
