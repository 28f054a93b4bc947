"""Something between the bot and its homeserver that makes trouble of every kind, and counts what it made.

Faults are dealt by chance from a ``Weather``, whose seed makes a run repeatable as far as the requests are the same.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Self

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer
from yarl import URL

LONG_POLL_SECONDS = 90.0
STALL_SECONDS = 20.0
HOP_BY_HOP = frozenset({"host", "connection", "transfer-encoding", "content-length", "keep-alive", "content-encoding"})
HTML = "<html><body>maintenance</body></html>"


class Fault(StrEnum):
    """What happens to one request."""

    TOO_FAST = auto()
    TOO_FAST_HEADER = auto()
    TOO_FAST_HTML = auto()
    BAD_GATEWAY = auto()
    UNAVAILABLE = auto()
    HTML = auto()
    EMPTY = auto()
    REDIRECT = auto()
    RESET = auto()
    STALL = auto()
    SLOW = auto()
    HALF = auto()
    """Done by the homeserver; the answer breaks off in the middle."""
    DROPPED = auto()
    """Done by the homeserver; nobody hears of it."""
    REPEATED = auto()
    """A sync gets the answer before this one once more; anything else is done twice."""
    EXPIRED = auto()
    SOFT_LOGOUT = auto()


Rates = Mapping[Fault, float]
"""The part of the requests that each fault meets; together at most 1."""


@dataclass(slots=True)
class Weather:
    """Faults for what is sent, for syncs, and for everything else; ``delay_seconds`` slows every request by so much."""

    sends: Rates = field(default_factory=dict)
    syncs: Rates = field(default_factory=dict)
    others: Rates = field(default_factory=dict)
    delay_seconds: tuple[float, float] = (0.0, 0.0)

    @property
    def faults(self) -> set[Fault]:
        """Every fault that may be dealt."""
        return {fault for rates in (self.sends, self.syncs, self.others) for fault in rates}


CALM = Weather()


class Proxy:
    """Passes requests on to ``upstream``; use as ``async with Proxy(homeserver.url, chance) as proxy``.

    ``dealt`` counts faults, ``asked`` requests while it is ``off``. ``rewrite`` may change the answer to a sync.
    """

    def __init__(self, upstream: str, chance: random.Random) -> None:
        self.weather = CALM
        self.off = False
        self.dealt: Counter[Fault] = Counter()
        self.asked = 0
        self.url = ""
        self.rewrite: Callable[[bytes], bytes] | None = None
        self._upstream = upstream
        self._chance = chance
        self._last_sync: web.Response | None = None
        self._server: TestServer
        self._session: aiohttp.ClientSession

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=1 << 26)
        app.router.add_route("*", "/{path:.*}", self._meet)
        self._server = TestServer(app, host="127.0.0.1")
        timeout = aiohttp.ClientTimeout(total=LONG_POLL_SECONDS)
        self._session = aiohttp.ClientSession(auto_decompress=False, timeout=timeout)
        await self._server.start_server()
        self.url = str(self._server.make_url("")).rstrip("/")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._server.close()

    async def _meet(self, request: web.Request) -> web.StreamResponse:
        if self.off:
            self.asked += 1
            return web.Response(status=502, text=HTML) if self._chance.random() < 0.5 else _hang_up(request)
        low, high = self.weather.delay_seconds
        if high:
            await asyncio.sleep(self._chance.uniform(low, high))
        fault = self._fault(request)
        if fault is None:
            return await self._ask(request)
        self.dealt[fault] += 1
        answer = _without_asking(fault, request)
        return answer if answer else await self._spoil(fault, request)

    def _fault(self, request: web.Request) -> Fault | None:
        draw = self._chance.random()
        for fault, part in self._rates(request).items():
            draw -= part
            if draw < 0:
                return fault
        return None

    def _rates(self, request: web.Request) -> Rates:
        if request.path.endswith("/login"):
            return {}
        if request.path.endswith("/sync"):
            return self.weather.syncs
        return self.weather.sends if "/send/" in request.path else self.weather.others

    async def _spoil(self, fault: Fault, request: web.Request) -> web.StreamResponse:
        """Deal a fault in which the homeserver has a part."""
        match fault:
            case Fault.STALL:
                await asyncio.sleep(STALL_SECONDS)
                return _hang_up(request)
            case Fault.SLOW:
                await asyncio.sleep(self._chance.uniform(1, 4))
                return await self._ask(request)
            case Fault.REPEATED:
                return await self._repeat(request)
            case Fault.HALF:
                return await _half(await self._ask(request), request)
            case _:
                await self._ask(request)
                return _hang_up(request)

    async def _repeat(self, request: web.Request) -> web.Response:
        """Answer a sync with the last answer to a question of the same kind; do anything else twice."""
        if not request.path.endswith("/sync"):
            await self._ask(request)
        elif self._last_sync and "full_state" not in request.query:
            return web.Response(body=self._last_sync.body, headers=self._last_sync.headers)
        return await self._ask(request)

    async def _ask(self, request: web.Request) -> web.Response:
        headers = {name: value for name, value in request.headers.items() if name.lower() not in HOP_BY_HOP}
        headers["Accept-Encoding"] = "identity"
        address = URL(self._upstream + request.raw_path, encoded=True)
        body = await request.read()
        try:
            async with self._session.request(request.method, address, headers=headers, data=body) as answer:
                kept = {name: value for name, value in answer.headers.items() if name.lower() not in HOP_BY_HOP}
                raw = await answer.read()
        except (aiohttp.ClientError, TimeoutError):
            return web.Response(status=502)
        if request.path.endswith("/sync") and answer.status == 200:
            raw = self.rewrite(raw) if self.rewrite else raw
            self._last_sync = web.Response(body=raw, headers=kept)
        return web.Response(status=answer.status, body=raw, headers=kept)


def _without_asking(fault: Fault, request: web.Request) -> web.Response | None:
    """Return the answer to a request that the homeserver never gets; None for the other faults."""
    limit = {"errcode": "M_LIMIT_EXCEEDED", "error": "Too Many Requests"}
    gone = {"errcode": "M_UNKNOWN_TOKEN", "error": "Token is not active"}
    match fault:
        case Fault.TOO_FAST:
            return web.json_response(limit | {"retry_after_ms": 300}, status=429, headers={"Retry-After": "1"})
        case Fault.TOO_FAST_HEADER:
            return web.json_response(limit, status=429, headers={"Retry-After": "1"})
        case Fault.TOO_FAST_HTML:
            return web.Response(status=429, text=HTML, content_type="text/html", headers={"Retry-After": "1"})
        case Fault.BAD_GATEWAY | Fault.UNAVAILABLE:
            status = 502 if fault is Fault.BAD_GATEWAY else 503
            return web.Response(status=status, text=HTML, content_type="text/html")
        case Fault.HTML | Fault.EMPTY:
            return web.Response(text=HTML if fault is Fault.HTML else "", content_type="text/html")
        case Fault.REDIRECT:
            return web.Response(status=302, headers={"Location": "http://127.0.0.1:9/elsewhere"})
        case Fault.EXPIRED | Fault.SOFT_LOGOUT:
            return web.json_response(gone | {"soft_logout": fault is Fault.SOFT_LOGOUT}, status=401)
        case Fault.RESET:
            return _hang_up(request)
    return None


def _hang_up(request: web.Request) -> web.Response:
    """Cut the connection; what is returned reaches nobody."""
    if request.transport:
        request.transport.abort()
    return web.Response(status=502)


async def _half(answer: web.Response, request: web.Request) -> web.StreamResponse:
    """Send the headers and half of the body, then hang up."""
    body = bytes(answer.body) if isinstance(answer.body, bytes | bytearray) else b""
    part = web.StreamResponse(status=answer.status, headers={"Content-Type": "application/json"})
    part.content_length = len(body)
    await part.prepare(request)
    await part.write(body[: len(body) // 2])
    _hang_up(request)
    return part
