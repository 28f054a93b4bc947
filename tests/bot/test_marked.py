"""Who is looked at next, when many places wait for something to be sent."""

from __future__ import annotations

from bot.engine.marked import Marked

ANNA, BERT, CARL = ("matrix", "@anna"), ("matrix", "@bert"), ("matrix", "@carl")


def test_the_most_urgent_lane_goes_first_and_in_a_lane_who_was_marked_first() -> None:
    marked = Marked()
    for place, lane in ((CARL, 2), (ANNA, 1), (BERT, 1)):
        marked.mark(place, lane)
    assert [*marked] == [ANNA, BERT, CARL]


def test_a_place_becomes_more_urgent_and_never_less() -> None:
    marked = Marked()
    marked.mark(ANNA, 2)
    marked.mark(BERT, 1)
    marked.mark(ANNA, 0)
    marked.mark(ANNA, 2)
    assert ([*marked], len(marked)) == ([ANNA, BERT], 2)


def test_what_is_taken_is_marked_no_more_and_may_be_marked_again_behind_the_others() -> None:
    marked = Marked()
    marked.mark(ANNA, 1)
    marked.mark(BERT, 1)
    marked.take(ANNA)
    marked.take(CARL)
    assert [*marked] == [BERT]
    marked.mark(ANNA, 1)
    assert [*marked] == [BERT, ANNA]
    marked.clear()
    assert ([*marked], len(marked)) == ([], 0)


def test_a_place_is_alone_until_another_is_marked() -> None:
    marked = Marked()
    assert not marked.has_others_than(ANNA)
    marked.mark(ANNA, 1)
    assert not marked.has_others_than(ANNA)
    assert marked.has_others_than(BERT)
    marked.mark(BERT, 1)
    assert marked.has_others_than(ANNA)
