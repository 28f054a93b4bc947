"""Something between the bot and its homeserver that makes trouble: too fast, bad gateway, cut, slow.

Faults come in a fixed order, so a run with the same requests has the same trouble. A cut request has arrived: the
homeserver did what was asked, and nobody hears of it.
"""

import asyncio
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum, auto
from typing import Self

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer
from yarl import URL

LONG_POLL_SECONDS = 60.0
HOP_BY_HOP = frozenset({"host", "connection", "transfer-encoding", "content-length", "keep-alive", "content-encoding"})


class Fault(StrEnum):
    """What happens to one request; ``NONE`` lets it through."""

    NONE = auto()
    TOO_FAST = auto()
    BAD_GATEWAY = auto()
    HTML = auto()
    CUT = auto()
    SLOW = auto()


class FaultProxy:
    """Passes requests on to ``upstream``; ``sends`` and ``others`` are gone through again and again, one a request.

    ``dealt`` counts the faults. Use as ``async with FaultProxy(homeserver.url) as proxy``; the bot gets ``proxy.url``.
    """

    def __init__(self, upstream: str, *, slow_seconds: float = 1.0) -> None:
        self.dealt: Counter[Fault] = Counter()
        self.url = ""
        self._upstream = upstream
        self._slow_seconds = slow_seconds
        self._sends: Iterator[Fault] = itertools.repeat(Fault.NONE)
        self._others: Iterator[Fault] = itertools.repeat(Fault.NONE)
        self._server: TestServer
        self._session: aiohttp.ClientSession

    def trouble(self, sends: Sequence[Fault], others: Sequence[Fault]) -> None:
        """Make trouble from now on: with what is sent, and with all other requests."""
        self._sends, self._others = itertools.cycle(sends), itertools.cycle(others)

    def calm(self) -> None:
        """Make no more trouble."""
        self.trouble([Fault.NONE], [Fault.NONE])

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=1 << 26)
        app.router.add_route("*", "/{path:.*}", self._pass_on)
        self._server = TestServer(app, host="127.0.0.1")
        self._session = aiohttp.ClientSession(
            auto_decompress=False, timeout=aiohttp.ClientTimeout(total=LONG_POLL_SECONDS)
        )
        await self._server.start_server()
        self.url = str(self._server.make_url("")).rstrip("/")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.close()
        await self._session.close()

    async def _pass_on(self, request: web.Request) -> web.StreamResponse:
        is_send = request.method == "PUT" and "/send/" in request.path
        fault = next(self._sends if is_send else self._others)
        self.dealt[fault] += 1
        match fault:
            case Fault.TOO_FAST:
                return web.json_response({"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 300}, status=429)
            case Fault.BAD_GATEWAY:
                return web.Response(status=502, text="<html>bad gateway</html>", content_type="text/html")
            case Fault.HTML:
                return web.Response(status=200, text="<html>maintenance</html>", content_type="text/html")
            case Fault.SLOW:
                await asyncio.sleep(self._slow_seconds)
        answer = await self._ask(request)
        if fault is Fault.CUT and request.transport:
            request.transport.abort()
        return answer

    async def _ask(self, request: web.Request) -> web.Response:
        headers = {name: value for name, value in request.headers.items() if name.lower() not in HOP_BY_HOP}
        address = self._upstream + request.raw_path
        try:
            async with self._session.request(
                request.method, URL(address, encoded=True), headers=headers, data=await request.read()
            ) as answer:
                kept = {name: value for name, value in answer.headers.items() if name.lower() not in HOP_BY_HOP}
                return web.Response(status=answer.status, body=await answer.read(), headers=kept)
        except (aiohttp.ClientError, TimeoutError):
            return web.Response(status=502)
