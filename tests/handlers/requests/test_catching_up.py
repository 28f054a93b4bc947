"""After we were away: nothing that somebody promised or asked is left out of the list in silence."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.decision import Tick
from handlers.model import Due
from handlers.requests import moments
from handlers.requests.case import Case
from handlers.requests.helping.catching_up import Commitments, catch_up
from handlers.requests.lists import Mine, my_tasks
from handlers.requests.nouns import RequestState
from tests.handlers.requests.setting import KARIM, MARIA, NOW, SHOPPING, case, part, says, turn, words

SOON = Tick(
    "due:1", NOW + timedelta(days=1, hours=20), Due("", moments.REMINDERS, NOW.replace(tzinfo=None), "UTC"), NOW
)
MATCHED = replace(SHOPPING, state=RequestState.MATCHED)


def several(count: int) -> tuple[Case, ...]:
    return tuple(case(replace(MATCHED, number=n), part(KARIM, request=n)) for n in range(1, count + 1))


@pytest.mark.parametrize(("count", "rest"), [(8, []), (9, ["And 1 more."]), (11, ["And 3 more."])])
def test_reminders_that_do_not_fit_are_counted(count: int, rest: list[str]) -> None:
    helper = catch_up(SOON, Commitments(KARIM.id, several(count), ()))
    asker = catch_up(SOON, Commitments(MARIA.id, (), several(count)))
    for (reminder,) in (says(helper), says(asker)):
        lines = words(reminder.text).splitlines()
        assert [line for line in lines if line.startswith("And ")] == rest
        assert len([line for line in lines if "Thursday" in line]) == 8


@pytest.mark.parametrize(("count", "rest"), [(8, []), (9, ["And 1 more."])])
def test_tasks_that_do_not_fit_are_counted(count: int, rest: list[str]) -> None:
    shown = my_tasks(turn(KARIM), Mine(several(count), ()))
    assert [words(said.text) for said in says(shown)][8:] == rest
