"""The key endpoints of a homeserver in a few lines, with faults on demand: for what a real one does not do when asked.

async with FakeHomeserver() as server:
    transport = server.transport("@anna:fake", "PHONE")
    server.fail("keys/claim", web.Response(status=502))     # the next matching call, once
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Self

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.matrix.guard import Body, object_at
from bot.channels.matrix.transport import Transport, new_session

Answer = web.StreamResponse | Callable[[web.Request], Awaitable[web.StreamResponse]]


class FakeHomeserver:
    """Holds keys and letters of its users; believes everybody."""

    def __init__(self) -> None:
        self.device_keys: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        self.one_time_keys: defaultdict[str, dict[str, object]] = defaultdict(dict)
        self.fallback_keys: defaultdict[str, dict[str, object]] = defaultdict(dict)
        self.cross_signing: defaultdict[str, Body] = defaultdict(dict)
        self.account_data: dict[str, Body] = {}
        self.letters: defaultdict[str, list[Body]] = defaultdict(list)
        self.calls: list[str] = []
        self.password: str | None = None
        """Asked for before cross-signing keys are taken, when there is one."""
        self._faults: list[tuple[str, Answer]] = []
        self._server: TestServer
        self._session: aiohttp.ClientSession

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/_matrix/client/v3/{path:.*}", self._serve)
        self._server = TestServer(app, host="127.0.0.1")
        await self._server.start_server()
        self._session = new_session()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._server.close()

    @property
    def url(self) -> str:
        """Where it is."""
        return str(self._server.make_url("")).rstrip("/")

    def transport(self, user_id: str, device_id: str) -> Transport:
        """Return the way to it for one device; the token says who it is."""
        return Transport(self.url, self._session, token=f"{user_id} {device_id}")

    def fail(self, path: str, answer: Answer) -> None:
        """Give this answer to the next call of a path that begins so, instead of the true one."""
        self._faults.append((path, answer))

    def sync_answer(self, user_id: str, device_id: str) -> Body:
        """Return what a sync would say about keys, and forget the letters."""
        events = self.letters.pop(device_id, [])
        return {
            "to_device": {"events": events},
            "device_one_time_keys_count": {"signed_curve25519": len(self.one_time_keys[device_id])},
            "device_unused_fallback_key_types": ["signed_curve25519"] if self.fallback_keys[device_id] else [],
        }

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        self.calls.append(path)
        for fault in self._faults:
            if path.startswith(fault[0]):
                self._faults.remove(fault)
                answer = fault[1]
                return answer if isinstance(answer, web.StreamResponse) else await answer(request)
        user_id, device_id = request.headers["Authorization"].removeprefix("Bearer ").split()
        body: Body = await request.json() if request.can_read_body else {}
        return self._answer(path, user_id, device_id, request.method, body)

    def _answer(self, path: str, user_id: str, device_id: str, method: str, body: Body) -> web.Response:
        match path.split("/"):
            case ["account", "whoami"]:
                return web.json_response({"user_id": user_id, "device_id": device_id})
            case ["keys", "upload"]:
                return self._upload(user_id, device_id, body)
            case ["keys", "query"]:
                return self._query(body)
            case ["keys", "claim"]:
                return self._claim(body)
            case ["keys", "device_signing", "upload"]:
                return self._cross_sign(user_id, body)
            case ["keys", "signatures", "upload"]:
                return self._sign(body)
            case ["sendToDevice", event_type, _]:
                return self._send(user_id, event_type, body)
            case ["user", _, "account_data", event_type]:
                return self._account_data(method, f"{user_id} {event_type}", body)
            case _:
                return web.json_response({"errcode": "M_UNRECOGNIZED"}, status=404)

    def _upload(self, user_id: str, device_id: str, body: Body) -> web.Response:
        if "device_keys" in body:
            keys, known = object_at(body, "device_keys"), self.device_keys[user_id]
            if object_at(keys, "keys") != object_at(known.get(device_id, {}), "keys"):
                self.one_time_keys[device_id].clear()
            known[device_id] = keys
        offered = object_at(body, "one_time_keys")
        if any(self.one_time_keys[device_id].get(key_id, key) != key for key_id, key in offered.items()):
            return web.json_response({"errcode": "M_INVALID_PARAM", "error": "already exists"}, status=400)
        self.one_time_keys[device_id].update(offered)
        self.fallback_keys[device_id].update(object_at(body, "fallback_keys"))
        return web.json_response({"one_time_key_counts": {"signed_curve25519": len(self.one_time_keys[device_id])}})

    def _query(self, body: Body) -> web.Response:
        users = object_at(body, "device_keys")
        answer: Body = {"device_keys": {user: self.device_keys[user] for user in users}}
        for kind in ("master_key", "self_signing_key", "user_signing_key"):
            answer[f"{kind}s"] = {user: self.cross_signing[user][kind] for user in users if self.cross_signing[user]}
        return web.json_response(answer)

    def _claim(self, body: Body) -> web.Response:
        claimed: defaultdict[str, Body] = defaultdict(dict)
        for user, devices in object_at(body, "one_time_keys").items():
            for device_id in object_at(devices):
                held = self.one_time_keys[device_id]
                if held:
                    key_id = next(iter(held))
                    claimed[user][device_id] = {key_id: held.pop(key_id)}
                elif self.fallback_keys[device_id]:
                    claimed[user][device_id] = dict(self.fallback_keys[device_id])
        return web.json_response({"one_time_keys": claimed})

    def _cross_sign(self, user_id: str, body: Body) -> web.Response:
        if self.password is not None and object_at(body, "auth").get("password") != self.password:
            flows = [{"stages": ["m.login.password"]}]
            return web.json_response({"session": "s", "flows": flows, "params": {}}, status=401)
        self.cross_signing[user_id] = {key: value for key, value in body.items() if key != "auth"}
        return web.json_response({})

    def _sign(self, body: Body) -> web.Response:
        for user, devices in body.items():
            for device_id, signed in object_at(devices).items():
                held = object_at(self.device_keys[user][device_id], "signatures", user)
                held.update(object_at(signed, "signatures", user))
        return web.json_response({"failures": {}})

    def _send(self, sender: str, event_type: str, body: Body) -> web.Response:
        for devices in object_at(body, "messages").values():
            for device_id, content in object_at(devices).items():
                self.letters[device_id].append({"type": event_type, "sender": sender, "content": content})
        return web.json_response({})

    def _account_data(self, method: str, key: str, body: Body) -> web.Response:
        if method == "PUT":
            self.account_data[key] = body
            return web.json_response({})
        if key not in self.account_data:
            return web.json_response({"errcode": "M_NOT_FOUND"}, status=404)
        return web.json_response(self.account_data[key])
