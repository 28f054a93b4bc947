"""One Matrix device of one account, with encryption: the bot's own, and those of the people in the demo and the tests.

How to use it, in this order:

    quiet_nio()
    device = await Device.open(transport, user_id=…, device_id=…, directory=…, pickle_key=…)   # may refuse
    announced = await device.announce(password=…)      # before the first message
    if announced.recovery_key: write it down, then device.kept_recovery_key()
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
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.channels.matrix.announcing import Announcer, ask_own_keys
from bot.channels.matrix.devicelists import DeviceLists
from bot.channels.matrix.guard import list_at, object_at, text_at
from bot.channels.matrix.identity import load_identity
from bot.channels.matrix.keystore import (
    Keystore,
    check_secret,
    has_keystore,
    make_keystore,
    name_device,
    open_keystore,
    quiet_nio,
)
from bot.channels.matrix.letters import Post
from bot.channels.matrix.mailbox import Mailbox
from bot.channels.matrix.megolm import Reader
from bot.channels.matrix.olm import Olm
from bot.channels.matrix.outcomes import Decrypted, DeviceHealth, DeviceMismatch
from bot.channels.matrix.publishing import Publisher
from bot.channels.matrix.sharing import Writer
from bot.channels.matrix.transport import MatrixError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from bot.channels.matrix.guard import Body
    from bot.channels.matrix.identity import Identity
    from bot.channels.matrix.outcomes import Announced, KeyNews, Undecryptable
    from bot.channels.matrix.transport import Transport

__all__ = ["Device", "quiet_nio"]


class Device:
    """An encrypted device; see the top of this file for the order of calls."""

    def __init__(
        self,
        transport: Transport,
        keystore: Keystore,
        identity: Identity | None,
        *,
        directory: Path,
        pickle_key: str,
        only_cross_signed: bool,
        clock: Callable[[], float],
    ) -> None:
        """Use ``Device.open``."""
        self._keystore = keystore
        self._synced = False
        self._lists = DeviceLists(transport, keystore, clock)
        self._olm = Olm(keystore)
        self._post = Post(transport, keystore, self._olm, clock)
        self._publisher = Publisher(transport, keystore)
        self._announcer = Announcer(
            transport, keystore, self._publisher, directory=directory, secret=pickle_key, identity=identity
        )
        self._reader = Reader(keystore, self._lists)
        self._mailbox = Mailbox(keystore, self._lists, self._olm, self._reader, clock)
        self._writer = Writer(keystore, self._lists, self._post, clock, only_cross_signed=only_cross_signed)

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

        *pickle_key* is the secret that seals everything in *directory*: random, 16 signs or more. *only_cross_signed*
        shares room keys only with devices signed by their owner. *clock* counts seconds; it measures ages only.
        Raises ``DeviceMismatch`` when secret, store, token and homeserver do not belong together, and ``MatrixError``.
        """
        check_secret(pickle_key)
        whoami = await transport.whoami()
        if (whoami.user_id, whoami.device_id) != (user_id, device_id):
            raise DeviceMismatch(
                "The access token belongs to another user or device than the crypto store: log in again."
            )
        published = object_at(await ask_own_keys(transport, user_id), "device_keys", user_id, device_id)
        keystore = _keystore_for(published, user_id, device_id, directory, pickle_key)
        try:
            identity = load_identity(directory, user_id, pickle_key)
        except DeviceMismatch:
            keystore.close()
            raise
        return cls(
            transport,
            keystore,
            identity,
            directory=directory,
            pickle_key=pickle_key,
            only_cross_signed=only_cross_signed,
            clock=clock,
        )

    async def announce(self, *, password: str | None = None, recovery_key: str | None = None) -> Announced:
        """Upload keys, cross-sign this device and see that it took; do this before anything is sent.

        *password* is used only when the homeserver asks for it, *recovery_key* only when the account has an identity
        whose seeds are not here. Safe to repeat at every start, and after any failure.
        Raises ``ForeignIdentity``, ``IdentityRefused`` and ``MatrixError``.
        """
        if await self._announcer.must_begin_anew():
            await self._publisher.withdraw()
            await self._mailbox.begin_anew(self._post)
        announced = await self._announcer.announce(password=password, recovery_key=recovery_key)
        self._olm.own_device_keys = self._announcer.device_keys
        return announced

    def kept_recovery_key(self) -> None:
        """Say that the recovery key is in safety; until then every ``announce`` hands it out again."""
        self._announcer.forget_recovery_key()

    async def after_sync(self, answer: Body) -> KeyNews:
        """Take what a ``/sync`` answer says about keys: to-device events, changed device lists, key counts.

        Bad events are counted and set aside. Never raises for what others wrote, nor for an unreachable homeserver:
        then ``upkeep_done`` is false and the next call tries again.
        """
        if not self._synced:  # the first sync tells no changes when it has no token
            self._synced = True
            self._lists.doubt_all()
        for said in (list_at(answer, "device_lists", "changed"), list_at(answer, "device_lists", "left")):
            self._lists.mark_changed(user for user in said if isinstance(user, str))
        self._publisher.note_counts(answer)
        self._keystore.note_rooms(object_at(answer, "rooms", "join"), object_at(answer, "rooms", "leave"))
        news = self._mailbox.take(answer)
        try:
            await self._publisher.top_up()
            await self._mailbox.answer(self._post)
        except MatrixError as trouble:
            self._mailbox.set_aside.note(f"upkeep {type(trouble).__name__}")
            return replace(news, upkeep_done=False)
        return news

    def decrypt(self, event: Body, room_id: str) -> Decrypted | Undecryptable:
        """Decrypt one ``m.room.encrypted`` event of *room_id* with what is known now; never raises."""
        return self._reader.read(event, room_id)

    async def read(self, event: Body, room_id: str) -> Decrypted | Undecryptable:
        """Decrypt, and ask for the sender's devices first where those known may be out of date; raises ``MatrixError``.

        That is one question for each sender after a start and after each change of their devices.
        """
        sender = text_at(event, "sender")
        if sender and not self._lists.is_fresh(sender) and isinstance(self.decrypt(event, room_id), Decrypted):
            await self._lists.refresh([sender])
        return self.decrypt(event, room_id)

    async def encrypt(self, room_id: str, event_type: str, content: Body, members: Iterable[str]) -> Body:
        """Return the content of an ``m.room.encrypted`` event that every device of *members* has the key of.

        Raises ``MatrixError`` when keys could not be shared; the next call starts again where this one stopped.
        A device that cannot be reached is passed over, told so, and tried again with a later message.
        Raises ``ValueError`` when *content* is not JSON (NaN, lone surrogates).
        """
        return await self._writer.encrypt(room_id, event_type, content, members)

    def forget_room(self, room_id: str) -> None:
        """Drop the outbound session of *room_id*, as when we left it: the next message begins a new one."""
        self._writer.forget_room(room_id)

    def health(self) -> DeviceHealth:
        """Return figures about this device's keys."""
        return DeviceHealth(
            one_time_keys=self._publisher.one_time_keys,
            fallback_uploaded=self._publisher.fallback_uploaded,
            cross_signed=bool(self._announcer.device_keys),
            room_keys=self._keystore.room_key_count,
            set_aside=dict(self._mailbox.set_aside),
        )

    def close(self) -> None:
        """Close the crypto store."""
        self._keystore.close()


def _keystore_for(published: Body, user_id: str, device_id: str, directory: Path, secret: str) -> Keystore:
    """Open or make the crypto store, if it agrees with what the homeserver shows others; else ``DeviceMismatch``."""
    if not has_keystore(directory):
        if published:
            raise DeviceMismatch(
                "The homeserver knows keys of this device but its crypto store is empty: put back the backup of the "
                "store, or log in anew as a new device and give the recovery key."
            )
        return make_keystore(directory, user_id, device_id, secret)
    if not published:
        name_device(directory, user_id, device_id, secret)
    keystore = open_keystore(directory, user_id, device_id, secret)
    shown = tuple(text_at(published, "keys", f"{kind}:{device_id}") for kind in ("curve25519", "ed25519"))
    if published and shown != (keystore.curve25519, keystore.ed25519):
        keystore.close()
        raise DeviceMismatch(
            "The homeserver knows other keys of this device than its crypto store holds: put back the right backup, or "
            "log in anew as a new device and give the recovery key."
        )
    return keystore
