"""An operator's mistake in one sentence with the fix, and its exit code; never a traceback, a secret or an address.

ConfigError, DeviceError, KeyMissing, SchemaNewer     78, they carry their own sentence
AlreadyRunning                                        69, it carries its own sentence
the database or a folder cannot be used               69, its kind says which sentence
"""

from __future__ import annotations

import errno
import socket
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from asyncpg import InterfaceError, InvalidAuthorizationSpecificationError, InvalidCatalogNameError, PostgresError
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.matrix.outcomes import DeviceError
from bot.config import ConfigError
from bot.lease import AlreadyRunning
from storage.keyring import KeyMissing
from storage.migrate import SchemaNewer

UNAVAILABLE: Final = 69
CONFIGURATION: Final = 78

_TROUBLE: Final = (SQLAlchemyError, sqlite3.Error, OSError, PostgresError, InterfaceError)
_FULL: Final = "The disk is full; make room where the database and bot.data_dir are, then start again."
_CLOSED: Final = "The database file cannot be opened or written; see who may use it and its folder (database.url)."
_SILENT: Final = "The database does not answer; start it, or correct database.url."
_SQLITE: Final = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: "Another program keeps the database locked; close it, then start again.",
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_READONLY: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
    sqlite3.SQLITE_NOTADB: "The file of database.url is no SQLite database; correct the name, or put back a backup.",
    sqlite3.SQLITE_CORRUPT: "The database file is damaged; put back a backup.",
}
_SYSTEM: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.ECONNREFUSED: _SILENT,
    errno.ENOENT: "A file or folder is not there; make the folders of bot.data_dir and database.url.",
    errno.EACCES: "A file or folder may not be used; see who may write in bot.data_dir and beside the database.",
    errno.EROFS: "A file or folder may not be written; see where bot.data_dir and the database are.",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What to tell the operator, and the exit code that goes with it."""

    sentence: str
    code: int


def mistake_of(error: BaseException) -> Mistake | None:
    """Say what the operator should do about an error; None when the mistake is ours."""
    while isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
        error = error.exceptions[0]
    match error:
        case ConfigError() | DeviceError() | KeyMissing() | SchemaNewer():
            return Mistake(str(error), CONFIGURATION)
        case AlreadyRunning():
            return Mistake(str(error), UNAVAILABLE)
        case _ if isinstance(error, _TROUBLE):
            return Mistake(trouble_of(error), UNAVAILABLE)
        case _:
            return None


def trouble_of(error: BaseException) -> str:
    """Say what is wrong with the database or a folder; never its own text, which may hold a path or a password."""
    causes = list(_causes(error))
    known = next((said for cause in causes if (said := _known(cause))), None)
    kind = type(causes[-1]).__name__
    return known or f"The database or a folder cannot be used ({kind}); look at database.url and bot.data_dir."


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__


def _known(cause: BaseException) -> str | None:
    match cause:
        case sqlite3.Error():
            return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
        case InvalidAuthorizationSpecificationError():
            return "PostgreSQL does not let this user in; correct the user and password in database.url."
        case InvalidCatalogNameError():
            return "PostgreSQL has no such database; make it, or correct its name in database.url."
        case socket.gaierror():
            return "The host of database.url is not found; correct its name."
        case TimeoutError():
            return _SILENT
        case OSError():
            return _SYSTEM.get(cause.errno or 0)
        case _:
            return None
