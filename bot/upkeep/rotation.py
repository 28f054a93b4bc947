"""``buurtbot rotate-key``: a new sealing key, and everything sealed with it, also beside the running service.

The order makes it safe to be cut off anywhere; the next run goes on where this one ended:

1. the new key is put in the file beside the older one;
2. the running service takes it, and notes that in the database once its last transaction with the older key has ended
   (`bot.upkeep.new_key`); where none runs we note it ourselves, for whoever starts from now on reads the file;
3. every value is sealed anew, some in each transaction; a value that was written meanwhile is left as it is;
4. when nothing is sealed with the older key any more it is thrown away, and the service lets go of it as well.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import Config, ConfigError
from bot.keys import add_key, drop_old_keys, has_keys, open_vault
from bot.lease import AlreadyRunning, alone_with_keys, sole_process
from bot.terminal import say
from storage.engine import open_engine
from storage.migrate import migrate, schema_state
from storage.resealing import let_go_of_older_keys, reseal
from storage.store import Store
from storage.vault import VaultError

PATIENCE_SECONDS: Final = 60.0
_LOOK_SECONDS: Final = 0.2
_BREATH_SECONDS: Final = 0.01
"""Between two transactions, so that the service gets its turn."""


async def rotate_key(config: Config) -> int:
    """Make a key, seal all values with it, and throw the older keys away.

    Raises:
        ConfigError: there are no keys, the service does not take the new one, or a value cannot be opened; then the
            older key is kept.
        AlreadyRunning: the keys are being changed by somebody else.
        KeyMissing: the keys are not those of the database.
    """
    data_dir = config.bot.data_dir
    if not has_keys(data_dir):
        raise ConfigError("There are no keys in bot.data_dir yet; the first start makes them.")
    engine = open_engine(config.database.url.reveal())
    try:
        with alone_with_keys(data_dir):
            store = await known_everywhere(engine, data_dir)
            sealed = await seal_all(store)
            drop_old_keys(data_dir)
    finally:
        await engine.dispose()
    say(f"{sealed} values are sealed with a new key. Make a new backup: an older one needs the key it holds.")
    return 0


async def known_everywhere(engine: AsyncEngine, data_dir: Path) -> Store:
    """Make a new key, or go on with the one that was made, and return the database opened with it.

    From then on nobody seals with an older key.
    """
    try:
        async with sole_process(engine, data_dir):
            await migrate(engine)
            store = await _with_new_key(engine, data_dir)
            await store.recognise_keys()
    except AlreadyRunning:
        if not (await schema_state(engine)).is_current:
            raise ConfigError("The running service is of another version; restart it first.") from None
        store = await _with_new_key(engine, data_dir)
        await _until_taken(store)
    return store


async def _with_new_key(engine: AsyncEngine, data_dir: Path) -> Store:
    before = open_vault(data_dir)
    async with Store(engine, before).begin() as tx:
        await tx.match_keys()
    if len(before.key_ids) == 1:
        add_key(data_dir)
    return Store(engine, open_vault(data_dir))


async def _until_taken(store: Store) -> None:
    """Wait until the service has noted that it seals with the new key."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not await _is_taken(store):  # noqa: ASYNC110 - another process does it
                await asyncio.sleep(_LOOK_SECONDS)
    except TimeoutError:
        raise ConfigError(
            "The running service has not taken the new key within a minute; restart it, then say rotate-key again."
        ) from None


async def _is_taken(store: Store) -> bool:
    async with store.begin(patient=True) as tx:
        return await tx.has_proof()


async def seal_all(store: Store) -> int:
    """Seal everything anew, and make sure that nothing is left; return how many values that were."""
    sealed = 0
    try:
        while True:
            async for some in reseal(store):
                sealed += some
                await asyncio.sleep(_BREATH_SECONDS)
            async with store.begin(patient=True) as tx:
                if await let_go_of_older_keys(tx):
                    return sealed
    except VaultError as error:
        raise ConfigError(
            f"A sealed value cannot be opened ({error}); the older key is kept. Put back a backup, or ask for help."
        ) from error
