"""Files in rooms: what we made is put on the homeserver, locked for an encrypted room; what came in is pointed at.

Locking follows "Sending encrypted attachments" (client-server specification v1.16, 11.12.1.9): AES-CTR with a key of
its own for each file. The key is made from our secret, the message's key and the content, so that a file that is put
up again after a crash is the same file, and two files never share one.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

from bot.channels.matrix.content import KEY, LABEL
from bot.channels.matrix.guard import Body, at, object_at, text_at
from handlers.attachments import FileRef
from handlers.reading.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCKED_TYPE: Final = "application/octet-stream"
NAME_LETTERS: Final = 100
TYPE_LETTERS: Final = 100
_MXC = re.compile(r"mxc://[A-Za-z0-9.\-:\[\]]{1,255}/[A-Za-z0-9_\-]{1,255}")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+\-]*/[a-z0-9][a-z0-9.+\-]*")
_BASE64 = re.compile(r"[A-Za-z0-9+/_\-]{1,64}")
_TO_URL_SAFE = str.maketrans("+/", "-_")
_KEY_BYTES: Final = 32
_IV_BYTES: Final = 8
LARGEST_SIZE: Final = 1 << 40
"""Bytes; a larger claim is no size."""


def lock(content: bytes, key: str, secret: str) -> tuple[bytes, Body]:
    """Encrypt a file; return what is put up, and what opens it except for where it lies."""
    made_from = f"file|{key}|{hashlib.sha256(content).hexdigest()}"
    made = hmac.digest(secret.encode(), made_from.encode(), "sha512")
    file_key, start = made[:_KEY_BYTES], made[_KEY_BYTES : _KEY_BYTES + _IV_BYTES] + bytes(_IV_BYTES)
    sealing = Cipher(AES(file_key), CTR(start)).encryptor()
    locked = sealing.update(content) + sealing.finalize()
    web_key = {"kty": "oct", "key_ops": ["encrypt", "decrypt"], "alg": "A256CTR", "k": _url_safe(file_key), "ext": True}
    hashes = {"sha256": _unpadded(hashlib.sha256(locked).digest())}
    return locked, {"v": "v2", "key": web_key, "iv": _unpadded(start), "hashes": hashes}


def unlock(locked: bytes, file: Body) -> bytes:
    """Decrypt a file with what its message tells of it (``file``).

    Raises:
        ValueError: it was changed, or this does not open it.
    """
    if _unpadded(hashlib.sha256(locked).digest()) != text_at(file, "hashes", "sha256").rstrip("="):
        raise ValueError("another file")
    opening = Cipher(AES(_read64(text_at(file, "key", "k"))), CTR(_read64(text_at(file, "iv")))).decryptor()
    return opening.update(locked) + opening.finalize()


def file_content(name: str, media_type: str, size: int, place: Body, *, label: Mapping[str, object], key: str) -> Body:
    """Return the content of a file's message; *place* is ``url`` or ``file``. The name is the text: no caption."""
    return {
        "msgtype": "m.file",
        "body": name,
        "filename": name,
        "info": {"mimetype": media_type, "size": size},
        **place,
        "m.mentions": {},
        LABEL: {"v": 1, **label},
        KEY: key,
    }


def pointer_content(ref: FileRef, says: str, *, label: Mapping[str, object], key: str) -> Body:
    """Return the content of a message that points at somebody's file; what a picture shows stands in words with it."""
    opens: Body = json.loads(ref.key) if ref.key else {}
    place: Body = {"file": opens | {"url": ref.source}} if opens else {"url": ref.source}
    content = file_content(ref.name, ref.media_type, ref.size or 0, place, label=label, key=key)
    return content | {"msgtype": "m.image", "body": says or ref.name} if ref.is_image else content


def read_file(content: object, channel: str) -> FileRef | None:
    """Read where the file of a message lies; None when it cannot be pointed at (C16 of docs/bad-input.md)."""
    source = text_at(content, "file", "url") or text_at(content, "url")
    if not _MXC.fullmatch(source):
        return None
    opens = _key_of(object_at(content, "file")) if text_at(content, "file", "url") else ""
    if opens is None:
        return None
    media_type = text_at(content, "info", "mimetype").lower()[:TYPE_LETTERS]
    return FileRef(
        channel=channel,
        name=one_line(text_at(content, "filename") or text_at(content, "body"), NAME_LETTERS).replace("/", " ")
        or "file",
        media_type=media_type if _MEDIA_TYPE.fullmatch(media_type) else LOCKED_TYPE,
        size=_size(at(content, "info", "size")),
        source=source,
        key=opens,
    )


def _key_of(file: Body) -> str | None:
    """Keep what opens a file, and nothing else that stands beside it; None when that is incomplete."""
    key, iv = text_at(file, "key", "k"), text_at(file, "iv")
    digest = text_at(file, "hashes", "sha256")
    known = text_at(file, "v") == "v2" and text_at(file, "key", "alg") == "A256CTR"
    if not known or not all(_BASE64.fullmatch(one) for one in (key, iv, digest)):
        return None
    web_key = {"kty": "oct", "key_ops": ["encrypt", "decrypt"], "alg": "A256CTR", "k": key, "ext": True}
    return json.dumps({"v": "v2", "key": web_key, "iv": iv, "hashes": {"sha256": digest}})


def _size(claimed: object) -> int | None:
    """Read a size in bytes; JSON's true is no number."""
    return claimed if type(claimed) is int and 0 < claimed < LARGEST_SIZE else None


def _read64(text: str) -> bytes:
    return urlsafe_b64decode(text.translate(_TO_URL_SAFE) + "=" * (-len(text) % 4))


def _unpadded(raw: bytes) -> str:
    return b64encode(raw).decode().rstrip("=")


def _url_safe(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
