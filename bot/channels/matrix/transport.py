"""HTTP to the homeserver: one call, then one answer or one failure with a name.

MatrixError
├── Unreachable          no answer from a homeserver: try again later, with back-off
├── TooFast              try again after ``retry_after`` seconds
├── TokenRejected        log in again with the same device
├── PasswordWanted       repeat the call with an ``auth`` body
├── Refused              the homeserver understood and says no
├── NotFound             there is no such thing
└── Unacceptable         this request can never succeed: do not repeat it

No failure carries a body, an address, a user or a token, so each may be logged as it is.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import aiohttp

from bot.channels.matrix.guard import ANSWER_DEPTH, Body, Fold, MalformedError, at, list_at, parse_answer, text_at

if TYPE_CHECKING:
    from collections.abc import Mapping

ANSWER_LIMIT: Final = 64 * 1024 * 1024
"""Bytes of one answer after decompression; a first sync of a few hundred rooms is below 10 MiB."""
CALL_SECONDS: Final = 30.0
UPLOAD_SECONDS: Final = 120.0
TOO_LARGE: Final = "M_TOO_LARGE"
SHORTEST_WAIT_SECONDS: Final = 1.0
LONGEST_WAIT_SECONDS: Final = 600.0
UNSAID_WAIT_SECONDS: Final = 5.0

_ERRCODE = re.compile(r"[A-Z][A-Z0-9_.]{0,63}")


class MatrixError(Exception):
    """A call that brought no usable answer; see the tree at the top of this file."""


class Unreachable(MatrixError):
    """No answer from a homeserver: refused, reset, timed out, cut off, redirected, 5xx, or not Matrix JSON."""


class TooFast(MatrixError):
    """The homeserver limits our rate (429)."""

    def __init__(self, retry_after: float) -> None:
        """Keep the wait in seconds, already between 1 and 600."""
        super().__init__(f"wait {retry_after:g} s")
        self.retry_after = retry_after


class TokenRejected(MatrixError):
    """The access token is not valid any more; *soft*: the device and its keys still exist."""

    def __init__(self, *, soft: bool) -> None:
        """Keep whether the homeserver called it a soft logout."""
        super().__init__("soft" if soft else "hard")
        self.soft = soft


class PasswordWanted(MatrixError):
    """The homeserver wants user-interactive authentication before it does this (specification 1.11, 5.4)."""

    def __init__(self, *, session: str, by_password: bool) -> None:
        """Keep the session to answer with, and whether a password alone is enough."""
        super().__init__("a password is enough" if by_password else "a password is not enough")
        self.session = session
        self.by_password = by_password


class Refused(MatrixError):
    """The homeserver understood and says no (403): no right, not a member, wrong password."""

    def __init__(self, errcode: str) -> None:
        """Keep the Matrix error code."""
        super().__init__(errcode)
        self.errcode = errcode


class NotFound(MatrixError):
    """The room, event, user, device or endpoint does not exist (404)."""

    def __init__(self, errcode: str) -> None:
        """Keep the Matrix error code."""
        super().__init__(errcode)
        self.errcode = errcode


class Unacceptable(MatrixError):
    """The homeserver will never take this request (400, 413 and the other 4xx), however often it is repeated."""

    def __init__(self, errcode: str, status: int) -> None:
        """Keep the Matrix error code and the HTTP status."""
        super().__init__(errcode, status)
        self.errcode = errcode
        self.status = status


@dataclass(frozen=True, slots=True)
class Login:
    """Who a token speaks for."""

    user_id: str
    device_id: str
    token: str = field(repr=False)


class Transport:
    """The way to one homeserver for one account; the session belongs to the caller, who also closes it."""

    def __init__(self, homeserver: str, session: aiohttp.ClientSession, *, token: str | None = None) -> None:
        """Speak to *homeserver* (``https://host[:port]``) with *token*, which may also be set later."""
        self._base = homeserver.rstrip("/")
        self._session = session
        self.token = token

    def __repr__(self) -> str:
        """Show neither address nor token."""
        return "Transport()"

    async def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Mapping[str, object] | None = None,
        timeout_seconds: float = CALL_SECONDS,
        auth: bool = True,
        fold: Fold | None = None,
    ) -> Body:
        """Make one request and return the JSON object of its answer; raises a ``MatrixError``.

        *path* comes from ``client()`` so that ids are encoded. *timeout_seconds* covers everything from
        connecting to the last byte: for a sync give the long-poll time plus a margin. *fold*: see `parse_object`.
        """
        raw_body = None if body is None else encode(body)
        status, retry_after, raw = await self._exchange(method, path, query, raw_body, timeout_seconds, auth=auth)
        return _answer(status, retry_after, raw, fold)

    async def call_list(self, path: str, *, timeout_seconds: float = CALL_SECONDS) -> list[object]:
        """Make one GET request whose answer is a JSON list, as that of a room's state; raises a ``MatrixError``."""
        status, retry_after, raw = await self._exchange("GET", path, None, None, timeout_seconds, auth=True)
        if status == 200:
            raw = b'{"list":' + raw + b"}"
        return list_at(_answer(status, retry_after, raw), "list")

    async def upload(self, content: bytes, media_type: str) -> str:
        """Put a file on the homeserver and return its address (``mxc://…``); each call makes another.

        Raises a ``MatrixError``; what is too large is ``Unacceptable``. The name is not told: it may be a person's.
        """
        path = "/_matrix/media/v3/upload"
        found = await self._exchange("POST", path, None, content, UPLOAD_SECONDS, auth=True, media_type=media_type)
        status, retry_after, raw = found
        if status == 413:  # a proxy before the homeserver says this too, without an error code
            raise Unacceptable(TOO_LARGE, status)
        address = text_at(_answer(status, retry_after, raw), "content_uri")
        if not address.startswith("mxc://"):
            raise Unreachable("no address in the answer")
        return address

    async def download(self, address: str) -> bytes:
        """Fetch a file by its address (``mxc://…``), as a person's client does; raises a ``MatrixError``.

        The service itself fetches nothing.
        """
        server, _slash, media = address.removeprefix("mxc://").partition("/")
        path = client("media", "download", server, media, version="v1")
        status, retry_after, raw = await self._exchange("GET", path, None, None, UPLOAD_SECONDS, auth=True)
        if status == 200:
            return raw
        _answer(status, retry_after, raw)
        raise Unreachable(f"status {status}")

    async def _exchange(
        self,
        method: str,
        path: str,
        query: Mapping[str, str] | None,
        body: bytes | None,
        timeout_seconds: float,
        *,
        auth: bool,
        media_type: str = "application/json",
    ) -> tuple[int, str, bytes]:
        """Return status, Retry-After and body."""
        try:
            async with self._session.request(
                method,
                self._base + path,
                params=query,
                data=body,
                headers=self._headers(media_type, auth=auth),
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=timeout_seconds),
            ) as response:
                raw = await _read(response)
        except (aiohttp.ClientError, TimeoutError, OSError, EOFError) as trouble:
            raise Unreachable(type(trouble).__name__) from None
        return response.status, response.headers.get("Retry-After", ""), raw

    async def login_password(self, user: str, password: str, *, device_id: str | None, device_name: str) -> Login:
        """Log in, keep the token for later calls and return it.

        Give the *device_id* of an earlier login to keep its keys; ``None`` makes a new device.
        """
        body: Body = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": user},
            "password": password,
            "initial_device_display_name": device_name,
        }
        if device_id is not None:
            body["device_id"] = device_id
        answer = await self.call("POST", client("login"), body=body, auth=False)
        login = Login(text_at(answer, "user_id"), text_at(answer, "device_id"), text_at(answer, "access_token"))
        if not (login.user_id and login.device_id and login.token):
            raise Unreachable("no login in the answer")
        self.token = login.token
        return login

    async def whoami(self) -> Login:
        """Ask whom our token speaks for; raises ``TokenRejected`` when for nobody."""
        answer = await self.call("GET", client("account", "whoami"))
        return Login(text_at(answer, "user_id"), text_at(answer, "device_id"), self.token or "")

    def _headers(self, media_type: str, *, auth: bool) -> dict[str, str]:
        headers = {"Content-Type": media_type, "Accept": "application/json"}
        if auth and self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return headers


