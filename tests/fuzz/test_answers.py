"""What a homeserver passes on from anybody: what is out of bounds is cut, and the rest is read as it is."""

import contextlib
import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.matrix.guard import MalformedError, deeper_than, parse_answer, parse_object

DEPTH = 5
TRICKY = st.text('"\\[]{}:,019-NaInfity\n' + string.ascii_letters, max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TRICKY,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TRICKY, inner, max_size=3),
    max_leaves=20,
)


def cut(value: object, depth: int) -> object:
    """Cut by recursion what the reader cuts in the text."""
    if isinstance(value, dict):
        return {key: cut(child, depth - 1) for key, child in value.items()} if depth else None
    if isinstance(value, list):
        return [cut(child, depth - 1) for child in value] if depth else None
    return value


@given(st.dictionaries(TRICKY, JSON, max_size=4), st.sampled_from((None, 1)))
def test_an_answer_is_cut_where_it_is_too_deep_and_nowhere_else(answer: dict[str, object], indent: int | None) -> None:
    read = parse_answer(json.dumps(answer, indent=indent).encode(), depth=DEPTH)
    assert read == cut(answer, DEPTH)
    assert not deeper_than(read, DEPTH)


@pytest.mark.parametrize("deep", [200, 900, 5_000, 200_000])
def test_nothing_is_too_deep_to_be_cut(deep: int) -> None:
    raw = b'{"a": "[{\\"", "b": ' + b'[{"x":' * deep + b"1" + b"}]" * deep + b', "c": [2]}'
    assert parse_answer(raw, depth=100)["c"] == [2]


@pytest.mark.parametrize("number", [b"9" * 5_000, b"-" + b"8" * 5_000, b"NaN", b"-Infinity", b"Infinity"])
def test_what_is_no_number_is_cut(number: bytes) -> None:
    answer = parse_answer(b'{"a": [1, ' + number + b', 3], "b": "NaN and 99"}', depth=DEPTH)
    assert answer == {"a": [1, None, 3], "b": "NaN and 99"}


def test_what_is_inside_encryption_is_still_refused() -> None:
    with pytest.raises(MalformedError):
        parse_object(b'{"a": [[[[[[]]]]]]}', depth=DEPTH)


@given(st.binary(max_size=80) | st.text('"\\[]{}:,09-NaIn', max_size=40).map(str.encode))
def test_any_bytes_are_an_answer_or_malformed(raw: bytes) -> None:
    with contextlib.suppress(MalformedError):
        assert isinstance(parse_answer(raw, depth=DEPTH), dict)
