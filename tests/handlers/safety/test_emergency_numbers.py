"""The numbers to call are right as far as we know, and we look again every year."""

from datetime import timedelta

from bot.clock import SystemClock
from handlers.safety.numbers import AMBULANCE, NUMBERS, POLICE, listening_line, suicide_line, violence_line
from handlers.safety.texts import LANGUAGES

YEAR = timedelta(days=365)


def test_no_number_was_last_checked_more_than_a_year_ago() -> None:
    today = SystemClock().now().date()
    assert [entry.number for entry in NUMBERS if today - entry.checked_on > YEAR] == []


def test_every_number_says_what_it_is_for_when_and_where_that_was_read() -> None:
    assert all(entry.purpose.msgid and entry.hours.msgid and entry.source for entry in NUMBERS)


def test_ambulance_and_fire_brigade_are_112_and_the_police_is_101() -> None:
    assert (AMBULANCE.number, POLICE.number) == ("112", "101")


def test_every_line_that_can_be_named_is_in_the_table() -> None:
    named = {
        line(language) for line in (suicide_line, violence_line, listening_line) for language in (*LANGUAGES, "xx")
    }
    assert named <= set(NUMBERS)


def test_every_line_to_talk_to_says_in_which_language_it_answers() -> None:
    assert [entry.number for entry in NUMBERS if not entry.languages and entry not in (AMBULANCE, POLICE)] == []


def test_who_speaks_french_or_german_is_given_a_line_of_their_own() -> None:
    for line in (suicide_line, violence_line, listening_line):
        assert [line(language).languages for language in ("nl", "fr", "de")] == [("nl",), ("fr",), ("de",)]
