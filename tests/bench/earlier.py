"""An earlier life of the service, written down: it has been in all rooms, so that a start is one among many."""

from collections.abc import Sequence
from pathlib import Path

from bot.config import load
from bot.keys import open_vault
from storage.engine import open_engine
from storage.migrate import migrate
from storage.store import Store

CHANNEL = "matrix"


async def remember(config: Path, rooms: Sequence[str]) -> None:
    """Note that these rooms were entered and heard until now."""
    settings = load(config, {})
    engine = open_engine(settings.database.url.reveal())
    try:
        await migrate(engine)
        store = Store(engine, open_vault(settings.bot.data_dir))
        await store.recognise_keys()
        async with store.begin() as tx:
            await tx.take_position(CHANNEL, "s0")
            await tx.take_notes(CHANNEL, [(f"entered:{room}", "yes") for room in rooms])
    finally:
        await engine.dispose()
