"""Many sessions are read with as many queries as one: a list does not get slower with every line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from bot.play.street import Street
from handlers.feeds.entries import LOOKS_BACK, look_at_mine
from tests.street.playing import play
from tests.street.taking_part import HERE, hold


async def hold_many(street: Street, count: int) -> None:
    """Let so many sessions be planned, and somebody take part in each."""
    await hold(street)
    async with street.store.begin() as tx:
        for number in range(8, 7 + count):
            later = HERE.starts_local + timedelta(days=number)
            await tx.save_saved(replace(HERE, number=number, starts_local=later, code=f"1{number:03}"), street.now)
    await play(street, "".join(f"els> inschrijven S{number}\n" for number in range(7, 7 + count)))


async def queries_of(street: Street, said: str) -> int:
    """Count what is read from the sessions, seats, people and places for one message."""
    queries: list[str] = []
    note: Callable[..., None] = lambda *call: queries.append(call[2])  # noqa: E731 - a listener
    event.listen(street.store.engine.sync_engine, "before_cursor_execute", note)
    try:
        await play(street, said)
    finally:
        event.remove(street.store.engine.sync_engine, "before_cursor_execute", note)
    return sum(query.startswith("SELECT") for query in queries)


@pytest.mark.parametrize("said", ["els> sessies", "els> mijn agenda", "els> uitschrijven"])
async def test_a_list_of_many_takes_no_more_queries_than_one_of_two(said: str) -> None:
    async with Street.open() as few, Street.open() as many:
        await hold_many(few, 2)
        await hold_many(many, 6)
        assert await queries_of(many, said) == await queries_of(few, said)


async def test_names_of_all_who_take_part_are_read_at_once() -> None:
    everybody = ["anna", "els", "pieter", "maria"]
    async with Street.open() as few, Street.open() as many:
        for street, names in ((few, everybody[:1]), (many, everybody)):
            await hold(street, replace(HERE, places=0))
            await play(street, "".join(f"{name}> inschrijven S7\n" for name in names))
        assert await queries_of(many, "rita> deelnemers S7") == await queries_of(few, "rita> deelnemers S7")


async def test_a_calendar_feed_of_many_is_read_at_once() -> None:
    async with Street.open() as street:
        await hold_many(street, 6)
        queries: list[str] = []
        async with street.store.begin() as tx:
            bind = tx.connection.sync_connection
            event.listen(bind, "before_cursor_execute", lambda *call: queries.append(call[2]))
            entries = await look_at_mine("p-els", tx, (street.now - LOOKS_BACK).date())
        assert (len(entries), len(queries)) == (6, 5)
