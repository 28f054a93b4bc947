"""Whatever is typed in eight languages is read without an error, and the work grows only as the text does.

The time of each is measured by ``python -m tests.fuzz parsers``; here only what does not depend on the machine.
"""

import random
import sys
from collections.abc import Callable, Mapping
from types import FrameType

import pytest

from handlers.reading.plain import LIMIT
from tests.fuzz.parsers import LANGUAGES, PARSERS, READ_PARTS, START, Reader, Typed, slow, typed
from tests.fuzz.regexes import can_explode, patterns_in

SEEDS = range(4)
TEXTS = 2_500
SLOW_TEXTS = 16
WHOLE_ONE_IN = 50
WHOLE_TEXTS = 4
"""So many of the slow texts are read as whole sentences too, which takes ten times as long."""
TAIL = 10
CONSTANT = 3_000
"""Calls that do not depend on the length."""


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_any_text_in_eight_languages_is_read(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 -- repeatable, guards nothing
    seen = set()
    for number in range(TEXTS):
        one = typed(rng)
        seen.add(one.language)
        read_by(PARSERS if number % WHOLE_ONE_IN == 0 else READ_PARTS, one, f"seed {seed}, text {number}")
    assert seen == set(LANGUAGES)


def read_by(readers: Mapping[str, Reader], one: Typed, which: str) -> None:
    for name, parse in readers.items():
        try:
            parse(one.text, one.language, one.now)
        except Exception as error:
            error.add_note(f"{name} of {which}: {one}")
            raise


@pytest.mark.parametrize("number", range(SLOW_TEXTS))
def test_a_text_of_twice_the_length_is_at_most_twice_the_work(number: int) -> None:
    one = slow(random.Random(number))  # noqa: S311 -- repeatable, guards nothing
    for name, parse in (PARSERS if number < WHOLE_TEXTS else READ_PARTS).items():
        half = calls(parse, one.text[: LIMIT // 2 - TAIL] + one.text[-TAIL:], one.language)
        whole = calls(parse, one.text, one.language)
        assert whole <= 2.2 * half + CONSTANT, (name, half, whole, one)


@pytest.mark.parametrize("name", PARSERS)
def test_what_lies_behind_the_longest_that_is_read_costs_next_to_nothing(name: str) -> None:
    short, long = (calls(PARSERS[name], "9u kerkstraat 12 " * times, "nl") for times in (LIMIT, 3 * LIMIT))
    assert long <= short + CONSTANT


def test_words_behind_where_dates_are_looked_for_are_not_tried_one_by_one() -> None:
    part, whole = (calls(PARSERS["request"], f"la {'12a ' * times}", "nl") for times in (70, 700))
    assert whole <= 2 * part


def test_no_regular_expression_can_double_its_work_with_each_letter() -> None:
    found = dict(patterns_in("handlers"))
    assert len(found) > 10
    assert [name for name, pattern in found.items() if can_explode(pattern)] == []


def calls(parse: Callable[..., object], text: str, language: str) -> int:
    """Count the calls, of Python and of C, that reading a text takes."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        parse(text, language, START)
    finally:
        sys.setprofile(before)
    return counted
