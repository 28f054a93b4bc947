"""Clocks that jump, nights that are too short or too long, and days on which nobody ran the service."""

from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from tests.crash.resident import Heard
from tests.crash.service import Service
from tests.crash.street import Street
from tests.faults.ground import Ground, Kind
from tests.faults.moves import Moves
from tests.faults.network import judge_all, neighbourhood
from tests.faults.planted import BEFOREHAND, plant
from tests.faults.report import Report

BRUSSELS = ZoneInfo("Europe/Brussels")
NIGHTS = {"spring": datetime(2027, 3, 27, 23, tzinfo=BRUSSELS), "autumn": datetime(2027, 10, 30, 23, tzinfo=BRUSSELS)}
HOP = timedelta(hours=1)
TASKS = (10, 11, 12)
"""They begin at these hours of the morning after."""
JUMPS = (
    (timedelta(hours=2), 0),
    (timedelta(days=3), 1),
    (timedelta(days=-3), 0),
    (timedelta(hours=-2), 0),
    (timedelta(days=3), 0),
    (timedelta(days=1), 1),
    (timedelta(hours=-2), 0),
    (timedelta(hours=2), 0),
)
"""How far the clock is set, and how many reminders of a task four days and two hours ahead must follow."""
REMINDER = "request.reminder"
MISSED = "request.reminder_missed"
HAPPENED = "request.happened"
PASSED = (20, 22, 26)
"""After so many hours a task began while we were away."""
CATCHING_UP = timedelta(minutes=2)
"""The list for the organisers waits a minute, so that it can hold them all."""
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


async def jumps(ground: Ground) -> Report:
    """Set the clock forward and back under the running service: what is due comes once, at its time or after it."""
    report, moves = Report(), Moves(ground.folder / "moves.json")
    async with ground.service(moves=moves.file) as service, neighbourhood(ground, service, 1) as (here,):
        now = SystemClock().now()
        await plant(service, here, now, [now + 4 * DAY + 2 * HOUR])
        for by, reminders in JUMPS:
            here.chapter = f"after {by}"
            _expect_reminders(here, reminders)
            moves.jump(by, service)
            report.hits[f"{by.total_seconds() / 3600:+.0f} h"] += 1
            await here.answered(ground.patience)
            await here.both_say(0)
            await here.answered(ground.patience)
        await judge_all(ground, [here], service, report)
    return report


async def clock_changes(ground: Ground) -> Report:
    """Live through both nights in which the clock is changed: each reminder comes once, in its own hour."""
    report = Report()
    for name, evening in NIGHTS.items():
        moves = Moves(ground.folder / f"{name}.json", ahead=evening - SystemClock().now())
        async with ground.service(moves=moves.file) as service, neighbourhood(ground, service, 1) as (here,):
            await _night(ground, here, service, moves)
            await judge_all(ground, [here], service, report)
        report.hits[name] += 1
    return report


async def _night(ground: Ground, here: Street, service: Service, moves: Moves) -> None:
    """Plan three tasks for the morning, and let the clock run to them hour by hour."""
    now = SystemClock().now() + moves.ahead
    morning = now.astimezone(BRUSSELS).date() + DAY
    tasks = [datetime(morning.year, morning.month, morning.day, hour, tzinfo=BRUSSELS) for hour in TASKS]
    await plant(service, here, now, tasks, BRUSSELS.key)
    due = {task - BEFOREHAND for task in tasks}
    while due:
        until = SystemClock().now() + moves.ahead + HOP
        coming = {moment for moment in due if moment <= until}
        due -= coming
        here.chapter = f"until {until.astimezone(BRUSSELS)}"
        _expect_reminders(here, len(coming))
        moves.jump(HOP, service)
        await here.answered(ground.patience)
        await here.anna_says(0)
        await here.answered(ground.patience)


def _expect_reminders(here: Street, count: int) -> None:
    for ledger in (here.annas, here.karims):
        ledger.expect(here.chapter, *[REMINDER] * count)


async def two_days_off(ground: Ground, kind: Kind) -> Report:
    """Be away for two days: nothing is dropped in silence, nobody is alarmed, and each catch-up comes once.

    Of the four tasks one is still ahead, so that both hear one reminder; of the others the helper is asked in one
    message, about one after the other, and the organiser gets one list.
    """
    report, moves = Report(), Moves(ground.folder / "moves.json")
    async with (
        ground.service(moves=moves.file, database=await ground.database(kind)) as service,
        neighbourhood(ground, service, 1) as (here,),
    ):
        now = SystemClock().now()
        await plant(service, here, now, [now + 2 * DAY + HOUR, *(now + hours * HOUR for hours in PASSED)])
        await service.stop()
        before = await here.said_in_private()
        moves.jump(2 * DAY, service)
        report.hits["days away"] = 2
        service.start()
        await here.both_say(0)
        here.annas.besides[REMINDER] = 1
        await here.anna_answered(ground.patience)  # it runs: now time can be moved
        here.karims.besides.update([REMINDER, MISSED, HAPPENED])
        moves.jump(CATCHING_UP, service)
        await judge_all(ground, [here], service, report)
        for who, told, known in zip(("asker", "helper"), await here.said_in_private(), before, strict=True):
            _judge_return(who, told[len(known) :], report)
    return report


def _judge_return(who: str, told: list[Heard], report: Report) -> None:
    """Hold that nobody heard the same about the same thing twice."""
    kinds = Counter((one.name, one.subject) for one in told)
    report.figures.append(f"the {who} heard {', '.join(sorted(name for name, _subject in kinds))}")
    report.demand(set(kinds.values()) == {1}, f"the {who} heard one kind twice about one thing: {dict(kinds)}")
