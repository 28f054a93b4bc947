"""Writing encrypted room events: one outbound Megolm session a room, shared with every device that shall read it.

Whom we write to: all devices of all members. Residents often have a device that they never verified, and a neighbour
who cannot read the answer to a call for help is the worse harm; Element and others decide by the same rule unless told
otherwise. ``only_cross_signed`` narrows it to devices that their owner's own identity signed.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import vodozemac

from bot.channels.matrix.megolm import MEGOLM
from bot.channels.matrix.signing import canonical
from bot.channels.matrix.transport import MatrixError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from bot.channels.matrix.devicelists import DeviceLists
    from bot.channels.matrix.guard import Body
    from bot.channels.matrix.keystore import Keystore, Peer
    from bot.channels.matrix.letters import Post

MESSAGES_PER_SESSION: Final = 100
SESSION_SECONDS: Final = 7 * 24 * 3600.0


@dataclass(slots=True)
class _Outbound:
    """The running session of a room. It lives in memory only: after a restart the first message begins a new one."""

    ratchet: vodozemac.GroupSession
    began_at: float
    messages: int = 0
    holders: set[tuple[str, str, str]] = field(default_factory=set)
    """(user id, device id, Curve25519 key) of who was sent the key."""
    told: set[tuple[str, str]] = field(default_factory=set)
    """(user id, device id) of who was told that they get none."""


class Writer:
    """Encrypts room events and sees that their readers have the keys."""

    def __init__(
        self,
        keystore: Keystore,
        lists: DeviceLists,
        post: Post,
        clock: Callable[[], float],
        *,
        only_cross_signed: bool,
    ) -> None:
        self._keystore = keystore
        self._lists = lists
        self._post = post
        self._clock = clock
        self._only_cross_signed = only_cross_signed
        self._outbound: dict[str, _Outbound] = {}
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def forget_room(self, room_id: str) -> None:
        """Begin a new session with the next message to *room_id*."""
        self._outbound.pop(room_id, None)

    async def encrypt(self, room_id: str, event_type: str, content: Body, members: Iterable[str]) -> Body:
        """Return the encrypted content, once everybody who can be reached has the key; raises ``MatrixError``.

        One message at a time per room. Whatever fails leaves nothing half done: the lock is free again and who has the
        key is known, so that the next try goes on from there.
        """
        users = set(members)
        async with self._turns[room_id]:
            await self._lists.refresh(users)
            peers = [peer for user in sorted(users) for peer in self._lists.of(user)]
            readers = [peer for peer in peers if peer.cross_signed or not self._only_cross_signed]
            outbound = self._session(room_id, readers)
            await self._share(room_id, outbound, readers)
            await self._tell(room_id, outbound, "m.unverified", set(peers) - set(readers))
            return self._seal(room_id, outbound, event_type, content)

    def _session(self, room_id: str, readers: Collection[Peer]) -> _Outbound:
        """Return the running session, or a new one when it is worn out or known to somebody who shall read no more."""
        running = self._outbound.get(room_id)
        if running is not None and not self._is_worn(running) and running.holders <= {_key(peer) for peer in readers}:
            return running
        begun = _Outbound(vodozemac.GroupSession(), self._clock())
        self._keystore.add_room_key(
            room_id,
            begun.ratchet.session_id,
            begun.ratchet.session_key.to_base64(),
            curve25519=self._keystore.curve25519,
            ed25519=self._keystore.ed25519,
        )
        self._outbound[room_id] = begun
        return begun

    def _is_worn(self, running: _Outbound) -> bool:
        return running.messages >= MESSAGES_PER_SESSION or self._clock() - running.began_at >= SESSION_SECONDS

    async def _share(self, room_id: str, outbound: _Outbound, readers: Iterable[Peer]) -> None:
        """Send the key, as it is now, to those who have none: a newcomer cannot read what was said before."""
        lacking = [peer for peer in readers if _key(peer) not in outbound.holders]
        if not lacking:
            return
        reached = await self._post.reach(lacking)
        room_key: Body = {
            "algorithm": MEGOLM,
            "room_id": room_id,
            "session_id": outbound.ratchet.session_id,
            "session_key": outbound.ratchet.session_key.to_base64(),
        }

        def arrived(batch: Iterable[Peer]) -> None:
            outbound.holders.update(map(_key, batch))

        await self._post.deliver("m.room_key", room_key, reached, arrived)
        await self._tell(room_id, outbound, "m.no_olm", set(lacking) - set(reached))

    async def _tell(self, room_id: str, outbound: _Outbound, code: str, peers: Collection[Peer]) -> None:
        """Say once in a session why no key came; that this is said is worth no failure."""
        untold = [peer for peer in peers if (peer.user_id, peer.device_id) not in outbound.told]
        if not untold:
            return
        content: Body = {"algorithm": MEGOLM, "code": code, "sender_key": self._keystore.curve25519}
        if code != "m.no_olm":
            content |= {"room_id": room_id, "session_id": outbound.ratchet.session_id}
        try:
            await self._post.send("m.room_key.withheld", [(peer, content) for peer in untold])
        except MatrixError:
            return
        outbound.told.update((peer.user_id, peer.device_id) for peer in untold)

    def _seal(self, room_id: str, outbound: _Outbound, event_type: str, content: Body) -> Body:
        payload = canonical({"type": event_type, "content": content, "room_id": room_id})
        sealed: Body = {
            "algorithm": MEGOLM,
            "ciphertext": outbound.ratchet.encrypt(payload).to_base64(),
            "session_id": outbound.ratchet.session_id,
            "sender_key": self._keystore.curve25519,
            "device_id": self._keystore.device_id,
        }
        outbound.messages += 1
        if "m.relates_to" in content:
            sealed["m.relates_to"] = content["m.relates_to"]
        return sealed


def _key(peer: Peer) -> tuple[str, str, str]:
    return peer.user_id, peer.device_id, peer.curve25519
