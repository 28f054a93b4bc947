"""Killed with SIGKILL at every named point and at any moment, bot and homeserver: nothing is lost or said twice."""

import asyncio
from collections.abc import Iterator
from datetime import datetime

from bot.crash import POINTS
from bot.demo.homeserver import Homeserver
from tests.crash.lives import MORE_THAN_A_SYNC, Death, live_and_die, talk_for_long
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


async def kill_the_bot(ground: Ground, kind: Kind, deaths: int) -> Report:
    """Let one bot die so many times, at every named point and at any moment."""
    report = await die_at(ground, kind, list(_deaths(ground, deaths)))
    report.demand_hits(*POINTS)
    return report


async def die_at(ground: Ground, kind: Kind, deaths: list[Death]) -> Report:
    """Let one bot die these deaths, and judge every street by what the homeserver holds."""
    report = Report()
    async with ground.service(database=await ground.database(kind)) as service:
        world = World(kind.value, service, kind.sealed)
        for first in range(0, len(deaths), SEASON):
            await _season(ground, world, deaths[first : first + SEASON], report)
            ground.tell(report)
    return report


async def miss_a_long_talk(ground: Ground) -> Report:
    """Be away while more is said in a room than one answer to a sync holds, with commands in it."""
    report = Report()
    async with ground.service() as service:
        service.start()
        async with street(ground.homeserver, ground.people(), service.user_id, ground.new_folder()) as here:
            await here.settle_in()
            await service.stop()
            await talk_for_long(here)
            service.start()
            report.hits["missed"] = MORE_THAN_A_SYNC
            await judge(here, service, report, ground.patience)
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


async def _season(ground: Ground, world: World, deaths: list[Death], report: Report) -> None:
    service, people = world.service, ground.people()
    service.start()
    async with street(ground.homeserver, people, service.user_id, ground.new_folder(), sealed=world.sealed) as here:
        await here.settle_in()
        needs_a_reminder = any(death.point in FIRST_TAKEN for death in deaths)
        if needs_a_reminder:
            await world.claim_something(here)
        await service.stop()
        if needs_a_reminder:
            await world.bring_the_reminder(here)
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
            ground.tell(report)
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
