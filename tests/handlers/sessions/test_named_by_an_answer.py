"""A yes or a no names no title, no place and nobody: what is asked for is asked for once more, or is nothing."""

from __future__ import annotations

import pytest

from handlers.sessions.making.answering import READS, hosts_in
from handlers.sessions.making.asking import Making
from handlers.sessions.making.draft import Draft, Part
from tests.handlers.speaking import LINDE, answers


@pytest.mark.parametrize("part", [Part.TITLE, Part.WHERE])
@pytest.mark.parametrize("said", ["nee", "neen", "ja", "non merci", "no", "nein"])
def test_a_yes_or_a_no_is_asked_about_once_more(part: Part, said: str) -> None:
    assert READS[part](answers(None, said), Making((LINDE,), LINDE), Draft("delinde")) is None


@pytest.mark.parametrize("said", ["nee", "non", "no", "nein", "niemand"])
def test_a_no_is_nobody_and_no_groups(said: str) -> None:
    assert hosts_in(said) == ()
    told = READS[Part.BREAKOUTS](answers(None, said), Making((LINDE,), LINDE), Draft("delinde"))
    assert told is not None
    assert told.breakouts == ()


def test_a_yes_names_nobody_and_is_asked_about_once_more() -> None:
    assert hosts_in("ja") is None
