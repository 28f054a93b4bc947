"""The questions around a survey; the fields of a step are what was said so far, and never an answer to a survey.

Only `SurveyTidy` holds words of an answer; it is closed when the survey is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from handlers.decision import Close
from handlers.surveys.nouns import Aim, Form, Whom


@dataclass(frozen=True, slots=True)
class Draft:
    """What was said so far: where, the questions, whom to ask, until when, and whether the room hears of it."""

    place: str
    form: Form = field(default_factory=Form)
    whom: Whom | None = None
    closes_local: datetime | None = None
    tells_room: bool = False
    aim: Aim = Aim.SURVEY


@dataclass(frozen=True, slots=True)
class SurveyPlace:
    """Ask for which neighbourhood it is; ``title`` is what was typed behind the command."""

    name: ClassVar[str] = "survey.place"
    title: str = ""
    aim: Aim = Aim.SURVEY


@dataclass(frozen=True, slots=True)
class SurveyTitle:
    """Ask what it is about."""

    name: ClassVar[str] = "survey.title"
    draft: Draft


@dataclass(frozen=True, slots=True)
class SurveyQuestion:
    """Ask for the words of the next question."""

    name: ClassVar[str] = "survey.write"
    draft: Draft


@dataclass(frozen=True, slots=True)
class SurveyKind:
    """Ask how people answer it."""

    name: ClassVar[str] = "survey.kind"
    draft: Draft
    words: str


@dataclass(frozen=True, slots=True)
class SurveyChoices:
    """Ask for the answers to choose from."""

    name: ClassVar[str] = "survey.choices"
    draft: Draft
    words: str


@dataclass(frozen=True, slots=True)
class SurveyMore:
    """Ask whether there is another question."""

    name: ClassVar[str] = "survey.more"
    draft: Draft


@dataclass(frozen=True, slots=True)
class SurveyBeside:
    """Ask for another language beside it."""

    name: ClassVar[str] = "survey.beside"
    draft: Draft


@dataclass(frozen=True, slots=True)
class SurveyLines:
    """Ask for all lines in another language."""

    name: ClassVar[str] = "survey.lines"
    draft: Draft
    language: str


@dataclass(frozen=True, slots=True)
class SurveyWhom:
    """Ask who is to be asked."""

    name: ClassVar[str] = "survey.whom"
    draft: Draft


@dataclass(frozen=True, slots=True)
class SurveyUntil:
    """Ask until when it can be answered."""

    name: ClassVar[str] = "survey.until"
    draft: Draft


@dataclass(frozen=True, slots=True)
class SurveyRoom:
    """Ask whether the room hears of it, and of the result."""

    name: ClassVar[str] = "survey.room"
    draft: Draft


@dataclass(frozen=True, slots=True)
class SurveyReady:
    """Show what everybody gets, and ask whether to start."""

    name: ClassVar[str] = "survey.ready"
    draft: Draft


@dataclass(frozen=True, slots=True)
class SurveyList:
    """Ask which survey an organiser means; a choice is its number, or a new one."""

    name: ClassVar[str] = "survey.list"


@dataclass(frozen=True, slots=True)
class SurveyDo:
    """Ask what is to be done with a survey."""

    name: ClassVar[str] = "survey.do"
    number: int


@dataclass(frozen=True, slots=True)
class SurveySure:
    """Ask whether it is really to be taken back, with all answers."""

    name: ClassVar[str] = "survey.sure"
    number: int


@dataclass(frozen=True, slots=True)
class SurveyInvited:
    """Ask somebody whether they begin."""

    name: ClassVar[str] = "survey.invited"
    number: int


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    """Ask one question with choices, counted from 0; with ``alone`` only this one is changed."""

    name: ClassVar[str] = "survey.answer"
    number: int
    question: int
    alone: bool = False


@dataclass(frozen=True, slots=True)
class SurveyWords:
    """Ask one question that is answered in own words; the same otherwise."""

    name: ClassVar[str] = "survey.words"
    number: int
    question: int
    alone: bool = False


@dataclass(frozen=True, slots=True)
class SurveyTidy:
    """Ask whether an answer may be kept without what was private in it."""

    name: ClassVar[str] = "survey.tidy"
    number: int
    question: int
    words: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class SurveyOwn:
    """Show somebody their own answers, and ask which one changes."""

    name: ClassVar[str] = "survey.own"
    number: int


@dataclass(frozen=True, slots=True)
class SurveyAgree:
    """Ask somebody whether they want to be asked next time."""

    name: ClassVar[str] = "survey.agree"
    place: str


@dataclass(frozen=True, slots=True)
class SurveyDecide:
    """Ask what was decided."""

    name: ClassVar[str] = "survey.decide"
    number: int


@dataclass(frozen=True, slots=True)
class SurveyDecideWhy:
    """Ask why."""

    name: ClassVar[str] = "survey.decide.why"
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class SurveyDecideWhen:
    """Ask when it should be looked at again."""

    name: ClassVar[str] = "survey.decide.when"
    number: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class SurveyCame:
    """Ask what came of a decision."""

    name: ClassVar[str] = "survey.came"
    number: int


@dataclass(frozen=True, slots=True)
class ProposalWhere:
    """Ask for which neighbourhood a proposal is; ``words``: what was proposed already."""

    name: ClassVar[str] = "proposal.where"
    words: str


@dataclass(frozen=True, slots=True)
class ProposalWrite:
    """Ask somebody what they propose."""

    name: ClassVar[str] = "proposal.write"
    place: str


@dataclass(frozen=True, slots=True)
class ProposalSure:
    """Show exactly what goes to the organisers, and ask whether it may."""

    name: ClassVar[str] = "proposal.sure"
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class ProposalLook:
    """Ask an organiser whether people may vote on a proposal; ``about`` names it."""

    name: ClassVar[str] = "proposal.look"
    place: str
    person: str
    words: str
    about: str


@dataclass(frozen=True, slots=True)
class ProposalWhy:
    """Ask an organiser why not."""

    name: ClassVar[str] = "proposal.why"
    person: str
    words: str


WRITING = (
    SurveyPlace,
    SurveyTitle,
    SurveyQuestion,
    SurveyKind,
    SurveyChoices,
    SurveyMore,
    SurveyBeside,
    SurveyLines,
    SurveyWhom,
    SurveyUntil,
    SurveyRoom,
    SurveyReady,
)
DECIDING = (SurveyDecide, SurveyDecideWhy, SurveyDecideWhen)
HOLDING = (SurveyTidy, SurveyOwn)
"""What holds answers: none of it stays open when the survey is over."""


def left_off(person: str) -> tuple[Close, ...]:
    """Leave off what this person was writing."""
    return tuple(Close(step.name, None, person) for step in WRITING)


def holding_nothing(subject: str) -> tuple[Close, ...]:
    """Close whatever holds an answer to this survey."""
    return tuple(Close(step.name, subject) for step in HOLDING)
