"""Who may bring us into a room: decided once per room, from what an invitation shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.channels.matrix.guard import Body, at, list_at, text_at
from bot.channels.matrix.roombook import Do, Errand
from bot.channels.matrix.servers import server_of, servers_of
from bot.config import Invites

MOST_SHOWN: Final = 200
"""State events of one invitation that are looked at; honest ones show about ten (B22)."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Whose invitations are accepted.

    Whatever ``invites`` says, admins may always, and whoever is in a room with us may open a private talk: that is how
    the people of a neighbourhood, and nobody else, reach the bot by themselves.
    """

    me: str
    invites: Invites
    admins: frozenset[str]
    shares_a_room: Callable[[str], bool]

    def welcomes(self, by: str, *, direct: bool) -> bool:
        """Decide about an invitation by this user."""
        if by in self.admins or (direct and self.shares_a_room(by)):
            return True
        match self.invites:
            case Invites.ADMINS:
                return False
            case Invites.SERVER:
                return server_of(by) == server_of(self.me)
            case Invites.ANYONE:
                return bool(by)

    def answer(self, room: str, invitation: Body, *, expected: bool) -> Errand:
        """Turn an invitation into an errand; *expected*: this room replaces one of ours."""
        shown = list_at(invitation, "invite_state", "events")[:MOST_SHOWN]
        mine = next((event for event in shown if _invites(event, self.me)), None)
        by, direct = text_at(mine, "sender"), at(mine, "content", "is_direct") is True
        do = Do.JOIN if mine and (expected or self.welcomes(by, direct=direct)) else Do.LEAVE
        return Errand(room, do, by, servers_of(by, room), direct)


def _invites(event: object, user: str) -> bool:
    return (
        text_at(event, "type") == "m.room.member"
        and text_at(event, "state_key") == user
        and text_at(event, "content", "membership") == "invite"
    )
