"""A backup made beside the service brings everything back, elsewhere too, and nothing is overwritten unasked."""

from __future__ import annotations

import asyncio
import itertools
import json
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SetClock
from bot.config import Bot, Config, ConfigError, Database, Matrix, Privacy, Secret
from bot.keys import add_key, crypto_secret, open_vault
from bot.lease import AlreadyRunning, sole_process
from bot.upkeep.archive import ABOUT, KEPT, KEY_FILE, read_key, written
from bot.upkeep.backup import back_up
from bot.upkeep.restoring import Wishes, restore
from storage.engine import open_engine
from storage.migrate import SchemaNewer, migrate
from storage.store import Store
from tests.storage.sealed_things import everything_read, save_everything
from tests.storage.things import NOW, heard, outgoing

CLOCK = SetClock(NOW)


def configured(folder: Path, url: str | None = None) -> Config:
    return Config(
        bot=Bot(data_dir=folder / "data"),
        database=Database(url=Secret(url or f"sqlite+aiosqlite:///{folder}/bot.db")),
        matrix=Matrix(homeserver="http://localhost", user_id="@buurtbot:localhost"),
        privacy=Privacy(controller="vzw De Linde", contact="privacy@example.org"),
    )


def store_of(config: Config) -> Store:
    return Store(open_engine(config.database.url.reveal()), open_vault(config.bot.data_dir))


async def lived(config: Config) -> dict[str, list[str]]:
    """Fill database and folder as a life would, and return what is read of it."""
    store = store_of(config)
    await migrate(store.engine)
    await store.recognise_keys()
    await save_everything(store)
    found = await everything_read(store)
    await store.close()
    data_dir = config.bot.data_dir
    (data_dir / "crypto").mkdir()
    (data_dir / "matrix.json").write_text('{"device_id": "BUURTBOTX"}')
    (data_dir / "crypto" / "identity.sealed").write_bytes(b"seeds")
    with sqlite3.connect(data_dir / "crypto" / "device.db") as device:
        device.execute("CREATE TABLE accounts (id)")
        device.execute("INSERT INTO accounts VALUES (7)")
    device.close()
    return found


async def read(config: Config) -> dict[str, list[str]]:
    """Read everything as the next start would, its keys recognised and its tables brought up to date."""
    store = store_of(config)
    try:
        await migrate(store.engine)
        await store.recognise_keys()
        return await everything_read(store)
    finally:
        await store.close()


def accounts(config: Config) -> list[tuple[int]]:
    device = sqlite3.connect(config.bot.data_dir / "crypto" / "device.db")
    try:
        return device.execute("SELECT id FROM accounts").fetchall()
    finally:
        device.close()


def key_of(config: Config) -> Path:
    return config.bot.data_dir / KEY_FILE


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def content_of(path: Path) -> bytes:
    return path.read_bytes()


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Config:
    """Where the bot lives, once on each engine."""
    return configured(tmp_path / "here", database_url)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "yesterday.backup"


async def test_everything_comes_back_on_another_machine(here: Config, file: Path, tmp_path: Path) -> None:
    before = await lived(here)
    assert await back_up(here, file, CLOCK) == 0
    there = configured(tmp_path / "there")
    assert await restore(there, file, Wishes(key=key_of(here)), CLOCK) == 0
    assert await read(there) == before
    assert crypto_secret(open_vault(there.bot.data_dir)) == crypto_secret(open_vault(here.bot.data_dir))
    assert accounts(there) == [(7,)]
    assert (there.bot.data_dir / "crypto" / "identity.sealed").read_bytes() == b"seeds"
    assert key_of(there).read_text() == key_of(here).read_text()
    for kept in [name for name in KEPT if (there.bot.data_dir / name).exists()]:
        assert mode(there.bot.data_dir / kept) == 0o600


