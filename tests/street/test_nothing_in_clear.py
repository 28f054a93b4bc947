"""Each story in a database file, all of it logged: what people said lies nowhere in clear, and who goes is gone."""

from __future__ import annotations

import re
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import LargeBinary, select

from bot.directory.importing import EXAMPLE
from bot.i18n import Speech
from bot.play.scene import ROOM_NAMES
from bot.play.street import Street
from bot.product import PRODUCT
from handlers.keeping.nouns import Sweep
from handlers.keeping.periods import PERIODS
from handlers.reading.privacy import find_private
from storage.resealing import SEALED
from storage.schema import metadata
from tests.canaries.life import everything_logged
from tests.canaries.searching import kept_in_clear
from tests.street.playing import play
from tests.street.test_stories import NAMES, story

SPEECH = Speech.load()
_SAID = re.compile(r"^(\w+)(?: #\w+)?> (.+)$", re.MULTILINE)
_LIVES = re.compile(r"^person (\w+) (\w+)", re.MULTILINE)
_TELLING = re.compile(r"\w{7,}|\d[\d ./-]{6,}\d")
_FOR_EVERYBODY: Final = ("molenwijk", "burenhulp", "https://verslag.example.org")
"""A neighbourhood; what a session is called and where its report lies."""
_LONG_ENOUGH: Final = 4
"""Letters of a name that stands in the bytes of a database only because it was written there."""


def secrets(text: str) -> set[str]:
    """Find what tells something in what people said: longer words, and numbers of telephones."""
    commands = (word for command in PRODUCT.commands for word in SPEECH.alternatives(command.words)["nl"])
    public = EXAMPLE.read_text(encoding="utf-8").lower() + " ".join((*ROOM_NAMES, *_FOR_EVERYBODY, *commands))
    said = (found for _who, words in _SAID.findall(text) for found in _TELLING.findall(words))
    return {found for found in said if found.lower() not in public}


def names(text: str) -> set[str]:
    """Find what people are called; where they are reached looks like it, in small letters."""
    return {name.capitalize() for name, _role in _LIVES.findall(text) if len(name) >= _LONG_ENOUGH}


def who_goes(text: str) -> str:
    """Choose who is forgotten: a resident, else a volunteer; an only organiser cannot go."""
    lives = _LIVES.findall(text)
    return next(str(name) for wanted in ("resident", "volunteer") for name, role in lives if role == wanted)


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


async def opened(street: Street) -> AsyncIterator[tuple[str, str]]:
    """Yield every cell of the database, what is sealed opened."""
    sealed = {(one.table.name, one.column): one for one in SEALED}
    async with street.store.begin() as tx:
        for table in metadata.tables.values():
            for row in (await tx.connection.execute(select(table))).mappings().all():
                for column in table.c:
                    where = (table.name, column.name)
                    if where in sealed and row[column.name] is not None:
                        yield ".".join(where), sealed[where].open(tx.vault, row)
                    elif not isinstance(column.type, LargeBinary):
                        yield ".".join(where), str(row[column.name])


async def goes(street: Street, name: str) -> None:
    """Let somebody be forgotten, and let the month pass in which people see to the rest."""
    await play(street, f"{name}> vergeet mij\n{name}> 1\nclock +40d")
    async with street.store.begin() as tx:
        for kind in (*PERIODS, *PERIODS):
            await tx.sweep(Sweep(kind, street.now - PERIODS[kind].kept))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder in memory where there is one: the bytes are searched, not how well the disk keeps them."""
    in_memory = Path("/dev/shm")  # noqa: S108 - the folder in it is made anew for each test
    with tempfile.TemporaryDirectory(dir=in_memory if in_memory.is_dir() else tmp_path) as made:
        yield Path(made)


@pytest.mark.parametrize("name", NAMES)
async def test_a_story_leaves_nothing_in_clear_and_nothing_of_who_goes(name: str, folder: Path) -> None:
    text, who = story(name), who_goes(story(name))
    with everything_logged() as log:
        async with Street.open(f"sqlite+aiosqlite:///{folder}/bot.db") as street:
            await street.knows_services()
            await play(street, text)
            in_rooms = [line.text for line in street.lines if line.to.startswith("#") and "112" not in line.text]
            assert [found for text in in_rooms for found in find_private(text)] == []
            places = files_of(folder) | {"log": log.getvalue().encode()}
            assert kept_in_clear(secrets(text), places) == []
            assert [(name, where) for name in names(text) for where in places if name.encode() in places[where]] == []
            assert kept_in_clear({"delinde"}, places) != []
            await goes(street, who)
            theirs = re.compile(rf"\b(p-)?{who}\b", re.IGNORECASE)
            assert [(where, cell) async for where, cell in opened(street) if theirs.search(cell)] == []
