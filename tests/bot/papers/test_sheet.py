"""A table for a spreadsheet: what it holds stays what it is, and nothing in it runs."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.papers.sheet import safe, write_sheet


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_table_comes_back_as_it_was_whatever_parts_its_cells() -> None:
    rows = [["naam", "wat het is"], ["De Linde; Lier", 'zegt "ja"\nen nog iets'], ["<5", "12,5"]]
    assert read(write_sheet(rows)) == rows


def test_it_begins_with_the_mark_by_which_spreadsheets_know_its_letters() -> None:
    assert write_sheet([["één"]]) == b"\xef\xbb\xbf\xc3\xa9\xc3\xa9n\r\n"


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+32470123456",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u200b=1",
        "\u2068=1\u2069",
        "\uff1d1",
        "|a",
    ],
)
def test_what_begins_as_a_formula_is_text(cell: str) -> None:
    assert safe(cell).startswith("'")


@given(st.text(max_size=12))
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    shown = read(write_sheet([[cell, "."]]))[0][0]
    assert not shown.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
