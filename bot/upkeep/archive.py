"""The file of a backup: named parts, sealed; written whole or not at all, believed only when read to its end."""

from __future__ import annotations

import io
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from bot.channels.matrix.recovery import unspell
from bot.config import ConfigError
from bot.upkeep.sealed_file import NotOpened, Opening, Sealing

KEY_FILE: Final = "backup-key.txt"
ABOUT: Final = "about.json"
TABLES: Final = "tables/"
FILES: Final = "data/"
KEPT: Final = ("keys.json", "recovery-key.txt", "crypto/identity.sealed", "matrix.json", "crypto/device.db")
"""What is kept of ``data_dir``; the rest belongs to one machine or one run."""


class Archive:
    """A backup that is being written."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def add(self, name: str, content: bytes) -> None:
        """Add one part."""
        head = tarfile.TarInfo(name)
        head.size = len(content)
        self._tar.addfile(head, io.BytesIO(content))


@contextmanager
def written(path: Path, key: bytes) -> Iterator[Archive]:
    """Write a new file, readable by its owner only; when the block raises, there is none."""
    unfinished = path.with_name(f"{path.name}.new")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            sealing = Sealing(file, key)
            with tarfile.open(fileobj=cast("BinaryIO", sealing), mode="w|", format=tarfile.PAX_FORMAT) as tar:
                yield Archive(tar)
            sealing.close()
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def parts(path: Path, key: bytes) -> Iterator[tuple[str, bytes]]:
    """Read the parts of a file in the order they were added; after the last one it is known that nothing is missing.

    Raises:
        ConfigError: it cannot be read, the key is another one, or it was changed or cut off.
    """
    try:
        with path.open("rb") as file:
            opening = Opening(file, key)
            with tarfile.open(fileobj=cast("BinaryIO", opening), mode="r|") as tar:
                for head in tar:
                    content = tar.extractfile(head)
                    yield head.name, content.read() if content else b""
            opening.read_to_the_end()
    except NotOpened as error:
        raise ConfigError(f"{path} cannot be restored: {error}.") from None
    except OSError as error:
        raise ConfigError(f"{path} cannot be read ({error.strerror}); correct its name.") from None


def read_key(file: Path) -> bytes:
    """Read a backup key that was written down.

    Raises:
        ConfigError: it is not there, or mistyped.
    """
    try:
        return unspell(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f"The backup key is not in {file}; write it in a file and say --key FILE.") from None
    except ValueError:
        raise ConfigError(f"{file} holds no backup key; compare it with what was printed, letter by letter.") from None
