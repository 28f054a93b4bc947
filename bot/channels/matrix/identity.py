"""The cross-signing identity of an account: three Ed25519 seeds, sealed in one file (specification 1.11, 11.12.2.4.2).

The bot signs its own device with it before it says anything: clients that exclude insecure devices (MSC4153) share no
keys with a device that its owner did not sign, and do not show what it sent. The same identity must last as long as the
account, because a new one raises an alarm with everybody who saw the old one.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.channels.matrix.guard import MalformedError, parse_object, text_at
from bot.channels.matrix.outcomes import DeviceMismatch
from bot.channels.matrix.signing import canonical, from_base64, public_key, signature, to_base64

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.channels.matrix.guard import Body

_FILE: Final = "identity.sealed"
_MAGIC: Final = b"buurtbot identity 1\n"
_SALT: Final = 16
_NONCE: Final = 12


@dataclass(frozen=True, slots=True)
class Identity:
    """The seeds of one account; ``master`` signs the two others, ``self_signing`` signs devices."""

    user_id: str
    master: bytes = field(repr=False)
    self_signing: bytes = field(repr=False)
    user_signing: bytes = field(repr=False)
    recovery_key: str | None = field(default=None, repr=False)
    """Kept only until its owner said that it is in safety."""
    stored: bool = False
    """The homeserver holds the seeds, encrypted for ``recovery_key``."""

    @property
    def master_key(self) -> str:
        """The public master key."""
        return public_key(self.master)

    def upload_body(self) -> Body:
        """Return the body of ``POST /keys/device_signing/upload``, without ``auth``."""
        return {
            "master_key": self._key_object("master", self.master),
            "self_signing_key": self._signed(self._key_object("self_signing", self.self_signing)),
            "user_signing_key": self._signed(self._key_object("user_signing", self.user_signing)),
        }

    def sign_device(self, device_keys: Body) -> Body:
        """Return *device_keys* with the signature of the self-signing key in place of all others."""
        signed = {key: value for key, value in device_keys.items() if key not in {"signatures", "unsigned"}}
        key_id = f"ed25519:{public_key(self.self_signing)}"
        return {**signed, "signatures": {self.user_id: {key_id: signature(self.self_signing, signed)}}}

    def kept_recovery_key(self) -> Identity:
        """Return this identity without its recovery key."""
        return replace(self, recovery_key=None)

    def _key_object(self, usage: str, seed: bytes) -> Body:
        key = public_key(seed)
        return {"user_id": self.user_id, "usage": [usage], "keys": {f"ed25519:{key}": key}}

    def _signed(self, value: Body) -> Body:
        key_id = f"ed25519:{self.master_key}"
        return {**value, "signatures": {self.user_id: {key_id: signature(self.master, value)}}}


def new_identity(user_id: str, recovery_key: str) -> Identity:
    """Make seeds for an account that has none."""
    return replace(identity_from(user_id, [secrets.token_bytes(32) for _ in range(3)]), recovery_key=recovery_key)


def identity_from(user_id: str, seeds: Sequence[bytes | None]) -> Identity:
    """Put together master, self-signing and user-signing seed; raises ``ValueError`` where one is none."""
    master, self_signing, user_signing = (seed for seed in seeds if seed is not None and len(seed) == 32)
    return Identity(user_id, master, self_signing, user_signing)


def load_identity(directory: Path, user_id: str, secret: str) -> Identity | None:
    """Open the sealed seeds, if there are any; raises ``DeviceMismatch`` when they cannot be opened."""
    path = directory / _FILE
    if not path.exists():
        return None
    sealed = path.read_bytes()
    start = len(_MAGIC)
    salt, nonce = sealed[start : start + _SALT], sealed[start + _SALT : start + _SALT + _NONCE]
    try:
        opened = AESGCM(_sealing_key(secret, salt)).decrypt(nonce, sealed[start + _SALT + _NONCE :], _bound_to(user_id))
        return _from_body(user_id, parse_object(opened, depth=2))
    except (InvalidTag, ValueError, MalformedError):
        raise DeviceMismatch(
            "The cross-signing seeds cannot be opened: another sealing secret or account made them, or they are broken."
        ) from None


def save_identity(directory: Path, identity: Identity, secret: str) -> None:
    """Seal *identity* into its file; after a crash either the old or the new content is there."""
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    sealed = AESGCM(_sealing_key(secret, salt)).encrypt(
        nonce, canonical(_to_body(identity)), _bound_to(identity.user_id)
    )
    path = directory / _FILE
    draft = path.with_suffix(".new")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(_MAGIC + salt + nonce + sealed)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    _sync_directory(directory)


def _to_body(identity: Identity) -> Body:
    return {key: to_base64(value) if isinstance(value, bytes) else value for key, value in asdict(identity).items()}


def _from_body(user_id: str, body: Body) -> Identity:
    seeds = [from_base64(text_at(body, name)) for name in ("master", "self_signing", "user_signing")]
    opened = identity_from(user_id, seeds)
    return replace(opened, recovery_key=text_at(body, "recovery_key") or None, stored=body.get("stored") is True)


def _sealing_key(secret: str, salt: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=_MAGIC).derive(secret.encode("utf-8"))


def _bound_to(user_id: str) -> bytes:
    return _MAGIC + user_id.encode("utf-8")


def _sync_directory(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
