"""Every answer a homeserver, or something in front of it, can give becomes a value or one named failure."""

import asyncio
import gzip
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web

from bot.channels.matrix.transport import (
    MatrixError,
    NotFound,
    PasswordWanted,
    Refused,
    TokenRejected,
    TooFast,
    Transport,
    Unacceptable,
    Unreachable,
    client,
    new_session,
)
from tests.matrix.fake_homeserver import FakeHomeserver

SECRETS = ("@anna:fake", "PHONE", "127.0.0.1", "kletskous", "room")


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FakeHomeserver]:
    async with FakeHomeserver() as running:
        yield running


async def failure(server: FakeHomeserver, answer: web.StreamResponse, timeout_seconds: float = 5) -> MatrixError:
    """Return the failure that this answer to a call becomes, after seeing that it tells nothing."""
    server.fail("room", answer)
    with pytest.raises(MatrixError) as caught:
        await server.transport("@anna:fake", "PHONE").call("GET", client("room"), timeout_seconds=timeout_seconds)
    shown = f"{caught.value} {caught.value!r} {caught.value.__cause__}"
    assert not [secret for secret in SECRETS if secret in shown], shown
    return caught.value


def matrix(status: int, errcode: str, **more: object) -> web.Response:
    return web.json_response({"errcode": errcode, "error": "kletskous", **more}, status=status)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 520, 302, 204])
async def test_a_homeserver_that_cannot_answer_is_unreachable(server: FakeHomeserver, status: int) -> None:
    headers = {"Location": "/_matrix/client/v3/account/whoami"} if status == 302 else {}
    found = await failure(server, web.Response(status=status, text="<html>kletskous</html>", headers=headers))
    assert type(found) is Unreachable


@pytest.mark.parametrize(
    "body",
    [
        b"<html>kletskous</html>",
        b"",
        b"[]",
        b"null",
        b'{"a": 1',
        b'{"a": 1]',
        b"\xff\xfe{}",
        b"[" * 200_000,
    ],
    ids=range(8),
)
async def test_what_is_not_a_json_object_is_no_answer(server: FakeHomeserver, body: bytes) -> None:
    assert type(await failure(server, web.Response(body=body))) is Unreachable


@pytest.mark.parametrize(
    "wild",
    [b"NaN", b"[" * 101 + b"]" * 101, b'{"a":' * 5000 + b"1" + b"}" * 5000, b"9" * 5000],
    ids=range(4),
)
async def test_what_somebody_put_into_an_answer_is_cut_and_the_rest_is_read(
    server: FakeHomeserver, wild: bytes
) -> None:
    answer = web.Response(body=b'{"user_id": "@anna:fake", "wild": ' + wild + b', "device_id": "PHONE"}')
    server.fail("account/whoami", answer)
    assert (await server.transport("@anna:fake", "X").whoami()).device_id == "PHONE"


async def test_a22_a_small_answer_that_unpacks_without_end_is_cut_off(server: FakeHomeserver) -> None:
    packed = gzip.compress(b'{"a": "' + b"x" * (65 * 1024 * 1024) + b'"}', compresslevel=1)
    found = await failure(server, web.Response(body=packed, headers={"Content-Encoding": "gzip"}))
    assert isinstance(found, Unreachable)
    assert str(found) == "the answer is too large"


