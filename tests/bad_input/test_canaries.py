"""F1: secrets planted through the whole life of a request are found nowhere in clear: no file, no log line, no metric.

What may stand in clear are addresses of the channel (for Matrix the user id), ids and states.
"""

from __future__ import annotations

import io
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.contract import Channel
from bot.clock import Clock
from bot.logs import configure
from bot.play.street import Street
from bot.product import Engine
from bot.web import pages
from handlers.model import IncomingKind
from tests.bad_input.playing import failed, heard, linde

NAMES = {"maria": "Marigold Quillfeather", "karim": "Kasimir Zondervan", "rita": "Rosalind Eggermont"}
PLANTED = (
    *NAMES.values(),
    "Quillfeather",
    "0478 65 43 21",
    "0478654321",
    "478654321",
    "Hazelaarstraat",
    "8317K",
    "porcelain teapot",
    "purple doorbell",
    "grandson collects beetles",
    "whistled beautifully",
    "xyzzy plugh",
    "because of the lighthouse",
    "0499 11 22 33",
    "Philomena",
    "Walnootlaan",
    "silver spectacles",
)


@dataclass(frozen=True, slots=True)
class Served:
    """What the pages ask of a service."""

    engine: Engine
    clock: Clock
    channels: dict[str, Channel] = field(default_factory=dict)

    def more_pages(self, site: web.Application) -> None:
        """Add no page."""


@dataclass(frozen=True, slots=True)
class Canary:
    """The street on a database file, the log it writes, and a browser for its pages."""

    street: Street
    folder: Path
    log: io.StringIO
    browser: TestClient[Any, Any]

    async def says(self, name: str, text: str, *, room: str | None = None) -> None:
        place = f"#{room}" if room else None
        await self.street.does(heard(self.street, name, text=text, room=place, sender_name=NAMES[name]))
        await self.must_be_silent(text)

    async def must_be_silent(self, after: str) -> None:
        """Search everything that lies on the disk, in the log, and on the pages."""
        raw = b"\n".join(file.read_bytes() for file in sorted(self.folder.iterdir())).lower()
        shown = [await (await self.browser.get(page)).text() for page in ("/metrics", "/healthz", "/readyz")]
        written = self.log.getvalue() + "".join(shown)
        for secret in PLANTED:
            assert secret.lower().encode() not in raw, (secret, after)
            assert secret.lower() not in written.lower(), (secret, after)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Give everything our own code logs, and put the logging of the test run back afterwards."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level, raising = root.handlers[:], root.level, logging.raiseExceptions
    configure(stream, secret=b"a key of this test", level=logging.DEBUG)
    yield stream
    root.handlers[:], logging.raiseExceptions = handlers, raising
    root.setLevel(level)
    for name in ("bot", "handlers", "storage"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    logging.captureWarnings(capture=False)


@pytest.fixture
async def canary(tmp_path: Path, log: io.StringIO) -> AsyncIterator[Canary]:
    async with linde(f"sqlite+aiosqlite:///{tmp_path / 'buurtbot.db'}") as street:
        served = Served(street._engine, street._clock)
        async with TestClient(TestServer(pages(served))) as browser:  # type: ignore[arg-type]
            yield Canary(street, tmp_path, log, browser)


async def test_f01_a_whole_request_leaves_no_secret_in_clear(canary: Canary) -> None:
    street = canary.street
    await canary.says("maria", "My grandson collects beetles", room="bewoners")
    await canary.says("maria", "xyzzy plugh")
    await canary.says("maria", "need someone to fix my porcelain teapot")
    await canary.says("maria", "thursday 10:00")
    await canary.says("maria", "yes")
    await canary.says("maria", "Hazelaarstraat 8317K")
    await canary.says("maria", "8317K, 0478 65 43 21, use the purple doorbell")
    await canary.says("maria", "1")
    await canary.says("maria", "yes")
    assert "porcelain teapot" in street.hears("#bewoners")
    await street.outage("console", on=True)
    await canary.says("karim", "take 1", room="bewoners")
    await street.outage("console", on=False)
    await street.clock(street.now + timedelta(minutes=2))
    await canary.says("maria", "yes")
    released = "".join(street.heard("karim"))
    assert all(part in released for part in ("Quillfeather", "0478 65 43 21", "8317K")), released
    await street.clock(street.now + timedelta(days=3, hours=2))
    await canary.must_be_silent("the reminders")
    await canary.says("karim", "done 1")
    await canary.says("maria", "3")
    await canary.says("maria", "he whistled beautifully")
    await street.clock(street.now + timedelta(days=2))
    await canary.must_be_silent("the end")


async def test_f01_what_else_people_tell_leaves_no_secret_in_clear(canary: Canary) -> None:
    street = canary.street
    await canary.says("maria", "I want to die because of the lighthouse")
    await canary.says("maria", "human")
    await canary.says("maria", "0499 11 22 33")
    assert "0499 11 22 33" in "".join(street.heard("rita"))
    for text in ("volunteer", "1", "Walnootlaan", "1", "2", "1"):
        await canary.says("karim", text)
    for text in ("behalf", "Philomena", "yes", "1", "find her silver spectacles", "Hazelaarstraat 8317K"):
        await canary.says("rita", text)
    said = heard(street, "maria", text="need help with the silver spectacles", sender_name=NAMES["maria"])
    await street.does(said)
    edit = heard(street, "maria", IncomingKind.EDIT, text="need help with the porcelain teapot", about=said.id)
    await street.does(edit)
    await canary.must_be_silent("an edit")
    await street.does(heard(street, "maria", IncomingKind.REDACTION, about=said.id))
    await failed(street, "maria", "request.card")
    await canary.must_be_silent("a message that did not arrive")


async def test_f01_a_mistake_of_ours_leaves_no_secret_in_the_log(canary: Canary) -> None:
    async with canary.street.store.begin() as tx:
        await tx.connection.exec_driver_sql("UPDATE person SET sealed = x'00' WHERE id = 'p-karim'")
    await canary.street.does(heard(canary.street, "karim", text="volunteer xyzzy plugh", sender_name=NAMES["karim"]))
    assert "VaultError" in canary.log.getvalue()
    await canary.must_be_silent("a mistake of ours")
