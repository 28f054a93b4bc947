"""``buurtbot check`` says in one line each what is well and what is not, and what to do, whatever is broken."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.app import App
from bot.channels.contract import Finding, Level
from bot.channels.matrix.channel import MatrixChannel
from bot.channels.matrix.transport import client
from bot.clock import SystemClock
from bot.config import Bot, Config, Database, Invites, Matrix, Privacy, Secret, Web
from bot.demo.homeserver import Account, Homeserver
from bot.demo.ports import free_port
from bot.keys import open_vault
from bot.upkeep.checkup import code_of, look
from tests.homeserver.acts import make_room
from tests.matrix.person import Person
from tests.servers.fixtures import PASSWORD, People

CONFIGURATION, UNAVAILABLE = 78, 69
Configured = Callable[..., Config]


@pytest.fixture
async def account(people: People) -> Account:
    (made,) = await people("buurtbot")
    return made


@pytest.fixture
def configured(homeserver: Homeserver, account: Account, tmp_path: Path) -> Configured:
    """``configured(password="…")``: a configuration for an account of its own, with something else in it."""

    def make(
        *,
        at: str = homeserver.url,
        user: str = account.user_id,
        password: str | None = PASSWORD,
        token: str | None = None,
    ) -> Config:
        data_dir = tmp_path / "data"
        data_dir.mkdir(mode=0o700, exist_ok=True)
        return Config(
            bot=Bot(data_dir=data_dir),
            database=Database(url=Secret(f"sqlite+aiosqlite:///{data_dir}/bot.db")),
            matrix=Matrix(
                homeserver=at,
                user_id=user,
                password=Secret(password) if password else None,
                access_token=Secret(token) if token else None,
                invites=Invites.ANYONE,
            ),
            web=Web(listen="127.0.0.1:0"),
            privacy=Privacy(controller="vzw De Linde", contact="privacy@example.org"),
        )

    return make


async def found_in(config: Config) -> list[Finding]:
    """Look at everything; every line that is not well says what to do, in one line."""
    found = [finding async for finding in look(config, SystemClock())]
    for finding in found:
        assert "\n" not in f"{finding.name}{finding.says}{finding.fix}"
        assert finding.level is Level.OK or finding.fix.endswith(".")
    return found


def failed(found: list[Finding]) -> dict[str, str]:
    """Return what failed, with what to do."""
    return {finding.name: finding.fix for finding in found if finding.level is Level.FAIL}


async def live(config: Config, meanwhile: Callable[[], Awaitable[object]] | None = None) -> None:
    """Let a service run until it hears, and stop it."""
    async with App.open(config) as app:
        running = asyncio.create_task(app.run())
        matrix = app.channels["matrix"]
        assert isinstance(matrix, MatrixChannel)
        await matrix._started.wait()
        assert matrix._running
        await matrix._running.pump.ready.wait()
        if meanwhile:
            await meanwhile()
        running.cancel()
        await asyncio.wait([running])


async def test_before_the_first_start_the_way_in_is_tried_and_nothing_is_kept(configured: Configured) -> None:
    config = configured()
    found = await found_in(config)
    assert code_of(found) == 0
    assert {finding.name for finding in found if finding.level is Level.WARN} <= {
        "keys", "matrix account", "data folder"
    }  # fmt: skip
    assert "can be" in next(finding.says for finding in found if finding.name == "matrix account")
    assert list(config.bot.data_dir.iterdir()) == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"password": "another"}, "The homeserver lets nobody in with this matrix.user_id and matrix.password;"),
        ({"user": "@nobody:localhost"}, "The homeserver lets nobody in with this matrix.user_id and matrix.password;"),
        ({"password": None}, "There is no valid token and no password; set matrix.password_file"),
        ({"password": None, "token": "syt_none"}, "matrix.access_token is not valid on this homeserver;"),
    ],
)
async def test_a_way_in_that_does_not_work_fails_with_what_to_correct(
    configured: Configured, wrong: dict[str, str | None], says: str
) -> None:
    found = await found_in(configured(**wrong))
    assert failed(found)["matrix account"].startswith(says)
    assert code_of(found) == CONFIGURATION


async def test_the_token_of_somebody_else_is_found(
    configured: Configured, homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    (other,) = await people("anna")
    async with Person(homeserver, other, tmp_path / "anna") as anna:
        config = configured(password=None, token=anna.transport.token)
        found = await found_in(config)
    assert failed(found)["matrix account"].startswith("matrix.access_token belongs to another user")


async def test_g08_a_homeserver_that_is_away_is_told_from_a_wrong_configuration(configured: Configured) -> None:
    found = await found_in(configured(at=f"http://127.0.0.1:{free_port()}"))
    assert failed(found) == {"matrix homeserver": "Correct matrix.homeserver, or wait until it is back."}
    assert code_of(found) == UNAVAILABLE


async def test_g05_a_service_that_ran_is_well_until_its_crypto_store_is_lost(configured: Configured) -> None:
    config = configured()
    await live(config)
    well = await found_in(config)
    assert failed(well) == {}
    assert {"matrix trust", "matrix keys", "matrix crypto store"} <= {finding.name for finding in well}
    shutil.rmtree(config.bot.data_dir / "crypto")
    found = await found_in(config)
    assert failed(found)["matrix crypto store"].startswith("The homeserver knows keys of this device but its")
    assert code_of(found) == CONFIGURATION
    assert not (config.bot.data_dir / "crypto" / "device.db").exists()


async def test_g04_a_database_of_a_newer_buurtbot_is_recognised_and_matrix_is_looked_at_all_the_same(
    configured: Configured,
) -> None:
    config = configured()
    await live(config)
    with sqlite3.connect(config.bot.data_dir / "bot.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    found = await found_in(config)
    assert failed(found) == {"database": "A newer Buurtbot made it: start that one, or restore a backup."}
    assert "matrix trust" in {finding.name for finding in found}
    assert code_of(found) == CONFIGURATION


async def test_g02_a_database_that_another_program_keeps_locked_is_said_so(configured: Configured) -> None:
    config = configured()
    await live(config)
    with sqlite3.connect(config.bot.data_dir / "bot.db", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        found = await found_in(config)
        other.execute("ROLLBACK")
    other.close()
    assert failed(found) == {"database": "Another program keeps the database locked; close it, then start again."}
    assert code_of(found) == UNAVAILABLE


async def test_g04_a_database_that_was_lost_is_noticed_beside_the_keys_that_were_not(configured: Configured) -> None:
    config = configured()
    await live(config)
    (config.bot.data_dir / "bot.db").unlink()
    (database,) = [finding for finding in await found_in(config) if finding.name == "database"]
    assert (database.level, database.says) == (Level.WARN, "empty")
    assert "put back a backup first" in database.fix


async def test_g04_keys_that_are_not_those_of_the_database_are_found(configured: Configured) -> None:
    config = configured()
    await live(config)
    (config.bot.data_dir / "keys.json").unlink()
    open_vault(config.bot.data_dir)
    found = await found_in(config)
    assert failed(found)["database"].endswith("put keys.json back from a backup.")
    (config.bot.data_dir / "keys.json").write_text("{")
    assert "put the file back from a backup" in failed(await found_in(config))["keys"]


async def test_b26_a_room_where_the_bot_has_no_right_to_speak_fails(
    configured: Configured, homeserver: Homeserver, people: People, account: Account, tmp_path: Path
) -> None:
    config = configured()
    (neighbour,) = await people("anna")
    async with Person(homeserver, neighbour, tmp_path / "anna") as anna:

        async def be_invited() -> None:
            levels = {"events_default": 50}
            room = await make_room(anna, account.user_id, name="Stil", power_level_content_override=levels)
            path = client("rooms", room, "state", "m.room.member", account.user_id)
            while (await anna.transport.call("GET", path)).get("membership") != "join":
                await anna.sync(wait_seconds=1)

        await live(config, be_invited)
        found = await found_in(config)
    assert failed(found) == {"matrix room Stil": "Raise the bot's power level."}
    assert code_of(found) == CONFIGURATION
