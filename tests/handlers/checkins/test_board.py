"""The list of an organiser: everybody in exactly one group, whatever their day was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.checkins.board import Group, board_of
from handlers.checkins.nouns import Checkin, CheckinState, Round, RoundKind, RoundState
from tests.handlers.speaking import NOW

PEOPLE = ("an", "bo", "cis", "dirk")
DAY = NOW.date()


def check(person: str, paused_until: date | None = None) -> Checkin:
    return Checkin(person, "delinde", CheckinState.ON, NOW, time(9), "Europe/Brussels", NOW, paused_until=paused_until)


def asking(person: str, state: RoundState, kind: RoundKind = RoundKind.DAILY, answer: str = "") -> Round:
    return Round(f"{person}{state}{kind}", person, "delinde", DAY, state, NOW, kind=kind, answer=answer)


rounds = st.builds(
    asking,
    st.sampled_from(PEOPLE),
    st.sampled_from(RoundState),
    st.sampled_from(RoundKind),
    st.sampled_from(["", "help"]),
)


@given(st.lists(rounds, max_size=8), st.sets(st.sampled_from(PEOPLE)), st.sets(st.sampled_from(PEOPLE)))
def test_the_groups_always_add_up_to_everybody_who_is_asked_today(
    found: list[Round], daily: set[str], resting: set[str]
) -> None:
    checks = [check(person, DAY if person in resting else None) for person in sorted(daily)]
    groups = board_of(checks, found, NOW)
    asked = (daily - resting) | {one.person for one in found if one.kind is not RoundKind.CODE}
    assert set(groups) == asked
    assert sum(list(groups.values()).count(group) for group in Group) == len(asked)


def test_an_old_silence_stays_until_it_ends_and_an_old_unknown_until_the_next_question() -> None:
    before = replace(asking("an", RoundState.UNKNOWN), id="before", on=DAY - timedelta(days=1))
    silence = replace(before, state=RoundState.MISSED)
    today = asking("an", RoundState.ANSWERED, answer="ok")
    found = [board_of([check("an")], rounds, NOW)["an"] for rounds in ([before], [before, today], [silence, today])]
    assert found == [Group.UNKNOWN, Group.WELL, Group.NEED]


@pytest.mark.parametrize(
    ("found", "group"),
    [
        ((), Group.WAITING),
        ((asking("an", RoundState.ASKED),), Group.WAITING),
        ((asking("an", RoundState.ANSWERED, answer="ok"),), Group.WELL),
        ((asking("an", RoundState.SEEN),), Group.WELL),
        ((asking("an", RoundState.UNKNOWN),), Group.UNKNOWN),
        ((asking("an", RoundState.UNKNOWN), asking("an", RoundState.MISSED)), Group.NEED),
        ((asking("an", RoundState.ANSWERED, RoundKind.HEAT, "help"),), Group.NEED),
        ((asking("an", RoundState.ANSWERED, answer="help"),), Group.WELL),
    ],
)
def test_the_worst_of_a_day_counts_and_a_daily_answer_stays_its_own(found: tuple[Round, ...], group: Group) -> None:
    assert board_of([check("an")], found, NOW) == {"an": group}


def test_a_code_word_is_on_no_list() -> None:
    assert board_of([], [asking("an", RoundState.MISSED, RoundKind.CODE)], NOW) == {}
