"""A homeserver that does next to nothing, so that what is measured is the bot: full rooms, and no database.

Keys and signatures are kept by the fake homeserver of the tests; syncs and sends are answered here, from what is ready
as bytes. A send with a transaction id that was seen is answered with the same event.
"""

import asyncio
import itertools
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote

from aiohttp import web

from tests.bench.crowd import Ledger, Question
from tests.servers.fake_homeserver import ME, Body, FakeHomeserver

MEMBERS, HISTORY = 20, 5
SERVER = "fake"
KEYS = {
    "to_device": {"events": []},
    "device_one_time_keys_count": {"signed_curve25519": 50},
    "device_unused_fallback_key_types": ["signed_curve25519"],
}


class Stub(FakeHomeserver, Ledger):
    """Use as ``async with Stub(rooms=100) as stub``.

    ``said``: what the bot said, and when; ``order``: the events of that, room by room.
    """

    def __init__(self, rooms: int, bot: str = ME) -> None:
        FakeHomeserver.__init__(self)
        Ledger.__init__(self)
        self.rooms = [f"!room{number}:{SERVER}" for number in range(rooms)]
        self.said: list[tuple[str, float]] = []
        self.order: defaultdict[str, list[str]] = defaultdict(list)
        self.synced = asyncio.Event()
        self.spoken = asyncio.Event()
        self._bot = bot
        self._numbers = itertools.count()
        self._news_by_room: defaultdict[str, list[Body]] = defaultdict(list)
        self._known: dict[str, str] = {}
        # Made beforehand: it takes seconds, and the bot would seem to.
        self._first = {known: b"".join(self._everything(history=not known)) for known in (True, False)}

    async def ask(self, resident: int, words: str) -> Question:
        """Let a resident say something in their room."""
        room = resident % len(self.rooms)
        event = self._event("m.room.message", _resident(room, resident), {"msgtype": "m.text", "body": words})
        question = self.asked_now(time.perf_counter(), str(event["event_id"]))
        self._say(self.rooms[room], event)
        return question

    async def _any(self, request: web.Request) -> web.StreamResponse:
        match request.method, request.path.split("/")[4:]:
            case "GET", ["sync"]:
                return web.Response(body=await self._next(request), content_type="application/json")
            case "PUT", ["rooms", room, "send", kind, _]:
                return web.json_response({"event_id": self._taken(request, unquote(room), kind, await request.json())})
            case _:
                return await super()._any(request)

    def _taken(self, request: web.Request, room: str, kind: str, content: Body) -> str:
        if request.path not in self._known:
            event = self._event(kind, self._bot, content)
            self._known[request.path] = event["event_id"]
            self.order[room].append(event["event_id"])
            self.said.append((str(content.get("body")), time.perf_counter()))
            self.spoken.set()
            about = content.get("m.relates_to", {})
            self.note(about.get("m.in_reply_to", about).get("event_id", ""), time.perf_counter())
            self._say(room, event)
        return self._known[request.path]

    def _say(self, room: str, event: Body) -> None:
        self._news_by_room[room].append(event)
        self._news.set()

    async def _next(self, request: web.Request) -> bytes:
        if "since" not in request.query or request.query.get("full_state") == "true":
            self._news_by_room.clear()
            return self._first["since" in request.query]
        self.synced.set()
        if not self._news_by_room:
            self._news.clear()
            try:
                async with asyncio.timeout(int(request.query.get("timeout", "0")) / 1000):
                    await self._news.wait()
            except TimeoutError:
                pass
        news, self._news_by_room = self._news_by_room, defaultdict(list)
        rooms = {room: _room([], events) for room, events in news.items()}
        return _encode({"next_batch": f"s{next(self._numbers)}", "rooms": {"join": rooms}, **KEYS})

    def _everything(self, *, history: bool) -> Iterator[bytes]:
        """Write a first answer room by room; who was here before has heard the history."""
        yield b'{"rooms":{"join":{'
        for number, room in enumerate(self.rooms):
            said = [
                self._event("m.room.message", _resident(number, 0), {"msgtype": "m.text", "body": f"hello {n}"})
                for n in range(HISTORY if history else 0)
            ]
            part = _encode({room: _room([*self._state_of(number)], said)})
            yield (b"," if number else b"") + part[1:-1]
        yield b"}}," + _encode({"next_batch": f"s{next(self._numbers)}", **KEYS})[1:]

    def _state_of(self, number: int) -> Iterator[Body]:
        owner = _resident(number, 0)
        about: dict[str, Body] = {
            "create": {"room_version": "10", "creator": owner},
            "power_levels": {"users": {owner: 100, self._bot: 50}, "users_default": 0},
            "join_rules": {"join_rule": "invite"},
            "history_visibility": {"history_visibility": "shared"},
            "name": {"name": f"Street {number}"},
            "topic": {"topic": "Neighbours who help each other"},
        }
        for kind, content in about.items():
            yield self._event(f"m.room.{kind}", owner, content) | {"state_key": ""}
        for user in (self._bot, *(_resident(number, n) for n in range(MEMBERS))):
            content = {
                "membership": "join",
                "displayname": user[1:].partition(":")[0],
                "avatar_url": f"mxc://{SERVER}/abcdefghijklmn",
            }
            event_id = f"$member-{number}-{user[1:].partition(':')[0]}-abcdefghijklmnopqrstuvwxyz"
            yield self._event("m.room.member", user, content) | {"state_key": user, "event_id": event_id}

    def _event(self, kind: str, sender: str, content: Body) -> Body:
        return {
            "type": kind,
            "sender": sender,
            "content": content,
            "event_id": f"$event{next(self._numbers)}",
            "origin_server_ts": int(time.time() * 1000),
            "unsigned": {"age": 12},
        }


def _resident(room: int, number: int) -> str:
    return f"@resident{room}_{number % MEMBERS}:{SERVER}"


def _room(state: list[Body], events: list[Body]) -> Body:
    return {
        "state": {"events": state},
        "timeline": {"events": events, "limited": False, "prev_batch": "p0"},
        "ephemeral": {"events": []},
        "account_data": {"events": []},
        "summary": {},
        "unread_notifications": {"notification_count": 0, "highlight_count": 0},
    }


def _encode(body: Body) -> bytes:
    return json.dumps(body, separators=(",", ":")).encode()
