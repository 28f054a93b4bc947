"""Bringing letters to devices: claim keys where there is no session, seal, send in batches."""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING, Final

from bot.channels.matrix.guard import object_at
from bot.channels.matrix.transport import client

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from bot.channels.matrix.guard import Body
    from bot.channels.matrix.keystore import Keystore, Peer
    from bot.channels.matrix.olm import Olm
    from bot.channels.matrix.transport import Transport

LETTERS_PER_CALL: Final = 50
CLAIMS_PER_CALL: Final = 50
CLAIM_SECONDS: Final = 20.0
CLAIM_AGAIN_SECONDS: Final = 30.0
"""Wait before asking again for a key of a device that had none."""


class Post:
    """Sends letters with the sessions of one keystore."""

    def __init__(self, transport: Transport, keystore: Keystore, olm: Olm, clock: Callable[[], float]) -> None:
        self._transport = transport
        self._keystore = keystore
        self._olm = olm
        self._clock = clock
        self._claiming = asyncio.Lock()
        self._had_none: dict[str, float] = {}

    async def reach(self, peers: Collection[Peer], *, anew: bool = False) -> Sequence[Peer]:
        """See that there is a session with each of *peers*, and return those with whom there is one.

        *anew* starts another session even where there is one. Raises ``MatrixError`` when keys cannot be claimed.
        """
        async with self._claiming:
            lacking = [peer for peer in peers if (anew or not self._olm.can_seal(peer)) and self._may_ask(peer)]
            for start in range(0, len(lacking), CLAIMS_PER_CALL):
                await self._claim(lacking[start : start + CLAIMS_PER_CALL])
        return [peer for peer in peers if self._olm.can_seal(peer)]

    async def deliver(
        self, letter_type: str, content: Body, peers: Sequence[Peer], arrived: Callable[[Iterable[Peer]], None]
    ) -> None:
        """Seal *content* for each of *peers* and send it; *arrived* hears of each batch that the homeserver took.

        Raises ``MatrixError``; those who arrived before are then already known.
        """
        for start in range(0, len(peers), LETTERS_PER_CALL):
            batch = peers[start : start + LETTERS_PER_CALL]
            with self._keystore.together():
                sealed = [(peer, self._olm.seal(peer, letter_type, content)) for peer in batch]
            await self.send("m.room.encrypted", sealed)
            arrived(batch)

    async def send(self, event_type: str, letters: Iterable[tuple[Peer, Mapping[str, object]]]) -> None:
        """Send to-device events as they are; raises ``MatrixError``."""
        messages: dict[str, dict[str, object]] = {}
        for peer, content in letters:
            messages.setdefault(peer.user_id, {})[peer.device_id] = content
        if messages:
            path = client("sendToDevice", event_type, secrets.token_hex(16))
            await self._transport.call("PUT", path, body={"messages": messages})

    def _may_ask(self, peer: Peer) -> bool:
        return self._had_none.get(peer.curve25519, float("-inf")) + CLAIM_AGAIN_SECONDS <= self._clock()

    async def _claim(self, peers: Sequence[Peer]) -> None:
        wanted: dict[str, dict[str, object]] = {}
        for peer in peers:
            wanted.setdefault(peer.user_id, {})[peer.device_id] = "signed_curve25519"
        answer = await self._transport.call(
            "POST",
            client("keys", "claim"),
            body={"one_time_keys": wanted, "timeout": int(CLAIM_SECONDS / 2 * 1000)},
            timeout_seconds=CLAIM_SECONDS,
        )
        with self._keystore.together():
            for peer in peers:
                claimed = object_at(answer, "one_time_keys", peer.user_id, peer.device_id)
                self._begin(peer, next(iter(claimed.values()), None))

    def _begin(self, peer: Peer, claimed: object) -> None:
        if isinstance(claimed, dict) and self._olm.begin(peer, claimed):
            self._had_none.pop(peer.curve25519, None)
        else:
            self._had_none[peer.curve25519] = self._clock()
