"""Killed with SIGKILL at every named point and at any moment, bot and homeserver: nothing is lost or said twice."""

import asyncio
from collections.abc import Iterator
from datetime import datetime

from bot.crash import POINTS
from bot.demo.homeserver import Homeserver
from tests.crash.lives import Death, live_and_die
from tests.crash.service import Service
from tests.crash.street import Street, street
from tests.crash.world import World
from tests.faults.ground import Ground, Kind
from tests.faults.report import Report

SOME_MOMENT = "any"
HOMESERVER = "homeserver"
SEASON = 26
"""Deaths that one street of neighbours lives through; then new ones move in, before these are asked to slow down."""
LATEST_SECONDS = 8.0
FIRST_TAKEN = ("k11", "k12")
"""These need something that is due, which is taken at the start: rolled back the first time, and then again."""
ROUND = tuple(point for point in POINTS if point not in FIRST_TAKEN)
BURST = 6
ROOMS_OF_A_STREET = 3


async def kill_the_bot(ground: Ground, kind: Kind, deaths: int, *, homeserver: Homeserver | None = None) -> Report:
    """Let one bot die so many times, and judge every street by what the homeserver holds."""
    report = Report()
    plan = list(_deaths(ground, deaths))
    async with ground.service(homeserver=homeserver, database=await ground.database(kind)) as service:
        world = World(kind.value, service, kind.sealed)
        while plan:
            season, plan = plan[:SEASON], plan[SEASON:]
            await _season(ground, world, season, report, homeserver)
    if deaths >= len(POINTS):
        report.demand_hits(*POINTS)
    return report


def _deaths(ground: Ground, count: int) -> Iterator[Death]:
    """Go through the named points first, once a season, and fill the season with other passings and moments."""
    for number in range(count):
        place = number % SEASON
        if place < len(FIRST_TAKEN):
            yield Death(FIRST_TAKEN[place])
        elif place < len(POINTS):
            yield Death(ROUND[place - len(FIRST_TAKEN)], passing=_passing(ground, ROUND[place - len(FIRST_TAKEN)]))
        elif ground.chance.random() < 0.7:
            yield Death(SOME_MOMENT, after_seconds=ground.chance.uniform(0.3, LATEST_SECONDS))
        else:
            point = ground.chance.choice(ROUND)
            yield Death(point, passing=_passing(ground, point))


def _passing(ground: Ground, point: str) -> int:
    return 1 if point == "k13" else ground.chance.randint(1, 4)


async def _season(
    ground: Ground, world: World, deaths: list[Death], report: Report, homeserver: Homeserver | None
) -> None:
    service, where = world.service, homeserver or ground.homeserver
    service.start()
    async with street(where, ground.people(where), service.user_id, ground.new_folder(), sealed=world.sealed) as here:
        await here.settle_in()
        await world.claim_something_soon(here)
        await service.stop()
        for death in deaths:
            await live_and_die(here, service, death)
            report.hits[death.point] += 1
        service.start()
        await here.both_say(0)
        await judge(here, service, report, ground.patience)


async def judge(here: Street, service: Service, report: Report, seconds: float) -> None:
    """Wait for what is missing, stop the service in order, and take in the verdict."""
    await here.answered(seconds)
    await service.stop()
    verdict = await here.verdict()
    difference = "" if verdict.is_exact else f"{await here.first_difference()}\n{service.log()[-2000:]}"
    report.add(verdict, difference)


async def kill_the_homeserver(ground: Ground, kills: int) -> Report:
    """Kill Synapse while the bot is answering, so many times, and the bot now and then too."""
    report = Report()
    async with ground.own_homeserver() as own, ground.service(homeserver=own) as service:
        left = kills
        while left:
            await _unlucky_street(ground, own, service, min(left, SEASON), report)
            left -= min(left, SEASON)
    report.demand_hits(HOMESERVER)
    return report


async def _unlucky_street(ground: Ground, own: Homeserver, service: Service, kills: int, report: Report) -> None:
    service.start()
    async with street(own, ground.people(own), service.user_id, ground.new_folder()) as here:
        await here.settle_in()
        for number in range(kills):
            here.chapter = f"kill {number} of the homeserver"
            for said in range(BURST):
                await here.both_say(number + said)
            await own.kill()
            report.hits[HOMESERVER] += 1
            if number % 3 == 2:
                await asyncio.to_thread(service.kill)
                report.hits["and the bot"] += 1
            await own.restart()
            if not service.is_running:
                service.start()
        await here.both_say(0)
        await judge(here, service, report, ground.patience)


async def first_answers(ground: Ground, rooms: int, kills: int) -> Report:
    """Measure by the homeserver's time stamps how long after a start the first answer came."""
    report = Report()
    async with ground.service() as service:
        service.start()
        async with street(ground.homeserver, ground.people(), service.user_id, ground.new_folder()) as here:
            await here.settle_in()
            for _ in range(rooms - ROOMS_OF_A_STREET):
                await here.one_more_room()
            for number in range(kills):
                await asyncio.to_thread(service.kill)
                await here.both_say(number)
                service.start()
                await here.answered(ground.patience)
                report.hits["kills"] += 1
            await judge(here, service, report, ground.patience)
            report.figures.append(_waits(rooms, service.started_at[1:], await here.answer_times()))
    return report


def _waits(rooms: int, starts: list[datetime], answers: list[datetime]) -> str:
    waits = [(next(at for at in answers if at > start) - start).total_seconds() for start in starts]
    p50, p95 = quantile(waits, 0.5), quantile(waits, 0.95)
    return f"from start to first answer, {rooms} rooms: p50 {p50:.1f} s, p95 {p95:.1f} s"


def quantile(values: list[float], part: float) -> float:
    """Return the value below which so large a part of them lies."""
    return sorted(values)[min(int(part * len(values)), len(values) - 1)]
