"""No number under five is said, and none follows from what is said: tried against every way the numbers could be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.counting.suppressing import SMALLEST_SAID, Mark, Sum, exposed, hide, is_small

OUTCOMES = Sum("asked", ("filled", "unmet", "withdrawn"))
PEOPLE = Sum("asked", ("first", "again"))
KINDS = Sum("unmet", ("unmet.shopping", "unmet.chore"))
HIDDEN = frozenset(Mark) - {Mark.SAID}
MOST = 12
"""How far a reader of these tests guesses beyond what is: further than any sum here is from being something else."""


def of(**parts: int) -> dict[str, int]:
    """Give the parts of `asked` and their sum."""
    return {**parts, "asked": sum(parts.values())}


def test_what_is_nothing_or_at_least_five_is_said() -> None:
    assert set(hide(of(filled=27, unmet=6, withdrawn=0), [OUTCOMES]).values()) == {Mark.SAID}


def test_one_small_number_takes_another_with_it() -> None:
    marks = hide(of(filled=27, unmet=3, withdrawn=6), [OUTCOMES])
    assert marks == {"filled": Mark.SAID, "unmet": Mark.SMALL, "withdrawn": Mark.WITHHELD, "asked": Mark.SAID}


def test_two_small_numbers_hide_each_other() -> None:
    marks = hide(of(filled=27, unmet=3, withdrawn=2), [OUTCOMES])
    assert [name for name, mark in marks.items() if mark is Mark.SAID] == ["filled", "asked"]


def test_two_fours_are_not_given_away_by_their_sum() -> None:
    """Together eight, each under five: each is four."""
    marks = hide(of(filled=27, unmet=4, withdrawn=4), [OUTCOMES])
    assert marks["filled"] is Mark.WITHHELD


def test_the_sum_itself_is_withheld_where_nothing_else_helps() -> None:
    marks = hide({"unmet": 8, "unmet.shopping": 4, "unmet.chore": 4}, [KINDS])
    assert marks["unmet"] is Mark.WITHHELD


def test_what_is_under_five_is_not_broken_down() -> None:
    """Four of four kinds are one of each."""
    marks = hide(of(filled=27, unmet=4, withdrawn=4) | {"unmet.shopping": 2, "unmet.chore": 2}, [OUTCOMES, KINDS])
    assert (marks["unmet"], marks["unmet.shopping"], marks["unmet.chore"]) == (Mark.SMALL, Mark.BELOW, Mark.BELOW)


def test_what_is_left_of_a_sum_is_hidden_though_it_is_never_said() -> None:
    """Twelve asked, ten of them for the first time: two asked before."""
    marks = hide({"asked": 12, "first": 10, "again": 2}, [PEOPLE], unseen={"again"})
    assert marks == {"asked": Mark.SAID, "first": Mark.WITHHELD, "again": Mark.UNSEEN}


def test_a_second_way_to_the_same_sum_gives_nothing_away() -> None:
    values = of(filled=6, unmet=4, withdrawn=4) | {"first": 8, "again": 6}
    marks = hide(values, [OUTCOMES, PEOPLE])
    assert exposed(values, marks, [OUTCOMES, PEOPLE]) == ()


def test_a_year_says_nothing_that_its_quarters_hide() -> None:
    quarters = {"q1": 7, "q2": 3, "q3": 6, "q4": 9}
    before = {name: Mark.SMALL if is_small(number) else Mark.SAID for name, number in quarters.items()}
    marks = hide(quarters | {"year": 25}, [Sum("year", tuple(quarters))], said_before=before)
    assert marks["year"] is Mark.WITHHELD
    assert {name: marks[name] for name in quarters} == before


def test_a_small_year_of_four_ones_is_not_even_called_small() -> None:
    quarters = dict.fromkeys(("q1", "q2", "q3", "q4"), 1)
    before = dict.fromkeys(quarters, Mark.SMALL)
    marks = hide(quarters | {"year": 4}, [Sum("year", tuple(quarters))], said_before=before)
    assert marks["year"] is Mark.BELOW


# --- whatever the numbers are ---------------------------------------------------------------------------------------


def worlds(values: Mapping[str, int], marks: Mapping[str, Mark], sums: Sequence[Sum]) -> Iterator[dict[str, int]]:
    """List every way the numbers can be, for who reads what is said: in each, the parts of a sum make it."""
    totals = {one.total for one in sums}
    leaves = [name for name in values if name not in totals]
    for guess in product(*(_may_be(values[name], marks[name]) for name in leaves)):
        world = dict(zip(leaves, guess, strict=True))
        for one in reversed(sums):  # those of parts stand behind those of wholes
            world.setdefault(one.total, sum(world[part] for part in one.parts))
        adds_up = all(world[one.total] == sum(world[part] for part in one.parts) for one in sums)
        if adds_up and all(world[name] in _may_be(values[name], marks[name]) for name in totals):
            yield world


def _may_be(number: int, mark: Mark) -> range:
    match mark:
        case Mark.SAID:
            return range(number, number + 1)
        case Mark.SMALL:
            return range(1, SMALLEST_SAID)
        case Mark.WITHHELD:
            return range(SMALLEST_SAID, 3 * MOST)
        case _:
            return range(number + MOST)


def nothing_is_given_away(values: Mapping[str, int], marks: Mapping[str, Mark], sums: Sequence[Sum]) -> None:
    small = {name for name, number in values.items() if is_small(number)}
    assert all(marks[name] in HIDDEN for name in small)
    open_: dict[str, set[int]] = {name: set() for name in small}
    for world in worlds(values, marks, sums):
        for name in list(open_):
            open_[name].add(world[name])
            if len(open_[name]) > 1:
                del open_[name]
        if not open_:
            return
    assert open_ == {}, "each can be only one number"


a_count = st.integers(0, 9)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(a_count, a_count, a_count, st.data())
def test_no_small_number_follows_from_one_report(filled: int, unmet: int, withdrawn: int, data: st.DataObject) -> None:
    values = of(filled=filled, unmet=unmet, withdrawn=withdrawn)
    values["first"] = data.draw(st.integers(0, values["asked"]))
    values["again"] = values["asked"] - values["first"]
    values["unmet.shopping"] = data.draw(st.integers(0, unmet))
    values["unmet.chore"] = unmet - values["unmet.shopping"]
    sums = [OUTCOMES, PEOPLE, KINDS]
    unseen = data.draw(st.sampled_from([(), ("again",), ("unmet.chore",)]))
    nothing_is_given_away(values, hide(values, sums, unseen), sums)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(st.tuples(a_count, a_count), min_size=2, max_size=2))
def test_no_small_number_follows_from_a_report_and_those_of_its_parts(halves: list[tuple[int, int]]) -> None:
    values: dict[str, int] = {}
    before: dict[str, Mark] = {}
    sums = []
    for at, (met, unmet) in enumerate(halves):
        half = {f"asked@{at}": met + unmet, f"met@{at}": met, f"unmet@{at}": unmet}
        its_sum = Sum(f"asked@{at}", (f"met@{at}", f"unmet@{at}"))
        before |= hide(half, [its_sum])
        values |= half
        sums.append(its_sum)
    for name in ("asked", "met", "unmet"):
        values[name] = values[f"{name}@0"] + values[f"{name}@1"]
    sums = [Sum("asked", ("met", "unmet")), *(Sum(n, (f"{n}@0", f"{n}@1")) for n in ("asked", "met", "unmet")), *sums]
    marks = hide(values, sums, said_before=before)
    assert {name: marks[name] for name in before} == before
    nothing_is_given_away(values, marks, sums)


@pytest.mark.parametrize("number", range(1, SMALLEST_SAID))
def test_a_number_from_one_to_four_is_never_said(number: int) -> None:
    assert hide({"alone": number}, []) == {"alone": Mark.SMALL}
