"""The page of the demo speaks to this machine and to itself only."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.demo.hall import Hall
from bot.demo.moved_clock import MovedClock
from bot.demo.pages import add_demo
from bot.demo.passing import next_morning

Site = TestClient[web.Request, web.Application]


@pytest_asyncio.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    """The page of a neighbourhood where nobody lives yet."""
    clock = MovedClock(tmp_path / "clock.json")

    async def later(by: timedelta) -> None:
        clock.move(by)

    made = web.Application()
    add_demo(Hall({}, "@buurtbot:x", clock, later, {"homeserver": "http://127.0.0.1:1"}), made)
    async with TestClient(TestServer(made)) as opened:
        yield opened


def own(site: Site) -> dict[str, str]:
    """Return the header that the page's own requests carry."""
    return {"Origin": f"http://{site.host}:{site.port}"}


async def test_the_page_may_load_only_what_is_its_own(site: Site) -> None:
    answer = await site.get("/demo")
    assert answer.status == 200
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_holds_no_script_or_style_inside_and_names_no_other_place(site: Site) -> None:
    page = await (await site.get("/demo")).text()
    assert "style=" not in page
    assert "<script>" not in page
    assert "http" not in page


async def test_a_name_that_points_to_this_machine_is_refused(site: Site) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example:8080", "localhost.evil.example"):
        answer = await site.get("/demo", headers={"Host": host})
        assert answer.status == 421


async def test_another_page_cannot_do_anything(site: Site) -> None:
    for headers in ({}, {"Origin": "http://evil.example"}, {"Origin": "null"}):
        answer = await site.post("/demo/do", json={"do": "later", "hours": 1}, headers=headers)
        assert answer.status == 403


async def test_time_passes_by_whole_hours_only(site: Site) -> None:
    later = partial(site.post, "/demo/do", headers=own(site))
    assert (await later(json={"do": "later", "hours": 24})).status == 200
    for hours in (0, -1, 1.5, "2", None, 10**9):
        assert (await later(json={"do": "later", "hours": hours})).status == 400


async def test_time_passes_to_the_morning_of_the_next_day_whatever_time_it_is(site: Site) -> None:
    answer = await site.post("/demo/do", json={"do": "morning"}, headers=own(site))
    assert answer.status == 200


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-11-30T22:36+01:00", "2026-12-01T08:00+01:00"),
        ("2026-11-30T03:00+01:00", "2026-12-01T08:00+01:00"),
        ("2026-11-30T23:30+00:00", "2026-12-02T08:00+01:00"),
        ("2026-10-24T12:00+02:00", "2026-10-25T08:00+01:00"),
    ],
)
def test_the_next_morning_is_eight_by_the_clock_on_the_wall(now: str, morning: str) -> None:
    assert next_morning(datetime.fromisoformat(now)) == datetime.fromisoformat(morning)


async def test_what_is_no_deed_is_refused_kindly(site: Site) -> None:
    do = partial(site.post, "/demo/do", headers=own(site))
    assert (await do(data="{")).status == 400
    assert (await do(json=[])).status == 400
    assert (await do(json={"as": "nobody", "do": "say", "text": "hallo"})).status == 404
    assert (await site.get("/demo/source?person=nobody")).status == 404
    assert (await site.get("/demo/file?person=nobody")).status == 404


async def test_the_stream_begins_with_everything(site: Site) -> None:
    answer = await site.get("/demo/changes")
    first = await answer.content.readline()
    assert first.startswith(b'data: {"kind": "all"')
    answer.close()
