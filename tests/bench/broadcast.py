"""One message to two hundred rooms on a real homeserver, beside what that homeserver takes at all."""

import asyncio
import os
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.channels.matrix.guard import Body, list_at, object_at, text_at
from bot.channels.matrix.transport import Transport, client, new_session
from bot.clock import SystemClock
from bot.config import load
from bot.demo.homeserver import Account, Homeserver, homeserver_python
from bot.keys import open_vault
from handlers.model import Address, Due, Neighbourhood, Room, RoomKind
from storage.engine import open_engine
from storage.store import Store
from tests.bench.contenders import our_echo
from tests.bench.crowd import FILTER, POLL_SECONDS
from tests.bench.earlier import remember
from tests.bench.limit import limit
from tests.bench.our_echo import REMINDER
from tests.servers.fixtures import PASSWORD

ROOMS = 200
AT_ONCE = 8
START = timedelta(seconds=60)
WAIT_SECONDS = 600.0
HOME = "everywhere"


async def broadcast(folder: Path, _rounds: int, how_many: int = ROOMS) -> str:
    """Let one decision speak to all rooms, and let somebody who is in all of them see when each has it."""
    python = homeserver_python()
    assert python is not None
    async with Homeserver(folder / "homeserver", python) as homeserver, new_session() as session:
        host, bot_account = [await homeserver.register(name, PASSWORD) for name in ("host", "broadcast")]
        here = Transport(homeserver.url, session, token=host.access_token)
        there = Transport(homeserver.url, session, token=bot_account.access_token)
        rooms = await _rooms(here, there, bot_account, how_many)
        before = await limit(homeserver)
        took = await _said_everywhere(folder, homeserver, bot_account, here, rooms)
        most = (before + await limit(homeserver)) / 2
    return _told(took, most, how_many)


def _told(took: dict[str, float], most: float, how_many: int) -> str:
    last = max(took.values(), default=1.0)
    rate = len(took) / last
    return (
        f"\nOne message to {how_many} rooms on Synapse, which took {most:.0f} events/s from one account alone;"
        f" load of the machine at the end {os.getloadavg()[0]:.1f}.\n\n"
        "| rooms reached | the last after s | rooms/s | to the limit |\n| --- | --- | --- | --- |\n"
        f"| {len(took)} | {last:.1f} | {rate:.1f} | {rate / most:.2f} |\n"
    )


async def _rooms(here: Transport, there: Transport, bot: Account, how_many: int) -> list[str]:
    gate = asyncio.Semaphore(AT_ONCE)

    async def make(number: int) -> str:
        body: Body = {"preset": "private_chat", "name": f"Street {number}", "invite": [bot.user_id]}
        async with gate:
            room = text_at(await here.call("POST", client("createRoom"), body=body), "room_id")
            await there.call("POST", client("join", room), body={})
        return room

    return list(await asyncio.gather(*(make(number) for number in range(how_many))))


async def _said_everywhere(
    folder: Path, homeserver: Homeserver, account: Account, here: Transport, rooms: list[str]
) -> dict[str, float]:
    """Return after how many seconds each room had it."""
    bot = our_echo(homeserver.url, account, folder)
    await remember(bot.argument, rooms)
    due_at = (SystemClock().now() + START).replace(microsecond=0)
    await _plan(bot.argument, rooms, due_at)
    bot.start()
    try:
        began = time.perf_counter() + (due_at - SystemClock().now()).total_seconds()
        seen = await _seen(here, {*rooms}, account.user_id)
        return {room: at - began for room, at in seen.items()}
    finally:
        bot.stop()


async def _plan(config: Path, rooms: list[str], due_at: datetime) -> None:
    settings = load(config, {})
    engine = open_engine(settings.database.url.reveal())
    async with Store(engine, open_vault(settings.bot.data_dir)).begin() as tx:
        now = SystemClock().now()
        await tx.save_saved(Neighbourhood(HOME, "Everywhere", "nl", "UTC"), now)
        for room in rooms:
            await tx.save_saved(Room(Address("matrix", room), HOME, RoomKind.RESIDENTS), now)
        local = due_at.astimezone(UTC).replace(tzinfo=None)
        await tx.schedule(Due(REMINDER, "0", local, "UTC", neighbourhood=HOME))
    await engine.dispose()


async def _seen(here: Transport, rooms: set[str], bot: str) -> dict[str, float]:
    """Watch until the bot has spoken in all rooms; seconds of the performance counter."""
    found: dict[str, float] = {}
    query = {"filter": FILTER, "timeout": "0"}
    with suppress(TimeoutError):
        async with asyncio.timeout(WAIT_SECONDS):
            while found.keys() != rooms:
                answer = await here.call("GET", client("sync"), query=query, timeout_seconds=POLL_SECONDS + 20)
                query |= {"since": text_at(answer, "next_batch"), "timeout": str(POLL_SECONDS * 1000)}
                for room, joined in object_at(answer, "rooms", "join").items():
                    events = list_at(joined, "timeline", "events")
                    if any(text_at(event, "sender") == bot for event in events):
                        found.setdefault(room, time.perf_counter())
    return found
