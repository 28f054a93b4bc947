"""The crypto store of one device: nio's SQLite tables and vodozemac's objects behind a typed face.

Only this file and ``restored`` know nio. Of nio the store and the session classes are used; its machine and its client
are not, because they take what others wrote at its word (docs/bad-input.md A). All calls are short and block; they stay
on the thread of the event loop, where the SQLite connection was made.
"""

from __future__ import annotations

import contextlib
import fcntl
import logging
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import peewee
from nio.crypto import InboundGroupSession, InboundSession, OlmAccount, OlmDevice, OutboundSession, Session
from nio.store import SqliteStore
from nio.store.models import Accounts, MegolmInboundSessions, OlmSessions

from bot.channels.matrix.keylimits import KeyLimits, KeyName
from bot.channels.matrix.outcomes import DeviceMismatch, StoreInUse
from bot.channels.matrix.signing import signable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import TextIO

    import vodozemac

_FILE: Final = "device.db"
__all__ = ["InboundGroupSession", "Keystore", "Peer", "Session"]

NOT_SIGNED_IN: Final = ""
"""The device id in a store whose device is still to sign in (see ``restored``)."""
SHORTEST_SECRET: Final = 16
SESSIONS_PER_DEVICE: Final = 8
"""Olm sessions kept with one other device; a stranger can start as many as our fallback key allows."""
LETTERS_REMEMBERED: Final = 1_000
"""Names of opened letters that are kept: as many as one answer, asked for again after a crash, can bring twice."""
_OPENED: Final = "CREATE TABLE IF NOT EXISTS opened_letter (name TEXT PRIMARY KEY)"


@dataclass(frozen=True, slots=True)
class Peer:
    """A device of somebody else, or another of our own account, with keys that it signed itself."""

    user_id: str
    device_id: str
    curve25519: str
    ed25519: str
    cross_signed: bool = False
    """Its owner's self-signing key signed it, in the answer seen last; not known before the first one of this run."""


