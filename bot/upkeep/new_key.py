"""The running service takes the keys that ``buurtbot rotate-key`` puts beside it, without a stop.

It looks at the file every second. What it seals from then on is sealed with the new key, and the note it leaves in the
database (`storage.keyring`) tells that nothing of it is sealed with an older one any more.
"""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Final, TypeAlias

from bot.config import ConfigError
from bot.keys import KEYS, open_vault
from bot.patience import patiently
from storage.keyring import KeyMissing
from storage.store import Store

log = logging.getLogger(__name__)

_LOOK_SECONDS: Final = 1.0
_Mark: TypeAlias = "tuple[int, int, int] | None"


async def follow_keys(store: Store, data_dir: Path) -> None:
    """Take new keys whenever the file holds others, until cancelled."""
    seen: _Mark = None
    while True:
        mark = await asyncio.to_thread(_mark_of, data_dir / KEYS)
        if mark is not None and mark != seen:
            await patiently("keys", lambda: take_new_keys(store, data_dir))
        seen = mark
        await asyncio.sleep(_LOOK_SECONDS)


async def take_new_keys(store: Store, data_dir: Path) -> None:
    """Take the keys of the file, if they are others than ours; keep ours where those cannot be used."""
    try:
        vault = await asyncio.to_thread(open_vault, data_dir)
        if vault.key_ids == store.vault.key_ids:
            await store.recognise_keys()  # what was cut off when they were taken is done now
            return
        await store.take_keys(vault)
        log.info("new keys", extra={"count": len(vault.key_ids)})
    except (ConfigError, KeyMissing) as error:
        log.error("the keys beside us cannot be used, ours are kept", extra={"kind": type(error).__name__})


def _mark_of(file: Path) -> _Mark:
    """Tell one state of a file from another."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
