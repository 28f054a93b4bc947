"""The store: opens transactions; a transaction reads for handlers and writes what they decided."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from datetime import datetime
from typing import assert_never

from sqlalchemy.ext.asyncio import AsyncEngine

from handlers.decision import Saved
from handlers.model import Consent, Counted, Neighbourhood, Note, Person, Room, Standing
from handlers.requests.nouns import Asked, Claim, Request
from handlers.volunteers.nouns import Volunteer
from storage.dues import DueRows
from storage.inbox import InboxRows
from storage.outbox import OutboxRows
from storage.people import NEIGHBOURHOOD, STANDING, PeopleRows
from storage.questions import QuestionRows
from storage.requests import ASKED, CLAIM, REQUEST, RequestRows
from storage.tables import metadata
from storage.vault import Vault
from storage.volunteers import VOLUNTEER, VolunteerRows


class Transaction(InboxRows, OutboxRows, DueRows, QuestionRows, PeopleRows, RequestRows, VolunteerRows):
    """Everything one trigger reads and writes; it satisfies ``handlers.look.Look``."""

    async def save_saved(self, what: Saved, at: datetime) -> None:
        """Save one noun of a decision (a `Consent` goes through `save_consent` with its rendered text).

        Raises:
            Stale: it was changed since it was read.
        """
        match what:
            case Request():
                await self.take_number("request", what.number)
                await self.save(REQUEST, what)
            case Claim():
                await self.save(CLAIM, what)
            case Asked():
                await self.save(ASKED, what)
            case Volunteer():
                await self.save(VOLUNTEER, what)
            case Person():
                await self.save_person(what)
            case Neighbourhood():
                await self.save(NEIGHBOURHOOD, what)
            case Standing():
                await self.save(STANDING, what)
            case Room():
                await self.save_room(what)
            case Note():
                await self.note(what, at)
            case Counted():
                await self.count(what, at)
            case Consent():
                raise TypeError("a consent is saved with its rendered text")
            case _:
                assert_never(what)


class Store:
    """The database of one service."""

    def __init__(self, engine: AsyncEngine, vault: Vault) -> None:
        self.engine = engine
        self.vault = vault
        # SQLite has one writer: waiting here, in order, is kinder than waiting for its lock.
        self._writer = asyncio.Lock() if engine.dialect.name == "sqlite" else None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        """Open a transaction: committed at the end of the block, rolled back when it raises."""
        async with self._writer or nullcontext(), self.engine.begin() as connection:
            yield Transaction(connection, self.vault)

    async def create_tables(self) -> None:
        """Make the tables of a database that will not be kept (a conversation in memory)."""
        async with self.engine.begin() as connection:
            await connection.run_sync(metadata.create_all)

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()
