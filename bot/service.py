"""The commands that serve: run, check and migrate."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError

from bot.app import App, matrix_channel
from bot.channels.contract import Finding, Level
from bot.clock import SystemClock
from bot.crash import CrashPlan
from bot.keys import crypto_secret, has_keys, open_vault
from bot.logs import configure
from bot.web import readiness, waiting
from storage.base import TROUBLE
from storage.engine import open_engine
from storage.migrate import SchemaState, migrate, schema_state
from storage.store import Store
from storage.vault import Vault, new_key

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.config import Config

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.25
_SIGNS = {Level.OK: "ok  ", Level.WARN: "look", Level.FAIL: "FAIL"}


async def run(config: Config) -> int:
    """Serve until cancelled."""
    configure(sys.stderr, secret=crypto_secret(open_vault(config.bot.data_dir)).encode())
    async with App.open(config, environ=os.environ) as app:
        telling = asyncio.create_task(_tell_when_ready(app))
        try:
            await app.run()
        finally:
            telling.cancel()
    return 0


async def _tell_when_ready(app: App) -> None:
    """Wait until ``/readyz`` would say yes; log it once, and say it to who sits at the terminal."""
    while any(finding.level is Level.FAIL for finding in await readiness(app)):  # noqa: ASYNC110 - asked from outside too
        await asyncio.sleep(LOOK_SECONDS)
    log.info("ready", extra={"channel": "/".join(app.channels), "port": app.config.web.port})
    if sys.stdout.isatty():
        me, web = app.config.matrix.user_id, app.config.web.listen
        sys.stdout.write(f"Ready: {me} hears people, the pages are at http://{web}. Ctrl-C stops in order.\n")
        sys.stdout.flush()


async def check(config: Config) -> int:
    """Print one line for everything the operator should know; 0 when all is well."""
    findings = await _look(config)
    for finding in findings:
        sys.stdout.write(_line(finding) + "\n")
    return 1 if any(finding.level is Level.FAIL for finding in findings) else 0


async def _look(config: Config) -> list[Finding]:
    """Look at everything beside a service that may be running: nothing is changed, nothing is locked."""
    clock = SystemClock()
    found = [Finding("configuration", Level.OK, "read"), _time(config, clock)]
    if not has_keys(config.bot.data_dir):
        return [*found, *await _look_before_first_start(config, clock)]
    engine = open_engine(config.database.url.reveal())
    store = Store(engine, open_vault(config.bot.data_dir))
    matrix = matrix_channel(config, store, clock, CrashPlan())
    try:
        schema = await schema_state(engine)
        found.append(_schema(schema))
        if schema.is_current:
            found += await waiting(store, clock)
            found += await matrix.check()
    except (*TROUBLE, SQLAlchemyError):
        found.append(Finding("database", Level.FAIL, "does not answer", "Look at [database] url and whether it runs."))
    finally:
        await matrix.close()
        await engine.dispose()
    return found


async def _look_before_first_start(config: Config, clock: Clock) -> list[Finding]:
    """Look at what there is before anything was made: the homeserver, and a way into the account."""
    found = [Finding("keys", Level.WARN, "none yet", "The first start makes them; or put data_dir back from a backup.")]
    key_id, root = new_key()
    engine = open_engine("sqlite+aiosqlite://")
    matrix = matrix_channel(config, Store(engine, Vault({key_id: root}, key_id, root)), clock, CrashPlan())
    try:
        found += await matrix.check()
    finally:
        await matrix.close()
        await engine.dispose()
    if config.matrix.password is None and config.matrix.access_token is None:
        found.append(Finding("matrix account", Level.FAIL, "no password", "Set matrix.password_file."))
    return found


def _schema(state: SchemaState) -> Finding:
    if state.at is None:
        return Finding("database", Level.WARN, "empty", "The first start makes the tables, or buurtbot migrate.")
    if state.is_current:
        return Finding("database", Level.OK, f"answers, schema {state.at}")
    fix = "Run buurtbot migrate." if state.known else "A newer Buurtbot made it: start that one, or restore a backup."
    return Finding("database", Level.FAIL, f"schema {state.at}, not {state.wanted}", fix)


def _time(config: Config, clock: Clock) -> Finding:
    now = clock.now().astimezone(ZoneInfo(config.bot.time_zone))
    return Finding("clock", Level.OK, f"{now:%Y-%m-%d %H:%M} in {config.bot.time_zone}; is that right?")


async def bring_up_to_date(config: Config) -> int:
    """Bring the database up to date."""
    open_vault(config.bot.data_dir)
    engine = open_engine(config.database.url.reveal())
    try:
        await migrate(engine)
    finally:
        await engine.dispose()
    sys.stdout.write("The database is up to date.\n")
    return 0


def _line(finding: Finding) -> str:
    fix = f" ({finding.fix})" if finding.fix else ""
    return f"{_SIGNS[finding.level]} {finding.name}: {finding.says}{fix}"
