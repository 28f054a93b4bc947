"""What a channel remembers, kept in our database."""

from __future__ import annotations

from storage.store import Store


class StoredNotebook:
    """The notebook of one channel."""

    def __init__(self, store: Store, channel: str) -> None:
        self._store = store
        self._channel = channel

    async def position(self) -> str | None:
        """Read the position of the last batch that was heard."""
        async with self._store.begin() as tx:
            return await tx.position_of(self._channel)

    async def read(self, name: str) -> str | None:
        """Read one note."""
        return (await self.read_all(name)).get(name)

    async def read_all(self, prefix: str) -> dict[str, str]:
        """Read every note whose name starts so."""
        async with self._store.begin() as tx:
            return await tx.notes(self._channel, prefix)

    async def write(self, name: str, value: str | None) -> None:
        """Write one note in a transaction of its own; None deletes it."""
        async with self._store.begin() as tx:
            await tx.take_notes(self._channel, ((name, value),))
