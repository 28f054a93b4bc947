"""Fixtures that give a test its real servers; a server starts once a run, at the first test that asks for it."""

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.demo.homeserver import Account, Homeserver, homeserver_python
from tests.servers.browser import chromium, open_page
from tests.servers.needs import needs, program
from tests.servers.postgres import Postgres, postgres_programs
from tests.servers.rust_resident import RustResident, rust_client

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Page

PASSWORD = "a password of the tests"
"""Every account made by ``people`` has it."""

People = Callable[..., Awaitable[tuple[Account, ...]]]
Residents = Callable[..., Awaitable[RustResident]]


@pytest.fixture(scope="session")
def synapse_python() -> "Path":
    """The Python that has Synapse, for tests that start a homeserver of their own to stop, kill or limit it."""
    return needs(homeserver_python(), "The homeserver", "make homeserver")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def homeserver(synapse_python: "Path", tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Homeserver]:
    """The homeserver that all tests share, without rate limits; never stop or restart this one."""
    async with Homeserver(tmp_path_factory.mktemp("homeserver"), synapse_python, highlights=True) as server:
        yield server


@pytest.fixture
def people(homeserver: Homeserver) -> People:
    """``anna, karim = await people("anna", "karim")``: new accounts, seen by no other test."""

    async def make(*names: str) -> tuple[Account, ...]:
        return tuple([await newcomer(homeserver, name) for name in names])

    return make


async def newcomer(homeserver: Homeserver, name: str) -> Account:
    """Make an account that nobody has seen."""
    localpart = f"{name.lower()}-{secrets.token_hex(4)}"
    return await homeserver.register(localpart, PASSWORD, displayname=name.capitalize())


@pytest_asyncio.fixture
async def residents(homeserver: Homeserver, people: People, tmp_path: "Path") -> AsyncIterator[Residents]:
    """``anna = await residents("anna")``: new people at their Rust-crypto clients, signed in and cross-signed.

    It excludes insecure devices; ``cross_sign=False`` and ``exclude_insecure=False`` make it worse, see
    ``RustResident.login``.
    """
    node = needs(program("node", "nodejs"), "Node.js", "make servers")
    needs(rust_client(), "The Rust-crypto client", "make servers")
    async with AsyncExitStack() as open_clients:

        async def make(name: str, *, cross_sign: bool = True, exclude_insecure: bool = True) -> RustResident:
            (account,) = await people(name)
            log = tmp_path / f"{account.device_id}.log"
            resident = await open_clients.enter_async_context(RustResident(node, log))
            await resident.login(
                homeserver.url,
                account.user_id,
                PASSWORD,
                cross_sign=cross_sign,
                exclude_insecure=exclude_insecure,
            )
            return resident

        yield make


@pytest.fixture(scope="session")
def postgres_bin() -> "Path":
    """PostgreSQL's programs, for tests that start a server of their own to crash it."""
    return needs(postgres_programs(), "PostgreSQL", "make servers")


@pytest.fixture(scope="session")
def postgres(postgres_bin: "Path") -> Iterator[Postgres]:
    """The PostgreSQL that all tests share, fast because it syncs nothing; never stop or restart this one."""
    with Postgres(postgres_bin) as server:
        yield server


@pytest_asyncio.fixture
async def postgres_url(postgres: Postgres) -> AsyncIterator[str]:
    """The address of an empty database that only this test has."""
    database = await postgres.create()
    yield database.url
    await postgres.drop(database)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: "Path") -> str:
    """The address of an empty database that only this test has; the test runs once on each engine."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'buurtbot.db'}"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest_asyncio.fixture
async def page() -> AsyncIterator["Page"]:
    """An empty page of a fresh Chromium at desktop width, in Dutch; a script that breaks fails the test."""
    async with open_page(needs(chromium(), "Chromium", "make servers")) as opened:
        yield opened
