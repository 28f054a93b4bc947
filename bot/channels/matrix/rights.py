"""Who may do what in a room, computed from ``m.room.create`` and ``m.room.power_levels`` as the homeserver states them.

The rules are those of the Client-Server API v1.16, ``m.room.power_levels``, and of room version 12 for creators.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.matrix.rooms import has_mighty_creators

if TYPE_CHECKING:
    from bot.channels.matrix.rooms import RoomFacts

ABOVE_ALL: Final = 1 << 53
"""The power of a creator from room version 12 on: more than any level can state (JSON integers end at 2^53 - 1)."""
CREATOR_WITHOUT_LEVELS: Final = 100


def power_of(facts: RoomFacts, user: str) -> int:
    """Return the power of *user*; being in the room is asked apart."""
    if user in facts.creators and has_mighty_creators(facts.version):
        return ABOVE_ALL
    if not facts.levels.stated:
        return CREATOR_WITHOUT_LEVELS if user in facts.creators else 0
    return facts.levels.users.get(user, facts.levels.users_default)


def may_send(facts: RoomFacts, user: str, kind: str = "m.room.message") -> bool:
    """Tell whether *user* may post events of this type."""
    return _in_room(facts, user) and power_of(facts, user) >= facts.levels.events.get(kind, facts.levels.events_default)


def may_state(facts: RoomFacts, user: str, kind: str) -> bool:
    """Tell whether *user* may change state of this type."""
    return _in_room(facts, user) and power_of(facts, user) >= facts.levels.events.get(kind, facts.levels.state_default)


def may_speak(facts: RoomFacts, user: str) -> bool:
    """Tell whether *user* may say something, in the form this room wants."""
    return may_send(facts, user, "m.room.encrypted" if facts.encrypted else "m.room.message")


def may_redact_others(facts: RoomFacts, user: str) -> bool:
    """Tell whether *user* may take back what others said."""
    return may_send(facts, user, "m.room.redaction") and power_of(facts, user) >= facts.levels.redact


def may_invite(facts: RoomFacts, user: str) -> bool:
    """Tell whether *user* may bring others in."""
    return _in_room(facts, user) and power_of(facts, user) >= facts.levels.invite


def _in_room(facts: RoomFacts, user: str) -> bool:
    return facts.membership_of(user) == "join"
