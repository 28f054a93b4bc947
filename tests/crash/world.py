"""One bot that lives through many deaths: its account, its database, its service, and the request it knows of."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import update

from bot.clock import SystemClock
from bot.config import load
from bot.keys import open_vault
from handlers.model import Address, Neighbourhood, Person, Room, RoomKind, Standing
from handlers.reading.walltime import to_local
from handlers.requests.moments import REMIND_SOON
from handlers.requests.nouns import Category, Contact, Request, RequestState
from handlers.text import When
from storage.dues import DUE
from storage.engine import open_engine
from storage.store import Store
from storage.tables import due
from tests.crash.service import Service
from tests.crash.street import Street

if TYPE_CHECKING:
    from storage.store import Transaction

T = TypeVar("T")
AHEAD = timedelta(hours=3)
"""How far ahead the task is; its helper is reminded two hours before."""


@dataclass(slots=True)
class World:
    """A name for the report, and what stays the same over all deaths."""

    name: str
    service: Service
    sealed: bool = False
    requests: int = field(default=0)

    async def claim_something(self, street: Street) -> None:
        """Let Anna ask for something a few hours from now, and Karim claim it."""
        number = await self._change(lambda tx, zone: self._open_request(tx, street, zone))
        event_id = await street.karim.say(street.room, f"take {number}")
        street.annas.besides.update(["request.helper"])
        street.karims.besides.update(["request.yours"])
        street.rooms.besides.update([event_id, "request.card"])
        verdict = await street.answered()
        assert verdict.is_exact, f"{verdict}\n{await street.first_difference()}\n{self.service.log()}"

    async def bring_the_reminder(self, street: Street) -> None:
        """Let the last reminder be due now; the service must be off."""
        assert not self.service.is_running
        await self._change(lambda tx, _zone: _make_due(tx))
        for ledger in (street.annas, street.karims):
            ledger.besides.update(["request.reminder"])

    async def _change(self, change: Callable[["Transaction", str], Awaitable[T]]) -> T:
        """Change the database as an earlier life would have."""
        config = load(self.service.config, {})
        engine = open_engine(config.database.url.reveal())
        try:
            async with Store(engine, open_vault(config.bot.data_dir)).begin() as tx:
                return await change(tx, config.bot.time_zone)
        finally:
            await engine.dispose()

    async def _open_request(self, tx: "Transaction", street: Street, zone: str) -> int:
        """Write down a neighbourhood, its room and a request."""
        now = SystemClock().now()
        self.requests += 1
        home = Neighbourhood(f"straat{self.requests}", "De Straat", "nl", zone, requester_confirms=False)
        await tx.save_saved(home, now)
        anna, karim = [await _person(tx, user) for user in (street.anna.user_id, street.karim.user_id)]
        for who in (anna, karim):
            await tx.save_saved(Standing(who.id, home.id, frozenset({RoomKind.RESIDENTS})), now)
        await tx.save_saved(_room(street.room, home.id), now)
        request = Request(
            self.requests,
            home.id,
            anna.id,
            RequestState.OPEN,
            Category.SHOPPING,
            now,
            when=_moment(now + AHEAD, zone),
            contact=Contact(name="Anna", phone="0470 00 00 00"),
            confirms=False,
            opened_at=now,
        )
        await tx.save_saved(request, now)
        return self.requests


async def _make_due(tx: "Transaction") -> None:
    now = SystemClock().now()
    reminder = (due.c.kind == REMIND_SOON) & (due.c.state == DUE)
    await tx.connection.execute(update(due).where(reminder).values(due_at=now, next_at=now))


async def _person(tx: "Transaction", user: str) -> Person:
    found = await tx.person_at(Address("matrix", user))
    assert found is not None
    return found


def _room(room_id: str, neighbourhood: str) -> Room:
    return Room(Address("matrix", room_id), neighbourhood, RoomKind.RESIDENTS)


def _moment(at: datetime, zone: str) -> When:
    local = to_local(at, zone)
    return When(local.date(), local.time())
