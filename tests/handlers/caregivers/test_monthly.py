"""The question of every month as values: after a yes, on the same day, and no answer means nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from handlers.caregivers.monthly import MONTH, Agreed, ask_this_month, keep_nothing, next_month, stop_asking
from handlers.caregivers.nouns import KEPT, MOST_ANSWERS, Answered, HowLong, Monthly, NoMonthly
from handlers.caregivers.steps import AskHowLong
from handlers.decision import NOTHING, Close, Tick
from handlers.model import Consent, Due
from handlers.text import Verbatim
from tests.handlers.speaking import AN, LINDE, NOW, saved, says, spoken, turn

TODAY = date(2026, 11, 24)
AGREED = Monthly("an", "delinde", NOW, answers=(Answered(TODAY - timedelta(days=30), HowLong.MONTHS),), version=1)
YES = Consent("an", "caregiver.month", "delinde", Verbatim("yes"), "en", "matrix", NOW)


def tick(day: str = "24") -> Tick:
    due = Due(
        MONTH,
        "delinde",
        datetime.fromisoformat("2026-11-24T10:00"),
        LINDE.zone,
        "an",
        "delinde",
        fields=(("day", day),),
    )
    return Tick("due:1", NOW, due, NOW)


@pytest.mark.parametrize(
    ("after", "day", "on"),
    [
        ("2026-11-24T11:00", 24, "2026-12-24T10:00"),
        ("2027-01-31T11:00", 31, "2027-02-28T10:00"),
        ("2027-02-28T10:00", 31, "2027-03-31T10:00"),
        ("2028-01-31T10:00", 31, "2028-02-29T10:00"),
        ("2026-12-01T08:00", 1, "2027-01-01T10:00"),
    ],
)
def test_it_comes_on_the_same_day_of_the_next_month_or_its_last(after: str, day: int, on: str) -> None:
    due = next_month(datetime.fromisoformat(after), day, LINDE.zone, "an", "delinde")
    assert due.local == datetime.fromisoformat(on)
    assert due.may_wait


def test_it_is_asked_once_can_be_the_last_time_and_the_next_month_is_planned() -> None:
    decision = ask_this_month(tick(), Agreed(AN, AGREED))
    (question,) = spoken(decision)
    assert isinstance(question.step, AskHowLong)
    assert question.light
    assert [choice.id for choice in question.choices] == [*HowLong, "no_more"]
    assert [due.local.date() for due in decision.due] == [date(2026, 12, 24)]
    assert Close(AskHowLong.name, None, "an") in decision.close


def test_nobody_is_asked_who_stopped_meanwhile_and_all_of_it_is_forgotten() -> None:
    assert ask_this_month(tick(), Agreed(AN, None)) == NOTHING
    decision = ask_this_month(tick(), Agreed(replace(AN, stopped=True), AGREED, (YES,)))
    assert decision.say == ()
    assert saved(decision, NoMonthly) == [NoMonthly("an")]
    assert [one.withdrawn_at for one in saved(decision, Consent)] == [NOW]


def test_the_last_six_answers_are_kept_for_six_months() -> None:
    monthly = Monthly("an", "delinde", NOW)
    for month in range(9):
        monthly = monthly.with_answer(Answered(TODAY + timedelta(days=month), HowLong.WEEKS))
    assert len(monthly.answers) == MOST_ANSWERS
    assert monthly.fresh(TODAY + KEPT + timedelta(days=3)).answers[0].on == TODAY + timedelta(days=4)
    assert monthly.fresh(TODAY + KEPT + timedelta(days=30)).answers == ()


def test_an_answer_that_is_too_old_goes_even_when_nothing_is_answered_any_more() -> None:
    old = replace(AGREED, answers=(Answered(TODAY - KEPT, HowLong.WEEK),))
    assert [one.answers for one in saved(ask_this_month(tick(), Agreed(AN, old)), Monthly)] == [()]


def test_who_wants_no_answers_kept_is_still_asked() -> None:
    (kept,) = saved(keep_nothing(turn("keep no answers"), Agreed(AN, AGREED)), Monthly)
    assert (kept.keeps, kept.answers) == (False, ())
    assert kept.with_answer(Answered(TODAY, HowLong.WEEK)).answers == ()


def test_stopping_forgets_the_row_takes_the_yes_back_and_says_so() -> None:
    decision = stop_asking(turn("stop caregiver"), Agreed(AN, AGREED, (YES,)))
    assert saved(decision, NoMonthly) == [NoMonthly("an")]
    assert [one.withdrawn_at for one in saved(decision, Consent)] == [NOW]
    assert [cancel.kind for cancel in decision.cancel] == [MONTH]
    assert says(decision) == ["Good, I do not ask it any more. I have erased your answers."]
