"""Only one process serves a database: a lock that ends with the process that holds it."""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import os
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.contract import AlreadyRunning
from storage.base import TROUBLE

__all__ = ["AlreadyRunning", "Guard", "for_ever", "sole_process"]

_LOOK_SECONDS = 5.0


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
    number = int.from_bytes(hashlib.sha256(b"buurtbot service").digest()[:8], "big", signed=True)
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        got = await connection.scalar(text("select pg_try_advisory_lock(:n)"), {"n": number})
        if not got:
            raise AlreadyRunning("Another Buurtbot is running with this PostgreSQL database; stop it first.")

        async def guard() -> None:
            """Look every few seconds whether the session that holds the lock is still there."""
            while True:
                await asyncio.sleep(_LOOK_SECONDS)
                try:
                    await connection.execute(text("select 1"))
                except TROUBLE:
                    lost = "The connection that kept the database for this Buurtbot alone was lost; start it again."
                    raise AlreadyRunning(lost) from None

        try:
            yield guard
        finally:
            await connection.invalidate()  # the lock belongs to the session: back in the pool it would live on
