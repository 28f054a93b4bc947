"""Orders to the channel itself: make the rooms of a neighbourhood, join, leave, invite, tell who is there.

Each is safe to repeat: rooms are found again by alias, the same state again is the same event, and who is already where
they should be is no failure.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.channels.contract import Receipt, Task, Unsendable
from bot.channels.matrix.doorkeeper import join
from bot.channels.matrix.membership import how_it_is, who_is_here
from bot.channels.matrix.private import encrypted, secret_name
from bot.channels.matrix.rooms import has_mighty_creators
from bot.channels.matrix.servers import server_of, servers_of
from bot.channels.matrix.shape import CHANNEL, Reader
from bot.channels.matrix.transport import NotFound, Refused, Transport, Unacceptable, client
from handlers.decision import OrderKind
from handlers.model import Incoming, IncomingKind, RoomKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.channels.matrix.guard import Body
    from bot.channels.matrix.making import Maker
    from bot.channels.matrix.rooms import RoomFacts

SPACE: Final = "space"
ROOMS: Final = (RoomKind.RESIDENTS, RoomKind.VOLUNTEERS, RoomKind.TEAM)
OPEN_TO_SPACE: Final = frozenset({RoomKind.RESIDENTS, RoomKind.VOLUNTEERS, RoomKind.NETWORK})
"""Rooms that whoever is in the space may join by themselves; into the team one is invited."""
NAMES: Final = {
    RoomKind.RESIDENTS: "Residents",
    RoomKind.VOLUNTEERS: "Volunteers",
    RoomKind.TEAM: "Team",
    RoomKind.NETWORK: "Network",
}
ORGANISER: Final = 100
WITHOUT_RESTRICTED: Final = frozenset({"1", "2", "3", "4", "5", "6", "7"})
"""Room versions that know no joining by being in a space (MSC3083)."""


class Orders:
    """Carries out orders and reports what came of them."""

    def __init__(self, transport: Transport, maker: Maker, *, me: str, secret: str) -> None:
        """Act as *me*; *secret* keys the aliases of rooms."""
        self._transport = transport
        self._maker = maker
        self._me = me
        self._secret = secret

    async def carry_out(self, task: Task, key: str, now: datetime) -> Receipt:
        """Do it and report DONE, or FAILED when it is refused; raises ``Unsendable`` and ``MatrixError``."""
        try:
            text, more = await self._do(task, key, Reader(self._me, "", now))
        except (Refused, NotFound, Unacceptable) as refusal:
            return Receipt(None, (self._report(IncomingKind.FAILED, task, key, now, refusal.errcode),))
        return Receipt(None, (*more, self._report(IncomingKind.DONE, task, key, now, text)))

    async def _do(self, task: Task, key: str, reader: Reader) -> tuple[str, tuple[Incoming, ...]]:
        match task.kind:
            case OrderKind.MAKE_ROOMS:
                return json.dumps(await self._make_rooms(task)), ()
            case OrderKind.JOIN:
                await join(self._transport, task.subject, _listed(task, "via") or servers_of(task.subject))
            case OrderKind.LEAVE | OrderKind.DECLINE:
                await self._transport.call("POST", client("rooms", task.subject, "leave"), body={})
            case OrderKind.INVITE:
                facts = await self._maker.learn(task.subject)
                await self._invite(facts, _listed(task, "invite"))
            case OrderKind.MEMBERS:
                facts = await self._maker.learn(task.subject)
                return "", _as_it_is(facts, key, reader)
            case unknown:
                raise Unsendable(f"no order of this kind: {unknown}")
        return "", ()

    def _report(self, kind: IncomingKind, task: Task, key: str, now: datetime, text: str) -> Incoming:
        return Incoming(CHANNEL, f"{kind}:{key}", self._me, kind, now, text=text, about=task.subject)

    # --- the rooms of a neighbourhood ---

    async def _make_rooms(self, task: Task) -> dict[str, str]:
        """Make the space and its rooms, or find them; returns their ids by kind."""
        version = await self._maker.default_version()
        organisers = _listed(task, "invite")
        name = task.fields.get("name") or task.subject
        space = await self._maker.make(self._alias(task.subject, SPACE), self._space(name, version, organisers))
        made = {SPACE: space.room_id}
        await self._invite(space, organisers)
        for kind in _kinds_of(task):
            called = task.fields.get(f"{kind}_name") or f"{name} - {NAMES[kind]}"
            wanted = self._room(kind, called, version, organisers, space.room_id)
            facts = await self._maker.make(self._alias(task.subject, kind), wanted)
            await self._invite(facts, organisers)
            await self._hang(space, facts.room_id)
            made[kind] = facts.room_id
        return made

    def _alias(self, neighbourhood: str, kind: str) -> str:
        """Name a room so that it is found again, and nobody can have taken the name before us."""
        return f"buurt-{neighbourhood}-{kind}-{secret_name(self._secret, 'room', neighbourhood, kind)[:10]}"

    def _space(self, name: str, version: str, organisers: Sequence[str]) -> Body:
        return {
            "name": name,
            "preset": "private_chat",
            "room_version": version,
            "creation_content": {"type": "m.space"},
            # In a space nobody talks; only who may say what belongs to it speaks.
            "power_level_content_override": {"events_default": ORGANISER, "users": self._levels(version, organisers)},
            "initial_state": [_forbid_guests(), _history("shared")],
        }

    def _room(self, kind: RoomKind, name: str, version: str, organisers: Sequence[str], space: str) -> Body:
        parent: Body = {
            "type": "m.space.parent",
            "state_key": space,
            "content": {"via": [server_of(self._me)], "canonical": True},
        }
        rule = [_open_to(space)] if kind in OPEN_TO_SPACE and version not in WITHOUT_RESTRICTED else []
        return {
            "name": name,
            "preset": "private_chat",
            "room_version": version,
            "power_level_content_override": {"events_default": 0, "users": self._levels(version, organisers)},
            # Who comes later reads nothing from before: newcomers could not decrypt it anyway, and neighbours told it
            # to those who were there.
            "initial_state": [encrypted(), _forbid_guests(), _history("joined"), parent, *rule],
        }

    def _levels(self, version: str, organisers: Sequence[str]) -> dict[str, int]:
        """Give organisers 100; from room version 12 on we are above all as the creator, and must not be named."""
        levels = dict.fromkeys(organisers, ORGANISER)
        return levels if has_mighty_creators(version) else {**levels, self._me: ORGANISER}

    async def _hang(self, space: RoomFacts, room: str) -> None:
        """Put the room in the space; the same state again is the same event."""
        path = client("rooms", space.room_id, "state", "m.space.child", room)
        await self._transport.call("PUT", path, body={"via": [server_of(self._me)], "suggested": False})

    async def _invite(self, facts: RoomFacts, users: Sequence[str]) -> None:
        """Invite who is not there; who cannot be invited is passed over, the others are not made to wait."""
        for user in users:
            if facts.membership_of(user) in {"join", "invite"} or user == self._me:
                continue
            try:
                await self._transport.call("POST", client("rooms", facts.room_id, "invite"), body={"user_id": user})
            except (Refused, NotFound, Unacceptable):
                continue


def _as_it_is(facts: RoomFacts, key: str, reader: Reader) -> tuple[Incoming, ...]:
    """Tell who is there and what is so in the room, under ids of this order: it may have been heard before."""
    here = [replace(one, id=f"here:{key}:{one.sender}") for one in who_is_here(facts, reader, everybody=False)]
    so = [replace(one, id=f"here:{key}:{one.text}") for one in how_it_is(facts, reader, everything=False)]
    return (*here, *so)


def _kinds_of(task: Task) -> tuple[RoomKind, ...]:
    """Read which rooms are wanted; an order that does not say is one for a neighbourhood."""
    return tuple(map(RoomKind, _listed(task, "kinds"))) or ROOMS


def _listed(task: Task, field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in task.fields.get(field, "").split(",") if part.strip())


def _open_to(space: str) -> Body:
    allow = [{"type": "m.room_membership", "room_id": space}]
    content = {"join_rule": "restricted", "allow": allow}
    return {"type": "m.room.join_rules", "state_key": "", "content": content}


def _history(visibility: str) -> Body:
    return {"type": "m.room.history_visibility", "state_key": "", "content": {"history_visibility": visibility}}


def _forbid_guests() -> Body:
    return {"type": "m.room.guest_access", "state_key": "", "content": {"guest_access": "forbidden"}}
