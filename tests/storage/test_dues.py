"""What must happen later: at a wall time, through the nights of change, once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from handlers.decision import Cancel
from handlers.model import Due
from storage.engine import open_engine
from storage.store import Store
from storage.vault import Vault
from tests.storage.things import KEYS, NOW

if TYPE_CHECKING:
    from pathlib import Path

BRUSSELS = "Europe/Brussels"
LATE = datetime(2030, 1, 1, tzinfo=UTC)


def due(local: datetime, *, kind: str = "remind", subject: str = "12", **more: object) -> Due:
    return Due(kind, subject, local, BRUSSELS, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("local", "instant"),
    [
        (datetime.fromisoformat("2026-11-24T09:00"), datetime(2026, 11, 24, 8, 0, tzinfo=UTC)),
        (datetime.fromisoformat("2026-07-01T09:00"), datetime(2026, 7, 1, 7, 0, tzinfo=UTC)),
        (datetime.fromisoformat("2027-03-28T02:30"), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (datetime.fromisoformat("2026-10-25T02:30"), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
    ids=["winter", "summer", "a time that does not exist", "a time that exists twice"],
)
async def test_a_wall_time_becomes_one_instant(store: Store, local: datetime, instant: datetime) -> None:
    async with store.begin() as tx:
        await tx.schedule(due(local))
        assert await tx.next_due_at() == instant
        assert await tx.take_due(instant - timedelta(seconds=1)) is None
        occurrence = await tx.take_due(instant)
        assert occurrence is not None
        assert (occurrence.due, occurrence.due_at) == (due(local), instant)


async def test_what_may_wait_is_moved_out_of_the_quiet_hours_and_the_rest_is_not(store: Store) -> None:
    async with store.begin() as tx:
        await tx.schedule(due(datetime.fromisoformat("2026-11-24T22:00"), kind="gentle", may_wait=True))
        await tx.schedule(due(datetime.fromisoformat("2026-11-24T22:00"), kind="urgent"))
        urgent = await tx.take_due(LATE)
        assert urgent is not None
        assert (urgent.due.kind, urgent.due_at) == ("urgent", datetime(2026, 11, 24, 21, 0, tzinfo=UTC))
        await tx.finish_due(urgent.id)
        gentle = await tx.take_due(LATE)
        assert gentle is not None
        assert (gentle.due.kind, gentle.due_at) == ("gentle", datetime(2026, 11, 25, 7, 0, tzinfo=UTC))


async def test_the_next_of_many_that_are_due_at_once_is_found_without_sorting_them(tmp_path: Path) -> None:
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: tuple[object, ...], *_: object) -> None:
        asked.append((statement, parameters))

    store = Store(open_engine(f"sqlite+aiosqlite:///{tmp_path / 'buurtbot.db'}"), Vault(KEYS, "00000001"))
    await store.create_tables()
    event.listen(store.engine.sync_engine, "before_cursor_execute", note)
    async with store.begin() as tx:
        assert await tx.take_due(LATE) is None
        statement, parameters = asked[-1]
        (plan,) = await tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    await store.close()
    assert "ix_due_state_next_at_id" in plan.detail


async def test_the_same_occurrence_happens_once_however_often_it_is_decided(store: Store) -> None:
    morning = due(datetime.fromisoformat("2026-11-24T09:00"), person="anna", fields=(("text", "hello"),))
    async with store.begin() as tx:
        for _ in range(3):
            await tx.schedule(morning)
        occurrence = await tx.take_due(LATE)
        assert occurrence is not None
        assert occurrence.due == morning
        await tx.finish_due(occurrence.id)
        await tx.schedule(morning)
        assert await tx.take_due(LATE) is None


async def test_what_is_cancelled_does_not_happen_unless_it_is_decided_again(store: Store) -> None:
    for_anna, for_bert = (due(datetime.fromisoformat("2026-11-24T09:00"), person=name) for name in ("anna", "bert"))
    async with store.begin() as tx:
        await tx.schedule(for_anna)
        await tx.schedule(for_bert)
        await tx.cancel(Cancel("remind", "12", "anna"))
        left = await tx.take_due(LATE)
        assert left is not None
        assert left.due.person == "bert"
        await tx.cancel(Cancel("remind", "12"))
        assert await tx.next_due_at() is None
        await tx.schedule(for_anna)
        back = await tx.take_due(LATE)
        assert back is not None
        assert back.due.person == "anna"


async def test_what_failed_comes_later_and_what_is_parked_never(store: Store) -> None:
    async with store.begin() as tx:
        await tx.schedule(due(datetime.fromisoformat("2026-11-24T09:00")))
        occurrence = await tx.take_due(LATE)
        assert occurrence is not None
        await tx.count_due_failure(occurrence.id, LATE + timedelta(minutes=1))
        assert await tx.take_due(LATE) is None
        later = await tx.take_due(LATE + timedelta(minutes=1))
        assert later is not None
        assert later.attempts == 1
        await tx.count_due_failure(occurrence.id, None)
        assert await tx.take_due(LATE) is None


async def test_the_heartbeat_is_the_last_one(store: Store) -> None:
    async with store.begin() as tx:
        assert await tx.last_beat() is None
        await tx.beat(NOW)
        await tx.beat(NOW + timedelta(seconds=30))
        assert await tx.last_beat() == NOW + timedelta(seconds=30)


async def test_what_is_still_to_come_for_a_person_is_read_and_what_is_over_is_not(store: Store) -> None:
    at = datetime.fromisoformat("2026-11-24T09:00")
    async with store.begin() as tx:
        await tx.schedule(due(at, person="an"))
        await tx.schedule(due(at, person="an", subject="13"))
        await tx.schedule(due(at, person="karim"))
        await tx.schedule(due(at, person="an", kind="other"))
        await tx.cancel(Cancel("remind", "13"))
        assert await tx.to_come("remind", "an") == (due(at, person="an"),)
