"""The keys that seal fields: kept in a file beside the database, never in it."""

from __future__ import annotations

import base64
import json
import os
from typing import TYPE_CHECKING

from bot.config import ConfigError
from storage.vault import KEY_BYTES, Vault, new_key

if TYPE_CHECKING:
    from pathlib import Path

KEYS = "keys.json"


def open_vault(data_dir: Path) -> Vault:
    """Read the keys of a data directory; make them at the first start.

    Raises:
        ConfigError: the file is there but cannot be used.
    """
    path = data_dir / KEYS
    if not path.exists():
        _write_first(path)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        keys = {key_id: _root(text) for key_id, text in found["keys"].items()}
        return Vault(keys, found["current"], _root(found["index"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise ConfigError(f"{path} cannot be read as keys; put the file back from a backup.") from error


def has_keys(data_dir: Path) -> bool:
    """Say whether keys were made before."""
    return (data_dir / KEYS).exists()


def add_key(data_dir: Path) -> None:
    """Make a key that seals from now on; the older ones stay, to open what they sealed."""
    path = data_dir / KEYS
    found = json.loads(path.read_text(encoding="utf-8"))
    key_id, root = new_key()
    _write(path, found | {"current": key_id, "keys": found["keys"] | {key_id: _text(root)}})


def drop_old_keys(data_dir: Path) -> None:
    """Throw away every key but the one that seals; nothing may be sealed with them any more."""
    path = data_dir / KEYS
    found = json.loads(path.read_text(encoding="utf-8"))
    _write(path, found | {"keys": {found["current"]: found["keys"][found["current"]]}})


def crypto_secret(vault: Vault) -> str:
    """Derive the passphrase of the Matrix crypto store; it stays the same when the sealing key changes."""
    return vault.blind("crypto store")


def _root(text: str) -> bytes:
    root = base64.b64decode(text, validate=True)
    if len(root) != KEY_BYTES:
        raise ValueError("a key of another length")
    return root


def _write_first(path: Path) -> None:
    key_id, root = new_key()
    _other_id, index = new_key()
    _write(path, {"current": key_id, "keys": {key_id: _text(root)}, "index": _text(index)})


def _write(path: Path, keys: dict[str, object]) -> None:
    """Put the keys in their file, in one step: after a crash either the old or the new ones are there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(json.dumps(keys))
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _text(root: bytes) -> str:
    return base64.b64encode(root).decode()