def new_session() -> aiohttp.ClientSession:
    """Make a session that keeps no cookies, takes nothing from the environment and hurries no connection."""
    return aiohttp.ClientSession(
        cookie_jar=aiohttp.DummyCookieJar(),
        connector=aiohttp.TCPConnector(limit=32, keepalive_timeout=60),
        headers={"User-Agent": "Buurtbot"},
    )


def client(*segments: str, version: str = "v3") -> str:
    """Join *segments* to a client-server path, each percent-encoded; ``ValueError`` on an empty or dotted one."""
    if any(segment in {"", ".", ".."} for segment in segments):
        raise ValueError("a path segment may not be empty or dots")
    return f"/_matrix/client/{version}/" + "/".join(quote(segment, safe="") for segment in segments)


def encode(body: Mapping[str, object]) -> bytes:
    """Write *body* as JSON bytes; raises ``ValueError`` on NaN and on lone surrogates."""
    return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")


async def _read(response: aiohttp.ClientResponse) -> bytes:
    received = bytearray()
    async for chunk in response.content.iter_chunked(1 << 16):
        received += chunk
        if len(received) > ANSWER_LIMIT:
            raise Unreachable("the answer is too large")
    return bytes(received)


def _answer(status: int, retry_after: str, raw: bytes, fold: Fold | None = None) -> Body:
    try:
        answer: Body | None = parse_answer(raw, depth=ANSWER_DEPTH, fold=fold)
    except MalformedError:
        answer = None
    if status == 429:
        raise TooFast(_wait(retry_after, at(answer, "retry_after_ms")))
    if answer is None or status < 200 or 300 <= status < 400 or status >= 500:
        raise Unreachable(f"status {status}")
    if status < 300:
        return answer
    raise _refusal(status, answer)


