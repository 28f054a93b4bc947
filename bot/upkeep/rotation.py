"""``buurtbot rotate-key``: a new sealing key, and everything sealed with it; what was cut off is finished next time."""

from __future__ import annotations

from bot.config import Config, ConfigError
from bot.keys import add_key, drop_old_keys, has_keys, open_vault
from bot.lease import sole_process
from bot.terminal import say
from storage.engine import open_engine
from storage.migrate import migrate
from storage.resealing import reseal
from storage.store import Store
from storage.vault import VaultError


async def rotate_key(config: Config) -> int:
    """Make a key, seal all values with it in one transaction, and throw the older keys away.

    Raises:
        ConfigError: there are no keys, or a value cannot be opened with them; then nothing was changed in the database.
        AlreadyRunning: the service runs; it would not know the new key.
        KeyMissing: the keys are not those of the database.
    """
    data_dir = config.bot.data_dir
    if not has_keys(data_dir):
        raise ConfigError("There are no keys in bot.data_dir yet; the first start makes them.")
    engine = open_engine(config.database.url.reveal())
    try:
        async with sole_process(engine, data_dir):
            await migrate(engine)
            vault = open_vault(data_dir)
            await Store(engine, vault).recognise_keys()
            if len(vault.key_ids) == 1:
                add_key(data_dir)
            sealed = await _seal_all(Store(engine, open_vault(data_dir)))
            drop_old_keys(data_dir)
    finally:
        await engine.dispose()
    say(f"{sealed} values are sealed with a new key. Make a new backup: an older one needs the key it holds.")
    return 0


async def _seal_all(store: Store) -> int:
    try:
        async with store.begin() as tx:
            await tx.recognise_keys()
            return await reseal(tx)
    except VaultError as error:
        raise ConfigError(
            f"A sealed value cannot be opened ({error}); nothing was changed. Put back a backup, or ask for help."
        ) from error
