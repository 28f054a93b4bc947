"""What an operator got wrong is one sentence with the fix, and an exit code; nothing of a path or a password in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from bot.config import ConfigError
from bot.lease import AlreadyRunning
from bot.mistakes import CONFIGURATION, UNAVAILABLE, Mistake, mistake_of
from storage.engine import open_engine
from storage.migrate import SchemaNewer, migrate


async def refusal(url: str) -> Mistake:
    """Open a database that cannot be used, and return what the operator is told."""
    try:
        engine = open_engine(url)
        try:
            await migrate(engine)
        finally:
            await engine.dispose()
    except Exception as error:
        said = mistake_of(error)
        assert said is not None
        assert said.sentence.endswith(".")
        return said
    raise AssertionError("it can be used")


async def test_a_file_that_is_no_database_is_named_so(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_text("shopping list\n" * 100)
    said = await refusal(f"sqlite+aiosqlite:///{tmp_path}/bot.db")
    assert said == Mistake(
        "The file of database.url is no SQLite database; correct the name, or put back a backup.", UNAVAILABLE
    )


async def test_a_file_that_cannot_be_opened_is_said_without_its_path(tmp_path: Path) -> None:
    (tmp_path / "bot.db").mkdir()
    said = await refusal(f"sqlite+aiosqlite:///{tmp_path}/bot.db")
    assert said.sentence.startswith("The database file cannot be opened or written;")
    assert str(tmp_path) not in said.sentence


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (sqlite3.SQLITE_FULL, "The disk is full;"),
        (sqlite3.SQLITE_BUSY, "Another program keeps the database locked;"),
        (sqlite3.SQLITE_IOERR, "The database or a folder cannot be used (OperationalError);"),
    ],
)
def test_what_sqlite_says_is_put_in_our_words(code: int, says: str) -> None:
    error = sqlite3.OperationalError("secret words")
    error.sqlite_errorcode = code
    told = mistake_of(error)
    assert told is not None
    assert told.sentence.startswith(says)
    assert "secret" not in told.sentence


async def test_a_postgresql_that_is_not_there_is_told_from_one_that_refuses(postgres_url: str) -> None:
    url = make_url(postgres_url)
    wrong = {
        "The database does not answer;": url.set(port=1),
        "PostgreSQL has no such database;": url.set(database="elsewhere"),
        "PostgreSQL does not let this user in;": url.set(username="stranger"),
    }
    for says, other in wrong.items():
        said = await refusal(other.render_as_string(hide_password=False))
        assert said.sentence.startswith(says)
        assert said.code == UNAVAILABLE


def test_errors_with_a_sentence_of_their_own_keep_it_however_they_are_wrapped() -> None:
    grouped = ExceptionGroup("tasks", [ExceptionGroup("inner", [ConfigError("Write it.")])])
    assert mistake_of(grouped) == Mistake("Write it.", CONFIGURATION)
    assert mistake_of(AlreadyRunning("Stop it first.")) == Mistake("Stop it first.", UNAVAILABLE)
    assert mistake_of(SchemaNewer("Start the newer one.")) == Mistake("Start the newer one.", CONFIGURATION)


def test_a_mistake_of_ours_is_none_of_theirs() -> None:
    assert mistake_of(KeyError("ours")) is None
    assert mistake_of(ExceptionGroup("two", [ConfigError("a"), KeyError("b")])) is None
