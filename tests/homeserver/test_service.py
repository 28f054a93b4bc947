"""The service as operators run it: only once for a database and an account, and stopped in order with nothing lost."""

import asyncio
import json
import os
import pty
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.demo.homeserver import UNDER_PARENT, Homeserver
from bot.demo.ports import free_port
from tests.crash.service import SQLITE, STOP_SECONDS, Service
from tests.crash.street import street
from tests.servers.fixtures import PASSWORD, People

UNAVAILABLE = 69
REFUSAL_SECONDS = 30.0
"""Far more than it takes, so that a busy machine fails nothing."""

Services = Callable[..., Awaitable[Service]]


@pytest.fixture
async def services(homeserver: Homeserver, people: People, tmp_path: Path) -> AsyncIterator[Services]:
    """``await services("one", database=…)``: a service in a folder of its own, all with the same Matrix account."""
    (account,) = await people("buurtbot")
    async with AsyncExitStack() as ended:

        async def make(folder: str, database: str = SQLITE, data_dir: str = "data") -> Service:
            service = Service(tmp_path / folder, homeserver.url, account.user_id, PASSWORD, database, data_dir)
            ended.callback(service.kill)
            return service

        yield make


async def refusal(second: Service) -> str:
    """Start a service that must be refused, and return what it says."""
    second.start()
    assert await second.ended(REFUSAL_SECONDS) == UNAVAILABLE, second.log()
    return second.log()


async def test_a_second_service_on_the_same_sqlite_file_is_refused_in_one_sentence(
    services: Services, homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    database = f"sqlite+aiosqlite:///{tmp_path / 'shared.db'}"
    first, second = await services("one", database), await services("two", database)
    first.start()
    async with street(homeserver, people, first.user_id, tmp_path / "people") as here:
        await here.settle_in()
        said = await refusal(second)
        assert said.count("\n") == 1
        assert "Another Buurtbot is running with this database" in said
        await here.both_say(0)
        assert (await here.answered()).is_exact


async def test_a_second_service_on_the_same_postgresql_database_is_refused_in_one_sentence(
    services: Services, homeserver: Homeserver, people: People, postgres_url: str, tmp_path: Path
) -> None:
    first, second = await services("one", postgres_url), await services("two", postgres_url)
    first.start()
    async with street(homeserver, people, first.user_id, tmp_path / "people") as here:
        await here.settle_in()
        assert await refusal(second) == (
            "buurtbot: Another Buurtbot is running with this PostgreSQL database; stop it first.\n"
        )
    await first.stop()


async def test_a_second_service_in_the_same_folder_is_refused_in_one_sentence(
    services: Services, homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    data_dir = str(tmp_path / "shared")
    first, second = await services("one", data_dir=data_dir), await services("two", data_dir=data_dir)
    first.start()
    async with street(homeserver, people, first.user_id, tmp_path / "people") as here:
        await here.settle_in()
        said = await refusal(second)
        assert said.count("\n") == 1
        assert "Another Buurtbot is running with this account" in said


async def test_a_second_service_with_another_folder_and_database_but_the_same_account_is_refused(
    services: Services, homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    first, second = await services("one"), await services("two")
    first.start()
    async with street(homeserver, people, first.user_id, tmp_path / "people") as here:
        await here.settle_in()
        assert await refusal(second) == (
            "buurtbot: Another Buurtbot is running with this Matrix account; stop it first, "
            "or wait 90 seconds if it is gone.\n"
        )
        await here.both_say(0)
        assert (await here.answered()).is_exact


async def test_g14_a_service_that_is_asked_to_stop_stops_in_order_and_loses_nothing(
    services: Services, homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    service = await services("one")
    service.start()
    async with street(homeserver, people, service.user_id, tmp_path / "people") as here:
        await here.settle_in()
        for number in range(10):
            await here.both_say(number)
        assert await service.stop() < STOP_SECONDS
        await asyncio.gather(here.anna_says(0), here.karim_says())
        service.start()
        verdict = await here.answered()
        assert verdict.is_exact, f"{verdict}\n{await here.first_difference()}"


async def test_a_service_says_once_that_it_is_ready_in_its_log_and_at_a_terminal(services: Services) -> None:
    service = await services("one")
    ours, terminal = pty.openpty()
    command: list[str | Path] = [sys.executable, UNDER_PARENT, "bot", "run", "-c", service.config]
    child = await asyncio.create_subprocess_exec(
        *command, cwd=service.folder, stdin=subprocess.PIPE, stdout=terminal, stderr=subprocess.PIPE
    )
    os.close(terminal)
    assert child.stderr is not None
    with os.fdopen(ours) as shown:
        said = await asyncio.to_thread(shown.readline)
        child.terminate()
        events = [json.loads(line) async for line in child.stderr]
    assert await child.wait() == 0
    assert said.startswith(f"Ready: {service.user_id} hears people, the pages are at http://127.0.0.1:")
    ready = [event for event in events if event["event"] == "ready"]
    assert [(event["level"], event["channel"]) for event in ready] == [("info", "matrix")]


async def test_a_service_whose_homeserver_is_away_waits_for_it_and_stops_when_asked(tmp_path: Path) -> None:
    service = Service(tmp_path, f"http://127.0.0.1:{free_port()}", "@buurtbot:localhost", PASSWORD)
    service.start()
    while "starting failed" not in service.log():
        assert service.is_running, service.log()
        await asyncio.sleep(0.05)  # a log cannot be awaited
    assert await service.stop() < STOP_SECONDS


async def test_a_service_that_hangs_on_its_homeserver_stops_when_asked(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        service = Service(tmp_path, f"http://127.0.0.1:{silent.getsockname()[1]}", "@buurtbot:localhost", PASSWORD)
        service.start()
        asking, _who = await asyncio.to_thread(silent.accept)
        assert await service.stop() < STOP_SECONDS
        asking.close()


async def test_a_service_moves_to_another_machine_with_its_backup_and_encrypted_talks_go_on(
    services: Services, homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    file = tmp_path / "moving.backup"
    here, there = await services("here"), await services("there")
    here.start()
    async with street(homeserver, people, here.user_id, tmp_path / "people", sealed=True) as talks:
        await talks.settle_in()
        await talks.both_say(0)
        assert (await talks.answered()).is_exact
        await here.stop()
        await here.command("backup", file)
        await there.command("restore", "--key", here.folder / "data" / "backup-key.txt", file)
        there.start()
        await talks.both_say(1)
        verdict = await talks.answered()
        assert verdict.is_exact, f"{verdict}\n{await talks.first_difference()}"
    assert await there.stop() < STOP_SECONDS
    await there.command("check")
