"""Runs sync answers through the real channel into a real inbox, and counts what was heard.

Everything is the product's own but the homeserver at the other end: transport, guard, pump, intake, device with its
crypto store, doorkeeper, engine and database. The channel is closed and started again from time to time.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select

from bot.channels.contract import Batch
from bot.channels.matrix.channel import MatrixChannel
from bot.clock import SetClock
from bot.config import Invites, Matrix, Secret
from bot.crash import CrashPlan
from bot.engine.readers import Defaults
from bot.i18n import Speech
from bot.notebook import StoredNotebook
from bot.product import Engine
from handlers.model import Incoming
from storage.engine import open_engine
from storage.store import Store
from storage.tables import inbox
from storage.vault import Vault
from tests.fuzz.homeserver import QuietHomeserver
from tests.fuzz.syncs import Syncs
from tests.matrix.events import ANNA, ME
from tests.matrix.fake_person import fake_person

DEVICE = "BUURTBOT"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Brussels"))
STEP = timedelta(hours=1)
"""Time that passes with each answer, so that late keys are told about and let go."""
LIFE = 5_000
"""Answers between two starts."""
TOGETHER = 25
"""Answers that are committed in one transaction, where only hearing is tried."""


@dataclass(slots=True)
class Flood:
    """One run; ``items`` counts what the answers brought to the inbox."""

    syncs: Syncs
    store: Store
    server: QuietHomeserver
    folder: Path
    together: int
    clock: SetClock = field(default_factory=lambda: SetClock(NOW))
    items: int = 0
    _batches: int = 0
    _waiting: list[Incoming] = field(default_factory=list)
    _notes: dict[str, str | None] = field(default_factory=dict)

    async def live(self, answers: int) -> None:
        """Hear so many more answers in one life; raises what left the loop."""
        self.server.done.clear()
        self.syncs.upto += answers
        channel = self._channel()
        engine = self._engine(channel)

        async def hear(batch: Batch) -> None:
            await self._hear(engine, batch)

        listening = asyncio.create_task(channel.listen(hear))
        dry = asyncio.create_task(self.server.done.wait())
        try:
            await asyncio.wait({listening, dry}, return_when=asyncio.FIRST_COMPLETED)
            if listening.done():
                listening.result()
            await self._commit(engine, f"s{self.syncs.number}")
        except Exception as error:
            error.add_note(f"seed {self.syncs.seed}, answer {self.syncs.number}: {self.syncs.last!r}")
            raise
        finally:
            for task in (listening, dry):
                task.cancel()
            await asyncio.wait({listening, dry})
            await channel.close()

    async def verdict(self) -> str:
        """Say what is wrong with all heard since this was last asked, nothing if all is well; then forget it."""
        states = await self._states()
        missing = await self._missing()
        wrong = [
            f"{len(missing)} honest messages were not heard, as {min(missing)}" if missing else "",
            f"{self.syncs.refused} answers were refused as a whole" if self.syncs.refused else "",
            f"{states} instead of done" if self.together == 1 and set(states) - {"done"} else "",
        ]
        found = " and ".join(filter(None, wrong))
        return f"seed {self.syncs.seed}: {found}" if found else ""

    async def _missing(self) -> set[str]:
        async with self.store.begin() as tx:
            found = {row[0] for row in await tx.connection.execute(select(inbox.c.external_id))}
            self.items += len(found)
            await tx.connection.execute(delete(inbox))
        missing = self.syncs.expected - found
        self.syncs.expected.clear()
        return missing

    async def _states(self) -> dict[str, int]:
        """Count what is in the inbox by what became of it."""
        async with self.store.begin() as tx:
            rows = await tx.connection.execute(select(inbox.c.state, func.count()).group_by(inbox.c.state))
            return {row[0]: row[1] for row in rows}

    async def _hear(self, engine: Engine, batch: Batch) -> None:
        self.clock.set(self.clock.now() + STEP)
        self._batches += 1
        self._waiting += batch.items
        self._notes.update(batch.notes)
        if self._batches % self.together == 0:
            await self._commit(engine, batch.position)

    async def _commit(self, engine: Engine, position: str | None) -> None:
        batch = Batch(tuple(self._waiting), position, tuple(self._notes.items()))
        self._waiting.clear()
        self._notes.clear()
        await engine.hear("matrix", batch)
        if self.together == 1:
            await engine.settle()

    def _engine(self, channel: MatrixChannel) -> Engine:
        defaults = Defaults("nl", "Europe/Brussels")
        return Engine(self.store, {"matrix": channel}, defaults, self.clock, CrashPlan(), Speech.load())

    def _channel(self) -> MatrixChannel:
        channel = MatrixChannel(
            Matrix(
                homeserver="http://fake",
                user_id=ME,
                password=Secret("geheim"),
                device_id=DEVICE,
                invites=Invites.SERVER,
            ),
            bot_name="Buurtbot",
            admins=(ANNA,),
            data_dir=self.folder / "bot",
            store_secret="a sealing secret of the tests",
            notebook=StoredNotebook(self.store, "matrix"),
            crash=CrashPlan(),
            clock=self.clock,
            jitter=lambda: 0.0,
        )
        self.server.rewire(channel._transport)
        return channel


@asynccontextmanager
async def flood(seed: int, folder: Path, *, together: int = TOGETHER) -> AsyncIterator[Flood]:
    """Open everything; the first answer a new bot ever hears is an honest one."""
    async with AsyncExitStack() as stack:
        rng = random.Random(seed)  # noqa: S311 -- repeatable, guards nothing
        server = await stack.enter_async_context(QuietHomeserver.open(frozenset({ANNA, ME, "@eve:fake"}), rng))
        anna = await stack.enter_async_context(fake_person(server, "anna", folder))
        eve = await stack.enter_async_context(fake_person(server, "eve", folder))
        # A file: a database in memory is gone with the connection of whoever is cancelled in the middle of a statement.
        engine = open_engine(f"sqlite+aiosqlite:///{folder / 'flood.db'}")
        store = Store(engine, Vault({"00000001": bytes(32)}, "00000001"))
        stack.push_async_callback(store.close)
        await store.create_tables()
        syncs = Syncs(seed, server, anna, eve, DEVICE)
        server.source = syncs
        yield Flood(syncs, store, server, folder, together)
