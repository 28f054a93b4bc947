"""Who waits for an answer goes first, nobody waits for ever, and who gives up passes it on."""

from __future__ import annotations

import asyncio

import pytest

from storage import writer
from storage.writer import Writer


async def _take(at: Writer, who: str, had: list[str], *, patient: bool = False) -> None:
    async with at.mine(patient=patient):
        had.append(who)


async def _after(at: Writer, *who: tuple[str, bool]) -> list[str]:
    """Let these ask, one after the other, while somebody has it; tell in which order they had it."""
    had: list[str] = []
    async with asyncio.TaskGroup() as group, at.mine():
        for name, patient in who:
            group.create_task(_take(at, name, had, patient=patient))
            await asyncio.sleep(0)
    return had


async def test_they_have_it_in_the_order_in_which_they_asked() -> None:
    assert await _after(Writer(), ("a", False), ("b", False), ("c", False)) == ["a", "b", "c"]


async def test_who_can_wait_lets_go_first_who_asks_a_little_later() -> None:
    assert await _after(Writer(), ("due", True), ("due too", True), ("asked", False)) == ["asked", "due", "due too"]


async def test_who_can_wait_waits_no_longer_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "PATIENT_SECONDS", 0.0)
    assert await _after(Writer(), ("due", True), ("asked", False)) == ["due", "asked"]


async def test_one_has_it_at_a_time() -> None:
    at, inside, most = Writer(), 0, 0

    async def one() -> None:
        nonlocal inside, most
        async with at.mine():
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(one() for _ in range(20)))
    assert most == 1


async def test_who_stops_waiting_keeps_nobody_from_it() -> None:
    at, had = Writer(), list[str]()
    async with at.mine():
        gone = asyncio.create_task(_take(at, "gone", had))
        there = asyncio.create_task(_take(at, "there", had))
        await asyncio.sleep(0)
        gone.cancel()
    await there
    assert had == ["there"]


async def test_who_is_stopped_when_it_was_theirs_passes_it_on() -> None:
    at, had = Writer(), list[str]()
    async with at.mine():
        gone = asyncio.create_task(_take(at, "gone", had))
        there = asyncio.create_task(_take(at, "there", had))
        await asyncio.sleep(0)
    gone.cancel()
    await there
    assert had == ["there"]
    await _take(at, "again", had)
    assert had == ["there", "again"]
