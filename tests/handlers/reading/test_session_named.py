"""Which session is meant, however its number is written."""

from __future__ import annotations

import pytest

from handlers.reading.session_named import Named, behind_all, read_named, session_said, sessions_in, surely_named


@pytest.mark.parametrize("typed", ["S7", "s7", "s 7", "7", "#7", "S.7", "sessie S7", "nr. 7", "Sessie nummer 7", "S٧"])
def test_a_number_is_read_however_it_is_written(typed: str) -> None:
    assert read_named(typed).number == 7


@pytest.mark.parametrize(
    ("typed", "behind"),
    [
        ("S7 verplaats naar 4/6 13u30", "verplaats naar 4/6 13u30"),
        ("s 7: voor Jeanne", "voor Jeanne"),
        ("7, 50 plaatsen", "50 plaatsen"),
    ],
)
def test_what_stands_behind_the_number_is_kept_as_typed(typed: str, behind: str) -> None:
    assert read_named(typed) == Named(7, behind)


@pytest.mark.parametrize("typed", ["", "verplaats", "4/6", "13:30", "4.6", "vrijdag om 14 uur", "S12345678901"])
def test_a_date_or_an_hour_is_no_number_of_a_session(typed: str) -> None:
    assert read_named(typed).number is None


@pytest.mark.parametrize(("typed", "number"), [("S7", 7), ("s 7 aub", 7), ("7", None), ("7 S", None), ("sessie", None)])
def test_only_an_s_says_that_a_number_is_one_of_a_session(typed: str, number: int | None) -> None:
    assert session_said(typed) == number


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("S7", ""),
        ("S7 en S8", ""),
        ("S7, S8 and S9 for Jeanne", "for Jeanne"),
        ("S7 en 8", ""),
        ("S7 en 8 kinderen", "en 8 kinderen"),
        ("S 7 und S 8", ""),
        ("S7 met Jeanne", "met Jeanne"),
        ("S7, S2 is volzet", "S2 is volzet"),
        ("7, 2 plaatsen", "2 plaatsen"),
        ("S7" + " en S8" * 300 + " voor Jeanne", "voor Jeanne"),
    ],
)
def test_what_stands_behind_all_that_are_named_is_what_is_left(text: str, behind: str) -> None:
    assert behind_all(text) == behind


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("naar S7 en s 8", (7, 8)),
        ("it's 7 pm already", ()),
        ("it’s 7 pm, so not to S8", (8,)),
        ("de kinders 7 jaar", ()),
        ("'S7'", (7,)),
    ],
)
def test_an_s_inside_a_word_names_no_session(text: str, numbers: tuple[int, ...]) -> None:
    assert sessions_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("S7", True),
        ("session 7", True),
        ("Treffen 7", True),
        ("das Treffen S7", True),
        ("das 7", False),
        ("nr 7", False),
    ],
)
def test_only_an_s_or_the_word_makes_a_number_surely_one_of_a_session(text: str, is_sure: bool) -> None:
    assert (surely_named(text) is not None) is is_sure
