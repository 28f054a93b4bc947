"""A pause ends on the day that people mean."""

from datetime import date, datetime

import pytest

from handlers.reading.dates.reader import DateQuestion, QuestionKind, read_until

SUNDAY = datetime(2026, 11, 22, 10, 3)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("said", "language", "over_on"),
    [
        ("pauze tot 1/9", "nl", "2027-09-01"),
        ("pauze tot 1 september", "nl", "2027-09-01"),
        ("pauze tot en met 31/8", "nl", "2027-09-01"),
        ("pauze t/m 31 augustus", "nl", "2027-09-01"),
        ("pauze tot zondag", "nl", "2026-11-30"),
        ("pauze tot dinsdag", "nl", "2026-11-25"),
        ("pauze tot en met dinsdag", "nl", "2026-11-25"),
        ("pauze tot volgende week dinsdag", "nl", "2026-11-25"),
        ("pauze tot morgen", "nl", "2026-11-23"),
        ("pauze tot volgende week", "nl", "2026-11-23"),
        ("pauze tot na het weekend", "nl", "2026-11-23"),
        ("pauze tot volgende maand", "nl", "2026-12-01"),
        ("pauze 2 weken", "nl", "2026-12-06"),
        ("pauze een week", "nl", "2026-11-29"),
        ("pauze een maand", "nl", "2026-12-22"),
        ("pauze tot januari", "nl", "2027-01-01"),
        ("until 1 september", "en", "2027-09-01"),
        ("pause for two weeks", "en", "2026-12-06"),
        ("through 31 august", "en", "2027-09-01"),
        ("until next monday", "en", "2026-11-24"),
        ("pause jusqu'au 1er septembre", "fr", "2027-09-01"),
        ("jusqu'au 31 août inclus", "fr", "2027-09-01"),
        ("pause pendant 3 jours", "fr", "2026-11-25"),
        ("bis 1. September", "de", "2027-09-01"),
        ("Pause bis Sonntag", "de", "2026-11-30"),
        ("für drei Wochen", "de", "2026-12-13"),
        ("deux semaines", "fr", "2026-12-06"),
        ("zwei Wochen", "de", "2026-12-06"),
        ("tot en met 5 december", "nl", "2026-12-06"),
        ("tot 5 december", "nl", "2026-12-05"),
        ("jusqu'au 5 décembre inclus", "fr", "2026-12-06"),
        ("up to and including 5 december", "en", "2026-12-06"),
        ("bis einschließlich 5. Dezember", "de", "2026-12-06"),
        ("tot eind december", "nl", "2027-01-01"),
        ("jusqu'à fin décembre", "fr", "2027-01-01"),
        ("until the end of december", "en", "2027-01-01"),
        ("bis Ende Dezember", "de", "2027-01-01"),
        ("tot eind november", "nl", "2026-12-01"),
        ("tot en met januari", "nl", "2027-02-01"),
        ("tot eind deze maand", "nl", "2026-12-01"),
        ("tot eind volgende maand", "nl", "2027-01-01"),
        ("jusqu'à la fin du mois", "fr", "2026-12-01"),
        ("until the end of the year", "en", "2027-01-01"),
        ("bis Jahresende", "de", "2027-01-01"),
        ("tot einde van de week", "nl", "2026-11-23"),
        ("tot en met volgende week", "nl", "2026-11-30"),
    ],
)
def test_a_pause_is_over_on_the_day_that_was_meant(said: str, language: str, over_on: str) -> None:
    assert read_until(said, SUNDAY, language) == date.fromisoformat(over_on)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("pauze", QuestionKind.UNREADABLE),
        ("pauze tot ooit", QuestionKind.UNREADABLE),
        ("pauze tot gisteren", QuestionKind.UNREADABLE),
        ("pauze tot 1/9/2020", QuestionKind.UNREADABLE),
        ("pauze tot 31/2", QuestionKind.NONEXISTENT),
        ("pauze tot maandag 1/9", QuestionKind.WEEKDAY_MISMATCH),
    ],
)
def test_a_pause_without_a_sure_end_is_asked_about(said: str, kind: QuestionKind) -> None:
    read = read_until(said, SUNDAY, "nl")
    assert isinstance(read, DateQuestion)
    assert read.kind is kind
