"""House rule about attacks: every case of the catalogue has a test with its number in its name, or a reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CASES = {"A": 22, "B": 33, "C": 22, "F": 10, "G": 16}
NUMBERED = re.compile(r"def test_((?:[abcfg]\d\d_)+)")
ROW = re.compile(r"^\| ((?:[ABCFG]\d+(?:, )?)+) ", re.M)
REASON = re.compile(r"^- \*\*((?:[ABCFG]\d+(?:, )?)+)\*\*: \S", re.M)
DOCUMENT = (ROOT / "docs" / "bad-input.md").read_text(encoding="utf-8")


def held() -> set[str]:
    """List the cases that have a test, as ``A1``."""
    found = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        for numbers in NUMBERED.findall(file.read_text(encoding="utf-8")):
            found |= {f"{case[0].upper()}{int(case[1:])}" for case in numbers.split("_") if case}
    return found


def named(pattern: re.Pattern[str]) -> list[str]:
    """List the cases that the document names in this form."""
    return [case for cases in pattern.findall(DOCUMENT) for case in cases.split(", ")]


@pytest.mark.parametrize("letter", CASES)
def test_every_case_has_a_test_or_a_reason_why_it_has_none(letter: str) -> None:
    cases = {f"{letter}{number}" for number in range(1, CASES[letter] + 1)}
    assert cases - held() - set(named(REASON)) == set()


def test_every_case_stands_in_the_document_once_with_what_happens() -> None:
    rows = named(ROW)
    assert len(rows) == len(set(rows))
    assert set(rows) == {f"{letter}{number}" for letter, most in CASES.items() for number in range(1, most + 1)}


def test_no_case_is_said_to_have_no_test_that_has_one() -> None:
    assert set(named(REASON)) & held() == set()
