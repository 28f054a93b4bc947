"""What the web says of the service: that it lives, whether it is ready and why not, how much it does, and of nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from bot.app import App, compose
from bot.channels.console import ConsoleChannel, Heard
from bot.channels.contract import Channel, Finding, Level
from bot.clock import SetClock
from bot.config import Bot, Config, Matrix, Privacy
from bot.crash import CrashPlan
from bot.web import pages
from handlers.model import Due
from storage.engine import open_engine
from storage.store import Store
from storage.vault import Vault
from tests.storage.things import KEYS, NOW, heard, outgoing

Client: TypeAlias = TestClient[web.Request, web.Application]


class PlayedHealth(ConsoleChannel):
    """A channel that says what it is told about how it is."""

    def __init__(self) -> None:
        super().__init__("matrix", _listen_to_nothing, SetClock(NOW))
        self.says: tuple[Finding, ...] = ()

    def health(self) -> tuple[Finding, ...]:
        return self.says


def _listen_to_nothing(_heard: Heard) -> None:
    pass


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    """A service on a database in memory, that nobody runs."""
    config = Config(
        bot=Bot(data_dir=tmp_path),
        matrix=Matrix(homeserver="http://localhost", user_id="@buurtbot:localhost"),
        privacy=Privacy(controller="vzw De Linde", contact="privacy@example.org"),
    )
    store, clock = Store(open_engine("sqlite+aiosqlite://"), Vault(KEYS, "00000001")), SetClock(NOW)
    await store.create_tables()
    channels: dict[str, Channel] = {"matrix": PlayedHealth()}
    yield App(config, compose(config, store, channels, clock, CrashPlan()), channels, clock)
    await store.close()


@pytest.fixture
async def browser(app: App) -> AsyncIterator[Client]:
    async with TestClient(TestServer(pages(app))) as client:
        yield client


def channel(app: App) -> PlayedHealth:
    found = app.channels["matrix"]
    assert isinstance(found, PlayedHealth)
    return found


async def asked(browser: Client, path: str) -> tuple[int, str]:
    answer = await browser.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.status, await answer.text()


async def break_database(app: App) -> None:
    """Take the tables away, which no statement survives."""
    async with app.engine.store.engine.begin() as connection:
        await connection.execute(text("DROP TABLE outbox"))


async def test_a_process_that_lives_says_so_whatever_else_is_wrong(app: App, browser: Client) -> None:
    await break_database(app)
    assert await asked(browser, "/healthz") == (200, "ok\n")


async def test_a_service_that_hears_and_sends_is_ready(browser: Client) -> None:
    assert await asked(browser, "/readyz") == (200, "ready\n")


async def test_a_database_that_is_away_is_the_reason(app: App, browser: Client) -> None:
    await break_database(app)
    assert await asked(browser, "/readyz") == (503, "database: does not answer\n")
    assert await asked(browser, "/metrics") == (503, "The database does not answer.\n")


async def test_a_channel_that_hears_nothing_is_the_reason(app: App, browser: Client) -> None:
    channel(app).says = (Finding("matrix sync", Level.FAIL, "heard 300 s ago; since then Unreachable"),)
    assert await asked(browser, "/readyz") == (503, "matrix sync: heard 300 s ago; since then Unreachable\n")
    assert 'buurtbot_well{part="matrix sync"} 0.0' in (await asked(browser, "/metrics"))[1]


async def test_what_should_be_looked_at_is_named_and_is_no_reason_to_be_restarted(app: App, browser: Client) -> None:
    channel(app).says = (Finding("matrix gaps", Level.WARN, "2 rooms said more than was read"),)
    assert await asked(browser, "/readyz") == (200, "matrix gaps: 2 rooms said more than was read\n")


async def test_a_message_that_waits_too_long_is_the_reason(app: App, browser: Client) -> None:
    async with app.engine.store.begin() as tx:
        await tx.queue(outgoing("o1"))
    assert isinstance(app.clock, SetClock)
    app.clock.set(NOW + timedelta(minutes=5))
    assert (await asked(browser, "/readyz"))[0] == 200
    app.clock.set(NOW + timedelta(minutes=5, seconds=1))
    assert await asked(browser, "/readyz") == (503, "outbox: the oldest message waits 301 s\n")


async def test_something_planned_that_is_late_is_the_reason(app: App, browser: Client) -> None:
    async with app.engine.store.begin() as tx:
        await tx.schedule(Due("remind", "1", NOW.replace(tzinfo=None), "UTC"))
    assert isinstance(app.clock, SetClock)
    app.clock.set(NOW + timedelta(minutes=5))
    assert (await asked(browser, "/readyz"))[0] == 200
    app.clock.set(NOW + timedelta(minutes=5, seconds=1))
    assert await asked(browser, "/readyz") == (503, "schedule: something planned is 301 s late\n")


async def test_the_figures_are_prometheus_and_hold_nobody(app: App, browser: Client) -> None:
    async with app.engine.store.begin() as tx:
        await tx.hear(heard("$secret-event", "hulp in de Molenstraat", sender="@anna:street"))
        await tx.queue(outgoing("o1", "!linde-room"))
    answer = await browser.get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    shown = await answer.text()
    figures = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(shown)
        for sample in family.samples
    }
    assert figures["buurtbot_inbox_rows", "new"] == 1
    assert figures["buurtbot_outbox_rows", "pending"] == 1
    assert figures["buurtbot_oldest_waiting_seconds",] == 0
    assert figures["buurtbot_well", "database"] == 1
    for personal in ("anna", "street", "Molen", "linde", "secret", "hulp"):
        assert personal not in shown


@pytest.mark.parametrize("path", ["/", "/b/delinde", "/cal/x.ics", "/hooks/sms", "/healthz/../etc/passwd", "/demo"])
async def test_what_is_not_there_yet_is_not_found(browser: Client, path: str) -> None:
    assert (await browser.get(path)).status == 404
