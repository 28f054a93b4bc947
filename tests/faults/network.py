"""A homeserver in every kind of trouble, and a bad road to it: nothing is lost or said twice, and order is kept."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from tests.crash.service import Service
from tests.crash.street import Street, street
from tests.faults.ground import Ground
from tests.faults.kills import quantile
from tests.faults.proxy import CALM, Fault, Proxy, Weather
from tests.faults.report import Report

ANSWERED_BY_THE_HOMESERVER = {Fault.HALF: 0.03, Fault.DROPPED: 0.05, Fault.REPEATED: 0.05, Fault.SLOW: 0.03}
SIGNED_OUT = {Fault.EXPIRED: 0.01, Fault.SOFT_LOGOUT: 0.01}
STORM = Weather(
    sends={Fault.TOO_FAST: 0.15, Fault.TOO_FAST_HEADER: 0.08, Fault.TOO_FAST_HTML: 0.07},
    syncs={Fault.TOO_FAST: 0.3},
    others={Fault.TOO_FAST: 0.3},
)
"""30 % of all answers are 429, with each way to say how long to wait."""
BAD_ROAD = Weather(
    sends={Fault.RESET: 0.05, Fault.HALF: 0.01},
    syncs={Fault.RESET: 0.05, Fault.HALF: 0.01},
    others={Fault.RESET: 0.05, Fault.HALF: 0.01},
    delay_seconds=(0.0, 0.4),
)
_ANY = (
    {
        Fault.BAD_GATEWAY: 0.05,
        Fault.UNAVAILABLE: 0.03,
        Fault.HTML: 0.03,
        Fault.EMPTY: 0.02,
        Fault.REDIRECT: 0.03,
        Fault.RESET: 0.03,
        Fault.STALL: 0.01,
    }
    | ANSWERED_BY_THE_HOMESERVER
    | SIGNED_OUT
)
EVERYTHING = Weather(sends=_ANY, syncs=_ANY, others=_ANY)


MOST_TRIPS = 4
"""How often a trip is made until every kind of trouble was met."""


@dataclass(frozen=True, slots=True)
class Trip:
    """How long to talk in which weather; each street says something every ``pause`` seconds."""

    weather: Weather
    seconds: float
    pause: float
    streets: int = 2


async def talk_through(ground: Ground, trip: Trip, *, sealed: bool = False) -> Report:
    """Talk in bad weather, then wait in it for what is missing, then in calm, and judge."""
    report = Report()
    async with Proxy(ground.homeserver.url, ground.chance) as proxy, ground.service(url=proxy.url) as service:
        async with neighbourhood(ground, service, trip.streets, sealed=sealed) as streets:
            proxy.weather = trip.weather
            for _ in range(MOST_TRIPS):
                await asyncio.gather(*(talk(here, trip.seconds, trip.pause) for here in streets))
                if trip.weather.faults <= proxy.dealt.keys():
                    break
            await asyncio.gather(*(here.answered(trip.seconds) for here in streets))
            proxy.weather = CALM
            await judge_all(ground, streets, service, report)
            waits = [seconds for here in streets for seconds in await here.waits_in_the_room()]
            report.figures.append(
                f"answer in the room p50 {quantile(waits, 0.5):.1f} s p95 {quantile(waits, 0.95):.1f} s"
            )
        report.hits.update({fault.value: count for fault, count in proxy.dealt.items()})
        weather = trip.weather
        report.demand_hits(
            *{fault.value for rates in (weather.sends, weather.syncs, weather.others) for fault in rates}
        )
    return report


@asynccontextmanager
async def neighbourhood(
    ground: Ground, service: Service, count: int, *, sealed: bool = False
) -> AsyncIterator[list[Street]]:
    """Start the service, and let some streets of neighbours settle in with it."""
    async with AsyncExitStack() as stack:
        service.start()
        streets = [
            await stack.enter_async_context(
                street(ground.homeserver, ground.people(), service.user_id, ground.new_folder(), sealed=sealed)
            )
            for _ in range(count)
        ]
        for here in streets:
            await here.settle_in()
        yield streets


async def talk(here: Street, seconds: float, pause: float) -> None:
    """Let both say something again and again for so long."""
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        await here.both_say(number)
        number += 1
        await asyncio.sleep(pause)


async def judge_all(ground: Ground, streets: list[Street], service: Service, report: Report) -> None:
    """Wait for what is missing, stop the service in order, and take in the verdict about every street."""
    await asyncio.gather(*(here.answered(ground.patience) for here in streets))
    if service.is_running:
        await service.stop()
    else:
        report.demand(held=False, otherwise=f"the service ended by itself:\n{service.log()[-1000:]}")
    for here in streets:
        verdict = await here.verdict()
        report.add(verdict, "" if verdict.is_exact else f"{await here.first_difference()}\n{service.log()[-2000:]}")
