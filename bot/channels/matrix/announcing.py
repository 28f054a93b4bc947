"""Making a device known: its keys uploaded, its owner's identity there, and the one signed by the other.

All of it is read back from the homeserver before anything is said: a message from an unsigned device stays unreadable
for clients that exclude insecure devices, even when the device is signed a minute later.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.channels.matrix.devicelists import cross_signing_key, read_peer, self_signing_key
from bot.channels.matrix.guard import object_at
from bot.channels.matrix.identity import Identity, new_identity, save_identity
from bot.channels.matrix.outcomes import Announced, ForeignIdentity, IdentityRefused
from bot.channels.matrix.recovery import new_recovery_key, recover_seeds, store_seeds
from bot.channels.matrix.signing import public_key
from bot.channels.matrix.transport import PasswordWanted, Refused, client

if TYPE_CHECKING:
    from pathlib import Path

    from bot.channels.matrix.guard import Body
    from bot.channels.matrix.keystore import Keystore
    from bot.channels.matrix.publishing import Publisher
    from bot.channels.matrix.transport import Transport


async def ask_own_keys(transport: Transport, user_id: str) -> Body:
    """Return what the homeserver tells others about *user_id*: a ``/keys/query`` answer; raises ``MatrixError``."""
    return await transport.call("POST", client("keys", "query"), body={"device_keys": {user_id: []}})


class Announcer:
    """Announces one device and keeps its owner's identity."""

    def __init__(
        self,
        transport: Transport,
        keystore: Keystore,
        publisher: Publisher,
        *,
        directory: Path,
        secret: str,
        identity: Identity | None,
    ) -> None:
        self._transport = transport
        self._keystore = keystore
        self._publisher = publisher
        self._directory = directory
        self._secret = secret
        self._identity = identity
        self.device_keys: Body = {}
        """Our device keys with both signatures, once they are seen on the homeserver."""

    async def must_begin_anew(self) -> bool:
        """Tell whether the homeserver knows this device but our store does not know it does: it is an older copy.

        Raises ``MatrixError``.
        """
        return not self._keystore.announced and bool(self._said(await self._ask()))

    async def announce(self, *, password: str | None, recovery_key: str | None) -> Announced:
        """Do whatever of it is not done yet; raises ``ForeignIdentity``, ``IdentityRefused`` and ``MatrixError``."""
        seen = await self._ask()
        if not self._keystore.announced or not self._said(seen):
            await self._publisher.announce()
        identity = await self._settle_identity(seen, recovery_key)
        if _shown(identity.user_id, seen) != (identity.master_key, public_key(identity.self_signing)):
            await self._upload(identity, password)
        await self._sign(identity)
        seen = await self._ask()
        if not self._is_signed(identity, seen):
            raise IdentityRefused("The homeserver took the cross-signing keys but does not show them: update it.")
        self.device_keys = {key: value for key, value in self._said(seen).items() if key != "unsigned"}
        return Announced(recovery_key=identity.recovery_key, master_key=identity.master_key)

    def forget_recovery_key(self) -> None:
        """Keep the recovery key no longer: its owner has it in safety."""
        if self._identity is not None:
            self._keep(self._identity.kept_recovery_key())

    async def _settle_identity(self, seen: Body, recovery_key: str | None) -> Identity:
        """Return the identity that the account has, or make one where it has none."""
        user_id = self._keystore.user_id
        shown = _shown(user_id, seen)
        identity = self._identity
        if recovery_key is not None and shown[0] is not None and (identity is None or not _fits(identity, shown)):
            identity = await recover_seeds(self._transport, user_id, recovery_key)
        if identity is None and shown[0] is None:
            identity = new_identity(user_id, new_recovery_key())
        if identity is None or not _fits(identity, shown):
            raise ForeignIdentity(
                "The account has a cross-signing identity that is not in this directory: put back the directory's "
                "backup, or give the recovery key of that identity."
            )
        if identity != self._identity:
            self._keep(identity)
        return await self._stored(identity)

    async def _stored(self, identity: Identity) -> Identity:
        """See that the recovery key opens something before it is handed out."""
        if not identity.stored and identity.recovery_key is not None:
            await store_seeds(self._transport, identity, identity.recovery_key)
            identity = replace(identity, stored=True)
            self._keep(identity)
        return identity

    async def _upload(self, identity: Identity, password: str | None) -> None:
        """Upload the public halves; many homeservers take the first ones of an account without its password."""
        path = client("keys", "device_signing", "upload")
        body = identity.upload_body()
        try:
            await self._transport.call("POST", path, body=body)
        except PasswordWanted as wanted:
            if not wanted.by_password or password is None:
                raise IdentityRefused(_what_it_wants(wanted)) from None
            body["auth"] = {
                "type": "m.login.password",
                "identifier": {"type": "m.id.user", "user": self._keystore.user_id},
                "password": password,
                "session": wanted.session,
            }
            await self._upload_with_password(path, body)

    async def _upload_with_password(self, path: str, body: Body) -> None:
        try:
            await self._transport.call("POST", path, body=body)
        except (PasswordWanted, Refused):
            raise IdentityRefused("The homeserver did not take the account's password for cross-signing.") from None

    async def _sign(self, identity: Identity) -> None:
        """Sign our own device, as the homeserver shows it, when that is not done."""
        seen = await self._ask()
        if self._is_signed(identity, seen):
            return
        user_id, device_id = self._keystore.user_id, self._keystore.device_id
        peer = read_peer(user_id, device_id, self._said(seen), None)
        if peer is None or (peer.curve25519, peer.ed25519) != (self._keystore.curve25519, self._keystore.ed25519):
            raise IdentityRefused("The homeserver shows other keys for this device than it was given.")
        signed = identity.sign_device(self._publisher.device_keys())
        await self._transport.call("POST", client("keys", "signatures", "upload"), body={user_id: {device_id: signed}})

    def _is_signed(self, identity: Identity, seen: Body) -> bool:
        signer = public_key(identity.self_signing)
        peer = read_peer(identity.user_id, self._keystore.device_id, self._said(seen), signer)
        if peer is None or _shown(identity.user_id, seen) != (identity.master_key, signer):
            return False
        return peer.cross_signed and peer.ed25519 == self._keystore.ed25519

    async def _ask(self) -> Body:
        return await ask_own_keys(self._transport, self._keystore.user_id)

    def _said(self, seen: Body) -> Body:
        return object_at(seen, "device_keys", self._keystore.user_id, self._keystore.device_id)

    def _keep(self, identity: Identity) -> None:
        save_identity(self._directory, identity, self._secret)
        self._identity = identity


def _shown(user_id: str, seen: Body) -> tuple[str | None, str | None]:
    """Return the public master and self-signing keys that the homeserver shows."""
    return cross_signing_key(user_id, "master", object_at(seen, "master_keys", user_id)), self_signing_key(
        user_id, seen
    )


def _fits(identity: Identity, shown: tuple[str | None, str | None]) -> bool:
    """Tell whether *identity* is the one that is shown, or nothing is.

    A key that was replaced cannot be put back: Synapse 1.163 answers 500 to one it ever had.
    """
    ours = (identity.master_key, public_key(identity.self_signing))
    return all(key in {None, own} for key, own in zip(shown, ours, strict=True))


def _what_it_wants(wanted: PasswordWanted) -> str:
    if wanted.by_password:
        return "The homeserver wants the account's password before it takes cross-signing keys: configure it."
    return "The homeserver wants cross-signing approved in the account's own web page: open that, approve, start again."
