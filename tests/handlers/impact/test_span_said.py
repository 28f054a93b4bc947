"""Which period people mean, in their words."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.impact.nouns import Span, quarter_of, year_of
from handlers.impact.span_said import read_span

TODAY = date(2026, 12, 1)
Q2 = quarter_of(date(2026, 4, 1))
PROJECT = Span(date(2026, 3, 1), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("", quarter_of(date(2026, 9, 30))),
        ("?", quarter_of(date(2026, 9, 30))),
        ("kwartaal 2", Q2),
        ("2de kwartaal", Q2),
        ("2e kwartaal van 2026", Q2),
        ("q2 2025", quarter_of(date(2025, 5, 1))),
        ("Q2", Q2),
        ("2025 q 3", quarter_of(date(2025, 7, 1))),
        ("2e trimestre 2026", Q2),
        ("T2 2026", Q2),
        ("trimestre 2", Q2),
        ("2. Quartal 2026", Q2),
        ("quarter 2", Q2),
        ("2025", year_of(2025)),
        ("van 2026", year_of(2026)),
        ("1/3/2026 tot 29/2/2028", PROJECT),
        ("1 maart 2026 tot en met 29 februari 2028", PROJECT),
        ("1er mars 2026 au 29 février 2028", PROJECT),
        ("1. März 2026 bis 29. Februar 2028", PROJECT),
        ("2026-03-01 2028-02-29", PROJECT),
        ("1/3/2026 tot 29/2/2027", None),
        ("1/3/2028 tot 29/2/2026", None),
        ("1/3/2026", None),
        ("van de straat", None),
    ],
)
def test_a_period_is_read(said: str, meant: Span | None) -> None:
    assert read_span(said, TODAY) == meant


def test_a_quarter_without_a_year_is_the_last_that_began() -> None:
    assert read_span("q2", date(2026, 2, 1)) == quarter_of(date(2025, 4, 1))
    assert read_span("q1", date(2026, 2, 1)) == quarter_of(date(2026, 1, 1))
