"""The bot was away while many talked: all are answered once and in order. Troubles of the wire: ``make faults``."""

from pathlib import Path

import pytest

from bot.demo.homeserver import Homeserver
from tests.crash.conftest import Tally
from tests.crash.service import Service
from tests.crash.street import Street, street
from tests.servers.fixtures import PASSWORD, People

WHILE_AWAY = 120
CATCHING_UP_SECONDS = 100.0


async def new_service(homeserver_url: str, people: People, folder: Path) -> Service:
    (account,) = await people("buurtbot")
    return Service(folder / "bot", homeserver_url, account.user_id, PASSWORD)


async def judged(here: Street, service: Service, tally: Tally, name: str, seconds: float) -> None:
    """Wait for every answer, and hold that each is there once and in order."""
    verdict = await here.answered(seconds)
    tally.add(name, {}, verdict)
    assert verdict.is_exact, f"{verdict}\n{await here.first_difference()}\n{service.log()}"


@pytest.mark.slow
@pytest.mark.timeout(240)
async def test_120_commands_said_while_the_bot_was_away_are_all_answered_once_and_in_order(
    homeserver: Homeserver, people: People, tally: Tally, tmp_path: Path
) -> None:
    service = await new_service(homeserver.url, people, tmp_path)
    service.start()
    try:
        async with street(homeserver, people, service.user_id, tmp_path) as here:
            await here.settle_in()
            await service.stop()
            for _ in range(WHILE_AWAY):
                await here.karim_says()
            service.start()
            await judged(here, service, tally, "120 while away", CATCHING_UP_SECONDS)
    finally:
        service.kill()
