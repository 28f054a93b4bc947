"""Signed JSON as in Matrix (specification 1.11, appendix "Signing JSON"): canonical form, Ed25519, unpadded base64."""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bot.channels.matrix.guard import text_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.channels.matrix.guard import Body


def canonical(value: Mapping[str, object]) -> bytes:
    """Write *value* as canonical JSON; raises ``ValueError`` where it cannot be written."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def signable(value: Mapping[str, object]) -> bytes:
    """Return the bytes that a signature of *value* covers: all but ``signatures`` and ``unsigned``."""
    return canonical({key: child for key, child in value.items() if key not in {"signatures", "unsigned"}})


def public_key(seed: bytes) -> str:
    """Return the public half of an Ed25519 *seed* as unpadded base64."""
    return to_base64(Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw())


def signature(seed: bytes, value: Mapping[str, object]) -> str:
    """Sign *value* with the Ed25519 *seed*."""
    return to_base64(Ed25519PrivateKey.from_private_bytes(seed).sign(signable(value)))


def is_signed(value: Body, *, user_id: str, key_id: str, key: str) -> bool:
    """Tell whether *value* carries a good signature of *user_id* by ``ed25519:key_id``, whose public half is *key*."""
    said = text_at(value, "signatures", user_id, f"ed25519:{key_id}")
    try:
        Ed25519PublicKey.from_public_bytes(from_base64(key)).verify(from_base64(said), signable(value))
    except (InvalidSignature, ValueError):
        return False
    return True


def to_base64(value: bytes) -> str:
    """Write *value* as unpadded base64."""
    return base64.b64encode(value).rstrip(b"=").decode("ascii")


def from_base64(text: str) -> bytes:
    """Read padded or unpadded base64; raises ``ValueError``."""
    try:
        return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), validate=True)
    except binascii.Error:
        raise ValueError("not base64") from None
