"""Several numbers behind one command."""

import pytest

from handlers.reading.listed import Listed, read_listed


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("1 en 2", (1, 2)),
        ("1 et 2", (1, 2)),
        ("1 and 2", (1, 2)),
        ("1 und 2", (1, 2)),
        ("1, 2 en 3", (1, 2, 3)),
        ("1 & 2", (1, 2)),
        ("1+2", (1, 2)),
        ("#1 #2", (1, 2)),
        ("nr 1 en nr 2 aub", (1, 2)),
        ("taak 12 en ook taak 13", (12, 13)),
        ("12", (12,)),
        ("12 👍", (12,)),
        ("12 en 12", (12,)),
        ("12 om 14 uur", (12,)),
        ("12 en 2 uur later ook", (12,)),
        ("12, 14:00", (12,)),
        ("12 13/11", (12,)),
        ("12 want ik kom pas om 14", (12,)),
        ("7, 2", (7, 2)),
        ("7, 2 plaatsen", (7,)),
        ("7 en 2 plaatsen", (7,)),
        ("S7, S8", (7, 8)),
        ("S7, S8 kommen", (7, 8)),
        ("S7, S8 en S9 voor Jeanne", (7, 8, 9)),
        ("sessie 7 en sessie 8", (7, 8)),
        ("S7, S2 is volzet", (7,)),
        ("S7 und S8, S2 ist voll", (7, 8)),
        ("", ()),
        ("niets", ()),
    ],
)
def test_numbers_that_are_listed_are_all_meant_and_an_hour_is_none(said: str, numbers: tuple[int, ...]) -> None:
    assert read_listed(said) == Listed(numbers)


@pytest.mark.parametrize("said", ["1 of 2", "1 ou 2", "1 or 2", "1 oder 2", "1, 2 of 3"])
def test_one_of_several_is_no_list(said: str) -> None:
    assert read_listed(said).is_either
