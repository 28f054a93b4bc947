"""A homeserver in the same process: its bytes go through the real transport, but no socket costs time.

It keeps keys and letters honestly for who is honest; syncs and pages come from what the machine makes.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Protocol
from urllib.parse import unquote

from bot.channels.matrix.guard import Body, object_at
from bot.channels.matrix.transport import Transport, client, new_session
from tests.fuzz.mutation import mutated
from tests.matrix.events import ME
from tests.matrix.fake_homeserver import FakeHomeserver

Raw = tuple[int, str, bytes]
ROOT = client("x").removesuffix("x")


class Source(Protocol):
    """Where syncs come from."""

    async def sync(self, since: str, *, full: bool) -> bytes | None:
        """Return the answer after *since*, None when there is no more; *full*: with the state of every room."""
        ...

    def page(self) -> bytes:
        """Return a page of a gap."""
        ...


class QuietHomeserver(FakeHomeserver):
    """Answers calls that never leave the process; ``done`` is set when its source has run dry."""

    def __init__(self, honest: frozenset[str], rng: random.Random) -> None:
        super().__init__()
        self.source: Source | None = None
        self.done = asyncio.Event()
        self._honest = honest
        self._rng = rng
        self._events = 0

    @classmethod
    @asynccontextmanager
    async def open(cls, honest: frozenset[str], rng: random.Random) -> AsyncIterator[QuietHomeserver]:
        """Begin without a socket; answers about users who are not *honest* are made wrong."""
        server = cls(honest, rng)
        async with new_session() as server._session:
            yield server

    def transport(self, user_id: str, device_id: str) -> Transport:
        """Return the way to it for one device."""
        transport = Transport("http://fake", self._session, token=f"{user_id} {device_id}")
        self.rewire(transport)
        return transport

    def rewire(self, transport: Transport) -> None:
        """Let a transport exchange its bytes with us, at the place where it would with a socket."""
        setattr(transport, "_exchange", partial(self._exchange, transport))  # noqa: B010 -- mypy refuses it otherwise

    async def _exchange(
        self,
        transport: Transport,
        method: str,
        path: str,
        query: Mapping[str, str] | None,
        body: bytes | None,
        timeout_seconds: float,
        *,
        auth: bool,
    ) -> Raw:
        said: Body = json.loads(body) if body else {}
        parts = [unquote(part) for part in path.removeprefix(ROOT).split("/")]
        user_id, _, device_id = (transport.token or " ").partition(" ")
        match parts:
            case ["sync"]:
                return 200, "", await self._sync(query or {})
            case ["login"]:
                return _json({"user_id": ME, **_signed_in(str(said.get("device_id")))})
            case ["rooms", _, "messages"]:
                assert self.source
                return 200, "", self.source.page()
            case ["rooms", *_] | ["join", *_] | ["createRoom"]:
                self._events += 1
                return _json({"event_id": f"$ours{self._events}", "room_id": f"!made{self._events}:fake"})
            case _:
                return self._keys("/".join(parts), user_id, device_id, method, said)

    async def _sync(self, query: Mapping[str, str]) -> bytes:
        assert self.source
        answer = await self.source.sync(query.get("since", ""), full=query.get("full_state") == "true")
        if answer is None:
            self.done.set()
            await asyncio.Event().wait()
        await asyncio.sleep(0)
        return answer or b""

    def _keys(self, path: str, user_id: str, device_id: str, method: str, body: Body) -> Raw:
        if path == "keys/query":
            return self._query_of(body)
        answer = self._answer(path, user_id, device_id, method, body)
        assert isinstance(answer.body, bytes)
        return answer.status, "", answer.body

    def _query_of(self, body: Body) -> Raw:
        """Answer honestly for the honest; the keys of all others are what their own servers make of them."""
        asked = object_at(body, "device_keys")
        answer: dict[str, Any] = json.loads(self._query(body).body)  # type: ignore[arg-type]
        model = json.dumps(self.device_keys.get("@anna:fake", {}))
        for user in asked.keys() - self._honest:
            for kind, said in answer.items():
                said[user] = mutated(json.loads(model) if kind == "device_keys" else {}, self._rng)
        return _json(answer)


def _signed_in(device_id: str) -> Body:
    return {"device_id": device_id, "access_token": f"{ME} {device_id}"}


def _json(answer: object) -> Raw:
    return 200, "", json.dumps(answer).encode()
