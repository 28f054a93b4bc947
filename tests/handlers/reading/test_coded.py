"""The letter and the number of an answer are read as people type them, and never out of a sentence."""

from __future__ import annotations

import pytest

from handlers.reading.coded import Code, read_codes

A1, B2 = Code("A", 1), Code("B", 2)


@pytest.mark.parametrize("text", ["A1", "a1", "a 1", " A1. ", "A-1", "A1!", "a:1", "A1 A1", "A١"])
def test_one_choice_is_named_in_many_ways(text: str) -> None:
    assert read_codes(text) == (A1,)


@pytest.mark.parametrize(
    "text", ["A1 B2", "a1,b2", "A1 en B2", "a1 et b 2", "A1B2", "A1; B2.", "A1\nB2", "a1 & b2", "a1 und b2"]
)
def test_several_questions_are_answered_at_once(text: str) -> None:
    assert read_codes(text) == (A1, B2)


@pytest.mark.parametrize(
    "text",
    ["", " ", "1", "A", "ja", "neem 12", "A1 denk ik", "ik kom om 3 uur", "Kerkstraat 9", "A123", "24/11", "S7 ok"],
)
def test_a_sentence_names_no_question(text: str) -> None:
    assert read_codes(text) == ()


def test_a_flat_is_a_letter_and_a_number_as_well_so_that_letters_count_only_when_they_were_given() -> None:
    assert read_codes("bus 3") == ()
    assert read_codes("op 3") == (Code("OP", 3),)
