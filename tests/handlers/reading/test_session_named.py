"""Which sessions are meant, however their numbers are written: one table for every place that reads them."""

from __future__ import annotations

import pytest

from handlers.reading.session_named import Named, read_named, sessions_in

SURE = True
WRITTEN = [
    ("S7", (7,), "", SURE),
    ("s7", (7,), "", SURE),
    ("S 7", (7,), "", SURE),
    ("S.7", (7,), "", SURE),
    ("S-7", (7,), "", SURE),
    ("#S7", (7,), "", SURE),
    ("S٧", (7,), "", SURE),
    ("sessie 7", (7,), "", SURE),
    ("sessie S7", (7,), "", SURE),
    ("Sessie nummer 7", (7,), "", SURE),
    ("de sessie 7", (7,), "", SURE),
    ("das Treffen S7", (7,), "", SURE),
    ("Sitzung Nr. 7", (7,), "", SURE),
    ("la session no 7", (7,), "", SURE),
    ("7", (7,), "", not SURE),
    ("#7", (7,), "", not SURE),
    ("nr. 7", (7,), "", not SURE),
    ("das 7", (7,), "", not SURE),
    ("s 7 aub", (7,), "aub", SURE),
    ("S7 verplaats naar 4/6 13u30", (7,), "verplaats naar 4/6 13u30", SURE),
    ("s 7: voor Jeanne", (7,), "voor Jeanne", SURE),
    ("sessie 7 14 december", (7,), "14 december", SURE),
    ("7, 50 plaatsen", (7,), "50 plaatsen", not SURE),
    ("7, 2 plaatsen", (7,), "2 plaatsen", not SURE),
    ("S7, S2 is volzet", (7,), "S2 is volzet", SURE),
    ("S7 en S8", (7, 8), "", SURE),
    ("S7, S8 and S9 for Jeanne", (7, 8, 9), "for Jeanne", SURE),
    ("S7 en 8", (7, 8), "", SURE),
    ("S7 en 8 kinderen", (7,), "en 8 kinderen", SURE),
    ("S 7 und S 8", (7, 8), "", SURE),
    ("S7 met Jeanne", (7,), "met Jeanne", SURE),
    ("S7" + " en S8" * 300 + " voor Jeanne", (7, 8), "voor Jeanne", SURE),
]


@pytest.mark.parametrize(("typed", "numbers", "behind", "is_sure"), WRITTEN)
def test_what_a_text_begins_with_is_read(typed: str, numbers: tuple[int, ...], behind: str, is_sure: bool) -> None:
    assert read_named(typed) == Named(numbers, behind, is_sure)


@pytest.mark.parametrize(
    "typed", ["", "verplaats", "4/6", "13:30", "4.6", "vrijdag om 14 uur", "S12345678901", "sessie", "sessie 4/6", "S"]
)
def test_a_date_or_an_hour_is_no_number_of_a_session(typed: str) -> None:
    assert read_named(typed) == Named((), typed)


def test_one_of_two_is_not_both() -> None:
    assert read_named("S7 of S8").is_either


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("naar S7 en s 8", (7, 8)),
        ("naar sessie 7", (7,)),
        ("naar de sessie nr. 7, niet naar S7", (7,)),
        ("#S7", (7,)),
        ("'S7'", (7,)),
        ("it's 7 pm already", ()),
        ("it’s 7 pm, so not to S8", (8,)),
        ("de kinders 7 jaar", ()),
        ("naar S7 en 8", (7, 8)),
        ("naar de sessies 7 en 8, niet naar S9", (7, 8, 9)),
        ("naar 7", ()),
        ("de sessie om 14 uur", ()),
        ("sessie 4/6", ()),
    ],
)
def test_an_s_or_the_word_names_a_session_wherever_it_stands(text: str, numbers: tuple[int, ...]) -> None:
    assert sessions_in(text) == numbers
