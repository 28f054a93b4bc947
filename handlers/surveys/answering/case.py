"""What is read for an answer: the survey, how far somebody is, and what they answered so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from handlers.decision import Decision, Say, Turn, say
from handlers.look import Look
from handlers.reading.walltime import to_local
from handlers.surveys.audience import may_take_part
from handlers.surveys.nouns import SURVEY, Ballot, Given, Survey, SurveyState, Taker, Taking
from handlers.text import Text, When, _


class OfSurvey(Protocol):
    """A question about a survey."""

    @property
    def number(self) -> int:
        """Which one."""
        ...


@dataclass(frozen=True, slots=True)
class Case:
    """A survey as one person sees it; ``taker`` is None when they were not asked. ``agreed``: to be asked next time."""

    survey: Survey
    taker: Taker | None
    ballot: Ballot
    language: str
    place: str = ""
    agreed: bool = False

    @property
    def number(self) -> int:
        """Which one."""
        return self.survey.number

    @property
    def left(self) -> tuple[int, ...]:
        """The questions that were not answered yet, nor left out."""
        return tuple(at for at in range(len(self.survey.form.parts)) if self.ballot.to(at) is None)

    def saying(self, given: Given) -> Case:
        """Return it with an answer more."""
        return replace(self, ballot=self.ballot.saying(given))


async def look_at_case(turn: Turn, look: Look, step: OfSurvey) -> Case | None:
    """Read it for who was asked, or may answer all the same."""
    return await read_case(turn, look, step.number)


async def read_case(turn: Turn, look: Look, number: int) -> Case | None:
    """Read it; None when there is no such survey for this person."""
    survey = await look.survey(number)
    place = await look.neighbourhood(survey.neighbourhood) if survey else None
    if survey is None or place is None:
        return None
    who = turn.person.id
    taker = await look.taker(number, who)
    if taker is None and not may_take_part(turn, survey):
        return None
    consents = await look.consents(who)
    agreed = any(one.purpose == SURVEY and one.subject == place.id for one in consents)
    return Case(survey, taker, await look.ballot(number, who), turn.language, place.name, agreed)


def over(turn: Turn, case: Case | None) -> Decision | None:
    """Say that it cannot be answered any more, kindly; None when it can."""
    if case is None:
        return _tell(turn, _("I do not know that survey."))
    if case.survey.is_open:
        return None
    if case.survey.state is SurveyState.WITHDRAWN:
        return _tell(turn, _("The organisers took this survey back. All answers are erased."))
    closed = When(to_local(case.survey.closed_at or turn.now, case.survey.zone).date())
    return _tell(turn, _("This survey is over since {day}. Thank you all the same.", day=closed))


def _tell(turn: Turn, text: Text) -> Decision:
    return say(Say(turn.me, "survey.over", text))


def as_taking(case: Case, person: str, taking: Taking) -> tuple[Taker, ...]:
    """Keep how far somebody is, where that changes."""
    new = Taker(case.number, person, taking)
    return () if case.taker == new else (new,)
