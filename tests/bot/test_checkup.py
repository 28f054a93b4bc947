"""What the look at everything says about disk, folder, pages and exit codes; the rest needs a homeserver."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from bot.channels.contract import Finding, Level
from bot.upkeep.checkup import MIB, SCARCE_MIB, TOO_LITTLE_MIB, code_of, data_folder, pages_reached, room_left


@pytest.mark.parametrize(
    ("free", "level"),
    [(SCARCE_MIB, Level.OK), (SCARCE_MIB - 1, Level.WARN), (TOO_LITTLE_MIB, Level.WARN), (0, Level.FAIL)],
)
def test_a_disk_that_is_nearly_full_is_told_before_it_is(free: int, level: Level) -> None:
    assert room_left(free * MIB).level is level


def test_a_folder_that_others_may_read_is_told(tmp_path: Path) -> None:
    private, shared = tmp_path / "private", tmp_path / "shared"
    private.mkdir(mode=0o700)
    shared.mkdir(mode=0o755)
    assert "others" not in data_folder(private).says
    assert data_folder(shared).fix == "Make it private: chmod 700."
    assert data_folder(tmp_path / "not" / "yet" / "there").says.endswith("MiB free")


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ([Finding("a", Level.OK, ""), Finding("b", Level.WARN, "")], 0),
        ([Finding("a", Level.FAIL, "", absent=True), Finding("b", Level.OK, "")], 69),
        ([Finding("a", Level.FAIL, "", absent=True), Finding("b", Level.FAIL, "")], 78),
    ],
)
def test_the_exit_code_tells_what_is_away_from_what_is_wrong(found: list[Finding], code: int) -> None:
    assert code_of(found) == code


@pytest.fixture
async def pages() -> AsyncIterator[str]:
    """A web server with our page under ``/ours`` and somebody else's under ``/theirs``."""

    async def ours(_request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def theirs(_request: web.Request) -> web.Response:
        return web.Response(text="<h1>It works</h1>")

    site = web.Application()
    site.router.add_get("/ours/healthz", ours)
    site.router.add_get("/theirs/healthz", theirs)
    runner = web.AppRunner(site)
    await runner.setup()
    listening = web.TCPSite(runner, "127.0.0.1", 0)
    await listening.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_the_public_address_is_asked_for_our_own_page(pages: str) -> None:
    assert (await pages_reached(f"{pages}/ours/")).level is Level.OK
    for wrong in ("/theirs", "/nothing"):
        assert "and not for us" in (await pages_reached(pages + wrong)).says
    assert (await pages_reached("http://127.0.0.1:1")).says == "web.public_url does not answer"
