"""From answers to counts: every row adds up to all who answered, and too few tell nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.counting.suppressing import SMALLEST_SAID
from handlers.surveys.closing.counting import outcome_of, texts_of, who_answered
from handlers.surveys.nouns import Form, Given, Kind, Loose, Sheet

LINES = ("Wonen hier", "Thuis?", "Wat?", "een bank", "bloemen", "Nog iets?")
FORM = Form((), (Sheet("nl", ("Wonen hier",)),)).asking("Thuis?", Kind.SCALE)
FORM = FORM.asking("Wat?", Kind.CHOICE, ("een bank", "bloemen")).asking("Nog iets?", Kind.WORDS)


def some(home: int | None, missing: int | None, words: str) -> tuple[Given, ...]:
    return (Given(0, home), Given(1, missing), Given(2, words=words))


ANSWERS = st.lists(
    st.builds(
        some,
        st.none() | st.integers(0, 4),
        st.none() | st.integers(0, 1),
        st.sampled_from(["", "meer licht", "een bank"]),
    ),
    max_size=14,
)


def test_a_form_finds_its_lines_in_every_language() -> None:
    both = FORM.beside(Sheet("fr", ("Habiter", "Chez vous ?", "Quoi ?", "un banc", "des fleurs", "Autre chose ?")))
    assert FORM.sheets == (Sheet("nl", LINES),)
    assert [both.question(at, "fr") for at in range(3)] == ["Chez vous ?", "Quoi ?", "Autre chose ?"]
    assert [both.choices(at, "fr") for at in range(3)] == [(), ("un banc", "des fleurs"), ()]
    assert (both.title("de"), both.choices(1, "de")) == ("Wonen hier", ("een bank", "bloemen"))


@settings(derandomize=True, max_examples=100, deadline=None)
@given(ANSWERS)
def test_no_row_counts_more_or_fewer_than_answered_and_no_small_number_is_in_it(
    given_: list[tuple[Given, ...]],
) -> None:
    outcome, answered = outcome_of(FORM, given_), who_answered(given_)
    if len(answered) < SMALLEST_SAID:
        assert outcome is None
        return
    assert outcome is not None
    assert outcome.answered == len(answered)
    for row in outcome.cells[:2]:
        shown = [count for count in row if count is not None]
        assert all(count == 0 or count >= SMALLEST_SAID for count in shown)
        is_whole = len(shown) == len(row)
        assert sum(shown) == outcome.answered if is_whole else outcome.answered - sum(shown) >= SMALLEST_SAID


def test_who_left_everything_out_did_not_answer() -> None:
    silent = [some(None, None, "")] * 9
    assert outcome_of(FORM, [*silent, *[some(4, 0, "")] * 4]) is None
    outcome = outcome_of(FORM, [*silent, *[some(4, 0, "")] * 5])
    assert outcome is not None
    assert (outcome.answered, outcome.cells) == (5, ((0, 0, 0, 0, 5, 0), (5, 0, 0), ()))


def test_own_words_are_kept_only_where_five_wrote_something() -> None:
    assert texts_of(FORM, [some(1, 1, "meer licht")] * 4) == ()
    assert texts_of(FORM, [some(1, 1, "meer licht")] * 5) == (Loose(2, "meer licht"),) * 5
    some_wrote = outcome_of(FORM, [*[some(1, 1, "meer licht")] * 4, some(1, 1, "")])
    assert some_wrote is not None
    assert some_wrote.written == ()
