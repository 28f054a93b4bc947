"""One Matrix device of one account, with encryption: the bot's own, and those of the people in the demo and the tests.

How to use it, in this order:

    quiet_nio()
    device = await Device.open(transport, user_id=…, device_id=…, directory=…, pickle_key=…)   # may refuse
    announced = await device.announce(password=…)      # before the first message; keep announced.recovery_key at once
    loop:
        answer = sync(since)                           # the pump's own; shape already checked
        news = await device.after_sync(answer)         # before the token is stored; harmless when repeated
        for event in encrypted events: await device.read(event, room_id)
        for (room, session) in news.room_keys: read again what was kept for it
    content = await device.encrypt(room_id, "m.room.message", {…}, members)
    PUT …/rooms/{room_id}/send/m.room.encrypted/{txn} with that content
    device.close()

``members`` are all who shall read it: joined, and invited where the history is visible to invited people; take them
from the room's state as the homeserver states it, never from a decrypted event. Reactions go in clear everywhere.
One ``Device`` per directory and process; its methods may be called from many tasks at once.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from bot.channels.matrix.guard import Body
    from bot.channels.matrix.outcomes import Announced, Decrypted, DeviceHealth, KeyNews, Undecryptable
    from bot.channels.matrix.transport import Transport


class Device:
    """An encrypted device; see the top of this file for the order of calls."""

    @classmethod
    async def open(
        cls,
        transport: Transport,
        *,
        user_id: str,
        device_id: str,
        directory: Path,
        pickle_key: str,
        only_cross_signed: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> Device:
        """Load the crypto store in *directory*, or make it for a device the homeserver has no keys of yet.

        *pickle_key* is the secret that seals everything in *directory*. *only_cross_signed* shares room keys only with
        devices signed by their owner. *clock* counts seconds and is used for the age of sessions only.
        Raises ``DeviceMismatch`` when store and homeserver do not belong together, and ``MatrixError``.
        """
        raise NotImplementedError

    async def announce(self, *, password: str | None = None) -> Announced:
        """Upload keys, cross-sign this device and see that it took; do this before anything is sent.

        *password* is used only when the homeserver asks for it. Safe to repeat at every start.
        Raises ``ForeignIdentity``, ``IdentityRefused`` and ``MatrixError``.
        """
        raise NotImplementedError

    async def after_sync(self, answer: Body) -> KeyNews:
        """Take what a ``/sync`` answer says about keys: to-device events, changed device lists, key counts.

        Bad events are counted and set aside. Never raises for what others wrote, nor for an unreachable homeserver:
        then ``upkeep_done`` is false and the next call tries again.
        """
        raise NotImplementedError

    def decrypt(self, event: Body, room_id: str) -> Decrypted | Undecryptable:
        """Decrypt one ``m.room.encrypted`` event of *room_id* with what is known now; never raises."""
        raise NotImplementedError

    async def read(self, event: Body, room_id: str) -> Decrypted | Undecryptable:
        """Decrypt, and ask once for the sender's devices when the sender is not proved; raises ``MatrixError``."""
        raise NotImplementedError

    async def encrypt(self, room_id: str, event_type: str, content: Body, members: Iterable[str]) -> Body:
        """Return the content of an ``m.room.encrypted`` event that every device of *members* has the key of.

        Raises ``MatrixError`` when keys could not be shared; the next call starts again where this one stopped.
        A device that cannot be reached is passed over, told so, and tried again with the next message.
        """
        raise NotImplementedError

    def forget_room(self, room_id: str) -> None:
        """Drop the outbound session of *room_id*, as when we left it: the next message begins a new one."""
        raise NotImplementedError

    def health(self) -> DeviceHealth:
        """Return figures about this device's keys."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the crypto store."""
        raise NotImplementedError


def quiet_nio() -> None:
    """Let nio log errors only: at lower levels it writes whole events, with people's words in them."""
    raise NotImplementedError
