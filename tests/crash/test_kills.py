"""The process dies at every named point, and nobody notices: each command has its answers, once and in order."""

import asyncio
from collections import Counter
from pathlib import Path
from signal import SIGKILL

import pytest

from bot.demo.homeserver import Homeserver
from tests.crash.conftest import Tally
from tests.crash.service import Service
from tests.crash.street import Street, street
from tests.crash.world import World
from tests.servers.fixtures import People

DEATHS = ("k11", "k12", "k1:2", "k2:3", "k3:3", "k4:3", "k5:3", "k6:3", "k7:3", "k8:3", "k9:3", "k10:3", "k13")
"""One a start, at which passing: something lies before it and behind it. What is due is taken first, then again."""
PACE_SECONDS = 0.2
DEATH_SECONDS = 40.0
MORE_THAN_A_SYNC = 60
"""Messages while the bot is away, so that it must page back for the first of them."""


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_life_with_thirteen_deaths_loses_and_doubles_nothing(
    world: World, homeserver: Homeserver, people: People, tally: Tally, tmp_path: Path
) -> None:
    service, deaths = world.service, Counter[str]()
    service.start()
    async with street(homeserver, people, service.user_id, tmp_path, sealed=world.sealed) as here:
        await here.settle_in()
        await world.claim_something_soon(here)
        await service.stop()
        for death in DEATHS:
            point = here.chapter = death.partition(":")[0]
            if point == "k13":
                await talk_for_long(here)
            service.start(death)
            await talk_until_it_dies(here, service)
            deaths[point] += 1
        service.start()
        await here.both_say(0)
        verdict = await here.answered()
        tally.add(world.name, deaths, verdict)
        assert verdict.is_exact, f"{verdict}\n{await here.first_difference()}\n{service.log()}"


async def talk_until_it_dies(here: Street, service: Service) -> None:
    """Say something every now and then, also when it is dead; fails when the point is not passed in time."""
    death = asyncio.create_task(service.ended(DEATH_SECONDS))
    said = 0
    while not death.done():
        await here.both_say(said)
        said += 1
        await asyncio.wait({death}, timeout=PACE_SECONDS)
    assert death.result() == -SIGKILL, service.log()
    await here.both_say(said)


async def talk_for_long(here: Street) -> None:
    """Fill a room with talk that is not for the bot, and a command now and then."""
    room = here.anna.home if here.sealed else here.room
    for number in range(MORE_THAN_A_SYNC):
        if number % 10 == 0:
            await (here.anna_says(number // 10) if here.sealed else here.karim_says())
        else:
            await here.anna.say(room, "dag allemaal", "m.notice")