class Keystore:
    """Everything secret that one device keeps, but the cross-signing seeds; writes are on disk when a call returns."""

    def __init__(self, store: SqliteStore, account: OlmAccount, lock: TextIO) -> None:
        """Use ``open_keystore`` or ``make_keystore``."""
        self._store = store
        self._account = account
        self._lock = lock
        store.database.execute_sql(_OPENED)
        self._sessions = _last_used_first(store)
        self._room_keys: defaultdict[tuple[str, str], list[InboundGroupSession]] = defaultdict(list)
        for room_key in store.load_inbound_group_sessions():
            self._room_keys[room_key.room_id, room_key.id].append(room_key)
        self._limits = KeyLimits(_name(key) for kept in self._room_keys.values() for key in kept)
        self.user_id: Final[str] = store.user_id
        self.device_id: Final[str] = store.device_id
        self.curve25519: Final[str] = account.identity_keys["curve25519"]
        self.ed25519: Final[str] = account.identity_keys["ed25519"]

    def close(self) -> None:
        """Close the database and let other processes have it."""
        self._store.database.close()
        self._lock.close()

    def together(self) -> contextlib.AbstractContextManager[object]:
        """Write all that is saved inside the block in one transaction."""
        return self._store.database.atomic()  # type: ignore[no-any-return]

    # The account: identity, one-time keys, fallback key.

    def sign(self, value: Mapping[str, object]) -> str:
        """Sign *value* with this device's own Ed25519 key."""
        return str(self._account.sign(signable(value).decode("utf-8")))

    @property
    def announced(self) -> bool:
        """Tell whether the device keys were uploaded."""
        return bool(self._account.shared)

    def mark_announced(self, announced: bool) -> None:
        """Remember whether the homeserver has the device keys."""
        self._account.shared = announced
        self._store.save_account(self._account)

    def unpublished_one_time_keys(self, wanted: int) -> dict[str, str]:
        """Return key id to key of what is to be uploaded, making up to *wanted* new ones when nothing waits."""
        account = self._account
        if not account.one_time_keys["curve25519"] and wanted > 0:
            account.generate_one_time_keys(wanted)
            self._store.save_account(account)
        return dict(account.one_time_keys["curve25519"])

    def unpublished_fallback_key(self, *, renew: bool) -> dict[str, str]:
        """Return key id to key of the fallback key to be uploaded, making a new one when *renew* and none waits."""
        inner = self._account._account
        if renew and not inner.fallback_key:
            inner.generate_fallback_key()
            self._store.save_account(self._account)
        return {key_id: key.to_base64() for key_id, key in inner.fallback_key.items()}

    def mark_published(self) -> None:
        """Stop offering the current one-time and fallback keys for upload."""
        self._account.mark_keys_as_published()
        self._store.save_account(self._account)

    # Olm: one session for each other device, known by its Curve25519 key.

    def sessions(self, curve25519: str) -> Sequence[Session]:
        """Return the Olm sessions with a device, the one that last proved itself first."""
        return tuple(self._sessions.get(curve25519, ()))

    def begin_session(self, curve25519: str, one_time_key: str) -> None:
        """Start an Olm session with a claimed key; raises ``ValueError`` on keys that are none."""
        self._keep_session(curve25519, OutboundSession(self._account, curve25519, one_time_key))

    def accept_session(self, curve25519: str, message: vodozemac.PreKeyMessage) -> str:
        """Start an Olm session from another device's first message and return its text; raises ``ValueError``.

        The session is on disk before the one-time key is gone from it, so a crash in between loses no message.
        """
        session = InboundSession(self._account, message, curve25519)
        text = str(session.decrypt(message))
        with self.together():
            self._keep_session(curve25519, session)
            self._store.save_account(self._account)
        return text

    def save_session(self, curve25519: str, session: Session) -> None:
        """Write a session after its ratchet moved, and prefer it from now on."""
        self._store.save_session(curve25519, session)
        kept = self._sessions[curve25519]
        kept.remove(session)
        kept.insert(0, session)

    def note_opened(self, name: str) -> None:
        """Remember that a letter was opened; of many, the last."""
        database = self._store.database
        database.execute_sql("INSERT OR IGNORE INTO opened_letter (name) VALUES (?)", (name,))
        (newest,) = database.execute_sql("SELECT max(rowid) FROM opened_letter").fetchone()
        database.execute_sql("DELETE FROM opened_letter WHERE rowid <= ?", (newest - LETTERS_REMEMBERED,))

    def was_opened(self, name: str) -> bool:
        """Tell whether a letter was opened before, in this life or an earlier one."""
        found = self._store.database.execute_sql("SELECT 1 FROM opened_letter WHERE name = ?", (name,))
        return found.fetchone() is not None

    def _keep_session(self, curve25519: str, session: Session) -> None:
        self._store.save_session(curve25519, session)
        kept = self._sessions.setdefault(curve25519, [])
        kept.insert(0, session)
        while len(kept) > SESSIONS_PER_DEVICE:
            worn = kept.pop()
            with self._store.database.bind_ctx([OlmSessions]):
                OlmSessions.delete().where(OlmSessions.session_id == worn.id).execute()

    # Megolm: room keys that others, or we ourselves, made.

    def room_keys(self, room_id: str, session_id: str) -> Sequence[InboundGroupSession]:
        """Return the room keys under this id: more than one only where somebody passed off another's key as theirs."""
        return tuple(self._room_keys.get((room_id, session_id), ()))

    @property
    def room_key_count(self) -> int:
        """Count the room keys."""
        return sum(len(kept) for kept in self._room_keys.values())

    def add_room_key(self, room_id: str, session_id: str, key: str, *, curve25519: str, ed25519: str) -> bool:
        """Keep a room key that the device with these keys sent; tell whether it makes anything newly readable.

        Raises ``ValueError`` where *key* is none or belongs to another session. A key we have is replaced only by one
        of the same owner that is the same ratchet and begins earlier.
        """
        fresh = InboundGroupSession(key, ed25519, curve25519, room_id)
        if fresh.id != session_id:
            raise ValueError("the key is of another session")
        kept = self._room_keys[room_id, session_id]
        same_owner = [old for old in kept if (old.sender_key, old.ed25519) == (curve25519, ed25519)]
        for old in same_owner:
            if not _begins_earlier(fresh, old):
                return False
            kept.remove(old)
        kept.append(fresh)
        if len(kept) == 1:  # nio's table has room for one owner, and the first has the better claim
            self._store.save_inbound_group_session(fresh)
        over = () if same_owner else self._limits.add(_name(fresh))
        for gone in over:
            self._drop_room_key(gone)
        return _name(fresh) not in over

    def note_rooms(self, joined: Iterable[str], left: Iterable[str]) -> None:
        """Learn which rooms we are in, and which no longer: of keys for other rooms only few are kept."""
        self._limits.enter(joined)
        self._limits.leave(left)

    def _drop_room_key(self, name: KeyName) -> None:
        place = (name.room_id, name.session_id)
        self._room_keys[place] = [key for key in self._room_keys[place] if key.sender_key != name.curve25519]
        if not self._room_keys[place]:
            del self._room_keys[place]
        table = MegolmInboundSessions
        with self._store.database.bind_ctx([table]):
            mine = (table.session_id == name.session_id) & (table.sender_key == name.curve25519)
            table.delete().where(mine).execute()

    # Other people's devices, kept so that a device id can never quietly change its key.

    def known_peers(self) -> Iterator[tuple[Peer, bool]]:
        """Go through every device ever seen, and whether it is deleted."""
        for known in self._store.load_device_keys():
            yield Peer(known.user_id, known.device_id, known.curve25519, known.ed25519), known.deleted

    def save_peers(self, peers: Iterable[Peer], *, deleted: bool = False) -> None:
        """Write devices, without their names: those are people's own words and of no use to us."""
        rows: defaultdict[str, dict[str, OlmDevice]] = defaultdict(dict)
        for peer in peers:
            keys = {"curve25519": peer.curve25519, "ed25519": peer.ed25519}
            rows[peer.user_id][peer.device_id] = OlmDevice(peer.user_id, peer.device_id, keys, deleted=deleted)
        self._store.save_device_keys(rows)


