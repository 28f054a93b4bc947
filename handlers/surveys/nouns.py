"""The nouns of a survey. Who took part and what was answered never stand in one noun that is kept.

While it is open an answer can be changed, so a secret word leads from the person to their answers, and only storage
knows it. When it closes, the word is erased with all answers: what stays are counts, and loose texts in no order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from handlers.model import PersonId

SURVEY: Final = "survey"
"""The entity of its messages, the name of its numbers, and the purpose of a yes to being asked."""
FEWEST_CHOICES, MOST_CHOICES = 2, 6
MOST_QUESTIONS: Final = 10
MARKS: Final = 5
"""A scale goes from 1 to 5."""


class Kind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    SCALE = "scale"
    WORDS = "words"


class Whom(StrEnum):
    """Who is asked: residents who said yes to that, volunteers, or everybody of the residents' room we talked with."""

    AGREED = "agreed"
    VOLUNTEERS = "volunteers"
    ROOM = "room"


class Aim(StrEnum):
    """What it is for: to hear how people see things, or to let them choose between proposals."""

    SURVEY = "survey"
    VOTE = "vote"


class SurveyState(StrEnum):
    """Where a survey is in its life; before OPEN it is a dialogue with who writes it, and no record."""

    OPEN = "open"
    CLOSED = "closed"
    TOO_FEW = "too_few"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"
    FOLLOWED = "followed"


@dataclass(frozen=True, slots=True)
class Part:
    """How one question is answered; ``choices`` counts those that are written out."""

    kind: Kind
    choices: int = 0

    @property
    def answers(self) -> int:
        """How many answers there are to choose from."""
        return {Kind.CHOICE: self.choices, Kind.SCALE: MARKS, Kind.WORDS: 0}[self.kind]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is written, in one language, a line each: the title, then each question with its choices behind it."""

    language: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The questions, in the language they were written in and in those beside it."""

    parts: tuple[Part, ...] = ()
    sheets: tuple[Sheet, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there is a text."""
        return tuple(sheet.language for sheet in self.sheets)

    def sheet(self, language: str) -> Sheet:
        """Return what somebody of this language reads: their own, else what was written first."""
        return next((sheet for sheet in self.sheets if sheet.language == language), self.sheets[0])

    def title(self, language: str) -> str:
        """Return what it is about."""
        return self.sheet(language).lines[0]

    def question(self, at: int, language: str) -> str:
        """Return the words of a question, counted from 0."""
        return self.sheet(language).lines[self._line(at)]

    def choices(self, at: int, language: str) -> tuple[str, ...]:
        """Return the choices of a question that are written out."""
        first = self._line(at) + 1
        return self.sheet(language).lines[first : first + self.parts[at].choices]

    def _line(self, at: int) -> int:
        return 1 + at + sum(part.choices for part in self.parts[:at])

    def asking(self, words: str, kind: Kind, choices: tuple[str, ...] = ()) -> Form:
        """Return it with one question more, in the language it is written in."""
        first = self.sheets[0]
        more = replace(first, lines=(*first.lines, words, *choices))
        return Form((*self.parts, Part(kind, len(choices))), (more,))

    def beside(self, sheet: Sheet) -> Form:
        """Return it with another language, or with another wording in it."""
        others = tuple(one for one in self.sheets if one.language != sheet.language)
        return replace(self, sheets=(*others, sheet))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, small counts hidden before they are kept (None).

    ``cells`` are by question: how often each answer was chosen, then how many left it out; nothing of a question in own
    words. ``written`` are those of these (counted from 0) to which enough wrote something.
    """

    answered: int
    cells: tuple[tuple[int | None, ...], ...]
    written: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided and why, in the words of an organiser, and the day on which they are asked what came of it."""

    words: str
    why: str
    asks_on: date


@dataclass(frozen=True, slots=True)
class Survey:
    """One survey or vote, ``bevraging 3`` for people. ``form``, ``outcome``, ``decision`` and ``came_of`` are sealed.

    ``closes_local`` is naive wall time in ``zone``. ``tells_room``: the room hears of it, and of all that follows.
    ``came_of`` is what came of the decision, told at ``followed_at``. ``version`` grows with every change.
    """

    number: int
    neighbourhood: str
    composer: PersonId
    state: SurveyState
    whom: Whom
    closes_local: datetime
    zone: str
    made_at: datetime
    form: Form
    tells_room: bool = False
    outcome: Outcome | None = None
    closed_at: datetime | None = None
    version: int = 0
    aim: Aim = Aim.SURVEY
    decision: Decided | None = None
    came_of: str = ""
    followed_at: datetime | None = None

    @property
    def subject(self) -> str:
        """Its number, as due rows and entities name it."""
        return str(self.number)

    @property
    def is_open(self) -> bool:
        """Whether it can be answered."""
        return self.state is SurveyState.OPEN


class Taking(StrEnum):
    """How far somebody is. When it closes all are ASKED again: who answered is not kept."""

    ASKED = "asked"
    BEGUN = "begun"
    DONE = "done"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Taker:
    """That somebody was asked, and how far they are; never what they answered."""

    survey: int
    person: PersonId
    taking: Taking = Taking.ASKED


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to a question (both counted from 0): a choice, or words; neither: it was left out."""

    question: int
    choice: int | None = None
    words: str = ""

    @property
    def says_something(self) -> bool:
        """Whether it was not left out."""
        return self.choice is not None or bool(self.words)


@dataclass(frozen=True, slots=True)
class Ballot:
    """All answers of somebody to an open survey, as they give them; without any, they are taken back.

    It is kept in two halves that only a secret word holds together.
    """

    survey: int
    person: PersonId
    given: tuple[Given, ...] = ()

    def to(self, question: int) -> Given | None:
        """Return the answer to a question."""
        return next((one for one in self.given if one.question == question), None)

    def saying(self, new: Given) -> Ballot:
        """Return it with this answer in the place of an earlier one."""
        others = tuple(one for one in self.given if one.question != new.question)
        return replace(self, given=tuple(sorted((*others, new), key=lambda one: one.question)))


@dataclass(frozen=True, slots=True)
class Loose:
    """What somebody, nobody knows who, answered in their own words."""

    question: int
    words: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A survey is over: nobody's answers are kept any more, only these texts, in no order, and who was asked."""

    survey: int
    texts: tuple[Loose, ...] = ()
