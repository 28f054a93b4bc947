"""A backup made beside the service brings everything back, elsewhere too, and nothing is overwritten unasked."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import vodozemac

from bot.channels.matrix.keystore import Peer, make_keystore, name_device, open_keystore
from bot.channels.matrix.outcomes import DeviceMismatch
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
ME = "@buurtbot:localhost"
DEVICE = "BUURTBOTX"


def configured(folder: Path, url: str | None = None) -> Config:
    return Config(
        bot=Bot(data_dir=folder / "data"),
        database=Database(url=Secret(url or f"sqlite+aiosqlite:///{folder}/bot.db")),
        matrix=Matrix(homeserver="http://localhost", user_id=ME, password=Secret("geheim")),
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
    note = {"user_id": ME, "device_id": DEVICE, "access_token": "syt_old"}
    (data_dir / "matrix.json").write_text(json.dumps(note))
    keep_keys(data_dir)
    (data_dir / "crypto" / "identity.sealed").write_bytes(b"seeds")
    return found


def keep_keys(data_dir: Path) -> None:
    """Let the device know another one, read a room of it and write to it, and have put up keys of its own."""
    other, ratchet = vodozemac.Account(), vodozemac.GroupSession()
    other.generate_one_time_keys(1)
    (one_time_key,) = other.one_time_keys.values()
    curve25519, ed25519 = other.curve25519_key.to_base64(), other.ed25519_key.to_base64()
    kept = make_keystore(data_dir / "crypto", ME, DEVICE, secret_of(data_dir))
    kept.save_peers([Peer("@anna:localhost", "PHONE", curve25519, ed25519)])
    session_key = ratchet.session_key.to_base64()
    kept.add_room_key("!linde", ratchet.session_id, session_key, curve25519=curve25519, ed25519=ed25519)
    kept.begin_session(curve25519, one_time_key.to_base64())
    kept.unpublished_one_time_keys(50)
    kept.mark_announced(True)
    kept.close()


def secret_of(data_dir: Path) -> str:
    return crypto_secret(open_vault(data_dir))


@dataclass(frozen=True, slots=True)
class Kept:
    """What a crypto store holds: its device, its own key, the keys it reads with, whom it knows and can write to."""

    announced: bool
    own_key: str
    room_keys: int
    peers: int
    sessions: int
    unpublished: int


def kept_by(config: Config, device_id: str) -> Kept:
    crypto, secret = config.bot.data_dir / "crypto", secret_of(config.bot.data_dir)
    name_device(crypto, ME, device_id, secret)
    store = open_keystore(crypto, ME, device_id, secret)
    peers = [peer for peer, _deleted in store.known_peers()]
    sessions = sum(len(store.sessions(peer.curve25519)) for peer in peers)
    unpublished = len(store.unpublished_one_time_keys(0))
    found = Kept(store.announced, store.curve25519, store.room_key_count, len(peers), sessions, unpublished)
    store.close()
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


NEW_DEVICE = [
    "Put back 13 rows, as they were on 2026-11-22 10:00.",
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
