"""The bot that is killed, and the counts at the end."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.demo.homeserver import Homeserver
from tests.crash.service import Service
from tests.crash.street import Verdict
from tests.crash.world import World
from tests.servers.fixtures import PASSWORD, People

HERE = Path(__file__).parent


_VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of each life, noted in the report of its test: that also comes from a worker to the closing lines."""

    note: Callable[[str, object], None]

    def add(self, life: str, deaths: Mapping[str, int], verdict: Verdict) -> None:
        """Note one life: at which points it ended, and the verdict about all of it."""
        hits = " ".join(f"{point}:{count}" for point, count in deaths.items())
        self.note(_VERDICT, f"{life}: {verdict}" + (f"; deaths {hits}" if hits else ""))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, [])]
    noted = [what for report in reports for name, what in report.user_properties if name == _VERDICT]
    if noted:
        terminalreporter.section("killed and restarted, judged by the homeserver")
        for line in sorted(noted):
            terminalreporter.line(line)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.homeserver)
            item.add_marker(pytest.mark.crash)


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Tally:
    """Where deaths are counted for the end of the run."""
    return Tally(record_property)


@pytest.fixture
async def world(homeserver: Homeserver, people: People, tmp_path: Path) -> AsyncIterator[World]:
    """A bot on SQLite; the bench (``make faults``) kills those on PostgreSQL and in encrypted talks too."""
    (account,) = await people("crashbot")
    service = Service(tmp_path / "bot", homeserver.url, account.user_id, PASSWORD)
    yield World("sqlite", service)
    service.kill()