def _last_used_first(store: SqliteStore) -> dict[str, list[Session]]:
    """Load the Olm sessions with each device in the order in which they last proved themselves.

    nio keeps the day of the last use and loads by the day of the making: of two sessions of one day it would prefer the
    older, which the other side may have given up. Each saving makes a new row, so the rows tell the order.
    """
    with store.database.bind_ctx([OlmSessions]):
        query = OlmSessions.select(OlmSessions.session_id).order_by(peewee.SQL("rowid").desc())
        place = {row.session_id: number for number, row in enumerate(query)}
    return {key: sorted(kept, key=lambda one: place[one.id]) for key, kept in store.load_sessions().items()}


def _name(key: InboundGroupSession) -> KeyName:
    return KeyName(key.sender_key, key.room_id, key.id)


def _begins_earlier(fresh: InboundGroupSession, old: InboundGroupSession) -> bool:
    if fresh.first_known_index >= old.first_known_index:
        return False
    return bool(fresh.export_session(old.first_known_index) == old.export_session(old.first_known_index))


def check_secret(secret: str) -> None:
    """Raise ``DeviceMismatch`` for a sealing secret that is nio's public default or too short to be one."""
    if secret == "DEFAULT_KEY" or len(secret) < SHORTEST_SECRET:  # noqa: S105
        raise DeviceMismatch(f"The secret that seals the crypto store must be random, {SHORTEST_SECRET} signs or more.")


def has_keystore(directory: Path) -> bool:
    """Tell whether *directory* holds the crypto store of any device; raises ``DeviceMismatch`` when it is damaged."""
    path = directory / _FILE
    if not path.exists() or not path.stat().st_size:
        return False
    try:
        with contextlib.closing(sqlite3.connect(path)) as database:
            if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise sqlite3.DatabaseError
            tables = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'accounts'").fetchone()
            return bool(tables[0]) and bool(database.execute("SELECT count(*) FROM accounts").fetchone()[0])
    except sqlite3.DatabaseError:
        raise DeviceMismatch("The crypto store is damaged: stop the bot and put back its backup.") from None


def name_device(directory: Path, user_id: str, device_id: str, secret: str) -> None:
    """Give the crypto store of a device that had not signed in yet the id that it signed in with."""
    store = open_store(directory, user_id, device_id, secret)
    with store.database.bind_ctx([Accounts]):
        nameless = (Accounts.user_id == user_id) & (Accounts.device_id == NOT_SIGNED_IN)
        Accounts.update(device_id=device_id).where(nameless).execute()
    store.database.close()


def open_keystore(directory: Path, user_id: str, device_id: str, secret: str) -> Keystore:
    """Open the crypto store in *directory*; raises ``DeviceMismatch`` when it is not this device's or not readable."""
    lock = _lock(directory)
    try:
        store = open_store(directory, user_id, device_id, secret)
        account = store.load_account()
        if account is None:
            raise DeviceMismatch(
                "The crypto store belongs to another device: configure that device or give this one an empty directory."
            )
        return Keystore(store, account, lock)
    except (ValueError, peewee.PeeweeException):
        lock.close()
        raise DeviceMismatch(
            "The crypto store cannot be opened: another sealing secret made it, or it is damaged."
        ) from None
    except DeviceMismatch:
        lock.close()
        raise


def make_keystore(directory: Path, user_id: str, device_id: str, secret: str) -> Keystore:
    """Make the crypto store of a device that nobody knows yet, readable by its owner only."""
    lock = _lock(directory)
    account = OlmAccount()
    store = open_store(directory, user_id, device_id, secret)
    store.save_account(account)
    return Keystore(store, account, lock)


def quiet_nio() -> None:
    """Keep nio and its database layer out of the log: they write whole events, with names and words in them."""
    logging.getLogger("nio").setLevel(logging.CRITICAL)
    logging.getLogger("peewee").setLevel(logging.CRITICAL)


def open_store(directory: Path, user_id: str, device_id: str, secret: str) -> SqliteStore:
    """Open nio's tables, readable by their owner only."""
    path = directory / _FILE
    path.touch(mode=0o600)
    path.chmod(0o600)
    return SqliteStore(user_id, device_id, str(directory), pickle_key=secret, database_name=_FILE)


def _lock(directory: Path) -> TextIO:
    """Keep other processes out: two of them on one ratchet would make messages that nobody can read."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    directory.chmod(0o700)
    lock = (directory / "lock").open("w")
    (directory / "lock").chmod(0o600)
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise StoreInUse("Another process uses this crypto store: stop it first.") from None
    return lock
