"""Resting, coming back, and leaving."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.decision import NOTHING, Turn
from handlers.model import IncomingKind, Room
from handlers.requests.nouns import Category
from handlers.volunteers.nouns import Volunteer, VolunteerState
from handlers.volunteers.pausing import (
    Helping,
    LeaveSure,
    PauseThatLong,
    PauseUntil,
    answer_leave,
    answer_that_long,
    answer_until,
    leave,
    pause,
    resume,
)
from tests.handlers.speaking import NOW, RESIDENTS, answers, asked, ids, saved, says, task, turn

OFFER = Volunteer("an", "delinde", VolunteerState.ACTIVE, (Category.SHOPPING,), NOW, street="Molenstraat", version=2)
HELPING = Helping((OFFER,))
NOT_HELPING = Helping(())


def test_a_pause_until_a_day_ends_the_day_before() -> None:
    decision = pause(turn("1/2/2027"), HELPING)
    assert [offer.paused_until for offer in saved(decision, Volunteer)] == [date(2027, 1, 31)]
    assert says(decision) == [
        "Pause up to and including Sunday 31 January 2027. I ask you nothing. "
        "From Monday 1 February 2027 I may ask again."
    ]


def test_somebody_with_a_task_hears_that_it_is_not_forgotten() -> None:
    (told,) = says(pause(turn("1/2/2027"), replace(HELPING, tasks=(task(12), task(15)))))
    assert told.endswith("You still have task 12, 15; I do remind you of that.")


@pytest.mark.parametrize("room", [None, RESIDENTS])
def test_a_pause_of_more_than_three_months_is_asked_about_first(room: Room | None) -> None:
    decision = pause(turn("1/9", room=room), HELPING)
    assert decision.save == ()
    assert asked(decision).step == PauseThatLong(date(2027, 9, 1))
    assert "31 August 2027. Is that right?" in says(decision)[-1]
    (offer,) = saved(answer_that_long(answers("yes"), PauseThatLong(date(2027, 9, 1)), HELPING), Volunteer)
    assert offer.paused_until == date(2027, 8, 31)
    assert asked(answer_that_long(answers("no"), PauseThatLong(date(2027, 9, 1)), HELPING)).step == PauseUntil()


@pytest.mark.parametrize("typed", ["", "when I feel like it"])
def test_without_a_day_it_is_asked_until_when(typed: str) -> None:
    decision = pause(turn(typed), HELPING)
    assert decision.save == ()
    assert asked(decision).step == PauseUntil()


def test_neighbours_who_plan_a_coffee_break_in_a_room_are_left_alone() -> None:
    assert pause(turn("for coffee, who comes?", room=RESIDENTS), HELPING) == NOTHING
    assert pause(turn("until 1/2/2027", room=RESIDENTS), NOT_HELPING) == NOTHING
    assert saved(pause(turn("until 1/2/2027", room=RESIDENTS), HELPING), Volunteer)


@pytest.mark.parametrize(
    ("answer", "last"),
    [
        (answers("week"), date(2026, 11, 30)),
        (answers("month"), date(2026, 12, 23)),
        (answers(None, "1 december"), date(2026, 11, 30)),
    ],
)
def test_a_length_or_a_day_answers_the_question(answer: Turn, last: date) -> None:
    (offer,) = saved(answer_until(answer, PauseUntil(), HELPING), Volunteer)
    assert offer.paused_until == last


def test_coming_back_ends_the_pause() -> None:
    paused = Helping((replace(OFFER, paused_until=date(2027, 8, 31)),))
    decision = resume(turn(), paused)
    assert [offer.paused_until for offer in saved(decision, Volunteer)] == [None]
    assert says(decision) == ["Welcome back! I may ask you again."]
    assert says(resume(turn(), HELPING)) == ["You have no pause now. I may ask you."]


def test_leaving_is_asked_about_and_a_pause_is_offered() -> None:
    question = asked(leave(turn(), HELPING))
    assert isinstance(question.step, LeaveSure)
    assert ids(question.choices) == ["yes", "pause", "no"]
    assert isinstance(asked(answer_leave(answers("pause"), LeaveSure(), HELPING)).step, PauseUntil)
    assert answer_leave(answers("no"), LeaveSure(), HELPING).save == ()


def test_who_leaves_is_asked_nothing_and_the_offer_is_erased() -> None:
    (gone,) = saved(answer_leave(answers("yes"), LeaveSure(), HELPING), Volunteer)
    assert gone.state is VolunteerState.LEFT
    assert (gone.categories, gone.street, gone.version) == ((), "", 2)


def test_a_task_in_hand_is_given_back_before_leaving() -> None:
    busy = replace(HELPING, tasks=(task(12),))
    for decision in (leave(turn(), busy), answer_leave(answers("yes"), LeaveSure(), busy)):
        assert decision.save == ()
        assert says(decision) == ["You still have task 12. Finish it, or give it back first by typing: release 12"]


def test_who_is_no_volunteer_hears_how_to_become_one() -> None:
    for decision in (
        pause(turn("1/2/2027"), NOT_HELPING),
        resume(turn(kind=IncomingKind.MESSAGE), NOT_HELPING),
        leave(turn(), NOT_HELPING),
        answer_leave(answers("yes"), LeaveSure(), NOT_HELPING),
        answer_until(answers("week"), PauseUntil(), NOT_HELPING),
    ):
        assert says(decision) == ["You are not a volunteer yet. Would you like to be? Type: volunteer"]
