"""The bot was away, or its homeserver is away, slow, or in trouble: nothing is lost or doubled, and order is kept."""

from pathlib import Path

import pytest

from bot.demo.homeserver import Account, Homeserver
from tests.crash.conftest import Tally
from tests.crash.service import Service
from tests.crash.street import Street, street
from tests.servers.fault_proxy import Fault, FaultProxy
from tests.servers.fixtures import PASSWORD, People

WHILE_AWAY = 120
CATCHING_UP_SECONDS = 100.0
TROUBLED_SECONDS = 90.0
ROUNDS = 12
NONE, TOO_FAST, BAD_GATEWAY, HTML, CUT, SLOW = Fault


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


TROUBLES = {
    "429, 502, HTML and cut": (
        [NONE, CUT, NONE, BAD_GATEWAY, CUT, NONE, TOO_FAST, NONE, HTML],
        [NONE, BAD_GATEWAY, NONE, CUT, NONE, HTML, NONE, NONE, TOO_FAST],
    ),
    "slow": ([NONE, SLOW, CUT], [SLOW, NONE, NONE]),
}


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize("name", TROUBLES)
async def test_a_homeserver_in_trouble_loses_and_doubles_nothing(
    name: str, homeserver: Homeserver, people: People, tally: Tally, tmp_path: Path
) -> None:
    async with FaultProxy(homeserver.url) as proxy:
        service = await new_service(proxy.url, people, tmp_path)
        service.start()
        try:
            async with street(homeserver, people, service.user_id, tmp_path) as here:
                await here.settle_in()
                proxy.trouble(*TROUBLES[name])
                for number in range(ROUNDS):
                    await here.both_say(number)
                await judged(here, service, tally, name, TROUBLED_SECONDS)
        finally:
            service.kill()
        assert proxy.dealt.keys() >= {fault for faults in TROUBLES[name] for fault in faults}


@pytest.mark.slow
@pytest.mark.timeout(240)
async def test_a_homeserver_that_is_killed_and_comes_back_finds_everything_said_once(
    synapse_python: Path, tally: Tally, tmp_path: Path
) -> None:
    async with Homeserver(tmp_path / "homeserver", synapse_python) as own:

        async def people(*names: str) -> tuple[Account, ...]:
            return tuple([await own.register(name, PASSWORD) for name in names])

        service = await new_service(own.url, people, tmp_path)
        service.start()
        try:
            async with street(own, people, service.user_id, tmp_path) as here:
                await here.settle_in()
                for _ in range(2):
                    for number in range(ROUNDS):
                        await here.both_say(number)
                    await own.kill()
                    await own.restart()
                await here.both_say(0)
                await judged(here, service, tally, "homeserver killed twice", TROUBLED_SECONDS)
        finally:
            service.kill()