def _refusal(status: int, answer: Body) -> MatrixError:
    """Name a 4xx; one without a Matrix error code was not said by a homeserver but by something before it."""
    errcode = text_at(answer, "errcode")
    if status == 401 and isinstance(answer.get("flows"), list):
        return PasswordWanted(session=text_at(answer, "session"), by_password=_by_password(answer["flows"]))
    if not _ERRCODE.fullmatch(errcode):
        return Unreachable(f"status {status}")
    if status == 401 and errcode in {"M_UNKNOWN_TOKEN", "M_MISSING_TOKEN"}:
        return TokenRejected(soft=answer.get("soft_logout") is True)
    if status == 403:
        return Refused(errcode)
    return NotFound(errcode) if status == 404 else Unacceptable(errcode, status)


def _by_password(flows: object) -> bool:
    return isinstance(flows, list) and any(at(flow, "stages") == ["m.login.password"] for flow in flows)


def _wait(header: str, milliseconds: object) -> float:
    """Take the longer of both hints in seconds, between 1 s and 10 min; 10^12 ms and negative ones were seen."""
    hints = [int(header) if header.isascii() and header.isdigit() and len(header) < 9 else 0.0]
    if isinstance(milliseconds, int | float) and math.isfinite(milliseconds):
        hints.append(min(milliseconds, LONGEST_WAIT_SECONDS * 1000) / 1000)
    longest = max(hints) or UNSAID_WAIT_SECONDS
    return min(max(longest, SHORTEST_WAIT_SECONDS), LONGEST_WAIT_SECONDS)
