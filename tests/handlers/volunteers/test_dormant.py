"""Silence as values: one friendly question, two weeks, and no blame."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from handlers.decision import NOTHING, Tick
from handlers.model import Due
from handlers.requests.nouns import Category
from handlers.volunteers.dormant import PATIENCE, Silent, answer, ask_once, let_sleep
from handlers.volunteers.nouns import Volunteer, VolunteerState
from handlers.volunteers.pausing import Helping, LeaveSure, PauseUntil
from handlers.volunteers.silence import GIVES_UP, SILENCE, SILENT, StillThere, asked_now, awake, silence_begins, woken
from tests.handlers.speaking import LINDE, NOW, answers, asked, saved, says

OFFER = Volunteer("an", "delinde", VolunteerState.ACTIVE, (Category.SHOPPING,), NOW - timedelta(days=300), version=2)
QUIET = replace(OFFER, silent_since=NOW - SILENCE)
LOCAL = datetime.fromisoformat("2026-11-24T11:00")


def tick(kind: str = SILENT, away: timedelta = timedelta()) -> Tick:
    due = Due(kind, "delinde", LOCAL, LINDE.zone, "an", "delinde", may_wait=True)
    return Tick("due:1", NOW, due, NOW, away)


def silent(offer: Volunteer = QUIET, *, heard: bool = False, asked_at: datetime | None = None) -> Silent:
    return Silent(offer, LINDE, heard, asked_at)


def test_silence_begins_with_the_first_question_and_goes_on_with_the_next() -> None:
    first = asked_now(OFFER, NOW)
    assert (first.last_asked_at, first.silent_since) == (NOW, NOW)
    assert asked_now(first, NOW + timedelta(days=7)).silent_since == NOW
    (due,) = silence_begins(OFFER, LOCAL, LINDE.zone)
    assert (due.kind, due.local, due.may_wait) == (SILENT, LOCAL + SILENCE, True)
    assert silence_begins(first, LOCAL, LINDE.zone) == ()


def test_after_ninety_days_they_are_asked_once_and_get_two_weeks() -> None:
    decision = ask_once(tick(), silent())
    question = asked(decision)
    assert question.step == StillThere("delinde")
    assert [choice.id for choice in question.choices] == ["in", "pause", "stop"]
    assert [(due.kind, due.local) for due in decision.due] == [(GIVES_UP, LOCAL + PATIENCE)]
    assert ask_once(tick(), silent(asked_at=NOW - timedelta(days=1))) == NOTHING


def test_whoever_answered_anything_is_there_and_is_asked_nothing() -> None:
    for decide in (ask_once, let_sleep):
        decision = decide(tick(), silent(heard=True))
        assert saved(decision, Volunteer) == [replace(QUIET, silent_since=None)]
        assert decision.say == ()


def test_another_silence_has_a_timer_of_its_own() -> None:
    assert ask_once(tick(), silent(replace(QUIET, silent_since=NOW - timedelta(days=3)))) == NOTHING


def test_who_rests_is_asked_when_the_rest_is_over() -> None:
    resting = replace(QUIET, paused_until=LOCAL.date() + timedelta(days=10))
    decision = ask_once(tick(), silent(resting))
    assert decision.say == ()
    assert [due.local.date() for due in decision.due] == [LOCAL.date() + timedelta(days=11)]


@pytest.mark.parametrize(
    ("away", "asked_at"),
    [(timedelta(days=2), NOW - PATIENCE), (timedelta(), None), (timedelta(), NOW - timedelta(days=3))],
)
def test_nobody_falls_asleep_who_could_not_answer_yet(away: timedelta, asked_at: datetime | None) -> None:
    decision = let_sleep(tick(GIVES_UP, away), silent(asked_at=asked_at))
    assert decision.save == ()
    assert [due.kind for due in decision.due] == [GIVES_UP]


def test_without_an_answer_they_sleep_and_hear_nothing_about_it() -> None:
    decision = let_sleep(tick(GIVES_UP), silent(asked_at=NOW - PATIENCE))
    assert [offer.state for offer in saved(decision, Volunteer)] == [VolunteerState.DORMANT]
    assert decision.say == ()


def test_the_three_answers_go_on_rest_or_stop() -> None:
    helping = Helping((QUIET,))
    stays = answer(answers("in"), StillThere("delinde"), helping)
    assert saved(stays, Volunteer) == [woken(QUIET)]
    assert says(stays) == ["Good that you stay. I may ask you again."]
    assert isinstance(asked(answer(answers("pause"), StillThere("delinde"), helping)).step, PauseUntil)
    assert isinstance(asked(answer(answers("stop"), StillThere("delinde"), helping)).step, LeaveSure)


@pytest.mark.parametrize("state", [VolunteerState.SUSPENDED, VolunteerState.REMOVED, VolunteerState.LEFT])
def test_a_word_wakes_nobody_whom_people_decided_about(state: VolunteerState) -> None:
    assert awake(replace(QUIET, state=state)) == NOTHING
