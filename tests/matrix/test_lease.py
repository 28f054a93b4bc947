"""Two instances with two folders never speak for one account at once."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.channels.contract import AlreadyRunning
from bot.channels.matrix.lease import FRESH, KIND, Lease
from bot.clock import SetClock
from tests.matrix.fake_homeserver import FakeHomeserver

BOT = "@bot:fake"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def lease(server: FakeHomeserver, folder: Path, now: datetime = NOW) -> Lease:
    return Lease(server.transport(BOT, "BOT"), BOT, folder, SetClock(now))


async def test_a_second_instance_is_refused_while_the_first_renews(tmp_path: Path) -> None:
    async with FakeHomeserver() as server:
        first = lease(server, tmp_path / "one")
        await first.take()
        await first.renew()
        with pytest.raises(AlreadyRunning, match=r"^Another Buurtbot is running with this Matrix account; .*\.$"):
            await lease(server, tmp_path / "two").take()
        await first.renew()


async def test_a_crashed_instance_starts_again_at_once(tmp_path: Path) -> None:
    async with FakeHomeserver() as server:
        await lease(server, tmp_path / "one").take()
        await lease(server, tmp_path / "one").take()


async def test_a_copy_of_the_folder_is_another_instance(tmp_path: Path) -> None:
    async with FakeHomeserver() as server:
        await lease(server, tmp_path / "one").take()
        shutil.copytree(tmp_path / "one", tmp_path / "copy")
        with pytest.raises(AlreadyRunning):
            await lease(server, tmp_path / "copy").take()


async def test_an_instance_that_has_gone_is_replaced_when_its_note_is_stale(tmp_path: Path) -> None:
    async with FakeHomeserver() as server:
        await lease(server, tmp_path / "one").take()
        with pytest.raises(AlreadyRunning):
            await lease(server, tmp_path / "two", NOW + FRESH - timedelta(seconds=1)).take()
        await lease(server, tmp_path / "two", NOW + FRESH).take()


async def test_an_instance_that_stops_in_order_lets_the_next_one_start_at_once(tmp_path: Path) -> None:
    async with FakeHomeserver() as server:
        first = lease(server, tmp_path / "one")
        await first.take()
        await first.release()
        await lease(server, tmp_path / "two").take()
        await first.release()
        with pytest.raises(AlreadyRunning):
            await lease(server, tmp_path / "three").take()


@pytest.mark.parametrize("wrong_by", [timedelta(), timedelta(days=3), timedelta(days=-3)])
async def test_of_two_that_took_it_the_earlier_stops_however_wrong_their_clocks_are(
    wrong_by: timedelta, tmp_path: Path
) -> None:
    async with FakeHomeserver() as server:
        earlier, later = lease(server, tmp_path / "one"), lease(server, tmp_path / "two", NOW + wrong_by)
        await earlier.take()
        note = server.account_data.pop(f"{BOT} {KIND}")
        await later.take()
        assert server.account_data[f"{BOT} {KIND}"] != note
        with pytest.raises(AlreadyRunning, match="has taken over"):
            await earlier.renew()
        await later.renew()


@pytest.mark.parametrize("at", [None, "now", -1, 10**30, 1.5, True])
async def test_a_note_with_no_moment_is_stale(at: object, tmp_path: Path) -> None:
    async with FakeHomeserver() as server:
        server.account_data[f"{BOT} {KIND}"] = {"instance": "somebody", "at": at}
        await lease(server, tmp_path / "one").take()
