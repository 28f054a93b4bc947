"""Several records are read with one query: what is asked for, in its order, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.model import Address, Person
from handlers.requests.nouns import Category, Request, RequestState
from handlers.sessions.nouns import Seat, SeatState
from storage.store import Store
from tests.storage.things import NOW, SESSION, outgoing


async def test_sessions_are_read_the_earliest_first(store: Store) -> None:
    sooner = replace(SESSION, number=8, starts_local=SESSION.starts_local - timedelta(days=7))
    async with store.begin() as tx:
        for one in (SESSION, sooner, replace(SESSION, number=9)):
            await tx.save_saved(one, NOW)
        assert [one.number for one in await tx.sessions_numbered((7, 8, 12))] == [8, 7]
        assert await tx.sessions_numbered(()) == ()


async def test_the_seats_of_several_sessions_are_those_of_each_in_its_order(store: Store) -> None:
    async with store.begin() as tx:
        for session, who, place in ((8, "bert", 1), (7, "zoe", 2), (7, "anna", 1), (9, "anna", 1)):
            await tx.save_saved(Seat(session, who, SeatState.CONFIRMED, NOW, place), NOW)
        assert await tx.seats_in((7, 8)) == (*await tx.seats(7), *await tx.seats(8))
        assert [seat.person for seat in await tx.seats_in({7, 8})] == ["anna", "zoe", "bert"]


async def test_people_and_requests_are_found_by_their_names_and_numbers(store: Store) -> None:
    people = [Person(id_, id_.title(), Address("matrix", f"@{id_}:street"), "nl") for id_ in ("anna", "bert", "zoe")]
    requests = [
        Request(number, "delinde", "anna", RequestState.DRAFT, Category.SHOPPING, NOW) for number in (12, 13, 14)
    ]
    async with store.begin() as tx:
        for person in people:
            await tx.save_person(person)
        for request in requests:
            await tx.save_saved(request, NOW)
        assert [one.name for one in await tx.people(["zoe", "anna", "nobody"])] == ["Anna", "Zoe"]
        assert [one.number for one in await tx.requests_numbered({14, 12, 99})] == [12, 14]


async def test_who_was_told_something_is_known_of_several_at_once(store: Store) -> None:
    async with store.begin() as tx:
        for key, person, made_at in [("1", "anna", NOW), ("2", "zoe", NOW - timedelta(hours=1)), ("3", "bert", NOW)]:
            await tx.queue(replace(outgoing(key), private=True, person=person, made_at=made_at))
        since = NOW - timedelta(minutes=5)
        assert await tx.told_any(["anna", "zoe"], "told", since) == {"anna"}
        assert await tx.told_any(["anna", "zoe"], "told", NOW - timedelta(hours=2)) == {"anna", "zoe"}
        assert await tx.told_any(["anna"], "other", since) == frozenset()
