"""Who runs the bot finds the reason: on the readiness page, in one log line, without a word or a name of anybody."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.matrix.guard import Body
from bot.channels.matrix.transport import client
from bot.demo.homeserver import Homeserver
from bot.logs import configure
from bot.web import pages
from tests.attacks.neighbour import WAIT_SECONDS, inside, seal_raw, send_to_device
from tests.attacks.scene import Scene, opened
from tests.faults.proxy import Proxy
from tests.homeserver.acts import post

pytestmark = pytest.mark.asyncio(loop_scope="module")

CANARIES = ("0470 55 66 77", "Quillfeather", "purple doorbell")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Give what our own code logs, as the service writes it, and put the logging of the test run back afterwards."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level, raising = root.handlers[:], root.level, logging.raiseExceptions
    configure(stream, secret=b"a key of this test", level=logging.DEBUG)
    yield stream
    root.handlers[:], logging.raiseExceptions = handlers, raising
    root.setLevel(level)
    for name in ("bot", "handlers", "storage"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    logging.captureWarnings(capture=False)


@asynccontextmanager
async def browser(scene: Scene) -> AsyncIterator[TestClient[Any, Any]]:
    async with TestClient(TestServer(pages(scene.app))) as opened_browser:
        yield opened_browser


async def readiness(page: TestClient[Any, Any], words: str) -> str:
    """Ask the readiness page until it says these words."""
    async with asyncio.timeout(WAIT_SECONDS):
        while words not in (shown := await (await page.get("/readyz")).text()):
            pass
    return shown


def kinds(log: io.StringIO, message: str) -> set[str]:
    """Return the kinds of the lines with this message; every line is one JSON object."""
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    return {line.get("kind", "") for line in lines if message in json.dumps(line)}


async def test_c20_f01_attacks_leave_one_line_each_in_the_log_and_nobodys_words(scene: Scene, log: io.StringIO) -> None:
    eve = await scene.resident("Eve")
    path = client("profile", eve.user_id, "displayname")
    await eve.transport.call("PUT", path, body={"displayname": 'Quillfeather\n{"level":"error"}\x1b[31m'})
    device, key = await scene.devices_of_bot(eve)
    letter: Body = {"algorithm": "m.olm.v1.curve25519-aes-sha2", "sender_key": "x", "ciphertext": {key: {"type": 9}}}
    for _time in range(3):
        await send_to_device(eve, scene.bot, device, "m.room.encrypted", letter | {"note": CANARIES[0]})
    await eve.send_sealed(eve.talk, await seal_raw(eve, eve.talk, b'["purple doorbell"]'))
    await eve.send_sealed(eve.talk, await seal_raw(eve, eve.talk, inside("!other", content={"body": CANARIES[0]})))
    await post(eve, eve.talk, "m.room.message", {"msgtype": "m.text", "body": "\x1b[2J\n" + "\n".join(CANARIES)})
    await eve.tell("need someone at the purple doorbell, 0470 55 66 77")
    await scene.still_serves()
    written = log.getvalue()
    assert kinds(log, "set aside") >= {"poison"}
    assert written.count("set aside") < 6
    assert "\x1b" not in written
    assert not [secret for secret in (*CANARIES, eve.user_id, eve.talk) if secret in written]


async def test_g08_a_homeserver_in_trouble_is_named_on_the_page_and_in_the_log(
    homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory, log: io.StringIO
) -> None:
    async with (
        Proxy(homeserver.url, random.Random(1)) as proxy,  # noqa: S311 - no secret
        opened(homeserver, tmp_path_factory.mktemp("away"), url=proxy.url) as scene,
        browser(scene) as page,
    ):
        await readiness(page, "ready")
        proxy.off = True
        await scene.karim.tell("take 770001")
        assert "matrix sync: heard" in await readiness(page, "Unreachable")
        proxy.off = False
        await readiness(page, "ready")
        await scene.still_serves()
        assert kinds(log, "sync failed") == {"Unreachable"}
        assert not [secret for secret in (scene.karim.user_id, scene.karim.talk, proxy.url) if secret in log.getvalue()]


async def test_b14_b15_what_no_honest_homeserver_shows_is_on_the_page_in_one_line(
    scene: Scene, log: io.StringIO
) -> None:
    running = scene.channel._running
    assert running
    oddities, now = running.intake.sources.oddities, scene.clock.now()
    async with browser(scene) as page:
        for room in ("!a", "!b", "!c"):
            oddities.is_of_another_room("$purple doorbell", room, now)
        shown = await readiness(page, "matrix homeserver")
    assert "events shown in a room that are of another: 1" in shown
    assert kinds(log, "should not be") == {"two_rooms"}
    assert "doorbell" not in shown + log.getvalue()
