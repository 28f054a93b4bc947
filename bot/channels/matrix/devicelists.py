"""Who has which devices: asked from the homeserver, believed where signed, kept until the homeserver says otherwise."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from bot.channels.matrix.guard import list_at, object_at, text_at
from bot.channels.matrix.keystore import Peer
from bot.channels.matrix.signing import is_signed
from bot.channels.matrix.transport import client

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.channels.matrix.guard import Body
    from bot.channels.matrix.keystore import Keystore
    from bot.channels.matrix.transport import Transport

OLM: Final = "m.olm.v1.curve25519-aes-sha2"
FRESH_SECONDS: Final = 24 * 3600.0
"""Longest trust in an answer although nothing was said to have changed."""
AWAY_SECONDS: Final = 60.0
"""Wait before asking again for people whose own homeserver did not answer."""
USERS_PER_QUERY: Final = 100
QUERY_SECONDS: Final = 20.0
LONGEST_ID: Final = 255


class DeviceLists:
    """The devices of everybody we read or write to."""

    def __init__(self, transport: Transport, keystore: Keystore, clock: Callable[[], float]) -> None:
        self._transport = transport
        self._keystore = keystore
        self._clock = clock
        self._fresh_until: dict[str, float] = {}
        self._changes: defaultdict[str, int] = defaultdict(int)
        self._asking = asyncio.Lock()
        self._peers: defaultdict[str, dict[str, Peer]] = defaultdict(dict)
        self._gone: defaultdict[str, dict[str, Peer]] = defaultdict(dict)
        for peer, deleted in keystore.known_peers():
            shelf = self._gone if deleted else self._peers
            shelf[peer.user_id][peer.device_id] = peer

    def mark_changed(self, users: Iterable[str]) -> None:
        """Ask again for these before the next use: the homeserver said so."""
        for user in users:
            self._changes[user] += 1
            self._fresh_until.pop(user, None)

    def doubt_all(self) -> None:
        """Ask again for everybody: changes may have passed unheard."""
        self.mark_changed(list(self._fresh_until))

    def is_fresh(self, user: str) -> bool:
        """Tell whether the devices of *user* were asked for and nothing changed since."""
        return self._fresh_until.get(user, float("-inf")) > self._clock()

    def of(self, user: str) -> Sequence[Peer]:
        """Return the present devices of *user*, as known now."""
        return tuple(self._peers.get(user, {}).values())

    def known(self) -> Sequence[Peer]:
        """Return the present devices of everybody, as known now."""
        return [peer for theirs in self._peers.values() for peer in theirs.values()]

    def find(self, user: str, *, curve25519: str, ed25519: str | None = None) -> Peer | None:
        """Return the present device of *user* that owns these keys."""
        for peer in self.of(user):
            if peer.curve25519 == curve25519 and ed25519 in {None, peer.ed25519}:
                return peer
        return None

    async def refresh(self, users: Iterable[str]) -> None:
        """Ask for the devices of those *users* whose are not fresh; raises ``MatrixError``.

        People whose own homeserver does not answer keep the devices known of them.
        """
        wanted = set(users)
        if all(self.is_fresh(user) for user in wanted):
            return
        async with self._asking:
            stale = sorted(user for user in wanted if not self.is_fresh(user))
            for start in range(0, len(stale), USERS_PER_QUERY):
                await self._ask(stale[start : start + USERS_PER_QUERY])

    async def _ask(self, users: list[str]) -> None:
        before = {user: self._changes[user] for user in users}
        answer = await self._transport.call(
            "POST",
            client("keys", "query"),
            body={"device_keys": {user: [] for user in users}, "timeout": int(QUERY_SECONDS / 2 * 1000)},
            timeout_seconds=QUERY_SECONDS,
        )
        answered = object_at(answer, "device_keys")
        with self._keystore.together():
            for user in users:
                if user in answered:
                    self._take(user, answer)
        for user in users:
            if self._changes[user] == before[user]:
                self._fresh_until[user] = self._clock() + (FRESH_SECONDS if user in answered else AWAY_SECONDS)

    def _take(self, user: str, answer: Body) -> None:
        signer = self_signing_key(user, answer)
        present, ever = self._peers[user], self._gone[user] | self._peers[user]
        found: dict[str, Peer] = {}
        for device_id, said in object_at(answer, "device_keys", user).items():
            peer = read_peer(user, device_id, said, signer)
            pinned = ever.get(device_id)
            if peer and not self._is_us(peer) and (pinned is None or pinned.ed25519 == peer.ed25519):
                found[device_id] = peer
        self._keystore.save_peers(peer for key, peer in found.items() if not _same(peer, present.get(key)))
        self._keystore.save_peers((peer for key, peer in present.items() if key not in found), deleted=True)
        self._gone[user] = {key: peer for key, peer in ever.items() if key not in found}
        self._peers[user] = found

    def _is_us(self, peer: Peer) -> bool:
        return (peer.user_id, peer.device_id) == (self._keystore.user_id, self._keystore.device_id)


def read_peer(user: str, device_id: str, said: object, signer: str | None) -> Peer | None:
    """Read one entry of ``device_keys`` in a ``/keys/query`` answer; ``None`` unless it is signed by its own key.

    *signer* is the owner's self-signing key, when there is a believable one.
    """
    keys = object_at(said, "keys")
    curve25519, ed25519 = text_at(keys, f"curve25519:{device_id}"), text_at(keys, f"ed25519:{device_id}")
    if not isinstance(said, dict) or (said.get("user_id"), said.get("device_id")) != (user, device_id):
        return None
    if not 0 < len(device_id) <= LONGEST_ID or OLM not in list_at(said, "algorithms") or not curve25519:
        return None
    if not is_signed(said, user_id=user, key_id=device_id, key=ed25519):
        return None
    signed = signer is not None and is_signed(said, user_id=user, key_id=signer, key=signer)
    return Peer(user, device_id, curve25519, ed25519, cross_signed=signed)


def self_signing_key(user: str, answer: Body) -> str | None:
    """Return the self-signing key of *user* in a ``/keys/query`` answer, if the master key beside it signed it."""
    master = cross_signing_key(user, "master", object_at(answer, "master_keys", user))
    said = object_at(answer, "self_signing_keys", user)
    key = cross_signing_key(user, "self_signing", said)
    if master is None or key is None or not is_signed(said, user_id=user, key_id=master, key=master):
        return None
    return key


def cross_signing_key(user: str, usage: str, said: Body) -> str | None:
    """Return the one public key of a cross-signing key object of *user* with this *usage*."""
    keys = list(object_at(said, "keys").items())
    if text_at(said, "user_id") != user or usage not in list_at(said, "usage") or len(keys) != 1:
        return None
    key_id, key = keys[0]
    return key if isinstance(key, str) and key_id == f"ed25519:{key}" else None


def _same(peer: Peer, old: Peer | None) -> bool:
    return old is not None and (peer.curve25519, peer.ed25519) == (old.curve25519, old.ed25519)
