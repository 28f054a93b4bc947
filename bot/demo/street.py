"""The whole demo as one thing that is opened and closed: homeserver, people at their clients, and the bot itself.

Opened in that order and closed in the reverse one, so that everybody can still say goodbye to who is behind them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from bot.app import App
from bot.demo.cast import BOT, CAST, Neighbour
from bot.demo.hall import Hall
from bot.demo.homeserver import Homeserver
from bot.demo.moved_clock import MovedClock
from bot.demo.neighbour import DemoPerson
from bot.demo.pages import add_demo
from bot.demo.passing import Passing
from bot.demo.settings import secret_of, write_config
from bot.demo.settling import Settled, Settling, Talk
from bot.directory.importing import know_example

DEVICE: Final = "DEMO"
HOMESERVER: Final = "homeserver"


@dataclass(frozen=True, slots=True)
class DemoStreet:
    """The running demo; ``talks`` are everybody's private rooms with the bot, by account name."""

    homeserver: Homeserver
    people: Mapping[str, DemoPerson]
    talks: Mapping[str, Talk]
    bot: str
    clock: MovedClock
    passing: Passing
    password: str


@asynccontextmanager
async def open_street(
    directory: Path, python: Path, *, port: int, tell: Callable[[str], None]
) -> AsyncIterator[DemoStreet]:
    """Open the demo in a directory, with what it kept; its pages are on *port*, *tell* hears what is being done.

    Raises ``HomeserverFailed``, ``ConfigError`` and ``AlreadyRunning``; when any part of it breaks later, everything
    ends with an ``ExceptionGroup``.
    """
    await asyncio.to_thread(directory.mkdir, parents=True, exist_ok=True)
    clock = MovedClock(directory / "clock.json")
    password = secret_of(directory, "password")
    async with AsyncExitStack() as stack:
        tell("The homeserver starts.")
        homeserver = await stack.enter_async_context(Homeserver(directory / HOMESERVER, python))
        await homeserver.register(BOT, password, displayname="Buurtbot", device_id=f"{DEVICE}-FIRST")
        people = await _people(stack, directory, homeserver, password)
        config = write_config(directory, homeserver, password, port)
        app = await stack.enter_async_context(App.open(config, clock=clock))
        await know_example(app.engine.store, clock.now().date())
        passing = Passing(app.engine, clock)
        hall = Hall(people, homeserver.user_id(BOT), clock, passing.later, _access(homeserver, password))
        app.more_pages = partial(add_demo, hall)
        clock.on_move.append(app.engine.schedule.look)
        group = await stack.enter_async_context(asyncio.TaskGroup())
        running = [group.create_task(person.run()) for person in people.values()] + [group.create_task(app.run())]
        stack.callback(_cancel, running)
        tell("The people arrive at their clients.")
        await asyncio.gather(*(person.ready.wait() for person in people.values()))
        settling = Settling(people, homeserver.user_id(BOT), Settled(directory / "settled.json"), tell)
        talks = await settling.run()
        yield DemoStreet(homeserver, people, talks, homeserver.user_id(BOT), clock, passing, password)


def _access(homeserver: Homeserver, password: str) -> Mapping[str, object]:
    return {"homeserver": homeserver.url, "accounts": [one.id for one in CAST], "password": password}


def _cancel(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()


async def _people(
    stack: AsyncExitStack, directory: Path, homeserver: Homeserver, password: str
) -> Mapping[str, DemoPerson]:
    """Open everybody's client: the same account, device and keys at every start."""
    secret = secret_of(directory, "keys")

    async def arrive(neighbour: Neighbour) -> DemoPerson:
        account = await homeserver.register(neighbour.id, password, displayname=neighbour.name, device_id=DEVICE)
        keys = directory / "people" / neighbour.id
        return await stack.enter_async_context(DemoPerson.open(homeserver.url, account, keys, secret))

    return dict(zip([one.id for one in CAST], [await arrive(neighbour) for neighbour in CAST], strict=True))
