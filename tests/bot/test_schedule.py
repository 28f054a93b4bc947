"""What is due is looked at when its time comes or when something earlier is decided, and absence is noticed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.clock import SystemClock
from bot.crash import CrashPlan
from bot.engine.readers import Defaults
from bot.engine.table import HandlerTable
from bot.i18n import Speech
from bot.product import Engine
from handlers.decision import Decision, Tick, TimerKind
from handlers.look import Look
from handlers.model import Due
from storage.base import DatabaseAway
from storage.engine import open_engine
from storage.store import Store
from storage.vault import Vault
from tests.storage.things import KEYS


class Ring:
    """A timer that notes what rang, and an event for each; the database is away as often as it must be."""

    def __init__(self) -> None:
        self.rang: list[str] = []
        self.times_away = 0
        self.events = {name: asyncio.Event() for name in "abc"}

    async def look(self, tick: Tick, look: Look) -> None:
        if self.times_away:
            self.times_away -= 1
            raise DatabaseAway("restarting")

    def decide(self, tick: Tick, facts: None) -> Decision:
        self.rang.append(tick.due.subject)
        self.events[tick.due.subject].set()
        return Decision()


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest_asyncio.fixture
async def engine(ring: Ring, tmp_path: Path) -> AsyncIterator[Engine]:
    store = Store(open_engine(f"sqlite+aiosqlite:///{tmp_path / 'buurtbot.db'}"), Vault(KEYS, "00000001"))
    await store.create_tables()
    table = HandlerTable((), (), (TimerKind("ring", "it rings late", ring.look, ring.decide),), ())
    yield Engine(store, {}, Defaults("en", "UTC"), SystemClock(), CrashPlan(), Speech({}), table)
    await store.close()


async def _ring(engine: Engine, subject: str, after: timedelta) -> None:
    local = (SystemClock().now() + after).replace(tzinfo=None)
    async with engine.store.begin() as tx:
        await tx.schedule(Due("ring", subject, local, "UTC"))


async def test_what_is_due_rings_by_itself_and_what_is_decided_later_is_not_forgotten(
    engine: Engine, ring: Ring
) -> None:
    await _ring(engine, "a", timedelta(seconds=-1))
    running = asyncio.create_task(engine.come_due())
    await ring.events["a"].wait()
    await _ring(engine, "c", timedelta(hours=1))
    engine.schedule.look()
    await _ring(engine, "b", timedelta(milliseconds=300))
    engine.schedule.look()
    await ring.events["b"].wait()
    assert ring.rang == ["a", "b"]
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


@pytest.mark.parametrize(("silent", "away"), [(299, 0), (300, 300), (86400, 86400)])
async def test_a_long_silence_was_absence(engine: Engine, silent: int, away: int) -> None:
    assert await engine.absence.note() == timedelta()
    now = SystemClock().now()
    async with engine.store.begin() as tx:
        await tx.beat(now - timedelta(seconds=silent))
    assert round((await engine.absence.note()).total_seconds()) == away
    assert round(engine.absence.across(now - timedelta(seconds=silent - 1)).total_seconds()) == away


async def test_after_a_long_absence_all_is_looked_up_until_everything_from_before_is_decided(engine: Engine) -> None:
    last = SystemClock().now() - timedelta(hours=21)
    async with engine.store.begin() as tx:
        await tx.beat(last)
    await engine.absence.note()
    assert engine.absence.said_since == last
    await engine.absence.note()
    assert engine.absence.said_since == last, "it died while it caught up, and started again"
    await engine.absence.trust_again()
    await engine.absence.note()
    assert engine.absence.said_since is None


async def test_after_a_night_off_the_homeserver_still_knows_what_was_sent(engine: Engine) -> None:
    async with engine.store.begin() as tx:
        await tx.beat(SystemClock().now() - timedelta(hours=12))
    await engine.absence.note()
    assert engine.absence.said_since is None


async def test_what_is_due_still_comes_up_after_the_database_was_away(engine: Engine, ring: Ring) -> None:
    ring.times_away = 1
    await _ring(engine, "a", timedelta(seconds=-1))
    running = asyncio.create_task(engine.come_due())
    await ring.events["a"].wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert ring.rang == ["a"]