async def test_a_neighbourhood_can_move_to_postgresql_and_goes_on_counting(
    postgres_url: str, file: Path, tmp_path: Path
) -> None:
    small, large = configured(tmp_path / "small"), configured(tmp_path / "large", postgres_url)
    before = await lived(small)
    await back_up(small, file, CLOCK)
    await restore(large, file, Wishes(key=key_of(small)), CLOCK)
    assert await read(large) == before
    store = store_of(large)
    async with store.begin() as tx:
        assert await tx.hear(heard("$m2"))
        assert await tx.queue(outgoing("o2"))
        assert not await tx.hear(heard("$m1"))
        found = await tx.request(12)
    assert found is not None
    assert found.made_at == NOW
    await store.close()


async def test_what_happened_since_is_undone_only_when_the_operator_says_so(here: Config, file: Path) -> None:
    before = await lived(here)
    await back_up(here, file, CLOCK)
    store = store_of(here)
    async with store.begin() as tx:
        await tx.hear(heard("$since"))
    await store.close()
    after = await read(here)
    with pytest.raises(ConfigError, match="say --replace"):
        await restore(here, file, Wishes(), CLOCK)
    assert await read(here) == after
    await restore(here, file, Wishes(replace=True), CLOCK)
    assert await read(here) == before


async def test_a_backup_is_made_while_others_write_and_is_of_one_moment(
    here: Config, file: Path, tmp_path: Path
) -> None:
    await lived(here)
    store = store_of(here)
    begun, ended = asyncio.Event(), asyncio.Event()

    async def go_on_writing() -> None:
        for n in itertools.count():
            async with store.begin() as tx:
                await tx.hear(heard(f"$pair{n}"))
                await tx.queue(outgoing(f"pair{n}"))
            begun.set()
            if ended.is_set():
                return

    writing = asyncio.create_task(go_on_writing())
    await begun.wait()
    await back_up(here, file, CLOCK)
    ended.set()
    await writing
    await store.close()
    there = configured(tmp_path / "there")
    await restore(there, file, Wishes(key=key_of(here)), CLOCK)
    copy = store_of(there)
    async with copy.begin() as tx:
        heard_rows, said_rows = (await tx.inbox_counts())["new"], (await tx.outbox_counts())["pending"]
    await copy.close()
    assert heard_rows == said_rows > 1


async def test_the_service_may_run_while_a_backup_is_made_but_not_while_one_is_put_back(
    here: Config, file: Path
) -> None:
    await lived(here)
    engine = open_engine(here.database.url.reveal())
    async with sole_process(engine, here.bot.data_dir):
        await back_up(here, file, CLOCK)
        with pytest.raises(AlreadyRunning):
            await restore(here, file, Wishes(replace=True), CLOCK)
    await engine.dispose()


async def test_a_backup_shows_nothing_and_leaves_nothing_else_behind(here: Config, file: Path) -> None:
    await lived(here)
    before = sorted(here.bot.data_dir.rglob("*"))
    await back_up(here, file, CLOCK)
    assert sorted(here.bot.data_dir.rglob("*")) == sorted([*before, key_of(here)])
    assert mode(file) == mode(key_of(here)) == 0o600
    content = content_of(file)
    for secret in (b"anna", b"delinde", b"keys.json", (here.bot.data_dir / "keys.json").read_bytes()[20:60]):
        assert secret not in content


def cut_off(file: Path) -> str:
    file.write_bytes(file.read_bytes()[:-1])
    return "it was cut off or changed"


def changed(file: Path) -> str:
    content = bytearray(file.read_bytes())
    content[-20] ^= 1
    file.write_bytes(content)
    return "the backup key is another one|it was changed"


def something_else(file: Path) -> str:
    file.write_text("a shopping list")
    return "it is no backup of Buurtbot"


