"""Only one process serves a database: a lock that ends with the process that holds it."""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import logging
import os
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.channels.contract import AlreadyRunning
from storage.base import TROUBLE

__all__ = ["AlreadyRunning", "DatabaseLock", "Guard", "alone_with_keys", "for_ever", "sole_process"]

log = logging.getLogger(__name__)

_LOOK_SECONDS = 5.0
_AWAY = (*TROUBLE, DBAPIError)

Guard: TypeAlias = Callable[[], Coroutine[None, None, None]]
"""Runs for as long as the lease is held; raises `AlreadyRunning` when it was lost."""


@asynccontextmanager
async def sole_process(engine: AsyncEngine, data_dir: Path) -> AsyncIterator[Guard]:
    """Hold the database and the data directory (the Matrix device) for this process alone.

    Raises:
        AlreadyRunning: another process holds one of them.
    """
    with _held(data_dir / "running.lock", "account"):
        if engine.dialect.name == "sqlite":
            with _held(_beside(engine), "database"):
                yield for_ever  # a file lock ends with the process, not before
        else:
            async with _advisory(engine) as guard:
                yield guard


@contextmanager
def alone_with_keys(data_dir: Path) -> Iterator[None]:
    """Let nobody else change the keys meanwhile.

    Raises:
        AlreadyRunning: somebody does.
    """
    with _held(data_dir / "keys.lock", "keys"):
        yield


async def for_ever() -> None:
    """Guard what cannot be lost."""
    await asyncio.Event().wait()


def _beside(engine: AsyncEngine) -> Path | None:
    database = engine.url.database
    return None if database in {None, "", ":memory:"} else Path(f"{database}.lock")


@contextmanager
def _held(path: Path | None, what: str) -> Iterator[None]:
    if path is None:
        yield
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(f"Another Buurtbot is running with this {what} ({path}); stop it first.") from None
        yield
    finally:
        os.close(file)


@asynccontextmanager
async def _advisory(engine: AsyncEngine) -> AsyncIterator[Guard]:
    lock = DatabaseLock(engine)
    if not await lock.take():
        raise AlreadyRunning("Another Buurtbot is running with this PostgreSQL database; stop it first.")

    async def guard() -> None:
        """Look every few seconds whether the session that holds the lock is still there."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            with suppress(*_AWAY):  # the database is away, for us and for everybody: look again later
                await lock.keep()

    try:
        yield guard
    finally:
        await lock.drop()


class DatabaseLock:
    """PostgreSQL's advisory lock for this service; it belongs to one session and ends with it."""

    def __init__(self, engine: AsyncEngine) -> None:
        """Take nothing yet."""
        self._engine = engine
        self._session: AsyncConnection | None = None
        self._number = int.from_bytes(hashlib.sha256(b"buurtbot service").digest()[:8], "big", signed=True)

    async def take(self) -> bool:
        """Take it in a new session; False when another process has it."""
        session = await self._engine.connect()
        try:
            await session.execution_options(isolation_level="AUTOCOMMIT")
            got = await session.scalar(text("select pg_try_advisory_lock(:n)"), {"n": self._number})
        except BaseException:
            await session.invalidate()
            raise
        if got:
            self._session = session
        else:
            await session.close()
        return bool(got)

    async def keep(self) -> None:
        """Look whether it is still ours, and take it again when its session was lost, as in a restart of the server.

        Raises:
            AlreadyRunning: another process took it meanwhile.
            DBAPIError: the database is away.
        """
        if self._session is not None:
            try:
                await self._session.execute(text("select 1"))
            except _AWAY:
                await self.drop()
            else:
                return
        if not await self.take():
            raise AlreadyRunning("Another Buurtbot has taken over this PostgreSQL database, so this one stops.")
        log.info("the database is ours again")

    async def drop(self) -> None:
        """Let go of it."""
        session, self._session = self._session, None
        if session is not None:
            with suppress(*_AWAY):
                await session.invalidate()  # the lock belongs to the session: back in the pool it would live on
