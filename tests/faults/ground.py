"""Where the rows are played: homeservers, databases, accounts, a folder, and chance that can be repeated."""

import asyncio
import random
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.demo.homeserver import Account, Homeserver
from tests.crash.service import SQLITE, Service
from tests.faults.report import Report
from tests.servers.fixtures import PASSWORD, People, newcomer
from tests.servers.postgres import Postgres


class Kind(StrEnum):
    """A kind of storage and of talk."""

    SQLITE = "sqlite"
    SQLITE_SEALED = "sqlite sealed"
    POSTGRES = "postgresql"
    POSTGRES_SEALED = "postgresql sealed"

    @property
    def sealed(self) -> bool:
        """Whether people talk encrypted."""
        return self in {Kind.SQLITE_SEALED, Kind.POSTGRES_SEALED}

    @property
    def on_postgres(self) -> bool:
        """Whether the database is a PostgreSQL."""
        return self in {Kind.POSTGRES, Kind.POSTGRES_SEALED}


@dataclass(frozen=True, slots=True)
class Ground:
    """One row's ground; ``source`` is the tree that is run, ours when None; ``long``: at the sizes of a release."""

    homeserver: Homeserver
    postgres: Postgres
    synapse: Path
    postgres_programs: Path
    folder: Path
    chance: random.Random
    source: Path | None = None
    long: bool = False
    patience: float = 180.0
    """Seconds to wait for an answer before it counts as lost."""
    tell: Callable[[Report], None] = lambda _report: None
    """Says how far a row is that takes hours: who cuts it short keeps what was found."""

    def new_folder(self) -> Path:
        """Return a folder that nobody uses."""
        return self.folder / f"{self.chance.getrandbits(48):x}"

    def size(self, short: int, long: int) -> int:
        """Choose how much to do."""
        return long if self.long else short

    def is_in_time(self, seconds: float, most: float) -> bool:
        """Tell whether a time that was measured is good enough; the short bench, on busy machines, only says it."""
        return not self.long or seconds <= most

    def people(self, homeserver: Homeserver | None = None) -> People:
        """Return what makes new accounts on a homeserver, the shared one when none is given."""
        where = homeserver or self.homeserver

        async def make(*names: str) -> tuple[Account, ...]:
            return tuple([await newcomer(where, name) for name in names])

        return make

    async def database(self, kind: Kind) -> str:
        """Return the address of a new database."""
        return (await self.postgres.create()).url if kind.on_postgres else SQLITE

    @asynccontextmanager
    async def service(
        self,
        *,
        url: str = "",
        homeserver: Homeserver | None = None,
        database: str = SQLITE,
        moves: Path | None = None,
        folder: Path | None = None,
    ) -> AsyncIterator[Service]:
        """Configure a service with an account of its own, which reaches its homeserver at ``url``."""
        where = homeserver or self.homeserver
        (account,) = await self.people(where)("faultbot")
        home = folder or self.folder / account.device_id
        service = Service(home, url or where.url, account.user_id, PASSWORD, database, source=self.source, moves=moves)
        try:
            yield service
        finally:
            await asyncio.to_thread(service.kill)

    @asynccontextmanager
    async def own_homeserver(self) -> AsyncIterator[Homeserver]:
        """Start a homeserver that may be killed."""
        async with Homeserver(self.folder / "homeserver", self.synapse) as own:
            yield own

    @asynccontextmanager
    async def own_postgres(self) -> AsyncIterator[Postgres]:
        """Start a PostgreSQL that keeps what was committed and may be crashed."""
        own = Postgres(self.postgres_programs, durable=True)
        await asyncio.to_thread(own.__enter__)
        try:
            yield own
        finally:
            await asyncio.to_thread(own.stop)

    def clean_up(self) -> None:
        """Remove what the row left."""
        shutil.rmtree(self.folder, ignore_errors=True)
