"""The commands that serve: run, check and migrate."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from storage.migrate import migrate

from bot.app import App
from bot.channels.contract import Finding, Level
from bot.keys import crypto_secret, open_vault
from bot.logs import configure
from bot.web import readiness
from storage.engine import open_engine

if TYPE_CHECKING:
    from bot.config import Config

_SIGNS = {Level.OK: "ok  ", Level.WARN: "look", Level.FAIL: "FAIL"}


async def run(config: Config) -> int:
    """Serve until cancelled."""
    async with App.open(config, environ=os.environ) as app:
        configure(sys.stderr, secret=crypto_secret(app.engine.store.vault).encode())
        await app.run()
    return 0


async def check(config: Config) -> int:
    """Print one line for everything the operator should know; 0 when all is well."""
    async with App.open(config, environ={}) as app:
        findings = [*await readiness(app)]
        for channel in app.channels.values():
            findings += await channel.check()
    for finding in findings:
        sys.stdout.write(_line(finding) + "\n")
    return 1 if any(finding.level is Level.FAIL for finding in findings) else 0


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
