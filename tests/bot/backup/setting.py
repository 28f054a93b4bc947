"""A service that has lived, and what is read of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import vodozemac

from bot.channels.matrix.keystore import Peer, make_keystore, name_device, open_keystore
from bot.clock import SetClock
from bot.config import Bot, Config, Database, Matrix, Privacy, Secret
from bot.keys import crypto_secret, open_vault
from bot.upkeep.archive import KEY_FILE
from storage.engine import open_engine
from storage.migrate import migrate
from storage.store import Store
from tests.storage.sealed_things import everything_read, save_everything
from tests.storage.things import NOW

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
