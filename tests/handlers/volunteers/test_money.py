"""Amounts are read as people type them, and written as each language does."""

import pytest

from bot.caps import KNOWN, cap_fault, caps_of
from bot.i18n import Speech
from handlers.volunteers.caps import cap_of
from handlers.volunteers.money import amount, read_cents


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("4,50", 450), ("4.5", 450), ("€ 12", 1200), ("12 euro", 1200), ("0,05", 5), ("1659,29", 165929)],
)
def test_an_amount_is_read(typed: str, cents: int) -> None:
    assert read_cents(typed) == cents


@pytest.mark.parametrize("typed", ["", "veel", "4,505", "-4", "4,50,2", "123456"])
def test_what_is_no_amount_is_not_guessed(typed: str) -> None:
    assert read_cents(typed) is None


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "€ 4.05"), ("nl", "€ 4,05"), ("fr", "4,05 €"), ("de", "4,05 €")]
)
def test_an_amount_is_written_as_the_reader_writes_it(language: str, shown: str) -> None:
    assert Speech.load().render(amount(405), language) == shown


def test_the_amounts_of_a_year_are_those_an_operator_wrote_with_their_source() -> None:
    (cap,) = caps_of(KNOWN)
    assert (cap.year, cap.in_day, cap.in_year) == (2024, 4148, 165929)
    assert cap.source.startswith("www.vlaanderenvrijwilligt.be")
    assert cap_of(2026, (cap,)) is None


@pytest.mark.parametrize("text", ["2024", "2024 41,48 1659,29 source", "24 41.48 1659.29 source"])
def test_a_line_that_cannot_be_read_is_a_fault_with_an_example(text: str) -> None:
    assert "write it as 2024 41.48" in (cap_fault(text) or "")
