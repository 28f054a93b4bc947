"""A weekday with a week behind it is the one after the coming one, in four languages."""

from datetime import date, datetime

import pytest

from handlers.reading.dates.reader import Moment, read_moment, read_until
from tests.handlers.reading.test_dates import shown

THURSDAY = datetime(2026, 11, 26, 10, 0)  # noqa: DTZ001

WEEKS_AHEAD = {
    "nl": """
        dinsdag over een week = Tue 2026-12-08
        dinsdag over een week om 14u = Tue 2026-12-08 14:00-
        dinsdag 14u over een week = Tue 2026-12-08 14:00-
        dinsdagavond over een week = Tue 2026-12-08 18:00-21:00 evening
        dinsdag over acht dagen = Tue 2026-12-08
        dinsdag over twee weken = Tue 2026-12-15
        dinsdag binnen veertien dagen = Tue 2026-12-15
        vandaag over een week = Thu 2026-12-03
        morgen over een week om 10u = Fri 2026-12-04 10:00-
        over twee weken op dinsdag = Tue 2026-12-08
        dinsdag over een uur = Thu 2026-11-26 11:00-
        """,
    "fr": """
        mardi en huit = Tue 2026-12-08
        mardi en huit à 14h = Tue 2026-12-08 14:00-
        mardi en quinze = Tue 2026-12-15
        mardi dans une semaine = Tue 2026-12-08
        mardi dans huit jours = Tue 2026-12-08
        demain en huit = Fri 2026-12-04
        aujourd'hui en huit = Thu 2026-12-03
        """,
    "en": """
        Tuesday week = Tue 2026-12-08
        Tuesday week at 3pm = Tue 2026-12-08 15:00-
        a week on Tuesday at 10 = Tue 2026-12-08 10:00-
        a week from Tuesday = Tue 2026-12-08
        Tuesday fortnight = Tue 2026-12-15
        Tuesday in a week = Tue 2026-12-08
        today week = Thu 2026-12-03
        Tuesday next week = Tue 2026-12-01
        twice a week on Tuesday = Tue 2026-12-01
        """,
    "de": """
        Dienstag in einer Woche = Tue 2026-12-08
        Dienstag in einer Woche um 14 Uhr = Tue 2026-12-08 14:00-
        Dienstag in acht Tagen = Tue 2026-12-08
        Dienstag über acht Tage = Tue 2026-12-08
        Dienstag in zwei Wochen = Tue 2026-12-15
        heute in einer Woche = Thu 2026-12-03
        nächste Woche Dienstag = Tue 2026-12-01
        """,
}
CASES = [
    (language, *line.strip().split(" = "))
    for language, table in WEEKS_AHEAD.items()
    for line in table.strip().splitlines()
]


@pytest.mark.parametrize(("language", "said", "read"), CASES)
def test_a_week_behind_a_weekday_counts_from_the_coming_one(language: str, said: str, read: str) -> None:
    assert shown(read_moment(said, now_local=THURSDAY, language=language)) == read


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("dinsdag over een week", "nl"),
        ("mardi en huit", "fr"),
        ("Tuesday week", "en"),
        ("Dienstag in einer Woche", "de"),
    ],
)
def test_on_that_weekday_itself_it_is_a_week_from_today_and_needs_no_question(said: str, language: str) -> None:
    tuesday = datetime(2026, 11, 24, 10, 0)  # noqa: DTZ001
    assert read_moment(said, now_local=tuesday, language=language) == Moment(date(2026, 12, 1))


def test_a_pause_until_such_a_day_ends_the_day_after() -> None:
    assert read_until("tot dinsdag over een week", THURSDAY, "nl") == date(2026, 12, 9)
