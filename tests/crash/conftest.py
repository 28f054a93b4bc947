"""The bots that are killed, one for each kind of storage and of talk, and the counts at the end."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.demo.homeserver import Homeserver
from tests.crash.service import Service
from tests.crash.street import Verdict
from tests.crash.world import World
from tests.servers.fixtures import PASSWORD, People
from tests.servers.postgres import Postgres

HERE = Path(__file__).parent


class Tally:
    """What came of each life: at which points it ended, and the verdict about all of it."""

    def __init__(self) -> None:
        self._lives: dict[str, tuple[Mapping[str, int], Verdict]] = {}

    def add(self, life: str, deaths: Mapping[str, int], verdict: Verdict) -> None:
        """Note one life."""
        self._lives[life] = (deaths, verdict)

    def lines(self) -> Iterator[str]:
        """Say it in one line a life."""
        for life, (deaths, verdict) in sorted(self._lives.items()):
            hits = " ".join(f"{point}:{count}" for point, count in deaths.items())
            yield f"{life}: {verdict}" + (f"; deaths {hits}" if hits else "")


_TALLY = pytest.StashKey[Tally]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TALLY] = Tally()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    lines = [*config.stash[_TALLY].lines()] if _TALLY in config.stash else []
    if lines:
        terminalreporter.section("killed and restarted, judged by the homeserver")
        for line in lines:
            terminalreporter.line(line)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.homeserver)
            item.add_marker(pytest.mark.crash)


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """Where deaths are counted for the end of the run."""
    return request.config.stash[_TALLY]


@pytest.fixture(params=["sqlite", "sqlite-sealed", "postgresql"])
async def world(
    request: pytest.FixtureRequest, homeserver: Homeserver, people: People, tmp_path: Path
) -> AsyncIterator[World]:
    """A bot on one kind of database, whose people talk to it in clear, or ``sealed``."""
    name: str = request.param
    (account,) = await people("crashbot")
    service = Service(tmp_path / "bot", homeserver.url, account.user_id, PASSWORD)
    if name == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        service = replace(service, database=(await postgres.create()).url)
    yield World(name, service, sealed=name == "sqlite-sealed")
    service.kill()
