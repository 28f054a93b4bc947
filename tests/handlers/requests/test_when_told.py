"""The moment of a draft: said back in full, questioned when it is odd, changed in the answer."""

from datetime import date, time

import pytest

from handlers.requests.draft_steps import AskWhen, ConfirmWhen
from handlers.requests.drafting import when_told
from handlers.requests.nouns import Part
from handlers.text import When
from tests.handlers.requests.drafts import answered, asked_next, drafted
from tests.handlers.requests.setting import MARIA, THURSDAY, says, the_message, turn, words


def test_a_moment_is_said_back_with_weekday_and_year() -> None:
    decision = when_told.answer_when(turn(MARIA, "vrijdag om 10 uur"), AskWhen(12), answered(Part.WHAT))
    assert words(says(decision)[-1].text) == "Friday 27 November 2026, 10:00. Is that right?"


def test_a_weekend_date_is_questioned() -> None:
    decision = when_told.answer_when(turn(MARIA, "28/11 om 10 uur"), AskWhen(12), answered(Part.WHAT))
    assert words(says(decision)[-1].text).startswith("Please note: that is in the weekend.")


def test_a_past_moment_is_not_taken() -> None:
    decision = when_told.answer_when(turn(MARIA, "gisteren om 10 uur"), AskWhen(12), answered(Part.WHAT))
    assert asked_next(decision) == "request.when"
    assert "already past" in words(says(decision)[-1].text)


def test_a_date_that_contradicts_itself_is_a_choice() -> None:
    decision = when_told.answer_when(turn(MARIA, "maandag 26/11"), AskWhen(12), answered(Part.WHAT))
    question = the_message(decision, "request.when_right")
    assert [choice.id for choice in question.choices] == ["day-0", "day-1", "no"]


def test_words_without_a_day_are_asked_again() -> None:
    decision = when_told.answer_when(turn(MARIA, "tja"), AskWhen(12), answered(Part.WHAT))
    assert "I could not find a day in that." in words(says(decision)[-1].text)


def test_a_confirmed_moment_is_kept() -> None:
    step = ConfirmWhen(12, (THURSDAY,))
    decision = when_told.confirm_when(turn(MARIA, choice="yes"), step, answered(Part.WHAT))
    assert drafted(decision).when == THURSDAY
    assert asked_next(decision) == "request.where"


def test_an_answer_about_something_else_loses_no_moment_that_was_understood() -> None:
    step = ConfirmWhen(12, (THURSDAY,))
    decision = when_told.confirm_when(turn(MARIA, "Lindestraat"), step, answered(Part.WHAT))
    again = the_message(decision, "request.when_right")
    assert again.step == ConfirmWhen(12, (THURSDAY,), missed=1)
    assert [choice.id for choice in again.choices] == ["yes", "no"]


def test_a_no_with_another_day_is_read_at_once() -> None:
    step = ConfirmWhen(12, (THURSDAY,))
    spoken = turn(MARIA, "nee, vrijdag om 10 uur", choice="no")
    decision = when_told.confirm_when(spoken, step, answered(Part.WHAT))
    options = the_message(decision, "request.when_right").step.options  # type: ignore[union-attr]
    assert options == (When(date(2026, 11, 27), time(10)),)


def test_a_date_that_begins_with_the_number_of_a_choice_is_a_date() -> None:
    step = ConfirmWhen(12, (THURSDAY,))
    decision = when_told.confirm_when(turn(MARIA, "1 december om 10 uur", choice="yes"), step, answered(Part.WHAT))
    options = the_message(decision, "request.when_right").step.options  # type: ignore[union-attr]
    assert options == (When(date(2026, 12, 1), time(10)),)


def test_a_yes_that_repeats_the_day_is_a_yes() -> None:
    spoken = turn(MARIA, "ja, donderdag is goed", choice="yes")
    assert drafted(when_told.confirm_when(spoken, ConfirmWhen(12, (THURSDAY,)), answered(Part.WHAT))).when == THURSDAY


EVENING_OR_NOT = (When(date(2026, 11, 25), time(7)), When(date(2026, 11, 25), time(19)))


def test_an_hour_that_may_be_in_either_half_of_the_day_is_asked_about_with_numbers() -> None:
    decision = when_told.answer_when(turn(MARIA, "morgen om 7 uur"), AskWhen(12), answered(Part.WHAT))
    question = the_message(decision, "request.when_right")
    assert words(question.text) == "In the morning or in the evening?"
    assert [words(choice.label) for choice in question.choices] == [
        "Wednesday 25 November 2026, 7:00, in the morning",
        "Wednesday 25 November 2026, 19:00, in the evening",
        "another day",
    ]
    assert question.step == ConfirmWhen(12, EVENING_OR_NOT)


@pytest.mark.parametrize(("said", "hour"), [("'s avonds", 19), ("s ochtends", 7), ("le soir", 19)])
def test_the_half_of_the_day_can_be_answered_in_words(said: str, hour: int) -> None:
    step = ConfirmWhen(12, EVENING_OR_NOT)
    decision = when_told.confirm_when(turn(MARIA, said), step, answered(Part.WHAT))
    assert drafted(decision).when == When(date(2026, 11, 25), time(hour))


def test_today_at_seven_is_this_evening_when_the_morning_is_over() -> None:
    decision = when_told.answer_when(turn(MARIA, "vandaag om 7 uur"), AskWhen(12), answered(Part.WHAT))
    assert words(says(decision)[-1].text) == "Tuesday 24 November 2026, 19:00. Is that right?"


@pytest.mark.parametrize(
    ("said", "choice", "when"),
    [
        ("om 10 uur", None, When(date(2026, 11, 26), time(10))),
        ("nee, om 10 uur", "no", When(date(2026, 11, 26), time(10))),
        ("ja maar om 10 uur", "yes", When(date(2026, 11, 26), time(10))),
        ("nee, vrijdag", "no", When(date(2026, 11, 27), time(9), time(12))),
        ("vrijdag", None, When(date(2026, 11, 27), time(9), time(12))),
    ],
)
def test_another_hour_is_one_of_that_day_and_another_day_keeps_the_hour(
    said: str, choice: str | None, when: When
) -> None:
    decision = when_told.confirm_when(
        turn(MARIA, said, choice=choice), ConfirmWhen(12, (THURSDAY,)), answered(Part.WHAT)
    )
    assert the_message(decision, "request.when_right").step == ConfirmWhen(12, (when,))


def test_an_hour_that_the_clock_skips_is_never_shown() -> None:
    decision = when_told.answer_when(turn(MARIA, "28/3/2027 om 02:30"), AskWhen(12), answered(Part.WHAT))
    text = words(says(decision)[-1].text)
    assert "the hour you said does not exist" in text
    assert "Sunday 28 March 2027, 3:00. Is that right?" in text
    assert "2:30" not in text
