"""On both engines: an address is found again, known by an id that says nothing, and lost when it is nobody's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.model import Address, Person, Standing
from handlers.ways.nouns import NOBODYS_AFTER, Way, WayState
from storage.schema import metadata
from storage.store import Store, Transaction
from storage.tables_ways import way
from tests.storage.things import NOW

NUMBER = "+32470123456"
ANNA = Person("anna", "Anna", Address("matrix", "@anna:street"))


async def met(tx: Transaction, who: Person = ANNA, number: str = NUMBER) -> Address:
    """Let somebody be known with a telephone."""
    at = Address("sms", await tx.way_of("sms", number, NOW, "sms:1"))
    await tx.save_person(who)
    await tx.own_way(at, who.id)
    return at


async def test_the_same_number_is_the_same_way(store: Store) -> None:
    async with store.begin() as tx:
        first = await tx.way_of("sms", NUMBER, NOW, "sms:1")
        assert await tx.way_of("sms", NUMBER, NOW, "sms:2") == first
        assert await tx.way_of("sms", "+32470123457", NOW, "sms:3") != first
        assert await tx.way_of("mail", NUMBER, NOW, "mail:1") != first
        assert await tx.open_way("sms", first) == NUMBER
        assert await tx.open_way("mail", first) is None


async def test_nothing_in_the_database_shows_a_number(store: Store) -> None:
    async with store.begin() as tx:
        await met(tx)
        for table in metadata.tables.values():
            rows = (await tx.connection.execute(select(table))).all()
            assert NUMBER not in str(rows)
            assert NUMBER.encode() not in b"".join(cell for row in rows for cell in row if isinstance(cell, bytes))


async def test_somebody_is_found_by_a_way_of_theirs_as_by_their_own_address(store: Store) -> None:
    async with store.begin() as tx:
        at = await met(tx)
        lives = Standing("anna", "delinde")
        await tx.save_saved(lives, NOW)
        for address in (at, ANNA.address):
            assert await tx.person_at(address) == ANNA
            assert await tx.who_is_at(address) == (ANNA, (lives,))
        assert await tx.person_at(Address("sms", "else")) is None


async def test_the_order_of_ways_is_kept_with_the_person(store: Store) -> None:
    async with store.begin() as tx:
        at = await met(tx)
        ordered = Person("anna", "Anna", ANNA.address, ways=(at, ANNA.address))
        await tx.save_person(ordered)
        assert await tx.person("anna") == ordered


async def test_a_number_that_was_silent_for_half_a_year_leads_to_nobody_we_know(store: Store) -> None:
    async with store.begin() as tx:
        at = await met(tx)
        await tx.save_person(Person("anna", "Anna", ANNA.address, ways=(at, ANNA.address)))
        just = NOW + NOBODYS_AFTER
        assert await tx.way_of("sms", NUMBER, just, "sms:2") == at.value
        late = just + NOBODYS_AFTER + timedelta(seconds=1)
        another = Address("sms", await tx.way_of("sms", NUMBER, late, "sms:3"))
        assert another != at
        assert await tx.person_at(another) is None
        assert await tx.open_way("sms", at.value) is None
        found = await tx.person("anna")
        assert found is not None
        assert found.ways == (ANNA.address,)


async def test_a_way_that_is_lost_is_neither_opened_nor_met_again(store: Store) -> None:
    async with store.begin() as tx:
        at = await met(tx)
        await tx.lose_way(at)
        assert await tx.way(at) == Way("sms", at.value, "anna", WayState.GONE)
        assert await tx.open_way("sms", at.value) is None
        assert await tx.way_of("sms", NUMBER, NOW, "sms:2") != at.value


async def test_somebody_whom_the_channel_may_not_write_to_is_still_found_when_they_write(store: Store) -> None:
    async with store.begin() as tx:
        at = await met(tx)
        await tx.save_person(Person("anna", "Anna", ANNA.address, ways=(at,)))
        await tx.stop_way(at)
        found = await tx.person_at(at)
        assert found is not None
        assert found.ways == ()
        assert await tx.way(at) == Way("sms", at.value, "anna", WayState.STOPPED)


@pytest.mark.parametrize("own", [ANNA.address, Address("sms", "")])
async def test_forgetting_somebody_forgets_their_ways(store: Store, own: Address) -> None:
    async with store.begin() as tx:
        id_ = await tx.way_of("sms", NUMBER, NOW, "sms:1")
        at = Address("sms", id_)
        await tx.save_person(Person("anna", "Anna", own if own.value else at))
        await tx.own_way(at, "anna")
        await tx.erase("anna")
        assert (await tx.connection.execute(select(way))).all() == []
        assert await tx.person_at(at) is None
