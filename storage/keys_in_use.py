"""Which keys the transactions of this process seal with, so that a key is let go once the last of them ended."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.vault import Vault


class KeysInUse:
    """The keys that seal now, and those that transactions which began earlier still seal with."""

    def __init__(self, vault: Vault) -> None:
        """Seal with these."""
        self.vault = vault
        self._open: Counter[Vault] = Counter()
        self._ended = asyncio.Event()

    @contextmanager
    def held(self) -> Iterator[Vault]:
        """Hold the keys that seal now until the end of the block, whatever comes in their place meanwhile."""
        vault = self.vault
        self._open[vault] += 1
        try:
            yield vault
        finally:
            self._open[vault] -= 1
            self._ended.set()

    async def change(self, vault: Vault) -> None:
        """Seal with other keys from now on; return when nobody seals with those before any more."""
        self.vault, before = vault, self.vault
        while self._open[before] > 0:
            self._ended.clear()
            await self._ended.wait()
        del self._open[before]
