"""Every time zone, every change of its clock from 2025 to 2030: a wall time of each night becomes one instant."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from handlers.reading.walltime import to_instant
from tests.faults.ground import Ground
from tests.faults.report import Report

FIRST, LAST = date(2025, 1, 1), date(2030, 12, 31)
NIGHT = [time(minute // 60, minute % 60) for minute in range(30, 3 * 60 + 31, 15)]
DAY = timedelta(days=1)
FEW = 60
STEP = timedelta(minutes=5)
FARTHEST = timedelta(hours=15)
"""No zone is farther from Greenwich."""


async def every_zone(ground: Ground) -> Report:
    """Hold for each quarter of an hour from 00:30 to 03:30: one instant, in order, and the right one."""
    zones = sorted(available_timezones())
    return await asyncio.to_thread(_look_at, zones if ground.long else zones[:: len(zones) // FEW])


def _look_at(zones: list[str]) -> Report:
    report = Report()
    for name in zones:
        zone = ZoneInfo(name)
        report.hits["zones"] += 1
        for day in _days_that_matter(zone):
            report.hits["nights"] += 1
            _look_at_night(day, zone, report)
    report.demand_hits("zones", "nights", "moments that do not exist", "moments that come twice")
    return report


def _days_that_matter(zone: ZoneInfo) -> Iterator[date]:
    """Yield the days on which the clock changes, with their neighbours; of the other days the first."""
    yield FIRST
    for number in range((LAST - FIRST).days):
        day = FIRST + number * DAY
        if _offset(day, zone) != _offset(day + DAY, zone):
            yield from (day - DAY, day, day + DAY)


def _offset(day: date, zone: ZoneInfo) -> timedelta | None:
    return datetime.combine(day, time(), zone).utcoffset()


def _look_at_night(day: date, zone: ZoneInfo, report: Report) -> None:
    walls = [datetime.combine(day, at) for at in NIGHT]
    instants = [to_instant(day, at, zone.key) for at in NIGHT]
    report.hits["moments"] += len(walls)
    report.demand(instants == sorted(instants), f"{zone.key} on {day}: what is later on the wall comes earlier")
    report.demand(instants == _found(walls, zone), f"{zone.key} on {day}: not the first instant that shows it")
    for wall in walls:
        first, second = [wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
        report.hits["moments that come twice"] += first < second
        report.hits["moments that do not exist"] += second < first


def _found(walls: list[datetime], zone: ZoneInfo) -> list[datetime]:
    """Let the clock run from the day before, and note when it first shows each time on the wall, or is past it."""
    found: list[datetime] = []
    instant = walls[0].replace(tzinfo=UTC) - FARTHEST
    for wall in walls:
        while instant.astimezone(zone).replace(tzinfo=None) < wall:
            instant += STEP
        found.append(instant)
    return found
