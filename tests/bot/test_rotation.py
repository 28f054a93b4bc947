"""``buurtbot rotate-key``: a new key for everything, beside a service that runs, finished later when it was cut off."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import App
from bot.channels.contract import Batch
from bot.clock import SetClock
from bot.config import Bot, Config, ConfigError, Database, Matrix, Privacy, Secret, Web
from bot.keys import add_key, crypto_secret, open_vault
from bot.lease import AlreadyRunning, alone_with_keys
from bot.upkeep.backup import back_up
from bot.upkeep.new_key import take_new_keys
from bot.upkeep.restoring import Wishes, restore
from bot.upkeep.rotation import known_everywhere, rotate_key
from storage.engine import open_engine
from storage.keyring import KeyMissing
from storage.migrate import migrate
from storage.resealing import SEALED, reseal
from storage.store import Store
from tests.storage.sealed_things import everything_read, save_everything
from tests.storage.things import NOW, heard


@pytest.fixture
def config(database_url: str, tmp_path: Path) -> Config:
    return configured(tmp_path, database_url)


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Config:
    return configured(tmp_path, f"sqlite+aiosqlite:///{tmp_path}/bot.db")


def configured(folder: Path, url: str) -> Config:
    return Config(
        bot=Bot(data_dir=folder / "data"),
        database=Database(url=Secret(url)),
        matrix=Matrix(homeserver="http://127.0.0.1:9", user_id="@buurtbot:localhost", password=Secret("geheim")),
        web=Web(listen="127.0.0.1:0"),
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


@asynccontextmanager
async def running(config: Config) -> AsyncIterator[App]:
    """Let the service run; its homeserver is away, which it bears."""
    async with App.open(config) as app:
        task = asyncio.create_task(app.run())
        try:
            yield app
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def talk(app: App) -> None:
    """Let people write to the service meanwhile."""
    for number in range(25):
        await app.engine.hear("matrix", Batch((heard(f"$talk{number}"),)))


def everything_of(read: dict[str, list[str]]) -> dict[str, str]:
    """Leave out what comes and goes while a service runs."""
    return {table: min(found) for table, found in read.items() if table not in {"inbox", "outbox", "question"}}


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


async def test_a_service_goes_on_while_everything_is_sealed_with_a_new_key(config: Config) -> None:
    before = await lived(config)
    old = open_vault(config.bot.data_dir)
    async with running(config) as app:
        talking = asyncio.create_task(talk(app))
        assert await rotate_key(config) == 0
        talking.cancel()
        (new,) = open_vault(config.bot.data_dir).key_ids
        assert (new,) != old.key_ids
        await take_new_keys(app.engine.store, config.bot.data_dir)
        assert app.engine.store.vault.key_ids == (new,)
        await app.engine.hear("matrix", Batch((heard("$afterwards"),)))
        async with app.engine.store.begin() as tx:
            assert (await tx.inbox_counts()).get("parked", 0) == 0
    assert everything_of(before).items() <= everything_of(await read(config)).items()


async def cut_off(config: Config, steps: int) -> None:
    """Begin a new key, and lose the power after so many transactions."""
    engine = open_engine(config.database.url.reveal())
    sealing = reseal(await known_everywhere(engine, config.bot.data_dir))
    for _step in range(steps):
        await anext(sealing)
    await sealing.aclose()
    await engine.dispose()


async def test_cut_off_anywhere_beside_a_service_it_goes_on_at_the_next_run(config: Config) -> None:
    before = await lived(config)
    async with running(config) as app:
        for steps in (0, 1, 7):
            await cut_off(config, steps)
        begun = open_vault(config.bot.data_dir).key_ids[-1]
        assert app.engine.store.vault.key_ids[-1] == begun
        await app.engine.hear("matrix", Batch((heard("$between"),)))
        await rotate_key(config)
        assert open_vault(config.bot.data_dir).key_ids == (begun,)
    assert everything_of(before).items() <= everything_of(await read(config)).items()


async def test_keys_that_cannot_be_used_are_not_taken_by_a_service(on_sqlite: Config) -> None:
    await lived(on_sqlite)
    file = on_sqlite.bot.data_dir / "keys.json"
    async with running(on_sqlite) as app:
        ours = app.engine.store.vault
        for written in ("no keys at all", file.read_text().replace(ours.key_ids[0], "0badcafe")):
            file.write_text(written)
            await take_new_keys(app.engine.store, on_sqlite.bot.data_dir)
            assert app.engine.store.vault is ours


async def test_a_backup_from_before_still_opens(on_sqlite: Config, tmp_path: Path) -> None:
    before = await lived(on_sqlite)
    file = tmp_path / "yesterday.backup"
    await back_up(on_sqlite, file, SetClock(NOW))
    old = open_vault(on_sqlite.bot.data_dir).key_ids
    await rotate_key(on_sqlite)
    await restore(on_sqlite, file, Wishes(replace=True))
    assert open_vault(on_sqlite.bot.data_dir).key_ids == old
    assert await read(on_sqlite) == before


async def test_only_one_changes_the_keys_at_a_time(on_sqlite: Config) -> None:
    await lived(on_sqlite)
    with alone_with_keys(on_sqlite.bot.data_dir), pytest.raises(AlreadyRunning):
        await rotate_key(on_sqlite)
    assert len(open_vault(on_sqlite.bot.data_dir).key_ids) == 1


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


async def test_there_must_be_keys_to_rotate(on_sqlite: Config) -> None:
    with pytest.raises(ConfigError, match="the first start makes them"):
        await rotate_key(on_sqlite)
