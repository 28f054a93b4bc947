"""The bot that everybody writes first: nio's client and its sync loop, and an answer in the callback."""

import asyncio
import json
import sys
from pathlib import Path

from nio import AsyncClient, AsyncClientConfig, MatrixRoom, RoomMessageText

from bot.channels.matrix.keystore import quiet_nio

PING = "!ping"


async def main(settings: dict[str, str]) -> None:
    """Answer every ping until killed."""
    quiet_nio()
    client = AsyncClient(
        settings["homeserver"], settings["user_id"], config=AsyncClientConfig(encryption_enabled=False)
    )
    client.restore_login(settings["user_id"], settings["device_id"], settings["access_token"])

    async def answer(room: MatrixRoom, event: RoomMessageText) -> None:
        if event.sender != client.user_id and event.body.startswith(PING):
            relation = {"m.in_reply_to": {"event_id": event.event_id}}
            content = {"msgtype": "m.text", "body": event.body.replace(PING, "pong"), "m.relates_to": relation}
            await client.room_send(room.room_id, "m.room.message", content)

    await client.sync(timeout=0)
    client.add_event_callback(answer, RoomMessageText)
    await client.sync_forever(timeout=30_000)


if __name__ == "__main__":
    asyncio.run(main(json.loads(Path(sys.argv[1]).read_text())))
