"""A file that only its key opens: sealed piece by piece, so that it may be large, be cut off, and be noticed to be.

``BUURTBOT BACKUP 1`` | salt (16 bytes) | pieces: length (4 bytes), then AES-256-GCM of up to 1 MiB. The nonce of a
piece is its number; whether it is the last is authenticated with it. The key of the file is derived from the backup key
and the salt.
"""

from __future__ import annotations

import secrets
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_MAGIC: Final = b"BUURTBOT BACKUP 1\n"
_SALT_BYTES: Final = 16
_PIECE_BYTES: Final = 1 << 20
_TAG_BYTES: Final = 16
_MORE, _LAST = b"more", b"last"


class NotOpened(Exception):
    """It is no sealed file, another key sealed it, or it was changed or cut off; the text says which."""


class Sealing:
    """Writes a sealed file; only after ``close`` is it whole."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        salt = secrets.token_bytes(_SALT_BYTES)
        self._file = file
        self._cipher = _cipher(key, salt)
        self._number = 0
        self._waiting = bytearray()
        file.write(_MAGIC + salt)

    def write(self, data: bytes) -> int:
        """Seal some more."""
        self._waiting += data
        while len(self._waiting) > _PIECE_BYTES:
            self._seal(bytes(self._waiting[:_PIECE_BYTES]), _MORE)
            del self._waiting[:_PIECE_BYTES]
        return len(data)

    def close(self) -> None:
        """Seal what is left as the last piece."""
        self._seal(bytes(self._waiting), _LAST)
        self._waiting.clear()

    def _seal(self, piece: bytes, kind: bytes) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number), piece, kind)
        self._number += 1
        self._file.write(len(sealed).to_bytes(4, "big") + sealed)


class Opening:
    """Reads a sealed file; what it returns is what was written and nothing follows, or it raises ``NotOpened``."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise NotOpened("it is no backup of Buurtbot")
        self._file = file
        self._cipher = _cipher(key, file.read(_SALT_BYTES))
        self._number = 0
        self._opened = bytearray()
        self._ended = False

    def read(self, size: int) -> bytes:
        """Return up to *size* bytes, fewer only at the end."""
        while len(self._opened) < size and not self._ended:
            self._opened += self._next()
        taken = bytes(self._opened[:size])
        del self._opened[:size]
        return taken

    def read_to_the_end(self) -> None:
        """Read what is left, to be sure that nothing was cut off."""
        while self.read(_PIECE_BYTES):
            pass

    def _next(self) -> bytes:
        length = int.from_bytes(self._file.read(4), "big")
        sealed = self._file.read(length) if _TAG_BYTES <= length <= _PIECE_BYTES + _TAG_BYTES else b""
        if len(sealed) != length or not sealed:
            raise NotOpened("it was cut off or changed")
        for kind in (_MORE, _LAST):
            try:
                piece = self._cipher.decrypt(_nonce(self._number), sealed, kind)
            except InvalidTag:
                continue
            self._number += 1
            self._ended = kind == _LAST
            if self._ended and self._file.read(1):
                raise NotOpened("something follows its end")
            return piece
        raise NotOpened("it was changed" if self._number else "the backup key is another one, or the file was changed")


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt=salt, info=_MAGIC).derive(key))


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")
