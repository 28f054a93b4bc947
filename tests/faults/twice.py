"""Two processes by mistake: the second refuses at once, in one sentence, and the talk goes on undisturbed."""

import asyncio
import shutil
import time
from dataclasses import replace
from pathlib import Path

from tests.crash.service import Service
from tests.faults.ground import Ground, Kind
from tests.faults.network import judge_all, neighbourhood, talk
from tests.faults.report import Report

CONFIGURATION, UNAVAILABLE = 78, 69
MOST_SECONDS = 2.0
REFUSAL_SECONDS = 60.0
PAUSE_SECONDS = 1.0
SECOND_DATABASE = "sqlite+aiosqlite:///second.db"


async def a_second_process(ground: Ground, seconds: float) -> Report:
    """Start a second one again and again while people talk: on the same database, folder or account."""
    report, slowest = Report(), dict[str, float]()
    async with (
        ground.service(database=await ground.database(Kind.POSTGRES)) as first,
        neighbourhood(ground, first, 1) as (here,),
    ):
        talking = asyncio.create_task(talk(here, seconds, PAUSE_SECONDS))
        loading = await _seconds_to_load(first, ground.new_folder())
        while not talking.done():
            for name, second in (await _mistakes(ground, first)).items():
                slowest[name] = max(slowest.get(name, 0.0), await _refused(second, report) - loading)
                report.hits[name] += 1
        await talking
        await judge_all(ground, [here], first, report)
    each = " ".join(f"{name} {seconds:.1f} s" for name, seconds in slowest.items())
    report.figures.append(f"slowest refusals {each} after loading, which takes {loading:.1f} s")
    worst = max(slowest.values(), default=0.0)
    report.demand(ground.is_in_time(worst, MOST_SECONDS), f"a second process was refused only after {worst:.1f} s")
    return report


async def _mistakes(ground: Ground, first: Service) -> dict[str, Service]:
    """Configure second ones; the copy has keys, token and database of its own, but the same account."""
    copy = ground.new_folder()
    await asyncio.to_thread(shutil.copytree, first.folder / "data", copy / "data")
    data_dir = str(first.folder / "data")
    return {
        "same database": _second(first, ground.new_folder(), database=first.database),
        "same folder": _second(first, ground.new_folder(), data_dir=data_dir),
        "same account": _second(first, copy, database=await ground.database(Kind.POSTGRES)),
    }


def _second(
    first: Service, folder: Path, database: str = "sqlite+aiosqlite:///second.db", data_dir: str = "data"
) -> Service:
    return Service(folder, first.homeserver, first.user_id, first.password, database, data_dir, source=first.source)


async def _refused(second: Service, report: Report) -> float:
    began = time.monotonic()
    second.start()
    code = await second.ended(REFUSAL_SECONDS)
    log = second.log()
    held = code == UNAVAILABLE and "Another Buurtbot is running" in log and log.count("\n") == 1
    report.demand(held, f"a second process ended with {code}:\n{log[-1000:]}")
    return time.monotonic() - began


async def _seconds_to_load(first: Service, folder: Path) -> float:
    """Measure how long it takes to come as far as reading a configuration that is refused."""
    wrong = replace(_second(first, folder))
    wrong.config.write_text("[nonsense]\n")
    began = time.monotonic()
    wrong.start()
    assert await wrong.ended(REFUSAL_SECONDS) == CONFIGURATION
    return time.monotonic() - began
