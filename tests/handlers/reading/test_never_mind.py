"""Who is asked for their story may take it back; a story with a no in it stays a story."""

import pytest

from handlers.reading.never_mind import is_never_mind, tells_something

TAKEN_BACK = (
    "nee laat maar",
    "Laat maar zitten hoor",
    "toch niet, sorry",
    "vergeet het",
    "non laisse tomber",
    "finalement non",
    "never mind",
    "no thanks",
    "nein, doch nicht",
    "schon gut",
    "Nee.",
)
TOLD = (
    "hij wou niet stoppen",
    "nee hij sloeg mij",
    "stop hij riep",
    "ik wil niet meer",
    "nee ik durf niet",
    "niets gedaan aan de deur",
    "il n'a rien voulu laisser",
    "he said never mind and took my bank card",
    "er sagte nein",
    "hij riep",
)


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_what_takes_it_back_tells_nothing(text: str) -> None:
    assert is_never_mind(text)


@pytest.mark.parametrize("text", TOLD)
def test_a_story_with_a_no_in_it_is_told(text: str) -> None:
    assert not is_never_mind(text)
    assert tells_something(text)


@pytest.mark.parametrize("text", ["1", "12", "ok", "ja", "👍", "2.", "", "ja graag"])
def test_a_number_or_a_short_answer_tells_nothing_and_takes_nothing_back(text: str) -> None:
    assert not is_never_mind(text)
    assert not tells_something(text)
