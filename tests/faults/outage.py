"""The homeserver is away for an hour while reminders come due: it is not hammered, and then everything is said once."""

import asyncio
from datetime import datetime, timedelta

from bot.clock import SystemClock
from tests.crash.service import Service
from tests.crash.street import Street
from tests.faults.ground import Ground
from tests.faults.moves import Moves
from tests.faults.network import judge_all, neighbourhood
from tests.faults.planted import BEFOREHAND, plant
from tests.faults.proxy import Proxy
from tests.faults.report import Report

AWAY = timedelta(hours=1)
MOST_A_MINUTE = 60
MOST_DRAIN_SECONDS = 60.0
FIRST_AFTER = timedelta(minutes=5)


async def homeserver_away(ground: Ground, tasks: int, pace: float) -> Report:
    """Let an hour pass, hurried, without a homeserver; each task is a reminder to two people."""
    report = Report()
    moves = Moves(ground.folder / "moves.json")
    async with (
        Proxy(ground.homeserver.url, ground.chance) as proxy,
        ground.service(url=proxy.url, moves=moves.file) as service,
        neighbourhood(ground, service, 1) as (here,),
    ):
        await service.stop()
        await _plan_reminders(here, service, tasks)
        service.start()
        await here.both_say(0)
        await here.answered(ground.patience)
        for ledger in (here.annas, here.karims):
            ledger.besides["request.reminder"] += tasks
        back_at = await _be_away(here, service, proxy, moves, pace)
        await judge_all(ground, [here], service, report)
        drained = ((await here.answer_times())[-1] - back_at).total_seconds()
    _judge_requests(proxy.asked, report)
    report.figures.append(f"{tasks * 2} reminders drained {drained:.0f} s after it was back")
    report.demand(ground.is_in_time(drained, MOST_DRAIN_SECONDS), f"draining took more than {MOST_DRAIN_SECONDS:.0f} s")
    return report


async def _be_away(here: Street, service: Service, proxy: Proxy, moves: Moves, pace: float) -> datetime:
    """Let the hour pass while nobody answers, and tell when it was over; halfway somebody says something."""
    seconds = AWAY.total_seconds() / pace
    proxy.off = True
    moves.hurry(pace, service)
    await asyncio.sleep(seconds / 2)
    await here.both_say(1)
    await asyncio.sleep(seconds / 2)
    moves.hurry(1.0, service)
    proxy.off = False
    return SystemClock().now()


def _judge_requests(asked: int, report: Report) -> None:
    minutes = AWAY.total_seconds() / 60
    report.hits["minutes away"] = int(minutes)
    report.figures.append(f"{asked / minutes:.1f} requests a minute")
    report.demand(asked <= MOST_A_MINUTE * minutes, "the homeserver was hammered while it was away")
    report.demand(asked >= minutes / 2, "nobody asked whether the homeserver is back")


async def _plan_reminders(here: Street, service: Service, tasks: int) -> None:
    now = SystemClock().now()
    between = (AWAY - 2 * FIRST_AFTER) / tasks
    await plant(service, here, now, [now + FIRST_AFTER + BEFOREHAND + number * between for number in range(tasks)])
