"""The least that a bot can be: a connection, a sync loop and an answer. It keeps nothing and repairs nothing."""

import asyncio
import itertools
import json
import sys
from pathlib import Path
from urllib.parse import quote

import aiohttp

PING = "!ping"
FILTER = json.dumps({"presence": {"types": []}, "room": {"timeline": {"limit": 50}, "state": {"types": []}}})


async def main(settings: dict[str, str]) -> None:
    """Answer every ping until killed."""
    headers = {"Authorization": f"Bearer {settings['access_token']}"}
    numbers = itertools.count()
    async with aiohttp.ClientSession(settings["homeserver"], headers=headers) as session, asyncio.TaskGroup() as group:

        async def answer(room: str, event_id: str, words: str) -> None:
            content = {"msgtype": "m.text", "body": words, "m.relates_to": {"m.in_reply_to": {"event_id": event_id}}}
            path = f"/_matrix/client/v3/rooms/{quote(room)}/send/m.room.message/raw{next(numbers)}"
            async with session.put(path, json=content) as response:
                await response.read()

        query = {"filter": FILTER, "timeout": "0"}
        for number in itertools.count():
            async with session.get("/_matrix/client/v3/sync", params=query) as response:
                news = await response.json()
            query = {"filter": FILTER, "timeout": "30000", "since": news["next_batch"]}
            for room, part in news.get("rooms", {}).get("join", {}).items() if number else ():
                for event in part["timeline"]["events"]:
                    body = event["content"].get("body", "")
                    if event["sender"] != settings["user_id"] and body.startswith(PING):
                        group.create_task(answer(room, event["event_id"], body.replace(PING, "pong")))


if __name__ == "__main__":
    asyncio.run(main(json.loads(Path(sys.argv[1]).read_text())))
