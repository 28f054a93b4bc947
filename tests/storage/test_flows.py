"""What is saved moves along the arrows of its flow: anything else is a mistake of ours, and named as one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event

from handlers.requests.nouns import Claim, ClaimState, Request, RequestState
from storage.base import Stale, WrongMove
from storage.requests import REQUEST
from storage.store import Store
from tests.storage.things import NOW, open_request


async def _opened(store: Store) -> Request:
    async with store.begin() as tx:
        await tx.save_saved(open_request(), NOW)
    return await _stored(store)


async def _stored(store: Store) -> Request:
    async with store.begin() as tx:
        found = await tx.request(12)
    assert found is not None
    return found


async def test_a_request_that_would_move_along_no_arrow_is_refused_and_stays_where_it_is(store: Store) -> None:
    opened = await _opened(store)
    with pytest.raises(WrongMove, match="a request cannot go from open to triage"):
        async with store.begin() as tx:
            await tx.save_saved(replace(opened, state=RequestState.TRIAGE), NOW)
    assert await _stored(store) == opened


async def test_nothing_begins_in_the_middle_of_its_life(store: Store) -> None:
    with pytest.raises(WrongMove, match="a claim cannot begin as done"):
        async with store.begin() as tx:
            await tx.save_saved(Claim(12, "karim", ClaimState.DONE, NOW), NOW)


async def test_what_somebody_else_changed_is_outdated_and_no_wrong_move(store: Store) -> None:
    opened = await _opened(store)
    async with store.begin() as tx:
        await tx.save_saved(replace(opened, state=RequestState.WITHDRAWN), NOW)
    with pytest.raises(Stale):
        async with store.begin() as tx:
            await tx.save_saved(replace(opened, state=RequestState.MATCHED), NOW)


async def test_a_move_costs_one_statement(store: Store) -> None:
    opened, said = await _opened(store), list[str]()
    async with store.begin() as tx:
        event.listen(tx.connection.sync_connection, "before_cursor_execute", lambda *call: said.append(call[2]))
        await tx.save(REQUEST, replace(opened, state=RequestState.MATCHED))
    assert [statement.split()[0] for statement in said] == ["UPDATE"]
