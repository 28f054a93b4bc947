"""Whether somebody calls us by our name, and what they tell us."""

import pytest

from handlers.reading.our_name import without_our_name

NAMES = ("@buurtbot:linde.example", "Buurtbot")


@pytest.mark.parametrize(
    ("said", "told", "calls"),
    [
        ("Buurtbot, wat kan je?", "wat kan je?", True),
        ("@Buurtbot help", "help", True),
        ("buurtbot: neem 12", "neem 12", True),
        ("@buurtbot:linde.example hallo", "hallo", True),
        ("BUURTBOT!", "!", True),
        ("Buurtbot", "", True),
        ("Buurtbot is toch handig", "is toch handig", False),
        ("Buurtbots zijn handig", "Buurtbots zijn handig", False),
        ("Dank aan de Buurtbot", "Dank aan de Buurtbot", False),
        ("@Anna kom je?", "@Anna kom je?", False),
        ("", "", False),
    ],
)
def test_who_calls_us_says_our_name_first_and_what_is_said_of_us_calls_nobody(
    said: str, told: str, calls: bool
) -> None:
    assert without_our_name(said, NAMES) == (told, calls)
