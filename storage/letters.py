"""Letters: how somebody names a question where nothing but the text of an answer tells what it belongs to."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain, product
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select, update

from storage.questions import QuestionRows
from storage.tables import outbox, question
from storage.tables_ways import letter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from storage.questions import Question

FREE_AFTER: Final = timedelta(days=7)
"""So long after a question is over its letter names nothing else: answers come late."""
_DRAFTS_GO_AFTER: Final = timedelta(days=1)
"""A draft that was never sent goes so soon, and its question with it."""
_LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Neither I nor O, which look like 1 and 0, nor S, which begins the number of a session."""


class LetterRows(QuestionRows):
    """The letters of questions."""

    async def give_letter(self, person: str, key: str, now: datetime) -> str:
        """Give a question the first letter that names nothing else for its reader."""
        taken = await self._taken(person, now)
        free = next(one for one in _all_letters() if one not in taken)
        row = {"person": person, "letter": free, "key": key, "given_at": now}
        await self.upsert(letter, row, "person", "letter")
        return free

    async def _taken(self, person: str, now: datetime) -> frozenset[str]:
        is_open = question.c.key.is_not(None) & question.c.closed_at.is_(None)
        is_late = question.c.closed_at > now - FREE_AFTER
        is_gone = question.c.key.is_(None) & (letter.c.given_at > now - FREE_AFTER - _DRAFTS_GO_AFTER)
        query = select(letter.c.letter).outerjoin(question, question.c.key == letter.c.key)
        found = await self.connection.execute(query.where(letter.c.person == person, or_(is_open, is_late, is_gone)))
        return frozenset(found.scalars())

    async def keep_letter(self, before: str, key: str) -> None:
        """Let a question that is asked again under another key keep its letter."""
        await self.connection.execute(update(letter).where(letter.c.key == before).values(key=key))

    async def question_named(self, person: str, name: str) -> tuple[Question, bool] | None:
        """Read the question that somebody means by a letter, and whether it is still open; None: it means none."""
        same = (letter.c.person == person) & (letter.c.letter == name)
        key = await self.scalar(select(letter.c.key).where(same))
        return await self.question_of(key) if key else None

    async def channel_of(self, key: str) -> str | None:
        """Read by which channel a message goes or went."""
        found: str | None = await self.scalar(select(outbox.c.channel).where(outbox.c.key == key))
        return found


def _all_letters() -> Iterator[str]:
    return chain(_LETTERS, map("".join, product("ABCDEFGH", _LETTERS)))
