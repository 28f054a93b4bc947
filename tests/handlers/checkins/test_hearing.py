"""What people say about the hour and the contacts, in their own words."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from handlers.checkins.hearing import code_word, hour_in, may_ask_at, wants_none, who_is_meant
from tests.handlers.speaking import person

NOW = datetime.fromisoformat("2026-11-24T10:00")


@pytest.mark.parametrize(
    ("said", "language", "hour"),
    [
        ("8u30", "nl", time(8, 30)),
        ("om half negen", "nl", time(8, 30)),
        ("9", "nl", time(9)),
        ("à 8h15", "fr", time(8, 15)),
        ("at 6 pm", "en", time(18)),
        ("um 9 Uhr", "de", time(9)),
        ("om 8 uur", "nl", time(8)),
        ("geen idee", "nl", None),
        ("99", "nl", None),
    ],
)
def test_an_hour_is_read_as_people_say_it(said: str, language: str, hour: time | None) -> None:
    assert hour_in(said, NOW, language) == hour


@pytest.mark.parametrize(
    ("hour", "may"), [(time(6, 59), False), (time(7), True), (time(19, 30), True), (time(20), False)]
)
def test_nobody_is_woken_for_it(hour: time, may: bool) -> None:
    assert may_ask_at(hour) is may


@pytest.mark.parametrize("said", ["geen", "niemand anders", "neen", "personne d'autre", "nobody else", "sonst niemand"])
def test_who_wants_nobody_says_so_in_their_own_words(said: str) -> None:
    assert wants_none(said)


@pytest.mark.parametrize("said", ["Anders", "Leen", "niemand kent mij"])
def test_a_name_or_a_story_is_not_nobody(said: str) -> None:
    assert not wants_none(said)


def test_the_whole_name_counts_before_the_first_name() -> None:
    leen, peeters, karim = person("Leen"), person("Leen Peeters"), person("Karim")
    assert who_is_meant("leen peeters", (leen, peeters, karim)) == (peeters,)
    assert who_is_meant("Leen", (peeters, karim)) == (peeters,)
    assert who_is_meant("leen", (person("Leen B"), peeters)) == (person("Leen B"), peeters)
    assert who_is_meant(" ?", (leen,)) == ()


@pytest.mark.parametrize(("said", "word"), [("Tulp", "tulp"), ("ja", None), ("12345", None), ("twee woorden", None)])
def test_a_code_word_is_one_word_that_can_be_told_from_others(said: str, word: str | None) -> None:
    assert code_word(said) == word
