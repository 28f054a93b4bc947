"""Sharing out groups: none is too full, who joined first chooses first, nobody stays out while there is room."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.sessions.joining.breakouts import share_out
from handlers.sessions.nouns import Breakout, Seat, SeatState
from tests.handlers.sessions.setting import ELS, NOW, PIETER, RITA, case, changed, seat

TWO = changed(places=0, breakouts=(Breakout(1, "Vraag", 1), Breakout(2, "Aanbod")))
WISHES = st.lists(st.lists(st.integers(1, 3), max_size=2, unique=True), max_size=8)


def test_the_first_to_join_gets_the_first_choice() -> None:
    first, second = (replace(seat(who, place=n), wanted=(1, 2)) for n, who in ((1, ELS), (2, PIETER)))
    shared = share_out(case(second, first, session=TWO))
    assert [(one.person, one.breakout) for one in shared] == [("els", 1), ("pieter", 2)]


def test_who_has_a_group_keeps_it_and_who_does_not_come_has_none() -> None:
    given_already = replace(seat(RITA, place=1), breakout=1)
    waits = seat(PIETER, SeatState.WAITING, 2)
    shared = share_out(case(given_already, waits, replace(seat(ELS, place=3), wanted=(1,)), session=TWO))
    assert [(one.person, one.breakout) for one in shared] == [("els", 2)]


@settings(derandomize=True, max_examples=200, deadline=None)
@given(room=st.lists(st.integers(1, 4), min_size=3, max_size=3), wishes=WISHES)
def test_no_group_is_too_full_and_nobody_stays_out_while_there_is_room(
    room: list[int], wishes: list[list[int]]
) -> None:
    groups = tuple(Breakout(n, str(n), places) for n, places in enumerate(room, start=1))
    seats = tuple(
        Seat(7, f"p{n}", SeatState.CONFIRMED, NOW, n, wanted=tuple(wanted)) for n, wanted in enumerate(wishes, start=1)
    )
    shared = share_out(case(*seats, session=changed(breakouts=groups)))
    taken = Counter(one.breakout for one in shared)
    assert all(taken[one.id] <= one.places for one in groups)
    assert len(shared) == min(len(seats), sum(room))
    assert [one.place for one in shared] == sorted(one.place for one in shared)
    assert all(one.breakout == one.wanted[0] for one in shared[:1] if one.wanted)
