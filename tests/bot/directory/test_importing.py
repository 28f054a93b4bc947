"""A directory is read in whole or not at all, by one command, as often as one likes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.__main__ import main
from bot.directory.importing import compare, read, write
from bot.mistakes import CONFIGURATION
from storage.engine import open_engine
from storage.store import Store
from storage.vault import Vault
from tests.bot.directory.files import HEAD, HOUSE, LIER, TODAY, with_cell

CONFIG = """
[bot]
data_dir = "{folder}"
[database]
url = "sqlite+aiosqlite:///{folder}/buurtbot.db"
[matrix]
homeserver = "https://matrix.example.org"
user_id = "@buurtbot:example.org"
access_token = "secret"
device_id = "DEVICE"
[privacy]
controller = "vzw De Linde"
contact = "privacy@example.org"
"""


@pytest.fixture
def config(tmp_path: Path) -> list[str]:
    """Write a configuration with a database that is up to date."""
    file = tmp_path / "config.toml"
    file.write_text(CONFIG.format(folder=tmp_path), encoding="utf-8")
    return ["-c", str(file)]


@pytest_asyncio.fixture
async def store() -> AsyncIterator[Store]:
    """Open an empty database."""
    store = Store(open_engine("sqlite+aiosqlite://"), Vault({"00000001": bytes(32)}, "00000001"))
    await store.create_tables()
    yield store
    await store.close()


def test_the_command_says_what_changes_and_writes_it_once(
    config: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "zone.csv"
    file.write_text(f"{HEAD}\n{LIER}\n{HOUSE}\n", encoding="utf-8")
    command = ["directory", "import", *config, str(file)]
    assert main(command) == CONFIGURATION
    assert "run buurtbot migrate first" in capsys.readouterr().err
    assert main(["migrate", *config]) == 0
    capsys.readouterr()

    dry = "new: lier (Lier)\nnew: huis (Sociaal Huis)\n2 new, 0 changed, 0 gone, 0 as they were.\n"
    assert main([*command, "--dry-run"]) == 0
    assert capsys.readouterr().out == f"{dry}Nothing was written: leave out --dry-run to do it.\n"
    assert main(command) == 0
    assert capsys.readouterr().out == dry
    assert main(command) == 0
    assert capsys.readouterr().out == "0 new, 0 changed, 0 gone, 2 as they were.\n"

    file.write_text(f"{HEAD}\n{LIER}\n{with_cell('name', '')}\n", encoding="utf-8")
    assert main(command) == CONFIGURATION
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "zone.csv, line 3, name: is empty; fill it in\nbuurtbot: nothing was written; correct the file and try again.\n"
    )


def test_a_file_that_is_not_there_is_one_sentence(
    config: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["directory", "import", *config, str(tmp_path / "none.csv")]) == CONFIGURATION
    assert capsys.readouterr().err.count("\n") == 1


async def test_a_file_speaks_for_its_own_zones_only(store: Store) -> None:
    kust = LIER.replace("lier", "ham").replace("Lier", "Ham").replace("Pallieterland", "Kust")
    for_all = with_cell("municipalities", "", with_cell("zone", "", HOUSE.replace("huis", "1712")))
    async with store.begin() as tx:
        for text in (f"{HEAD}\n{LIER}\n{HOUSE}", f"{HEAD}\n{kust}\n{for_all}"):
            await write(tx, await compare(tx, read(text.encode(), TODAY)[0]))
        changes = await compare(tx, read(f"{HEAD}\n{with_cell('also', 'Lierre', LIER)}".encode(), TODAY)[0])
        assert [line.id for line in changes.changed] == ["lier"]
        assert [line.id for line in changes.removed] == ["huis"]
        await write(tx, changes)
        assert [line.id for line in await tx.municipalities()] == ["ham", "lier"]
        assert [line.id for line in await tx.all_entries()] == ["1712"]
        assert [line.id for line in await tx.entries({"Pallieterland"})] == ["1712"]
