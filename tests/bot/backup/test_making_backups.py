"""A backup is made beside the running service: of one moment, sealed, whole, and nothing is left behind."""

from __future__ import annotations

import asyncio
import itertools
from datetime import datetime
from pathlib import Path

import pytest

from bot.clock import SetClock
from bot.config import Config, ConfigError
from bot.keys import add_key
from bot.lease import AlreadyRunning, sole_process
from bot.upkeep.backup import back_up
from bot.upkeep.restoring import Wishes, restore
from storage.engine import open_engine
from tests.bot.backup.setting import CLOCK, configured, key_of, lived, mode, store_of
from tests.storage.things import NOW, heard, outgoing


def content_of(path: Path) -> bytes:
    return path.read_bytes()


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
    await restore(there, file, Wishes(key=key_of(here)))
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
            await restore(here, file, Wishes(replace=True))
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


async def test_the_backup_key_is_asked_for_and_its_typing_mistakes_are_found(file: Path, tmp_path: Path) -> None:
    here, there = configured(tmp_path / "here"), configured(tmp_path / "there")
    await lived(here)
    await back_up(here, file, CLOCK)
    with pytest.raises(ConfigError, match="say --key FILE"):
        await restore(there, file, Wishes())
    typed = tmp_path / "typed.txt"
    typed.write_text(key_of(here).read_text().swapcase())
    with pytest.raises(ConfigError, match="letter by letter"):
        await restore(there, file, Wishes(key=typed))
    assert not (there.bot.data_dir / "keys.json").exists()


async def test_the_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    here = configured(tmp_path / "here")
    await lived(here)
    with pytest.raises(ConfigError, match=rf"There is no folder {tmp_path / 'none'} "):
        await back_up(here, tmp_path / "none" / "today.backup", CLOCK)


async def test_a_second_backup_has_the_same_key_and_overwrites_no_first(file: Path, tmp_path: Path) -> None:
    here = configured(tmp_path / "here")
    await lived(here)
    await back_up(here, file, CLOCK)
    key, first = key_of(here).read_text(), content_of(file)
    with pytest.raises(ConfigError, match="is there already"):
        await back_up(here, file, CLOCK)
    await back_up(here, file.with_name("today.backup"), CLOCK)
    assert (key_of(here).read_text(), content_of(file)) == (key, first)


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
