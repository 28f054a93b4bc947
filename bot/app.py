"""The composition root: what is configured becomes one running service, and stops in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

from aiohttp import web

from bot.caps import caps_of, rates_of
from bot.channels.contract import Channel
from bot.channels.matrix.channel import MatrixChannel
from bot.clock import Clock, SystemClock
from bot.config import Config, ConfigError
from bot.crash import CrashPlan
from bot.engine.readers import Defaults
from bot.i18n import Speech
from bot.keys import crypto_secret, open_vault
from bot.lease import Guard, for_ever, sole_process
from bot.notebook import StoredNotebook
from bot.patience import patiently
from bot.product import Engine
from bot.spoken import spoken_languages
from bot.upkeep.forgotten import remember_forgotten
from bot.upkeep.new_key import follow_keys
from bot.web import serve
from handlers.model import Address, Service
from storage.engine import open_engine
from storage.migrate import migrate
from storage.store import Store

log = logging.getLogger(__name__)

_MATRIX = "matrix"


@dataclass(slots=True)
class App:
    """One running service."""

    config: Config
    engine: Engine
    channels: Mapping[str, Channel]
    clock: Clock
    guard: Guard = for_ever
    more_pages: Callable[[web.Application], None] = field(default=lambda _site: None)

    @classmethod
    @asynccontextmanager
    async def open(
        cls, config: Config, *, clock: Clock | None = None, environ: Mapping[str, str] | None = None
    ) -> AsyncIterator[App]:
        """Open the database, take the lease and compose everything; nothing speaks before `run`.

        Raises:
            ConfigError: the configuration cannot be used.
            AlreadyRunning: another process serves this database or account.
            SchemaNewer: the database was made by a newer Buurtbot.
            KeyMissing: the database is sealed with keys that we do not have.
        """
        clock = clock or SystemClock()
        try:
            crash = CrashPlan.from_environment(environ or {})
        except ValueError as error:
            raise ConfigError(f"{error}.") from None
        async with AsyncExitStack() as stack:
            engine = open_engine(config.database.url.reveal())
            stack.push_async_callback(engine.dispose)
            guard = await stack.enter_async_context(sole_process(engine, config.bot.data_dir))
            await migrate(engine)
            store = Store(engine, open_vault(config.bot.data_dir))
            await store.recognise_keys()
            matrix = matrix_channel(config, store, clock, crash)
            stack.push_async_callback(matrix.close)
            channels: dict[str, Channel] = {_MATRIX: matrix}
            yield cls(config, compose(config, store, channels, clock, crash), channels, clock, guard)

    async def run(self) -> None:
        """Serve until cancelled; what is being sent then is finished first."""
        away = await self.engine.absence.note()
        if away:
            log.info("back after an absence", extra={"seconds": int(away.total_seconds())})
        await self._remember_forgotten()
        await self.engine.plan_nights()
        async with asyncio.TaskGroup() as group:
            for name, channel in self.channels.items():
                hear = partial(self.engine.hear, name)
                group.create_task(patiently(name, partial(channel.listen, hear)), name=f"listen:{name}")
            group.create_task(self.engine.dispatch(), name="dispatch")
            group.create_task(self.engine.come_due(), name="schedule")
            group.create_task(self.engine.send(), name="sender")
            group.create_task(serve(self), name="web")
            group.create_task(self.guard(), name="lease")
            group.create_task(self._keep_forgotten(), name="forgotten")
            group.create_task(follow_keys(self.engine.store, self.config.bot.data_dir), name="keys")

    async def _keep_forgotten(self) -> None:
        """Write down beside the database who was forgotten, each time somebody is."""
        while True:
            await self.engine.forgot.wait()
            self.engine.forgot.clear()
            await patiently("forgotten", self._remember_forgotten)

    async def _remember_forgotten(self) -> None:
        again = await remember_forgotten(self.engine.store, self.config.bot.data_dir)
        if again:
            log.info("forgotten again", extra={"count": again})


def compose(config: Config, store: Store, channels: Mapping[str, Channel], clock: Clock, crash: CrashPlan) -> Engine:
    """Build the engine for a configuration.

    Raises:
        ConfigError: there are no texts in one of its languages.
    """
    admins = tuple(Address(_MATRIX, user) for user in config.bot.admins)
    speech = Speech.load()
    languages = spoken_languages(config.bot.languages, speech)
    web_address = (config.web.public_url or "").rstrip("/")
    caps = caps_of(config.volunteers.expense_caps)
    rates = rates_of(config.volunteers.km_rates)
    service = Service(
        config.privacy.controller,
        config.privacy.contact,
        languages,
        web_address,
        caps,
        rates,
        config.announcements.most_a_week,
    )
    defaults = Defaults(config.bot.language, config.bot.time_zone, admins, service)
    return Engine(store, channels, defaults, clock, crash, speech)


def matrix_channel(config: Config, store: Store, clock: Clock, crash: CrashPlan) -> MatrixChannel:
    """Build the Matrix channel for a configuration."""
    return MatrixChannel(
        config.matrix,
        bot_name=config.bot.name,
        admins=config.bot.admins,
        data_dir=config.bot.data_dir,
        store_secret=crypto_secret(store.vault),
        notebook=StoredNotebook(store, _MATRIX),
        crash=crash,
        clock=clock,
    )
