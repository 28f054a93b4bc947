"""Open questions: which step of which dialogue an answer belongs to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, func, select, update

from handlers.decision import Close
from storage.base import Rows
from storage.tables import outbox, question


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was asked. ``key`` is that of its message; ``payload`` is what is needed to read the answer."""

    key: str
    person: str
    step: str
    subject: str
    payload: str
    asked_at: datetime
    misread: int = 0


class QuestionRows(Rows):
    """What people were asked."""

    async def ask(self, what: Question, beside: Collection[str] = ()) -> None:
        """Open a question; older open ones of the same step about the same thing are replaced, but not ``beside``."""
        for older in await self.open_questions(what.person):
            if (older.step, older.subject) == (what.step, what.subject) and older.key not in beside:
                await self.close_question(older.key, what.asked_at)
        sealed = self.vault.seal(what.payload, "question", "payload", what.key)
        row = {name: getattr(what, name) for name in what.__slots__} | {"payload": sealed}
        await self.insert_once(question, row)

    async def open_question(self, person: str) -> Question | None:
        """Read the newest open question that has reached the person.

        Where none is known to have arrived, the newest of all: its answer may overtake our note that it was sent.
        """
        query = (
            select(question)
            .join(outbox, outbox.c.key == question.c.key)
            .where(question.c.person == person, question.c.closed_at.is_(None))
            .order_by(outbox.c.sent_at.is_(None), question.c.seq.desc())
        )
        return self._question(await self._first(query))

    async def question_of(self, key: str) -> tuple[Question, bool] | None:
        """Read a question by its message, and whether it is still open."""
        row = await self._first(select(question).where(question.c.key == key))
        found = self._question(row)
        return None if row is None or found is None else (found, row["closed_at"] is None)

    async def open_questions(self, person: str) -> tuple[Question, ...]:
        """Read the open questions of a person, newest first, whether they have arrived or not."""
        query = select(question).where(question.c.person == person, question.c.closed_at.is_(None))
        rows = (await self.connection.execute(query.order_by(question.c.seq.desc()))).mappings().all()
        return tuple(found for row in rows if (found := self._question(row)))

    async def open_steps(self, person: str) -> tuple[str, ...]:
        """Read the steps of the open questions of a person, newest first."""
        query = select(question.c.step).where(question.c.person == person, question.c.closed_at.is_(None))
        return tuple((await self.connection.execute(query.order_by(question.c.seq.desc()))).scalars())

    async def times_asked_the_same(self, what: Question, since: datetime) -> int:
        """Count how often a person was asked the same about the same thing since an instant (UTC)."""
        same = [question.c[name] == getattr(what, name) for name in ("person", "step", "subject")]
        return int(await self.scalar(select(func.count()).where(*same, question.c.asked_at >= since)) or 0)

    async def rewrite_question(self, what: Question) -> None:
        """Keep another payload with an open question."""
        sealed = self.vault.seal(what.payload, "question", "payload", what.key)
        which = (question.c.key == what.key, question.c.closed_at.is_(None))
        await self.connection.execute(update(question).where(*which).values(payload=sealed))

    async def close_question(self, key: str, at: datetime) -> None:
        """Close one question and forget what was said so far."""
        await self.connection.execute(update(question).where(question.c.key == key).values(closed_at=at, payload=None))

    async def close_questions(self, what: Close, at: datetime) -> None:
        """Close the open questions of a step about a subject."""
        wanted = {question.c.step: what.step, question.c.subject: what.subject, question.c.person: what.person}
        which = [column == value for column, value in wanted.items() if value is not None]
        which.append(question.c.closed_at.is_(None))
        await self.connection.execute(update(question).where(*which).values(closed_at=at, payload=None))

    async def _first(self, query: Select[Any]) -> RowMapping | None:
        row: RowMapping | None = (await self.connection.execute(query.limit(1))).mappings().first()
        return row

    def _question(self, row: RowMapping | None) -> Question | None:
        if row is None:
            return None
        sealed = row["payload"]
        payload = "" if sealed is None else self.vault.open(sealed, "question", "payload", row["key"])
        return Question(
            row["key"], row["person"], row["step"], row["subject"], payload, row["asked_at"], row["misread"]
        )
