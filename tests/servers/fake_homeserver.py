"""A homeserver that misbehaves on request: it answers as a test says, and quietly does well what it is not told.

Keys and signatures are kept, so that a real device can be announced to it. Troubles are given per endpoint and used up
in order.
"""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Self

from aiohttp import web

Body = dict[str, Any]
ME = "@buurtbot:fake"
TOKEN = "token-1"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One bad answer; ``cut`` closes the connection in the middle of it."""

    status: int = 200
    text: str = "{}"
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if not self.cut:
            return web.Response(status=self.status, text=self.text, headers=self.headers)
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b'{"next_batch": "s')
        if request.transport:
            request.transport.abort()
        return response


def refuses(status: int, errcode: str, **more: Any) -> Trouble:  # noqa: ANN401 -- JSON has no type
    """An answer of Matrix that says no."""
    return Trouble(status, json.dumps({"errcode": errcode, **more}))


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came in, and when (loop time, seconds)."""

    endpoint: str
    path: str
    query: dict[str, str]
    at: float


class FakeHomeserver:
    """Use as ``async with FakeHomeserver() as homeserver``; ``troubles["sync"].append(Trouble(502))``."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[Asked] = []
        self.troubles: dict[str, deque[Trouble]] = defaultdict(deque)
        self.syncs: deque[Body] = deque()
        self.pages: dict[str, tuple[list[Body], str]] = {}
        self.states: dict[str, list[Body]] = {}
        self.sent: dict[str, Body] = {}
        self.kept: dict[str, Body] = {}
        """State by its type, of whichever room."""
        self.media: list[tuple[str, bytes]] = []
        """What was put up: as what kind, and the bytes; the first is ``mxc://fake/0``."""
        self.tokens = {TOKEN}
        self.waits = True
        self._position = "s0"
        self._news = asyncio.Event()
        self._was_asked = asyncio.Event()
        self._device_id = ""
        self._keys: Body = {}
        self._identity: Body = {}
        self._runner: web.AppRunner

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._any)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def says(self, answer: Body) -> None:
        """Give the next sync this answer."""
        self.syncs.append(answer)
        self._news.set()

    def forget_devices(self) -> None:
        """Let nobody be signed in: the next device is a new one, and has the account to itself."""
        self._keys, self._identity, self._device_id = {}, {}, ""
        self.tokens.clear()

    def times(self, endpoint: str) -> list[float]:
        """Return when an endpoint was asked."""
        return [asked.at for asked in self.asked if asked.endpoint == endpoint]

    async def until_asked(self, endpoint: str, times: int) -> None:
        """Wait until an endpoint was asked so often."""
        async with asyncio.timeout(30):
            while len(self.times(endpoint)) < times:
                self._was_asked.clear()
                await self._was_asked.wait()

    async def _any(self, request: web.Request) -> web.StreamResponse:
        parts = request.path.removeprefix("/_matrix/client/").removeprefix("/_matrix/").split("/")[1:]
        endpoint, handle = self._route(request.method, parts)
        now = asyncio.get_running_loop().time()
        self.asked.append(Asked(endpoint, request.path, dict(request.query), now))
        self._was_asked.set()
        if self.troubles[endpoint]:
            return await self.troubles[endpoint].popleft().answer(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if endpoint not in {"login", "versions"} and token not in self.tokens:
            return await refuses(401, "M_UNKNOWN_TOKEN").answer(request)
        return web.json_response(await handle(request))

    def _route(self, method: str, parts: list[str]) -> tuple[str, Callable[[web.Request], Awaitable[object]]]:
        match method, parts:
            case "GET", ["sync"]:
                return "sync", self._sync
            case "POST", ["login"]:
                return "login", self._login
            case "GET", ["account", "whoami"]:
                return "whoami", self._whoami
            case "POST", ["keys", what]:
                return f"keys/{what}", {"upload": self._upload, "query": self._query}.get(what, self._signed)
            case "POST", ["keys", what, "upload"]:
                return what, self._cross_sign if what == "device_signing" else self._signed
            case "GET", ["rooms", _, "messages"]:
                return "messages", self._messages
            case "GET" | "PUT", ["rooms", _, "state", *one]:
                return (f"{method} state", partial(self._one_state, one[0])) if one else ("state", self._state)
            case "POST", ["v3", "upload"]:
                return "media", self._put_up
            case "PUT", ["rooms", _, "send" | "redact" as what, *_]:
                return what, self._send
            case _:
                return parts[-1] if parts else "versions", self._nothing

    # --- what it does well ---

    async def _sync(self, request: web.Request) -> Body:
        if not self.syncs and self.waits:
            self._news.clear()
            try:
                async with asyncio.timeout(int(request.query.get("timeout", "0")) / 1000):
                    await self._news.wait()
            except TimeoutError:
                pass
        if self.syncs and request.transport and not request.transport.is_closing():  # else the asker went away
            answer = self.syncs.popleft()
            self._position = answer.get("next_batch", self._position)
            return answer
        return {"next_batch": self._position}

    async def _login(self, request: web.Request) -> Body:
        token = f"token-{len(self.asked)}"
        self.tokens.add(token)
        self._device_id = (await request.json())["device_id"]
        return {"user_id": ME, "device_id": self._device_id, "access_token": token}

    async def _whoami(self, _: web.Request) -> Body:
        return {"user_id": ME, "device_id": self._device_id}

    async def _upload(self, request: web.Request) -> Body:
        self._keys.update((await request.json()).get("device_keys", {}))
        return {"one_time_key_counts": {"signed_curve25519": 50}}

    async def _query(self, _: web.Request) -> Body:
        devices = {ME: {self._keys["device_id"]: self._keys}} if self._keys else {}
        shown = {f"{name.removesuffix('_key')}_keys": {ME: key} for name, key in self._identity.items()}
        return {"device_keys": devices, **shown}

    async def _cross_sign(self, request: web.Request) -> Body:
        self._identity = {name: key for name, key in (await request.json()).items() if name.endswith("_key")}
        return {}

    async def _signed(self, request: web.Request) -> Body:
        signed = (await request.json()).get(ME, {})
        for name, value in signed.items():
            if name == self._keys.get("device_id"):
                self._keys["signatures"][ME].update(value["signatures"][ME])
        return {}

    async def _messages(self, request: web.Request) -> Body:
        chunk, end = self.pages.get(request.query.get("from", ""), ([], ""))
        return {"chunk": chunk, "start": request.query.get("from", "")} | ({"end": end} if end else {})

    async def _state(self, request: web.Request) -> list[Body]:
        return self.states.get(request.match_info["path"].split("/")[-2], [])

    async def _send(self, request: web.Request) -> Body:
        self.sent.setdefault(request.path, await request.json())
        return {"event_id": f"$sent{list(self.sent).index(request.path)}"}

    async def _one_state(self, kind: str, request: web.Request) -> Body:
        if request.method == "PUT":
            self.kept[kind] = await request.json()
            return {"event_id": "$stated"}
        return self.kept.get(kind, {})

    async def _put_up(self, request: web.Request) -> Body:
        self.media.append((request.content_type, await request.read()))
        return {"content_uri": f"mxc://fake/{len(self.media) - 1}"}

    async def _nothing(self, _: web.Request) -> Body:
        return {}
