"""Surveys: an answer and who gave it are kept apart, held together by a secret word until it closes.

The word is made by chance, so that nobody finds it by working back from a message; it is erased with the answers.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select, text, update

from handlers.surveys.flow import SURVEY_FLOW
from handlers.surveys.nouns import Ballot, Given, Loose, Survey, Taker, Taking, Unlinked
from storage.base import Rows
from storage.tables_surveys import survey, survey_ballot, survey_taker, survey_text
from storage.values import Layout, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, RowMapping

    from handlers.model import PersonId

SURVEY: Final = Layout(Survey, survey, ("number",), sealed=("form", "outcome", "decision", "came_of"), flow=SURVEY_FLOW)
TAKER: Final = Layout(Taker, survey_taker, ("survey", "person"))
_WORD_BYTES: Final = 16
_ANSWERS: Final = tuple[Given, ...]


class SurveyRows(Rows):
    """Surveys and what was answered."""

    async def survey(self, number: int) -> Survey | None:
        """Read a survey."""
        return await self.one(SURVEY, select(survey).where(survey.c.number == number))

    async def surveys_in(self, places: Collection[str]) -> tuple[Survey, ...]:
        """Read the surveys of these neighbourhoods, the latest first."""
        query = select(survey).where(survey.c.neighbourhood.in_(sorted(places)))
        return await self.many(SURVEY, query.order_by(survey.c.number.desc()))

    async def taker(self, number: int, person: PersonId) -> Taker | None:
        """Read whether somebody was asked, and how far they are."""
        return await self.one(TAKER, select(survey_taker).where(*_who(number, person)))

    async def takers(self, number: int) -> tuple[Taker, ...]:
        """Read who was asked, by the ids of people: in no order that says anything."""
        query = select(survey_taker).where(survey_taker.c.survey == number)
        return await self.many(TAKER, query.order_by(survey_taker.c.person))

    async def taken_by(self, person: PersonId) -> tuple[Taker, ...]:
        """Read which surveys somebody was asked, the latest first."""
        query = select(survey_taker).where(survey_taker.c.person == person)
        return await self.many(TAKER, query.order_by(survey_taker.c.survey.desc()))

    # --- while it is open ---

    async def ballot(self, number: int, person: PersonId) -> Ballot:
        """Read what somebody answered so far; nothing, once it is over."""
        word = await self._word(number, person)
        query = select(survey_ballot).where(survey_ballot.c.word == word)
        row = (await self.connection.execute(query)).mappings().first() if word else None
        return Ballot(number, person, self._answers(row) if row else ())

    async def all_given(self, number: int) -> tuple[tuple[Given, ...], ...]:
        """Read all answers of an open survey, in no order: whose they are is not read."""
        query = select(survey_ballot).where(survey_ballot.c.survey == number).order_by(survey_ballot.c.word)
        return tuple(self._answers(row) for row in (await self.connection.execute(query)).mappings())

    async def save_ballot(self, what: Ballot) -> None:
        """Keep somebody's answers in two halves; without answers, erase both. Who was not asked has none."""
        word = await self._word(what.survey, what.person)
        if not what.given:
            await self._erase(what.survey, what.person, word)
            return
        word = word or await self._new_word(what.survey, what.person)
        sealed = self.vault.seal(to_json(what.given, _ANSWERS), "survey_ballot", "sealed", word)
        await self.upsert(survey_ballot, {"word": word, "survey": what.survey, "sealed": sealed}, "word")

    async def forget_ballots(self, person: PersonId) -> None:
        """Erase what somebody answered to surveys that are open; of others nobody can find it any more."""
        for taker in await self.taken_by(person):
            await self.save_ballot(Ballot(taker.survey, person))

    # --- when it is over ---

    async def unlink(self, what: Unlinked) -> None:
        """Erase every answer and every word that leads to one; keep the texts, and who was asked without how far."""
        await self._overwrite(on=True)
        mine = survey_taker.c.survey == what.survey
        await self.connection.execute(delete(survey_ballot).where(survey_ballot.c.survey == what.survey))
        await self.connection.execute(delete(survey_taker).where(mine, survey_taker.c.taking == Taking.DECLINED.value))
        await self.connection.execute(update(survey_taker).where(mine).values(taking=Taking.ASKED.value, secret=None))
        await self._overwrite(on=False)
        named = sorted((secrets.token_hex(_WORD_BYTES), one) for one in what.texts)
        for word, one in named:
            sealed = self.vault.seal(one.words, "survey_text", "words", word)
            row = {"word": word, "survey": what.survey, "question": one.question, "sealed": sealed}
            await self.add(survey_text, row)

    async def loose_texts(self, number: int) -> tuple[Loose, ...]:
        """Read what was answered in own words to a survey that is over, in no order."""
        query = select(survey_text).where(survey_text.c.survey == number)
        rows = (await self.connection.execute(query.order_by(survey_text.c.question, survey_text.c.word))).mappings()
        return tuple(
            Loose(row["question"], self.vault.open(row["sealed"], "survey_text", "words", row["word"])) for row in rows
        )

    # --- the secret word ---

    async def _word(self, number: int, person: PersonId) -> str:
        sealed = await self.scalar(select(survey_taker.c.secret).where(*_who(number, person)))
        return self.vault.open(sealed, "survey_taker", "secret", str(number), person) if sealed else ""

    async def _new_word(self, number: int, person: PersonId) -> str:
        word = secrets.token_hex(_WORD_BYTES)
        sealed = self.vault.seal(word, "survey_taker", "secret", str(number), person)
        await self.connection.execute(update(survey_taker).where(*_who(number, person)).values(secret=sealed))
        return word

    async def _erase(self, number: int, person: PersonId, word: str) -> None:
        await self._overwrite(on=True)
        await self.connection.execute(delete(survey_ballot).where(survey_ballot.c.word == word))
        await self.connection.execute(update(survey_taker).where(*_who(number, person)).values(secret=None))
        await self._overwrite(on=False)

    async def _overwrite(self, *, on: bool) -> None:
        """Let SQLite write over what it deletes, instead of only forgetting where it lies."""
        if self.connection.dialect.name == "sqlite":
            await self.connection.execute(text(f"PRAGMA secure_delete={'ON' if on else 'OFF'}"))

    def _answers(self, row: RowMapping) -> tuple[Given, ...]:
        return from_json(self.vault.open(row["sealed"], "survey_ballot", "sealed", row["word"]), _ANSWERS)


def _who(number: int, person: PersonId) -> tuple[ColumnElement[bool], ...]:
    return (survey_taker.c.survey == number, survey_taker.c.person == person)
