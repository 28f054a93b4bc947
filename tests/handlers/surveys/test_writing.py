"""What an organiser types, read as the answers to choose from, and the days of reminding."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.surveys.composing.writing import read_choices, wrong_with
from handlers.surveys.timers import reminders


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("een bank, bloemen, een speelplein", ("een bank", "bloemen", "een speelplein")),
        ("1. een bank\n2. bloemen", ("een bank", "bloemen")),
        ("- een bank, met leuning\n- bloemen", ("een bank, met leuning", "bloemen")),
        ("een bank, groot; bloemen", ("een bank, groot", "bloemen")),
        ("2 banken, 3 bomen", ("2 banken", "3 bomen")),
        ("een bank, een bank", ("een bank",)),
    ],
)
def test_answers_to_choose_from_are_parted_as_they_were_typed(typed: str, choices: tuple[str, ...]) -> None:
    assert read_choices(typed) == choices


def test_one_answer_alone_and_seven_are_asked_about() -> None:
    assert wrong_with(("een bank",)) is not None
    assert wrong_with(tuple("abcdefg")) is not None
    assert wrong_with(("ja", "nee")) is None


@pytest.mark.parametrize(
    ("ends", "days"),
    [(24, ()), (25, (24,)), (26, (24, 25)), (30, (26, 29))],
)
def test_nobody_is_reminded_more_than_twice_nor_on_the_last_day(ends: int, days: tuple[int, ...]) -> None:
    found = reminders(date(2026, 11, 23), date(2026, 11, ends))
    assert [day.day for day in found] == list(days)
