"""A report adds up, counts people once, and says of a year nothing that its quarters hide."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.counting.suppressing import Mark, is_small
from handlers.impact.indicators import INDICATORS, SUMS, hours_to_match
from handlers.impact.nouns import Line, LineKind, Span, quarter_of, quarters_in, year_of
from handlers.impact.report import report_of
from tests.handlers.impact.lines import MAY, line, line_with, requests

Q2 = quarter_of(MAY)
TODAY = date(2024, 7, 8)


def numbers(*lines: Line, span: Span = Q2) -> dict[str, int | None]:
    return {one.key: one.number for one in report_of("delinde", span, lines, TODAY).figures}


def test_what_was_asked_is_what_came_of_it() -> None:
    said = numbers(*requests(27), *requests(6, "unmet"), *requests(5, "withdrawn"))
    assert (said["asked"], said["filled"], said["unmet"], said["withdrawn"], said["open"]) == (38, 27, 6, 5, 0)


kinds = st.sampled_from(("shopping", "transport", "chore", "company", "other", "respite"))
a_request = st.fixed_dictionaries(
    {
        "outcome": st.sampled_from(("filled", "unmet", "withdrawn", "open")),
        "category": kinds,
        "who": st.sampled_from(("first", "again", "behalf")),
        "language": st.sampled_from(("nl", "fr", "ar", "uk", "")),
        "through": st.sampled_from(("chat", "phone", "sms")),
    }
)
lines_of = st.lists(
    st.one_of(
        a_request.map(line_with),
        st.sampled_from(("open", "answered", "withdrawn")).map(lambda how: line(LineKind.REFERRAL, outcome=how)),
        st.sampled_from("13").map(lambda pillar: line(LineKind.SESSION, n=7, pillar=pillar)),
        st.sampled_from(("yes", "no")).map(lambda asked: line(LineKind.HELP, asked=asked, last="")),
    ),
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(lines_of)
def test_every_sum_holds_whatever_was_counted_and_no_small_number_is_said(lines: list[Line]) -> None:
    values = {indicator.key: indicator.of(lines, Q2.since) for indicator in INDICATORS}
    assert [one for one in SUMS if values[one.total] != sum(values[part] for part in one.parts)] == []
    report = report_of("delinde", Q2, lines, TODAY)
    assert [figure for figure in report.figures if figure.number is not None and is_small(figure.number)] == []
    assert report == report_of("delinde", Q2, list(reversed(lines)), TODAY)


def test_who_helped_often_is_one_person_in_whatever_period() -> None:
    """Six people helped in April, one of them again in May, and three others who had helped in March."""
    april = [line(LineKind.HELP, date(2024, 4, day), last="", asked="no") for day in range(1, 7)]
    again = line(LineKind.HELP, MAY, last="2024-04-01", asked="no")
    known = [line(LineKind.HELP, MAY, last="2024-03-20", asked="no") for _one in range(3)]
    assert numbers(*april, again, *known)["helpers"] == 9


def test_a_year_withholds_what_would_tell_of_a_quarter() -> None:
    """In the second quarter three requests; in the others seven each."""
    days = (date(2024, 2, 1), date(2024, 8, 1), date(2024, 11, 1))
    lines = [request for day in days for request in requests(7, on=day)] + list(requests(3))
    year = report_of("delinde", year_of(2024), lines, date(2025, 1, 10))
    assert year.figure("asked").mark is Mark.WITHHELD
    alone = report_of("delinde", quarter_of(days[0]), requests(7, on=days[0]), TODAY)
    assert alone.figure("asked").number == 7


def test_what_lies_outside_the_quarters_of_a_period_is_hidden_too() -> None:
    """From 1 March: the quarters from April on are said, so that the whole would tell of March."""
    span = Span(date(2024, 3, 1), date(2025, 2, 28))
    lines = [*requests(2, on=date(2024, 3, 5)), *requests(9)]
    assert report_of("delinde", span, lines, TODAY).figure("asked").mark is Mark.WITHHELD
    assert report_of("delinde", span, lines[2:], TODAY).figure("asked").number == 9


def test_half_of_what_was_taken_is_said_of_five_at_least() -> None:
    taken = [line(LineKind.REQUEST, hours=str(hours)) for hours in (1, 2, 5, 30, 40)]
    assert hours_to_match(taken) == 5
    assert hours_to_match(taken[1:]) is None


def test_a_period_knows_its_quarters() -> None:
    assert (Q2.quarter, Q2.months, quarters_in(Q2)) == (2, 3, ())
    assert [part.quarter for part in quarters_in(year_of(2024))] == [1, 2, 3, 4]
    shifted = Span(date(2024, 3, 1), date(2025, 2, 28))
    assert (shifted.quarter, shifted.months, len(quarters_in(shifted))) == (None, 12, 3)


def test_every_indicator_says_in_words_and_as_a_formula_what_it_is() -> None:
    shown = [indicator for indicator in INDICATORS if indicator.shown]
    assert len({indicator.key for indicator in INDICATORS}) == len(INDICATORS)
    assert [one.key for one in shown if not one.formula] == []
    assert next(one.formula for one in shown if one.key == "unmet") == "lines: request where outcome in (unmet)"
