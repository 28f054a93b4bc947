"""A backup brings everything back, elsewhere too, and nothing is overwritten unasked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.config import Config, ConfigError
from bot.keys import crypto_secret, open_vault
from bot.upkeep.archive import ABOUT, KEPT, read_key, written
from bot.upkeep.backup import back_up
from bot.upkeep.restoring import Wishes, restore
from storage.migrate import SchemaNewer
from tests.bot.backup.setting import CLOCK, DEVICE, configured, kept_by, key_of, lived, mode, read, store_of
from tests.storage.things import NOW, heard, outgoing


async def test_everything_comes_back_on_another_machine(here: Config, file: Path, tmp_path: Path) -> None:
    before = await lived(here)
    assert await back_up(here, file, CLOCK) == 0
    there = configured(tmp_path / "there")
    assert await restore(there, file, Wishes(key=key_of(here))) == 0
    assert await read(there) == before
    assert crypto_secret(open_vault(there.bot.data_dir)) == crypto_secret(open_vault(here.bot.data_dir))
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
    await restore(large, file, Wishes(key=key_of(small)))
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
        await restore(here, file, Wishes())
    assert await read(here) == after
    await restore(here, file, Wishes(replace=True))
    assert await read(here) == before


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
        await restore(here, file, Wishes(replace=True))
    assert await read(here) == before
    assert kept_by(here, DEVICE).unpublished == 50


async def test_what_a_backup_does_not_remember_is_doubted_and_so_is_what_waited_in_it(here: Config, file: Path) -> None:
    await lived(here)
    store = store_of(here)
    async with store.begin() as tx:
        await tx.beat(NOW)
    await store.close()
    await back_up(here, file, CLOCK)
    await restore(here, file, Wishes(replace=True))
    again = store_of(here)
    async with again.begin() as tx:
        assert await tx.doubted_since() == NOW
        waiting = await tx.heads()
    await again.close()
    assert waiting
    assert all(row.said_since == row.made_at for row in waiting)


async def test_a_backup_of_a_newer_buurtbot_is_refused_and_changes_nothing(file: Path, tmp_path: Path) -> None:
    here = configured(tmp_path / "here")
    before = await lived(here)
    await back_up(here, tmp_path / "ours.backup", CLOCK)
    with written(file, read_key(key_of(here))) as archive:
        archive.add(ABOUT, json.dumps({"made_at": NOW.isoformat(), "schema": "9999"}).encode())
    with pytest.raises(SchemaNewer, match="use the newer one"):
        await restore(here, file, Wishes(replace=True))
    assert await read(here) == before
