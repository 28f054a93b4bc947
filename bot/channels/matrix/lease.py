"""One process for one account, wherever it runs: a note in the account's own data, renewed while we run.

Two processes with two folders and two databases would both answer everybody. A start that finds the fresh note of
another instance is refused. Where two start in the same moment, or a clock is wrong, the one that wrote first finds the
other's note when it renews its own, and stops: no clock is needed for that. After a crash the same folder starts again
at once.
"""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import logging
import secrets
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.channels.contract import AlreadyRunning
from bot.channels.matrix.guard import at, text_at
from bot.channels.matrix.session import write_private
from bot.channels.matrix.transport import MatrixError, NotFound, Transport, client

if TYPE_CHECKING:
    from pathlib import Path

    from bot.channels.matrix.guard import Body
    from bot.clock import Clock

log = logging.getLogger(__name__)

KIND: Final = "org.buurtbot.lease"
FILE: Final = "instance"
FRESH: Final = timedelta(seconds=90)
FIRST_RENEWAL_SECONDS: Final = 5.0
RENEWAL_SECONDS: Final = 30.0
RELEASE_SECONDS: Final = 2.0
_LATEST: Final = 10**14
"""Milliseconds that still are a date; what others write is not believed to be one."""


class Lease:
    """The right to speak for an account; ``data_dir`` remembers who we are."""

    def __init__(self, transport: Transport, user_id: str, data_dir: Path, clock: Clock) -> None:
        """Keep what is needed; nothing is read or sent yet."""
        self._transport = transport
        self._path = client("user", user_id, "account_data", KIND)
        self._file = data_dir / FILE
        self._clock = clock
        self._instance = ""
        self._held = False

    async def take(self) -> None:
        """Make the account ours.

        Raises ``AlreadyRunning`` when another instance was there less than ``FRESH`` ago, and ``MatrixError``.
        """
        self._instance = self._instance or await asyncio.to_thread(_instance, self._file)
        other = await self._others_note()
        if other is not None and abs(self._clock.now() - other) < FRESH:
            raise AlreadyRunning(
                "Another Buurtbot is running with this Matrix account; stop it first, "
                f"or wait {FRESH.seconds} seconds if it is gone."
            )
        await self._write({"instance": self._instance, "at": int(self._clock.now().timestamp() * 1000)})
        self._held = True

    async def keep(self) -> None:
        """Renew it until cancelled; raises ``AlreadyRunning`` when another instance has taken it since."""
        for seconds in itertools.chain([FIRST_RENEWAL_SECONDS], itertools.repeat(RENEWAL_SECONDS)):
            await asyncio.sleep(seconds)
            try:
                await self.renew()
            except MatrixError as trouble:
                # Nobody else can take it from a homeserver that is away.
                log.info("the lease was not renewed", extra={"kind": type(trouble).__name__})

    async def renew(self) -> None:
        """Write it anew; raises ``AlreadyRunning`` when somebody else has written since, and ``MatrixError``."""
        if await self._others_note() is not None:
            self._held = False
            raise AlreadyRunning("Another Buurtbot has taken over this Matrix account, so this one stops.")
        await self.take()

    async def release(self) -> None:
        """Let another instance start at once; a homeserver that does not answer now keeps it until it is stale."""
        if self._held:
            self._held = False
            with suppress(MatrixError, TimeoutError):
                async with asyncio.timeout(RELEASE_SECONDS):
                    await self._write({})

    async def _others_note(self) -> datetime | None:
        """Read when another instance was last there, by its own clock; None when nobody else has a note."""
        try:
            note = await self._transport.call("GET", self._path)
        except NotFound:
            return None
        if text_at(note, "instance") in {"", self._instance}:
            return None
        stamp = at(note, "at")
        milliseconds = stamp if isinstance(stamp, int) and 0 <= stamp < _LATEST else 0
        return datetime.fromtimestamp(milliseconds / 1000, UTC)

    async def _write(self, note: Body) -> None:
        await self._transport.call("PUT", self._path, body=note)


def _instance(file: Path) -> str:
    """Return who we are: the same after a crash, another for every copy of the folder, which is another file."""
    if not file.exists():
        write_private(file, secrets.token_hex(16))
    return hashlib.sha256(f"{file.read_text()}|{file.stat().st_ino}".encode()).hexdigest()[:32]
