"""``buurtbot rotate-key``: a new key for everything, finished later when it was cut off, refused beside a service."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.config import Bot, Config, ConfigError, Database, Matrix, Privacy, Secret
from bot.keys import add_key, crypto_secret, open_vault
from bot.lease import AlreadyRunning, sole_process
from bot.upkeep.rotation import rotate_key
from storage.engine import open_engine
from storage.keyring import KeyMissing
from storage.migrate import migrate
from storage.resealing import SEALED
from storage.store import Store
from tests.storage.sealed_things import everything_read, save_everything


@pytest.fixture
def config(database_url: str, tmp_path: Path) -> Config:
    return Config(
        bot=Bot(data_dir=tmp_path / "data"),
        database=Database(url=Secret(database_url)),
        matrix=Matrix(homeserver="http://localhost", user_id="@buurtbot:localhost"),
        privacy=Privacy(controller="vzw De Linde", contact="privacy@example.org"),
    )


async def lived(config: Config) -> dict[str, list[str]]:
    """Fill the database of a configuration, and return what is read of it."""
    store = Store(open_engine(config.database.url.reveal()), open_vault(config.bot.data_dir))
    await migrate(store.engine)
    await store.recognise_keys()
    await save_everything(store)
    found = await everything_read(store)
    await store.close()
    return found


async def read(config: Config) -> dict[str, list[str]]:
    """Read everything as the next start would, its keys recognised first."""
    store = Store(open_engine(config.database.url.reveal()), open_vault(config.bot.data_dir))
    try:
        await store.recognise_keys()
        return await everything_read(store)
    finally:
        await store.close()


async def test_everything_is_sealed_with_a_new_key_and_the_old_one_is_gone(
    config: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    before = await lived(config)
    old = open_vault(config.bot.data_dir)
    assert await rotate_key(config) == 0
    assert capsys.readouterr().out.startswith(f"{len(SEALED)} values are sealed with a new key.")
    new = open_vault(config.bot.data_dir)
    assert len(new.key_ids) == 1
    assert new.key_ids != old.key_ids
    assert crypto_secret(new) == crypto_secret(old)
    assert await read(config) == before
    assert (config.bot.data_dir / "keys.json").stat().st_mode & 0o777 == 0o600


async def test_a_rotation_that_was_cut_off_is_finished_with_the_key_it_had_made(config: Config) -> None:
    before = await lived(config)
    add_key(config.bot.data_dir)  # and then the power went
    begun = open_vault(config.bot.data_dir).key_ids[-1]
    assert await read(config) == before
    await rotate_key(config)
    assert open_vault(config.bot.data_dir).key_ids == (begun,)
    assert await read(config) == before


async def test_a_running_service_is_not_robbed_of_its_key(config: Config) -> None:
    await lived(config)
    engine = open_engine(config.database.url.reveal())
    async with sole_process(engine, config.bot.data_dir):
        with pytest.raises(AlreadyRunning):
            await rotate_key(config)
    await engine.dispose()
    assert len(open_vault(config.bot.data_dir).key_ids) == 1


async def test_keys_of_another_database_change_nothing(config: Config) -> None:
    await lived(config)
    file = config.bot.data_dir / "keys.json"
    ours = file.read_text()
    file.unlink()
    open_vault(config.bot.data_dir)
    theirs = json.loads(file.read_text())
    with pytest.raises(KeyMissing):
        await rotate_key(config)
    assert json.loads(file.read_text()) == theirs
    file.write_text(ours)
    await read(config)


async def test_there_must_be_keys_to_rotate(config: Config) -> None:
    with pytest.raises(ConfigError, match="the first start makes them"):
        await rotate_key(config)
