"""What was decided, and what came of it, is asked until somebody says it: first who made it, then all who lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handlers.decision import NOTHING, Tick, ToRole
from handlers.model import Role
from handlers.reading.walltime import to_local
from handlers.surveys.deciding.deciding import Deciding, decide_due, follow_due
from handlers.surveys.deciding.following import ask_for_a_decision, ask_what_came
from handlers.surveys.nouns import Aim, Decided, Survey, SurveyState
from tests.handlers.speaking import KARIM, NOW, RITA, english, spoken, to
from tests.storage.things import SURVEY

DECIDED = replace(
    SURVEY,
    composer="rita",
    state=SurveyState.DECIDED,
    decision=Decided("Een bank.", "Zo koos men.", date(2026, 11, 24)),
)
VOTE = replace(SURVEY, composer="rita", state=SurveyState.TOO_FEW, aim=Aim.VOTE)
BOTH = ("karim", "rita")


def came(times: int, deciding: Deciding) -> Tick:
    return Tick("due:1", NOW, follow_due(deciding.survey, date(2026, 11, 24), times), NOW)


@pytest.mark.parametrize(("times", "days"), [(0, 7), (3, 7), (4, 30), (40, 30)])
def test_it_is_asked_again_every_week_and_later_every_month(times: int, days: int) -> None:
    decided = ask_what_came(came(times, Deciding(DECIDED, RITA, BOTH)), Deciding(DECIDED, RITA, BOTH))
    (due,) = decided.due
    assert due.local.date() - to_local(NOW, SURVEY.zone).date() == timedelta(days=days)


def test_who_made_it_is_asked_first_then_all_who_lead_and_nobody_is_the_last_to_know() -> None:
    first, later = (
        ask_what_came(came(times, Deciding(DECIDED, RITA, BOTH)), Deciding(DECIDED, RITA, BOTH)) for times in (0, 1)
    )
    assert [one.to for one in spoken(first)] == [to(RITA)]
    assert [one.to for one in spoken(later)] == [to(KARIM), to(RITA)]
    left = Deciding(DECIDED, replace(RITA, stopped=True), ())
    assert [one.to for one in spoken(ask_what_came(came(0, left), left))] == [ToRole("delinde", Role.ORGANISER)]
    assert "Een bank." in english(spoken(first)[0].text)


@pytest.mark.parametrize("survey", [replace(VOTE, aim=Aim.SURVEY), replace(VOTE, state=SurveyState.DECIDED)])
def test_only_a_vote_that_is_over_must_be_decided(survey: Survey) -> None:
    waits = Deciding(VOTE, RITA, BOTH)
    assert spoken(ask_for_a_decision(Tick("due:1", NOW, decide_due(VOTE, date(2026, 12, 7)), NOW), waits))
    settled = replace(waits, survey=survey)
    assert ask_for_a_decision(Tick("due:1", NOW, decide_due(VOTE, date(2026, 12, 7)), NOW), settled) == NOTHING
