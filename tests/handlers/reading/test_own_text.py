"""Own words that others will read are not too long, name nobody and hide nothing private."""

from __future__ import annotations

import pytest

from handlers.reading.own_text import COULD_TELL, as_written, tidied
from handlers.text import Text

MOST = 200
PRIVATE = ["Twee vragen van Jan Peeters waren dubbel geteld.", "Zij belde, 0470 12 34 56, en dat telde niet."]


@pytest.mark.parametrize("said", ["De telling van juni was dubbel.", "Wij drinken elke maand koffie in Lier."])
def test_words_about_nobody_stay_as_they_are(said: str) -> None:
    assert tidied(f"  {said} ", MOST) == said
    assert as_written(f"  {said} ", MOST) == said


@pytest.mark.parametrize("said", PRIVATE)
def test_what_names_somebody_is_left_out_or_refused(said: str) -> None:
    tidy = tidied(said, MOST)
    assert isinstance(tidy, str)
    assert not any(secret in tidy for secret in ("Jan", "Peeters", "0470"))
    assert as_written(said, MOST) is COULD_TELL


@pytest.mark.parametrize(("said", "cut"), [("a" * (MOST + 1), False), ("kort", True)])
def test_what_is_too_long_is_refused_and_not_cut(said: str, cut: bool) -> None:
    assert isinstance(tidied(said, MOST, cut=cut), Text)
    assert isinstance(as_written(said, MOST, cut=cut), Text)
