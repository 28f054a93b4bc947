"""A homeserver that lies: it stands between the bot and the true one, and changes what the bot is shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.servers.fault_proxy import FaultProxy

Answer = dict[str, Any]


class Forger(FaultProxy):
    """Give the bot ``url``; ``forge`` may change each answer to a sync, in place; ``paths`` is all that was asked."""

    def __init__(self, upstream: str) -> None:
        """Pass everything on as it is until told otherwise."""
        super().__init__(upstream)
        self.forge: Callable[[Answer], None] | None = None
        self.paths: list[str] = []

    async def _ask(self, request: web.Request) -> web.Response:
        self.paths.append(request.raw_path)
        answer = await super()._ask(request)
        if self.forge is None or not request.path.endswith("/sync") or answer.status != 200:
            return answer
        said: Answer = json.loads(answer.body)  # type: ignore[arg-type]
        self.forge(said)
        return web.json_response(said)


def timelines(answer: Answer) -> list[tuple[str, list[Answer]]]:
    """Return each joined room of a sync answer with its timeline."""
    rooms = answer.get("rooms", {}).get("join", {})
    return [(room, part["timeline"]["events"]) for room, part in rooms.items() if "timeline" in part]
