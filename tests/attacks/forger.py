"""A homeserver that lies: it stands between the bot and the true one, and changes what the bot is shown."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.faults.proxy import Proxy

if TYPE_CHECKING:
    from aiohttp import web

Answer = dict[str, Any]


class Forger(Proxy):
    """Give the bot ``url``; ``forge`` may change each answer to a sync, in place; ``paths`` is all that was asked."""

    def __init__(self, upstream: str) -> None:
        """Pass everything on as it is until told otherwise."""
        super().__init__(upstream, random.Random(0))  # noqa: S311 - no secret
        self.forge: Callable[[Answer], None] | None = None
        self.paths: list[str] = []
        self.rewrite = self._forged

    async def _ask(self, request: web.Request) -> web.Response:
        self.paths.append(request.raw_path)
        return await super()._ask(request)

    def _forged(self, raw: bytes) -> bytes:
        if self.forge is None:
            return raw
        said: Answer = json.loads(raw)
        self.forge(said)
        return json.dumps(said).encode()


def timelines(answer: Answer) -> list[tuple[str, list[Answer]]]:
    """Return each joined room of a sync answer with its timeline."""
    rooms = answer.get("rooms", {}).get("join", {})
    return [(room, part["timeline"]["events"]) for room, part in rooms.items() if "timeline" in part]
