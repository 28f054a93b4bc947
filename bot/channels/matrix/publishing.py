"""What the homeserver hands out for us: device keys, one-time keys, and a fallback key for when those are used up.

nio reads a count of zero as no count, never uploads again and is deaf to every new device from then on; whoever claims
fifty keys can do that to it. Here zero is a count like any other, and there is always a fallback key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.matrix.devicelists import OLM
from bot.channels.matrix.guard import at, list_at, object_at
from bot.channels.matrix.megolm import MEGOLM
from bot.channels.matrix.transport import Unacceptable, client

if TYPE_CHECKING:
    from bot.channels.matrix.guard import Body
    from bot.channels.matrix.keystore import Keystore
    from bot.channels.matrix.transport import Transport

FULL: Final = 50
FEW: Final = 25
MOST_WITHDRAWN: Final = 200
"""More than we ever put up, for a homeserver that does not say which key is the fallback."""
_KIND: Final = "signed_curve25519"


class Publisher:
    """Keeps our public keys on the homeserver."""

    def __init__(self, transport: Transport, keystore: Keystore) -> None:
        self._transport = transport
        self._keystore = keystore
        self.one_time_keys: int | None = None
        """On the homeserver, as it said last."""
        self.fallback_uploaded = False
        """An unused fallback key is on the homeserver, as it said last."""
        self._fallback_wanted = False

    def note_counts(self, answer: Body) -> None:
        """Read from a sync answer how many keys are left."""
        counts = answer.get("device_one_time_keys_count")
        if isinstance(counts, dict):
            self.one_time_keys = _count(counts.get(_KIND)) or 0
        if isinstance(answer.get("device_unused_fallback_key_types"), list):
            self.fallback_uploaded = _KIND in list_at(answer, "device_unused_fallback_key_types")
            self._fallback_wanted = not self.fallback_uploaded

    def device_keys(self) -> Body:
        """Return our device keys, signed by this device."""
        keystore = self._keystore
        device_id = keystore.device_id
        keys: Body = {
            "user_id": keystore.user_id,
            "device_id": device_id,
            "algorithms": [OLM, MEGOLM],
            "keys": {f"curve25519:{device_id}": keystore.curve25519, f"ed25519:{device_id}": keystore.ed25519},
        }
        return self._signed(keys)

    async def withdraw(self) -> None:
        """Take back what the homeserver hands out for us: with keys that we do not remember we could open nothing.

        Raises ``MatrixError``.
        """
        user_id, device_id = self._keystore.user_id, self._keystore.device_id
        wanted: Body = {"one_time_keys": {user_id: {device_id: _KIND}}}
        for _ in range(MOST_WITHDRAWN):
            answer = await self._transport.call("POST", client("keys", "claim"), body=wanted)
            claimed = object_at(answer, "one_time_keys", user_id, device_id).values()
            if all(at(key, "fallback") is True for key in claimed):
                return

    async def announce(self) -> None:
        """Upload the device keys with a full set of one-time keys and a fallback key; raises ``MatrixError``."""
        self.one_time_keys = 0
        self._fallback_wanted = True
        await self._upload({"device_keys": self.device_keys()})
        self._keystore.mark_announced(True)

    async def top_up(self) -> None:
        """Upload what has become few, once the device is announced; raises ``MatrixError``."""
        if not self._keystore.announced:
            return
        few = self.one_time_keys is not None and self.one_time_keys < FEW
        if few or self._fallback_wanted:
            await self._upload({})

    async def _upload(self, body: Body) -> None:
        """Upload new keys; they are on disk before, so that none is handed out whose secret half is lost."""
        lacking = FULL - self.one_time_keys if self.one_time_keys is not None and self.one_time_keys < FEW else 0
        one_time = self._keystore.unpublished_one_time_keys(lacking)
        fallback = self._keystore.unpublished_fallback_key(renew=self._fallback_wanted)
        if one_time:
            body["one_time_keys"] = {
                f"{_KIND}:{key_id}": self._signed({"key": key}) for key_id, key in one_time.items()
            }
        if fallback:
            body["fallback_keys"] = {
                f"{_KIND}:{key_id}": self._signed({"key": key, "fallback": True}) for key_id, key in fallback.items()
            }
        try:
            answer = await self._transport.call("POST", client("keys", "upload"), body=body)
        except Unacceptable:
            # An older copy of the store was put back and its key ids are taken: go on to new ones with the next try.
            self._keystore.mark_published()
            raise
        self._keystore.mark_published()
        count = _count(at(answer, "one_time_key_counts", _KIND))
        self.one_time_keys = self.one_time_keys if count is None else count
        self.fallback_uploaded = self.fallback_uploaded or bool(fallback)
        self._fallback_wanted = False

    def _signed(self, value: Body) -> Body:
        key_id = f"ed25519:{self._keystore.device_id}"
        return {**value, "signatures": {self._keystore.user_id: {key_id: self._keystore.sign(value)}}}


def _count(said: object) -> int | None:
    """Read a number of keys; one below zero would have us make keys without end."""
    return said if isinstance(said, int) and not isinstance(said, bool) and said >= 0 else None
