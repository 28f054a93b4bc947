"""Reminders: to both, when it is time, late with a word about it, never for nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.model import Role
from handlers.requests import moments
from handlers.requests.helping.remind import remind
from handlers.requests.nouns import RequestState
from tests.handlers.requests.setting import (
    KARIM,
    LOTTE,
    MARIA,
    SHOPPING,
    brussels,
    case,
    part,
    roles_told,
    says,
    tick,
    told,
    words,
)

MATCHED = replace(SHOPPING, state=RequestState.MATCHED)
DAY_BEFORE, MORNING = brussels("2026-11-25T09:00"), brussels("2026-11-26T08:00")


def test_both_are_reminded_and_only_the_helper_reads_the_contact() -> None:
    decision = remind(tick(moments.REMIND_DAY, DAY_BEFORE), case(MATCHED, part(KARIM)))
    assert told(decision, KARIM) == told(decision, MARIA) == ["request.reminder"]
    to_helper, to_asker = says(decision)
    assert "Kerkstraat 9" in words(to_helper.text)
    assert words(to_asker.text).startswith("Reminder of #12: Karim comes to help. Thursday 26 November 2026")


def test_everybody_who_helps_is_reminded() -> None:
    decision = remind(tick(moments.REMIND_SOON, MORNING), case(MATCHED, part(KARIM), part(LOTTE)))
    assert told(decision, KARIM) == told(decision, LOTTE) == ["request.reminder"]
    assert "Karim and Lotte come to help." in words(says(decision)[-1].text)


def test_a_late_reminder_says_that_it_is_late() -> None:
    late = tick(moments.REMIND_DAY, brussels("2026-11-25T15:00"), due_at=DAY_BEFORE)
    assert "(later than planned)" in words(says(remind(late, case(MATCHED, part(KARIM))))[0].text)
    in_time = tick(moments.REMIND_DAY, DAY_BEFORE)
    assert "later" not in words(says(remind(in_time, case(MATCHED, part(KARIM))))[0].text)


def test_after_a_long_stop_one_reminder_is_enough() -> None:
    back = brussels("2026-11-26T08:30")
    day, soon = (
        remind(tick(kind, back, due_at=DAY_BEFORE), case(MATCHED, part(KARIM)))
        for kind in (moments.REMIND_DAY, moments.REMIND_SOON)
    )
    assert says(day) == []
    assert len(says(soon)) == 2


def test_a_reminder_that_comes_too_late_goes_to_the_organisers_instead() -> None:
    decision = remind(tick(moments.REMIND_SOON, brussels("2026-11-26T09:30")), case(MATCHED, part(KARIM)))
    assert roles_told(decision) == [(Role.ORGANISER, "request.reminder_missed")]
    assert told(decision, KARIM) == told(decision, MARIA) == []


@pytest.mark.parametrize("state", [RequestState.WITHDRAWN, RequestState.DONE_UNCONFIRMED, RequestState.CLOSED_OK])
def test_what_is_over_is_not_reminded(state: RequestState) -> None:
    assert says(remind(tick(moments.REMIND_DAY, DAY_BEFORE), case(replace(SHOPPING, state=state), part(KARIM)))) == []


def test_without_a_helper_nobody_is_reminded() -> None:
    assert says(remind(tick(moments.REMIND_DAY, DAY_BEFORE), case())) == []


def test_after_an_absence_reminders_are_gathered_but_not_when_an_earlier_life_may_have_said_them() -> None:
    late = tick(moments.REMIND_DAY, brussels("2026-11-25T15:00"), due_at=DAY_BEFORE)
    back = replace(late, away=timedelta(hours=30))
    gathered, alone = (remind(at, case(MATCHED, part(KARIM))) for at in (back, replace(back, retold=True)))
    assert says(gathered) == []
    assert {due.kind for due in gathered.due} == {moments.CATCH_UP}
    assert told(alone, KARIM) == told(alone, MARIA) == ["request.reminder"]
    assert alone.due == ()
