"""A restored bot is a new device, or the same for who asks for that; without a way in nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.channels.matrix.outcomes import DeviceMismatch
from bot.config import ConfigError, Secret
from bot.upkeep.backup import back_up
from bot.upkeep.restoring import Wishes, restore
from tests.bot.backup.setting import CLOCK, DEVICE, Kept, configured, kept_by, lived, read

NEW_DEVICE = [
    "Put back 33 rows, as they were on 2026-11-22 10:00.",
    "What was said since then is looked up in the rooms before it is said again.",
    "The bot will sign in as a new device with the same identity, and reads what is said to that. What people wrote "
    "with keys newer than the backup and older than that stays closed; it tells each of them once.",
    "Say buurtbot check, then buurtbot run.",
    "When it runs, remove the old device BUURTBOTX from its account (Element: Settings, Sessions).",
]
SAME_DEVICE = [
    *NEW_DEVICE[:2],
    "The bot goes on as the device BUURTBOTX. People whose client changed its keys since the backup cannot be read "
    "until it changes them again, after a week or 100 messages; the bot tells each of them once.",
    "Say buurtbot check, then buurtbot run.",
]


async def test_a_restored_bot_is_a_new_device_that_reads_with_the_old_keys_and_writes_with_none_of_them(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = configured(tmp_path / "here")
    await lived(here)
    await back_up(here, file, CLOCK)
    capsys.readouterr()
    await restore(here, file, Wishes(replace=True))
    assert capsys.readouterr().out.splitlines() == NEW_DEVICE
    assert not (here.bot.data_dir / "matrix.json").exists()
    assert (here.bot.data_dir / "crypto" / "identity.sealed").read_bytes() == b"seeds"
    new = kept_by(here, "BUURTBOTY")
    assert (new.announced, new.room_keys, new.peers, new.sessions, new.unpublished) == (False, 1, 1, 0, 0)
    with pytest.raises(DeviceMismatch, match="another device"):
        kept_by(here, DEVICE)


async def test_the_same_device_keeps_its_key_and_lets_go_of_what_others_have_gone_on_from(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = configured(tmp_path / "here")
    await lived(here)
    own_key = kept_by(here, DEVICE).own_key
    await back_up(here, file, CLOCK)
    capsys.readouterr()
    await restore(here, file, Wishes(replace=True, same_device=True))
    assert capsys.readouterr().out.splitlines() == SAME_DEVICE
    assert "BUURTBOTX" in (here.bot.data_dir / "matrix.json").read_text()
    assert kept_by(here, DEVICE) == Kept(False, own_key, room_keys=1, peers=1, sessions=0, unpublished=0)


WAYS_IN = {
    "no password": ({"password": None}, "set matrix.password_file for that, or say --same-device"),
    "the old token": ({"password": None, "access_token": Secret("syt_old")}, "make a new token"),
    "the old name": ({"device_id": DEVICE}, "leave it out"),
    "another account": ({"user_id": "@anna:localhost"}, "of another Matrix account"),
}


@pytest.mark.parametrize(("matrix", "fix"), WAYS_IN.values(), ids=WAYS_IN.keys())
async def test_a_restore_without_a_way_in_for_a_new_device_is_refused_and_changes_nothing(
    file: Path, tmp_path: Path, matrix: dict[str, Any], fix: str
) -> None:
    here = configured(tmp_path / "here")
    before = await lived(here)
    await back_up(here, file, CLOCK)
    other = replace(here, matrix=replace(here.matrix, **matrix))
    with pytest.raises(ConfigError, match=fix):
        await restore(other, file, Wishes(replace=True))
    assert await read(here) == before
    assert kept_by(here, DEVICE).unpublished == 50


async def test_a_token_of_a_new_device_is_a_way_in_too(file: Path, tmp_path: Path) -> None:
    here = configured(tmp_path / "here")
    await lived(here)
    await back_up(here, file, CLOCK)
    other = replace(here, matrix=replace(here.matrix, password=None, access_token=Secret("syt_new")))
    assert await restore(other, file, Wishes(replace=True)) == 0
