"""The commands that serve: run and migrate."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from typing import TYPE_CHECKING

from bot.app import App
from bot.channels.contract import Level
from bot.keys import crypto_secret, open_vault
from bot.logs import configure
from bot.terminal import say
from bot.web import readiness
from storage.engine import open_engine
from storage.migrate import migrate

if TYPE_CHECKING:
    from bot.config import Config

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.25


async def run(config: Config) -> int:
    """Serve until cancelled."""
    configure(sys.stderr, secret=crypto_secret(open_vault(config.bot.data_dir)).encode())
    async with App.open(config, environ=os.environ) as app:
        telling = asyncio.create_task(_tell_when_ready(app))
        try:
            await app.run()
        finally:
            telling.cancel()
            await asyncio.gather(telling, return_exceptions=True)
    return 0


async def _tell_when_ready(app: App) -> None:
    """Wait until ``/readyz`` would say yes; log it once, and say it to who sits at the terminal."""
    while any(finding.level is Level.FAIL for finding in await readiness(app)):  # noqa: ASYNC110 - asked from outside too
        await asyncio.sleep(LOOK_SECONDS)
    log.info("ready", extra={"channel": "/".join(app.channels), "port": app.config.web.port})
    if sys.stdout.isatty():
        me, web = app.config.matrix.user_id, app.config.web.listen
        say(f"Ready: {me} hears people, the pages are at http://{web}. Ctrl-C stops in order.")


async def bring_up_to_date(config: Config) -> int:
    """Bring the database up to date."""
    open_vault(config.bot.data_dir)
    engine = open_engine(config.database.url.reveal())
    try:
        await migrate(engine)
    finally:
        await engine.dispose()
    say("The database is up to date.")
    return 0
