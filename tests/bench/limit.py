"""How many events a second the homeserver takes at all: what no bot can go beyond."""

import asyncio
import secrets
import time

from bot.channels.matrix.guard import text_at
from bot.channels.matrix.transport import Transport, client, new_session
from bot.demo.homeserver import Homeserver
from tests.servers.fixtures import PASSWORD

ROOMS, EVENTS, AT_ONCE = 10, 200, 20


async def limit(homeserver: Homeserver) -> float:
    """Let one account write to ten rooms as fast as it is allowed to; events a second."""
    account = await homeserver.register(f"limit-{secrets.token_hex(4)}", PASSWORD)
    async with new_session() as session:
        transport = Transport(homeserver.url, session, token=account.access_token)
        made = [await transport.call("POST", client("createRoom"), body={}) for _ in range(ROOMS)]
        rooms, gate = [text_at(one, "room_id") for one in made], asyncio.Semaphore(AT_ONCE)

        async def say(number: int) -> None:
            path = client("rooms", rooms[number % ROOMS], "send", "m.room.message", f"t{number}")
            async with gate:
                await transport.call("PUT", path, body={"msgtype": "m.text", "body": f"{number}"})

        began = time.perf_counter()
        await asyncio.gather(*(say(number) for number in range(EVENTS)))
        return EVENTS / (time.perf_counter() - began)