@pytest.mark.parametrize("spoil", [cut_off, changed, something_else])
async def test_a_backup_that_is_not_whole_changes_nothing(
    here: Config, file: Path, spoil: Callable[[Path], str]
) -> None:
    before = await lived(here)
    await back_up(here, file, CLOCK)
    why = spoil(file)
    with pytest.raises(ConfigError, match=why):
        await restore(here, file, Wishes(replace=True), CLOCK)
    assert await read(here) == before
    assert accounts(here) == [(7,)]


async def test_the_backup_key_is_asked_for_and_its_typing_mistakes_are_found(file: Path, tmp_path: Path) -> None:
    here, there = configured(tmp_path / "here"), configured(tmp_path / "there")
    await lived(here)
    await back_up(here, file, CLOCK)
    with pytest.raises(ConfigError, match="say --key FILE"):
        await restore(there, file, Wishes(), CLOCK)
    typed = tmp_path / "typed.txt"
    typed.write_text(key_of(here).read_text().swapcase())
    with pytest.raises(ConfigError, match="letter by letter"):
        await restore(there, file, Wishes(key=typed), CLOCK)
    assert not (there.bot.data_dir / "keys.json").exists()


async def test_a_second_backup_has_the_same_key_and_overwrites_no_first(file: Path, tmp_path: Path) -> None:
    here = configured(tmp_path / "here")
    await lived(here)
    await back_up(here, file, CLOCK)
    key, first = key_of(here).read_text(), content_of(file)
    with pytest.raises(ConfigError, match="is there already"):
        await back_up(here, file, CLOCK)
    await back_up(here, file.with_name("today.backup"), CLOCK)
    assert (key_of(here).read_text(), content_of(file)) == (key, first)


async def test_a_new_device_leaves_the_old_one_out_and_keeps_the_identity(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = configured(tmp_path / "here"), configured(tmp_path / "there")
    await lived(here)
    await back_up(here, file, CLOCK)
    await restore(there, file, Wishes(key=key_of(here), new_device=True), CLOCK)
    found = {str(path.relative_to(there.bot.data_dir)) for path in there.bot.data_dir.rglob("*") if path.is_file()}
    assert found == {"keys.json", "crypto/identity.sealed", KEY_FILE, "running.lock"}
    assert "needs matrix.password_file" in capsys.readouterr().out


async def test_an_old_backup_says_what_may_not_work(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = configured(tmp_path / "here")
    await lived(here)
    await back_up(here, file, CLOCK)
    capsys.readouterr()
    await restore(here, file, Wishes(replace=True), SetClock(NOW + timedelta(days=2)))
    assert capsys.readouterr().out.splitlines() == [
        "Put back 10 rows, as they were on 2026-11-22 10:00. Say buurtbot check, then buurtbot run.",
        "The backup is old. If the bot cannot read encrypted messages now, restore again with --new-device.",
    ]


async def test_a_backup_of_a_newer_buurtbot_is_refused_and_changes_nothing(file: Path, tmp_path: Path) -> None:
    here = configured(tmp_path / "here")
    before = await lived(here)
    await back_up(here, tmp_path / "ours.backup", CLOCK)
    with written(file, read_key(key_of(here))) as archive:
        archive.add(ABOUT, json.dumps({"made_at": NOW.isoformat(), "schema": "9999"}).encode())
    with pytest.raises(SchemaNewer, match="use the newer one"):
        await restore(here, file, Wishes(replace=True), CLOCK)
    assert await read(here) == before


async def test_there_must_be_something_to_back_up(file: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nothing to back up yet"):
        await back_up(configured(tmp_path), file, CLOCK)


async def test_keys_that_change_while_a_backup_is_made_leave_none_that_opens_nothing(here: Config, file: Path) -> None:
    class Rotating(SetClock):
        """Tells the time, and meanwhile somebody else makes a new key."""

        def now(self) -> datetime:
            add_key(here.bot.data_dir)
            return super().now()

    await lived(here)
    with pytest.raises(ConfigError, match="make it again"):
        await back_up(here, file, Rotating(NOW))
    assert not await asyncio.to_thread(file.exists)
