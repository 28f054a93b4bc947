"""What people do in rooms besides talking, for tests with a real homeserver."""

import asyncio
import secrets

from bot.channels.matrix.guard import Body, list_at, object_at, text_at
from bot.channels.matrix.transport import NotFound, client
from tests.matrix.person import WAIT_SECONDS, Person


async def make_room(person: Person, *invited: str, name: str = "De Linde", **more: object) -> str:
    """Make a room without encryption, with a name, and return its id."""
    body: Body = {"preset": "private_chat", "name": name, "invite": list(invited), **more}
    return text_at(await person.transport.call("POST", client("createRoom"), body=body), "room_id")


async def say_plainly(person: Person, room: str, text: str, **more: object) -> str:
    """Say something without encryption."""
    return await post(person, room, "m.room.message", {"msgtype": "m.text", "body": text, **more})


async def post(person: Person, room: str, kind: str, content: Body) -> str:
    """Post any event and return its id."""
    path = client("rooms", room, "send", kind, secrets.token_hex(8))
    return text_at(await person.transport.call("PUT", path, body=content), "event_id")


async def react(person: Person, room: str, event_id: str, emoji: str) -> str:
    """React to a message."""
    relation = {"rel_type": "m.annotation", "event_id": event_id, "key": emoji}
    return await post(person, room, "m.reaction", {"m.relates_to": relation})


async def redact(person: Person, room: str, event_id: str) -> str:
    """Take a message back."""
    path = client("rooms", room, "redact", event_id, secrets.token_hex(8))
    return text_at(await person.transport.call("PUT", path, body={}), "event_id")


async def state(person: Person, room: str, kind: str, content: Body, key: str = "") -> str:
    """Change the state of a room; an empty key is left out of the path."""
    path = client("rooms", room, "state", kind, key) if key else client("rooms", room, "state", kind)
    return text_at(await person.transport.call("PUT", path, body=content), "event_id")


async def do(person: Person, room: str, what: str, user: str) -> None:
    """Invite, kick, ban or unban somebody."""
    await person.transport.call("POST", client("rooms", room, what), body={"user_id": user})


async def upgrade(person: Person, room: str, version: str = "12") -> str:
    """Replace a room by one of another version and return the new one's id."""
    answer = await person.transport.call("POST", client("rooms", room, "upgrade"), body={"new_version": version})
    return text_at(answer, "replacement_room")


async def messages(person: Person, room: str, limit: int = 100) -> list[Body]:
    """Return what the homeserver holds of a room, oldest first."""
    query = {"dir": "b", "limit": str(limit)}
    answer = await person.transport.call("GET", client("rooms", room, "messages"), query=query)
    return [event for event in reversed(list_at(answer, "chunk")) if isinstance(event, dict)]


async def joined_rooms(person: Person) -> list[object]:
    """Return the rooms somebody is in."""
    return list_at(await person.transport.call("GET", client("joined_rooms")), "joined_rooms")


async def left(person: Person, room: str, user: str) -> None:
    """Sync until somebody has left a room, or refused to come in."""
    path = client("rooms", room, "state", "m.room.member", user)

    async with asyncio.timeout(WAIT_SECONDS):
        while True:
            try:
                if text_at(await person.transport.call("GET", path), "membership") == "leave":
                    return
            except NotFound:
                pass
            await person.sync(wait_seconds=2)


async def claim_all_of(person: Person, user: str, device: str) -> int:
    """Take every key of a device, until the homeserver begins to repeat itself; return how many there were."""
    wanted: Body = {"one_time_keys": {user: {device: "signed_curve25519"}}}
    taken: set[str] = set()
    while True:
        answer = await person.transport.call("POST", client("keys", "claim"), body=wanted)
        (key,) = object_at(answer, "one_time_keys", user, device).values()
        if text_at(key, "key") in taken:
            return len(taken)
        taken.add(text_at(key, "key"))
