"""The recovery key: opens the cross-signing seeds that the homeserver keeps encrypted (specification 1.11, 11.12.3).

This is the ordinary secret storage of Matrix, ``m.secret_storage.v1.aes-hmac-sha2``: the operator can type the key into
this bot on another machine, and into Element as well.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.channels.matrix.guard import object_at, text_at
from bot.channels.matrix.identity import identity_from
from bot.channels.matrix.outcomes import ForeignIdentity
from bot.channels.matrix.signing import from_base64, to_base64
from bot.channels.matrix.transport import NotFound, client

if TYPE_CHECKING:
    from bot.channels.matrix.guard import Body
    from bot.channels.matrix.identity import Identity
    from bot.channels.matrix.transport import Transport

_ALGORITHM: Final = "m.secret_storage.v1.aes-hmac-sha2"
_PREFIX: Final = b"\x8b\x01"
_ALPHABET: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_SECRETS: Final = ("m.cross_signing.master", "m.cross_signing.self_signing", "m.cross_signing.user_signing")
_KEYS_TRIED: Final = 10


def new_recovery_key() -> str:
    """Make a recovery key: 32 random bytes in the spelling that people know from Element."""
    return spell(secrets.token_bytes(32))


def spell(key: bytes) -> str:
    """Write *key* in base58 with prefix and parity, in groups of four."""
    checked = _PREFIX + key
    checked += bytes([_parity(checked)])
    number, digits = int.from_bytes(checked, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        digits = _ALPHABET[digit] + digits
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def unspell(text: str) -> bytes:
    """Read a recovery key, blanks ignored; raises ``ValueError`` on a typing mistake."""
    number = 0
    for sign in "".join(text.split())[:100]:
        number = number * 58 + _ALPHABET.index(sign)
    checked = number.to_bytes((number.bit_length() + 7) // 8, "big")
    if len(checked) != 35 or not checked.startswith(_PREFIX) or _parity(checked):
        raise ValueError("not a recovery key")
    return checked[2:34]


async def store_seeds(transport: Transport, identity: Identity, recovery_key: str) -> None:
    """Put the seeds of *identity* into the account, encrypted; raises ``MatrixError``.

    Other keys and secrets of the account stay as they are.
    """
    key, key_id = unspell(recovery_key), secrets.token_hex(16)
    description: Body = {"algorithm": _ALGORITHM, "name": "Buurtbot", **_proof(key, secrets.token_bytes(16))}
    await _put(transport, identity.user_id, f"m.secret_storage.key.{key_id}", description)
    for name, seed in zip(_SECRETS, (identity.master, identity.self_signing, identity.user_signing), strict=True):
        held = object_at(await _get(transport, identity.user_id, name), "encrypted")
        sealed = _seal(key, name, to_base64(seed).encode("ascii"), secrets.token_bytes(16))
        await _put(transport, identity.user_id, name, {"encrypted": {**held, key_id: sealed}})
    if not await _get(transport, identity.user_id, "m.secret_storage.default_key"):
        await _put(transport, identity.user_id, "m.secret_storage.default_key", {"key": key_id})


async def recover_seeds(transport: Transport, user_id: str, recovery_key: str) -> Identity:
    """Fetch the seeds that *recovery_key* opens; raises ``ForeignIdentity`` when it opens none, and ``MatrixError``."""
    try:
        key = unspell(recovery_key)
    except ValueError:
        raise ForeignIdentity("This is not a recovery key: look for a typing mistake.") from None
    stored = [object_at(await _get(transport, user_id, name), "encrypted") for name in _SECRETS]
    for key_id in list(stored[0])[:_KEYS_TRIED]:
        description = await _get(transport, user_id, f"m.secret_storage.key.{key_id}")
        if not _fits(key, description):
            continue
        seeds = [_open(key, name, object_at(held, key_id)) for name, held in zip(_SECRETS, stored, strict=True)]
        with contextlib.suppress(ValueError):
            return replace(identity_from(user_id, seeds), stored=True)
    raise ForeignIdentity(
        "The recovery key opens nothing in this account: it belongs to another account or was replaced."
    )


async def _get(transport: Transport, user_id: str, event_type: str) -> Body:
    try:
        return await transport.call("GET", client("user", user_id, "account_data", event_type))
    except NotFound:
        return {}


async def _put(transport: Transport, user_id: str, event_type: str, content: Body) -> None:
    await transport.call("PUT", client("user", user_id, "account_data", event_type), body=content)


def _seal(key: bytes, name: str, text: bytes, iv: bytes) -> Body:
    """Encrypt one secret; bit 63 of *iv* is cleared as the specification asks."""
    iv = iv[:8] + bytes([iv[8] & 0x7F]) + iv[9:]
    cipher_key, mac_key = _keys(key, name)
    sealed = _aes(cipher_key, iv, text)
    return {"iv": to_base64(iv), "ciphertext": to_base64(sealed), "mac": to_base64(_mac(mac_key, sealed))}


def _open(key: bytes, name: str, sealed: Body) -> bytes | None:
    cipher_key, mac_key = _keys(key, name)
    try:
        iv, text = from_base64(text_at(sealed, "iv")), from_base64(text_at(sealed, "ciphertext"))
        if len(iv) != 16 or not hmac.compare_digest(_mac(mac_key, text), from_base64(text_at(sealed, "mac"))):
            return None
        return from_base64(_aes(cipher_key, iv, text).decode("ascii"))
    except ValueError:
        return None


def _proof(key: bytes, iv: bytes) -> Body:
    """Make what tells a right key from a wrong one: 32 zero bytes, encrypted under no name."""
    sealed = _seal(key, "", bytes(32), iv)
    return {"iv": sealed["iv"], "mac": sealed["mac"]}


def _fits(key: bytes, description: Body) -> bool:
    try:
        iv = from_base64(text_at(description, "iv"))
        said = from_base64(text_at(description, "mac"))
    except ValueError:
        return False
    if description.get("algorithm") != _ALGORITHM or len(iv) != 16:
        return False
    cipher_key, mac_key = _keys(key, "")
    return hmac.compare_digest(_mac(mac_key, _aes(cipher_key, iv, bytes(32))), said)


def _keys(key: bytes, name: str) -> tuple[bytes, bytes]:
    derived = HKDF(algorithm=SHA256(), length=64, salt=bytes(32), info=name.encode("utf-8")).derive(key)
    return derived[:32], derived[32:]


def _aes(key: bytes, iv: bytes, text: bytes) -> bytes:
    return Cipher(AES(key), CTR(iv)).encryptor().update(text)


def _mac(key: bytes, text: bytes) -> bytes:
    return hmac.new(key, text, hashlib.sha256).digest()


def _parity(checked: bytes) -> int:
    parity = 0
    for byte in checked:
        parity ^= byte
    return parity
