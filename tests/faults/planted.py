"""Tasks that were taken long ago: written into the database as the life of a street until now would have left them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.config import load
from bot.keys import open_vault
from handlers.model import Address, Neighbourhood, Person, Role, Room, RoomKind, Standing
from handlers.reading.walltime import to_local
from handlers.requests import moments
from handlers.requests.nouns import Category, Claim, ClaimState, Contact, Request, RequestState
from handlers.text import When
from storage.engine import open_engine
from storage.store import Store

if TYPE_CHECKING:
    from storage.store import Transaction
    from tests.crash.service import Service
    from tests.crash.street import Street

HOME = "straat"


async def plant(service: "Service", here: "Street", now: datetime, begins: Sequence[datetime], zone: str = "") -> None:
    """Let Anna have asked for something at each of these instants, and Karim have taken it; both organise nothing.

    The timers are those that the product itself makes for a taken task.
    """
    config = load(service.config, {})
    engine = open_engine(config.database.url.reveal())
    try:
        async with Store(engine, open_vault(config.bot.data_dir)).begin() as tx:
            await _write(tx, here, now, begins, zone or config.bot.time_zone)
    finally:
        await engine.dispose()


async def _write(tx: "Transaction", here: "Street", now: datetime, begins: Sequence[datetime], zone: str) -> None:
    home = Neighbourhood(HOME, "De Straat", "nl", zone, requester_confirms=False)
    if await tx.neighbourhood(HOME) is None:
        await tx.save_saved(home, now)
        await tx.save_saved(Room(Address("matrix", here.room), HOME, RoomKind.RESIDENTS), now)
    anna, karim = [await _person(tx, user) for user in (here.anna.user_id, here.karim.user_id)]
    await tx.save_saved(Standing(anna.id, HOME, frozenset({RoomKind.RESIDENTS})), now)
    organises = frozenset({Role.ORGANISER})
    await tx.save_saved(Standing(karim.id, HOME, frozenset({RoomKind.RESIDENTS}), organises), now)
    first = await tx.next_number("request")
    for request in _requests(anna, first, now, begins, zone):
        await tx.save_saved(request, now)
        await tx.save_saved(replace(request, state=RequestState.MATCHED, version=1), now)
        await tx.save_saved(Claim(request.number, karim.id, ClaimState.HELPING, now), now)
        for due in moments.timers_of_a_taken(request, to_local(now, zone), zone):
            await tx.schedule(due)


def _requests(anna: Person, first: int, now: datetime, begins: Sequence[datetime], zone: str) -> Iterator[Request]:
    for number, at in enumerate(begins, start=first):
        local = to_local(at, zone)
        yield Request(
            number,
            HOME,
            anna.id,
            RequestState.OPEN,
            Category.SHOPPING,
            now,
            when=When(local.date(), local.time()),
            contact=Contact(name="Anna", phone="0470 00 00 00"),
            confirms=False,
            opened_at=now,
        )


async def _person(tx: "Transaction", user: str) -> Person:
    found = await tx.person_at(Address("matrix", user))
    assert found is not None
    return found


BEFOREHAND = timedelta(hours=2)
"""How long before a task both are reminded the last time."""
