"""``buurtbot check``: one line for everything an operator should know, also beside a service that is running.

Nothing is changed. What can be looked at is looked at, whatever else is wrong; each line that is not well says what to
do. Exit codes: 0 nothing failed · 69 a service that is needed does not answer · 78 something must be put right.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import aiohttp
from sqlalchemy.exc import SQLAlchemyError

from bot.app import matrix_channel
from bot.channels.contract import Finding, Level
from bot.clock import Clock, SystemClock
from bot.config import Config, ConfigError
from bot.crash import CrashPlan
from bot.i18n import Speech
from bot.keys import has_keys, open_vault
from bot.mistakes import CONFIGURATION, UNAVAILABLE, trouble_of
from bot.spoken import spoken_languages
from bot.terminal import say
from bot.web import waiting
from storage.base import TROUBLE
from storage.engine import open_engine
from storage.keyring import KeyMissing
from storage.migrate import SchemaState, schema_state
from storage.store import Store
from storage.vault import Vault, new_key

_SIGNS: Final = {Level.OK: "ok  ", Level.WARN: "look", Level.FAIL: "FAIL"}
_MEMORY: Final = "sqlite+aiosqlite://"
MIB: Final = 1 << 20
SCARCE_MIB, TOO_LITTLE_MIB = 500, 20
"""Free disk: below the first an operator should make room, below the second nothing can be kept for long."""
_ANSWER_SECONDS: Final = 5.0


async def check(config: Config) -> int:
    """Print one line for each thing looked at."""
    found: list[Finding] = []
    async for finding in look(config, SystemClock()):
        found.append(finding)
        say(_line(finding))
    return code_of(found)


def code_of(found: list[Finding]) -> int:
    """Choose the exit code: what must be put right comes before what may come back by itself."""
    failed = [finding for finding in found if finding.level is Level.FAIL]
    if not failed:
        return 0
    return UNAVAILABLE if all(finding.absent for finding in failed) else CONFIGURATION


def _line(finding: Finding) -> str:
    fix = f" ({finding.fix})" if finding.fix else ""
    return f"{_SIGNS[finding.level]} {finding.name}: {finding.says}{fix}"


async def look(config: Config, clock: Clock) -> AsyncIterator[Finding]:
    """Look at configuration, clock, folder, keys, database, Matrix and web, in that order."""
    yield _configuration(config)
    yield _time(config, clock)
    yield await asyncio.to_thread(data_folder, config.bot.data_dir)
    keys, vault = _keys(config.bot.data_dir)
    yield keys
    async with _database(config, vault, clock) as (findings, store):
        for finding in findings:
            yield finding
        async for finding in _matrix(config, store, clock):
            yield finding
    if config.web.public_url:
        yield await pages_reached(config.web.public_url)


def _configuration(config: Config) -> Finding:
    try:
        spoken = spoken_languages(config.bot.languages, Speech.load())
    except ConfigError as trouble:
        return Finding("configuration", Level.FAIL, "cannot be used", str(trouble))
    return _ok("configuration", f"read; speaks {', '.join(language.own_name for language in spoken)}")


def _time(config: Config, clock: Clock) -> Finding:
    now = clock.now().astimezone(ZoneInfo(config.bot.time_zone))
    return Finding("clock", Level.OK, f"{now:%Y-%m-%d %H:%M} in {config.bot.time_zone}; is that right?")


def data_folder(data_dir: Path) -> Finding:
    """Look at room on the disk and at who may read the folder."""
    there = next(folder for folder in (data_dir, *data_dir.absolute().parents) if folder.exists())
    if data_dir.exists() and data_dir.stat().st_mode & 0o077:
        says, fix = "others on this machine may look into it", "Make it private: chmod 700."
        return Finding("data folder", Level.WARN, says, fix)
    return room_left(shutil.disk_usage(there).free)


def room_left(free: int) -> Finding:
    """Say how much room there is on the disk of ``bot.data_dir`` (bytes)."""
    says, fix = f"{free // MIB} MiB free", "Make room on the disk of bot.data_dir."
    if free < TOO_LITTLE_MIB * MIB:
        return Finding("data folder", Level.FAIL, says, fix, absent=True)
    return Finding("data folder", Level.WARN, says, fix) if free < SCARCE_MIB * MIB else _ok("data folder", says)


def _keys(data_dir: Path) -> tuple[Finding, Vault | None]:
    if not has_keys(data_dir):
        fix = "The first start makes them; or put data_dir back from a backup."
        return Finding("keys", Level.WARN, "none yet", fix), None
    try:
        vault = open_vault(data_dir)
    except ConfigError as trouble:
        return Finding("keys", Level.FAIL, "cannot be used", str(trouble)), None
    return _ok("keys", f"{len(vault.key_ids)}, sealing with {vault.key_ids[-1]}"), vault


@asynccontextmanager
async def _database(config: Config, vault: Vault | None, clock: Clock) -> AsyncIterator[tuple[list[Finding], Store]]:
    """Look at the database, and give the rest of the look what can be read: it, or an empty one instead."""
    empty = Store(open_engine(_MEMORY), vault or _no_vault())
    store = Store(open_engine(config.database.url.reveal()), vault) if vault else empty
    found: list[Finding] = []
    try:
        await empty.create_tables()
        if vault:
            found = await _stored(store, clock)
        well = all(finding.level is Level.OK for finding in found[:1])
        yield found, store if well else empty
    finally:
        await store.close()
        await empty.close()


def _no_vault() -> Vault:
    key_id, root = new_key()
    return Vault({key_id: root}, key_id, root)


async def _stored(store: Store, clock: Clock) -> list[Finding]:
    try:
        schema = _schema(await schema_state(store.engine))
        if schema.level is not Level.OK:
            return [schema]
        async with store.begin() as tx:
            await tx.match_keys()
        return [schema, *await waiting(store, clock)]
    except KeyMissing as trouble:
        return [Finding("database", Level.FAIL, "sealed with other keys", str(trouble))]
    except (*TROUBLE, SQLAlchemyError) as trouble:
        return [Finding("database", Level.FAIL, "cannot be used", trouble_of(trouble), absent=True)]


def _schema(state: SchemaState) -> Finding:
    if state.at is None:
        fix = "The next start makes the tables; if people were here before, put back a backup first."
        return Finding("database", Level.WARN, "empty", fix)
    if state.is_current:
        return _ok("database", f"answers, schema {state.at}")
    fix = "Run buurtbot migrate." if state.known else "A newer Buurtbot made it: start that one, or restore a backup."
    return Finding("database", Level.FAIL, f"schema {state.at}, not {state.wanted}", fix)


async def _matrix(config: Config, store: Store, clock: Clock) -> AsyncIterator[Finding]:
    matrix = matrix_channel(config, store, clock, CrashPlan())
    try:
        for finding in await matrix.check():
            yield finding
    except ConfigError as trouble:
        yield Finding("matrix account", Level.FAIL, "does not fit the configuration", str(trouble))
    finally:
        await matrix.close()


async def pages_reached(public_url: str) -> Finding:
    """Ask for our own pages where people would."""
    fix = "See whether the service runs, and that the proxy of web.public_url passes everything on to web.listen."
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_ANSWER_SECONDS)) as http,
            http.get(f"{public_url.rstrip('/')}/healthz", allow_redirects=False) as answer,
        ):
            if answer.status == 200 and (await answer.text()).strip() == "ok":
                return _ok("web pages", "people reach them")
            says = f"web.public_url answers with status {answer.status}, and not for us"
    except (aiohttp.ClientError, TimeoutError, OSError, UnicodeDecodeError):
        says = "web.public_url does not answer"
    return Finding("web pages", Level.WARN, says, fix)


def _ok(name: str, says: str) -> Finding:
    return Finding(name, Level.OK, says)
