"""Sealed fields: AES-256-GCM with a key that is kept outside the database and bound to the place of the value.

A sealed value is ``v1 | key id (4 bytes) | nonce (12 bytes) | ciphertext``. The table, column and row are authenticated
with it, so a value that is moved to another row does not open. Old keys stay readable until their last value is
re-sealed.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from copy import copy
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from collections.abc import Mapping

_VERSION = b"v1"
_KEY_ID_BYTES = 4
_NONCE_BYTES = 12
KEY_BYTES = 32
_HEAD = len(_VERSION) + _KEY_ID_BYTES
# JSON can carry half a character (a lone surrogate); keeping what somebody typed must never fail because of it.
_ANY_TEXT = "surrogatepass"


class VaultError(Exception):
    """A sealed value cannot be opened: the key is missing, or the value was changed or moved."""


class Vault:
    """Seals and opens fields with the current key; opens with older ones."""

    def __init__(self, keys: Mapping[str, bytes], current: str, index: bytes | None = None) -> None:
        """Take root keys of 32 bytes by key id (8 hexadecimal digits); ``current`` seals.

        ``index`` is the root of what must stay the same when keys change (`blind`); without it that is the current key.

        Raises:
            LookupError: the current key is not among the keys.

        """
        current_root = keys[current]
        self._keys = dict(keys)
        self._roles: dict[str, Vault] = {}
        self._ciphers = _ciphers(keys, b"fields")
        self._current = bytes.fromhex(current)
        self._blind = _derive(current_root if index is None else index, b"blind index")

    def of_role(self, role: str) -> Vault:
        """Return the vault of what only one role reads: other keys of the same root, which open nothing else.

        Nor does this one open what is sealed there. Without a role it is this one.
        """
        if not role:
            return self
        if role not in self._roles:
            theirs = copy(self)
            theirs._roles, theirs._ciphers = {}, _ciphers(self._keys, f"fields for {role}".encode())
            self._roles[role] = theirs
        return self._roles[role]

    @property
    def key_ids(self) -> tuple[str, ...]:
        """The keys that can be opened with, the one that seals last."""
        others = sorted(key_id.hex() for key_id in self._ciphers if key_id != self._current)
        return (*others, self._current.hex())

    @property
    def head(self) -> bytes:
        """What every value that is sealed now begins with; others were sealed with an older key."""
        return _VERSION + self._current

    def seal(self, text: str, *where: str) -> bytes:
        """Seal text for one place (table, column, row)."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = self._ciphers[self._current].encrypt(nonce, text.encode(errors=_ANY_TEXT), _place(where))
        return self.head + nonce + sealed

    def open(self, sealed: bytes, *where: str) -> str:
        """Open what was sealed for that place.

        Raises:
            VaultError: unknown key, or the value was changed or moved.

        """
        cipher = self._ciphers.get(sealed[len(_VERSION) : _HEAD])
        if sealed[: len(_VERSION)] != _VERSION or cipher is None:
            raise VaultError(f"{where[0]}.{where[1]}: no key for this value")
        nonce, body = sealed[_HEAD : _HEAD + _NONCE_BYTES], sealed[_HEAD + _NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, body, _place(where)).decode(errors=_ANY_TEXT)
        except (InvalidTag, ValueError) as error:
            raise VaultError(f"{where[0]}.{where[1]}: the value was changed or moved") from error

    def blind(self, *value: str) -> str:
        """Make a keyed hash to look something up without storing it in clear (128 bits, hexadecimal)."""
        return hmac.new(self._blind, _place(value), hashlib.sha256).hexdigest()[:32]


def new_key() -> tuple[str, bytes]:
    """Make a key id and a root key."""
    return secrets.token_hex(_KEY_ID_BYTES), secrets.token_bytes(KEY_BYTES)


def _ciphers(keys: Mapping[str, bytes], purpose: bytes) -> dict[bytes, AESGCM]:
    return {bytes.fromhex(key_id): AESGCM(_derive(root, purpose)) for key_id, root in keys.items()}


def _derive(root: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"buurtbot " + purpose).derive(root)


def _place(parts: tuple[str, ...]) -> bytes:
    return "\x1f".join(parts).encode(errors=_ANY_TEXT)
