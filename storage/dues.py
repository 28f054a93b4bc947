"""Due rows: local wall time and zone, and the instant computed from them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import RowMapping, bindparam, delete, exists, func, select, update

from handlers.model import Due
from handlers.reading.walltime import shift_quiet, to_instant
from storage.base import Rows
from storage.inbox import NEW
from storage.tables import due, heartbeat, inbox
from storage.values import Misshapen, from_json, to_json

if TYPE_CHECKING:
    from handlers.decision import Cancel

DUE, DONE, CANCELLED, PARKED = "due", "done", "cancelled", "parked"
BEAT, DOUBT = "service", "doubt"

_IS_DUE = (due.c.state == DUE) & (due.c.next_at <= bindparam("now"))
_EARLIEST = select(due).where(_IS_DUE).order_by(due.c.next_at, due.c.id).limit(1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A due row whose time has come."""

    id: str
    due: Due
    due_at: datetime
    attempts: int


class DueRows(Rows):
    """What must happen later; ``has_scheduled``: something was put there in this transaction."""

    has_scheduled = False

    async def schedule(self, what: Due) -> None:
        """Put something in the table; the same occurrence again changes nothing, a cancelled one comes back."""
        self.has_scheduled = True
        row = _row(what)
        if not await self.insert_once(due, row):
            again = (due.c.id == row["id"]) & (due.c.state == CANCELLED)
            await self.connection.execute(update(due).where(again).values(**row))

    async def cancel(self, what: Cancel) -> None:
        """Nothing of this kind and subject is due any more."""
        which = (due.c.kind == what.kind) & (due.c.subject == what.subject) & (due.c.state == DUE)
        if what.person is not None:
            which &= due.c.person == what.person
        await self.connection.execute(update(due).where(which).values(state=CANCELLED))

    async def next_due_at(self) -> datetime | None:
        """Read when the next thing is due."""
        found: datetime | None = await self.scalar(select(func.min(due.c.next_at)).where(due.c.state == DUE))
        return found

    async def to_come(self, kind: str, person: str) -> tuple[Due, ...]:
        """Read what of a kind is still due for a person, the earliest first."""
        which = (due.c.kind == kind) & (due.c.person == person) & (due.c.state == DUE)
        rows = await self.connection.execute(select(due).where(which).order_by(due.c.next_at))
        return tuple(_due(row) for row in rows.mappings())

    async def due_about(self, kind: str, subject: str) -> tuple[Due, ...]:
        """Read what of a kind is still due about a subject, the earliest first."""
        which = (due.c.kind == kind) & (due.c.subject == subject) & (due.c.state == DUE)
        rows = await self.connection.execute(select(due).where(which).order_by(due.c.next_at))
        return tuple(_due(row) for row in rows.mappings())

    async def due_in(self, kind: str, neighbourhood: str) -> tuple[Due, ...]:
        """Read what of a kind is still due in a neighbourhood, the earliest first."""
        which = (due.c.kind == kind) & (due.c.neighbourhood == neighbourhood) & (due.c.state == DUE)
        rows = await self.connection.execute(select(due).where(which).order_by(due.c.next_at, due.c.id))
        return tuple(_due(row) for row in rows.mappings())

    async def is_due(self, kind: str, subject: str) -> bool:
        """Say whether anything of a kind is still due about a subject."""
        which = (due.c.kind == kind) & (due.c.subject == subject) & (due.c.state == DUE)
        return (await self.connection.execute(select(due.c.id).where(which).limit(1))).first() is not None

    async def take_due(self, now: datetime) -> Occurrence | None:
        """Read the earliest row whose time has come; nobody else decides until this transaction ends."""
        await self.alone()
        while row := (await self.connection.execute(_EARLIEST, {"now": now})).mappings().first():
            try:
                return Occurrence(row["id"], _due(row), row["due_at"], row["attempts"])
            except Misshapen:
                await self.count_due_failure(row["id"], None)
        return None

    async def finish_due(self, id_: str) -> None:
        """Mark an occurrence as having happened."""
        await self.connection.execute(update(due).where(due.c.id == id_).values(state=DONE))

    async def put_off(self, id_: str, until: datetime) -> None:
        """Let an occurrence that comes late wait until the quiet hours are over."""
        await self.connection.execute(update(due).where(due.c.id == id_).values(next_at=until))

    async def count_due_failure(self, id_: str, retry_at: datetime | None) -> None:
        """Count a failed decision; try again at that instant, or leave it to a human when there is none."""
        values: dict[str, Any] = {"attempts": due.c.attempts + 1, "state": PARKED if retry_at is None else DUE}
        if retry_at is not None:
            values["next_at"] = retry_at
        await self.connection.execute(update(due).where(due.c.id == id_).values(**values))

    async def parked_dues(self) -> int:
        """Count what had to happen and could not, and waits for a human."""
        return int(await self.scalar(select(func.count()).where(due.c.state == PARKED)) or 0)

    async def beat(self, now: datetime) -> None:
        """Note that we are alive."""
        await self.upsert(heartbeat, {"name": BEAT, "at": now}, "name")

    async def last_beat(self) -> datetime | None:
        """Read when we were last alive."""
        return await self._beaten(BEAT)

    async def doubt_since(self, since: datetime) -> None:
        """Note that we may have said things since then that we do not remember."""
        await self.upsert(heartbeat, {"name": DOUBT, "at": since}, "name")

    async def doubted_since(self) -> datetime | None:
        """Read since when we may have said things that we do not remember, if we still catch up with that."""
        return await self._beaten(DOUBT)

    async def has_put_off(self, now: datetime) -> bool:
        """Tell whether something whose time had come waits: for the end of the quiet hours, or for another try."""
        late = select(due.c.id).where(due.c.state == DUE, due.c.due_at <= now)
        failed = select(inbox.c.seq).where(inbox.c.state == NEW, inbox.c.next_at.is_not(None))
        return bool(await self.scalar(select(exists(late) | exists(failed))))

    async def trust_again(self) -> None:
        """Note that everything from before is decided anew."""
        await self.connection.execute(delete(heartbeat).where(heartbeat.c.name == DOUBT))

    async def _beaten(self, name: str) -> datetime | None:
        found: datetime | None = await self.scalar(select(heartbeat.c.at).where(heartbeat.c.name == name))
        return found


def _due(row: RowMapping) -> Due:
    return Due(
        row["kind"],
        row["subject"],
        datetime.fromisoformat(row["local"]),
        row["zone"],
        row["person"],
        row["neighbourhood"],
        row["may_wait"],
        from_json(row["fields"], tuple[tuple[str, str], ...]),
    )


def _row(what: Due) -> dict[str, object]:
    name = "|".join((what.kind, what.subject, what.person or "", what.local.isoformat(), to_json(what.fields)))
    instant = to_instant(what.local.date(), what.local.time(), what.zone)
    due_at = shift_quiet(instant, what.zone) if what.may_wait else instant
    return {
        "id": hashlib.sha256(name.encode()).hexdigest()[:40],
        "kind": what.kind,
        "subject": what.subject,
        "person": what.person,
        "neighbourhood": what.neighbourhood,
        "local": what.local.isoformat(),
        "zone": what.zone,
        "may_wait": what.may_wait,
        "fields": to_json(what.fields),
        "due_at": due_at,
        "next_at": due_at,
        "state": DUE,
        "attempts": 0,
    }
