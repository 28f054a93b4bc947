"""The nouns of the caregiver's question: an answer, and who agreed to be asked it every month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from handlers.model import PersonId

BEING_CALLED: Final = "call"
"""The purpose of a yes to the sentence that is said to whoever calls."""
MOST_ANSWERS: Final = 6
KEPT: Final = timedelta(days=183)
"""So many answers, and for so long, are kept at most (domain 5.2)."""


class HowLong(StrEnum):
    """How long somebody can go on if everything stays as it is; words of theirs, never a score."""

    WEEK = "week"
    WEEKS = "weeks"
    MONTHS = "months"
    LONGER = "longer"
    UNSURE = "unsure"


class Wish(StrEnum):
    """What would help somebody now."""

    NEIGHBOUR = "neighbour"
    CALL = "call"
    INFORMATION = "information"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody answered on a day (local)."""

    on: date
    how_long: HowLong


@dataclass(frozen=True, slots=True)
class Monthly:
    """Somebody who agreed to be asked every month; with ``keeps`` their last answers are kept, for them to see.

    ``answers``, the oldest first, are sealed. ``since`` is UTC.
    """

    person: PersonId
    neighbourhood: str
    since: datetime
    keeps: bool = True
    answers: tuple[Answered, ...] = ()
    version: int = 0

    def with_answer(self, answer: Answered) -> Monthly:
        """Return it with one answer more, and without those that are too old or too many."""
        return replace(self, answers=(*self.answers, answer)).fresh(answer.on)

    def fresh(self, today: date) -> Monthly:
        """Return it with what may still be kept on this day."""
        recent = tuple(one for one in self.answers if today - one.on < KEPT) if self.keeps else ()
        return replace(self, answers=recent[-MOST_ANSWERS:])


@dataclass(frozen=True, slots=True)
class NoMonthly:
    """Somebody is not asked any more; that they ever were is forgotten with their answers."""

    person: PersonId
