"""How often the database is asked for one message: each statement costs the service more than the handler does."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.contract import Batch
from bot.clock import SetClock
from bot.crash import CrashPlan
from bot.engine.readers import Defaults
from bot.i18n import Speech
from bot.product import Engine
from handlers.model import Incoming, IncomingKind
from storage.engine import open_engine
from storage.store import Store
from storage.vault import Vault
from tests.bench.our_echo import ECHO
from tests.bot.played_channel import NOW, PlayedChannel
from tests.storage.things import KEYS

MOST: Final = 11
"""Heard (2), decided (next, who, where, how often, what is said, done: 6), looked up (1), sent and what is next (2)."""


class Counted:
    """The statements that reach the database."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.statements: list[str] = []
        self.sent = asyncio.Event()
        self._settling = False
        event.listen(engine.sync_engine, "before_cursor_execute", self._note)
        event.listen(engine.sync_engine, "commit", self._committed)

    def begin(self) -> None:
        """Count from here."""
        self.statements, self._settling = [], False
        self.sent.clear()

    def _note(self, _connection: object, _cursor: object, statement: str, *_more: object) -> None:
        self.statements.append(statement)
        self._settling |= statement.startswith("UPDATE outbox")

    def _committed(self, _connection: object) -> None:
        if self._settling:
            self.sent.set()


async def test_an_answer_to_somebody_known_takes_eleven_statements(tmp_path: Path) -> None:
    store = Store(open_engine(f"sqlite+aiosqlite:///{tmp_path / 'buurtbot.db'}"), Vault(KEYS, "00000001"))
    await store.create_tables()
    channel = PlayedChannel()
    counted = Counted(store.engine)
    engine = Engine(store, {"matrix": channel}, Defaults("nl", "UTC"), SetClock(NOW), CrashPlan(), Speech.load(), ECHO)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(engine.dispatch()), group.create_task(engine.send())]
        for number in range(3):
            await _answered(engine, counted, number)
        taken = counted.statements
        for task in tasks:
            task.cancel()
    assert len(channel.sent) == 3
    assert len(taken) <= MOST, "\n".join(taken)
    await store.close()


async def _answered(engine: Engine, counted: Counted, number: int) -> None:
    """Let somebody say something, and wait until the answer is noted as sent."""
    counted.begin()
    said = Incoming("matrix", f"$m{number}", "@anna:x", IncomingKind.MESSAGE, NOW, room="!linde:x", text="ping")
    await engine.hear("matrix", Batch((said,), f"s{number}", ()))
    await counted.sent.wait()
