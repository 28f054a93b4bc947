"""How a service dies while neighbours go on talking: at a named point, or at a moment."""

import asyncio
from dataclasses import dataclass
from signal import SIGKILL

from tests.crash.service import Service
from tests.crash.street import Street

PACE_SECONDS, SLOWER = 0.2, 1.2
"""How long to wait before more is said, and how much longer each time: slow machines are not to hear much more."""
DEATH_SECONDS = 60.0
MORE_THAN_A_SYNC = 60
"""Messages while the bot is away, so that it must page back for the first of them."""


@dataclass(frozen=True, slots=True)
class Death:
    """Where a life ends: at which passing of a named point, or so many seconds after its start."""

    point: str
    passing: int = 1
    after_seconds: float = 0.0

    @property
    def crash(self) -> str:
        """What the service is told."""
        return "" if self.after_seconds else f"{self.point}:{self.passing}"

    @property
    def needs_a_gap(self) -> bool:
        """Whether it is passed only after a long talk in our absence."""
        return self.point == "k13"


async def live_and_die(here: Street, service: Service, death: Death) -> None:
    """Start, talk until it is dead, and say something more.

    Raises AssertionError when it ended otherwise, TimeoutError when the point is not passed in time.
    """
    here.chapter = death.point
    if death.needs_a_gap:
        await talk_for_long(here)
    service.start(death.crash)
    end = asyncio.create_task(_killed(service, death.after_seconds) if death.after_seconds else _died(service))
    said = 0
    while not end.done():
        await here.both_say(said)
        said += 1
        await asyncio.wait({end}, timeout=PACE_SECONDS * SLOWER**said)
    await end
    await here.both_say(said)


async def _died(service: Service) -> None:
    assert await service.ended(DEATH_SECONDS) == -SIGKILL, service.log()


async def _killed(service: Service, after_seconds: float) -> None:
    await asyncio.sleep(after_seconds)
    assert service.is_running, service.log()
    await asyncio.to_thread(service.kill)


async def talk_for_long(here: Street) -> None:
    """Fill a room with talk that is not for the bot, and a command now and then."""
    room = here.anna.home if here.sealed else here.room
    for number in range(MORE_THAN_A_SYNC):
        if number % 10 == 0:
            await (here.anna_says(number // 10) if here.sealed else here.karim_says())
        else:
            await here.anna.say(room, "dag allemaal", "m.notice")