async def test_a_stalled_answer_times_out(server: FakeHomeserver) -> None:
    async def stall(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        return web.Response()

    server.fail("room", stall)
    with pytest.raises(Unreachable, match="TimeoutError"):
        await server.transport("@anna:fake", "PHONE").call("GET", client("room"), timeout_seconds=0.05)


async def test_a22_a_cut_body_a_bad_compression_and_a_closed_port_are_unreachable(server: FakeHomeserver) -> None:
    async def cut(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b'{"a":')
        assert request.transport is not None
        request.transport.close()
        return response

    server.fail("room", cut)
    server.fail("room", web.Response(body=b"not gzip", headers={"Content-Encoding": "gzip"}))
    transport = server.transport("@anna:fake", "PHONE")
    for _ in range(2):
        with pytest.raises(Unreachable):
            await transport.call("GET", client("room"))
    async with new_session() as session:
        with pytest.raises(Unreachable):
            await Transport("http://127.0.0.1:9", session).call("GET", client("room"))


@pytest.mark.parametrize(
    ("header", "milliseconds", "seconds"),
    [
        ("7", 3000, 7),
        ("2", 9000, 9),
        ("", 1500, 1.5),
        ("", 10**12, 600),
        ("999999", 1, 600),
        ("", -5000, 5),
        ("", None, 5),
        ("soon", "x", 5),
        ("", 1e308, 600),
        ("²", 0, 5),
    ],
)
async def test_g09_the_wait_after_too_many_calls_is_the_longer_one_within_bounds(
    server: FakeHomeserver, header: str, milliseconds: object, seconds: float
) -> None:
    answer = matrix(429, "M_LIMIT_EXCEEDED", retry_after_ms=milliseconds)
    if header.isascii() and header:
        answer.headers["Retry-After"] = header
    found = await failure(server, answer)
    assert isinstance(found, TooFast)
    assert found.retry_after == seconds


async def test_g09_a_limit_said_by_a_proxy_is_a_limit_too(server: FakeHomeserver) -> None:
    found = await failure(server, web.Response(status=429, text="<html>", headers={"Retry-After": "12"}))
    assert isinstance(found, TooFast)
    assert found.retry_after == 12


@pytest.mark.parametrize("soft", [True, False])
async def test_a_rejected_token_says_whether_the_device_still_exists(server: FakeHomeserver, soft: bool) -> None:
    found = await failure(server, matrix(401, "M_UNKNOWN_TOKEN", soft_logout=soft))
    assert isinstance(found, TokenRejected)
    assert found.soft is soft


async def test_refusals_are_told_apart(server: FakeHomeserver) -> None:
    assert type(await failure(server, matrix(403, "M_FORBIDDEN"))) is Refused
    assert type(await failure(server, matrix(404, "M_NOT_FOUND"))) is NotFound
    large = await failure(server, matrix(413, "M_TOO_LARGE"))
    assert isinstance(large, Unacceptable)
    assert (large.errcode, large.status) == ("M_TOO_LARGE", 413)
    wanted = await failure(server, web.json_response({"session": "s", "flows": [{"stages": ["m.oauth"]}]}, status=401))
    assert isinstance(wanted, PasswordWanted)
    assert not wanted.by_password


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413])
async def test_a_refusal_that_no_homeserver_said_is_tried_again(server: FakeHomeserver, status: int) -> None:
    assert type(await failure(server, web.Response(status=status, text="<html>nginx</html>"))) is Unreachable
    assert type(await failure(server, matrix(status, "kletskous @anna:fake"))) is Unreachable


async def test_ids_are_encoded_and_the_token_stays_in_its_header(server: FakeHomeserver) -> None:
    seen: list[web.Request] = []

    async def look(request: web.Request) -> web.StreamResponse:
        seen.append(request)
        return web.json_response({"ok": True})

    transport = server.transport("@anna:fake", "PHONE")
    for segment in ("!a/b:c?d#e%2F é", "$x"):
        server.fail("rooms", look)
        path = client("rooms", segment, "send", "m.room.message", "txn/1")
        assert await transport.call("PUT", path, query={"q": "a&b"}, body={}) == {"ok": True}
        assert seen[-1].raw_path.count("/") == 8
        assert seen[-1].match_info["path"].split("/send/")[0] == f"rooms/{segment}"
        assert "anna" not in seen[-1].raw_path
        assert seen[-1].query == {"q": "a&b"}
    assert "anna" not in repr(transport)
    for bad in ("", ".", ".."):
        with pytest.raises(ValueError, match="path segment"):
            client("rooms", bad)


async def test_a_login_is_kept_and_hidden(server: FakeHomeserver) -> None:
    server.fail("login", web.json_response({"user_id": "@a:b", "device_id": "D", "access_token": "kletskous"}))
    transport = server.transport("", "")
    login = await transport.login_password("a", "w", device_id="D", device_name="Buurtbot")
    assert (login.token, transport.token) == ("kletskous", "kletskous")
    assert "kletskous" not in repr(login)
    server.fail("login", web.json_response({"user_id": "@a:b"}))
    with pytest.raises(Unreachable):
        await transport.login_password("a", "w", device_id=None, device_name="Buurtbot")
