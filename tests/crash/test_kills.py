"""The process dies at every named point, and nobody notices: each command has its answers, once and in order."""

from collections import Counter
from pathlib import Path

import pytest

from bot.demo.homeserver import Homeserver
from tests.crash.conftest import Tally
from tests.crash.lives import Death, live_and_die
from tests.crash.street import street
from tests.crash.world import World
from tests.servers.fixtures import People

DEATHS = (
    *(Death(point) for point in ("k11", "k12")),
    Death("k1", passing=2),
    *(Death(f"k{number}", passing=3) for number in range(2, 11)),
    Death("k13"),
)
"""One a start: something lies before it and behind it. What is due is taken first, then again."""


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_life_with_thirteen_deaths_loses_and_doubles_nothing(
    world: World, homeserver: Homeserver, people: People, tally: Tally, tmp_path: Path
) -> None:
    service, deaths = world.service, Counter[str]()
    service.start()
    async with street(homeserver, people, service.user_id, tmp_path, sealed=world.sealed) as here:
        await here.settle_in()
        await world.claim_something(here)
        await service.stop()
        await world.bring_the_reminder(here)
        for death in DEATHS:
            await live_and_die(here, service, death)
            deaths[death.point] += 1
        service.start()
        await here.both_say(0)
        verdict = await here.answered()
        tally.add(world.name, deaths, verdict)
        assert verdict.is_exact, f"{verdict}\n{await here.first_difference()}\n{service.log()}"
