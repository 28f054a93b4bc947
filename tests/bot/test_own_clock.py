"""How soon something is, and what another clock shows then."""

from datetime import UTC, datetime

import pytest

from bot.i18n import Speech
from handlers.text import Elsewhere, HowSoon

SPEECH = Speech.load()
BEGINS = datetime(2026, 12, 8, 13, 0, tzinfo=UTC)  # 14:00 in Brussels


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-12-01T08:00", "over een week"),
        ("2026-12-05T08:00", "over 3 dagen"),
        ("2026-12-07T08:00", "morgen"),
        ("2026-12-07T22:59", "morgen"),
        ("2026-12-07T23:01", "vandaag"),
        ("2026-12-08T09:00", "over 4 uur"),
        ("2026-12-08T10:30", "vandaag"),
        ("2026-12-08T11:00", "over 2 uur"),
        ("2026-12-08T11:14", "over 2 uur"),
        ("2026-12-08T11:30", "vandaag"),
        ("2026-12-08T12:00", "over 1 uur"),
        ("2026-12-08T12:30", "zo meteen"),
    ],
)
def test_it_is_said_as_people_say_it(now: str, said: str) -> None:
    soon = HowSoon(BEGINS, datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert SPEECH.render(soon, "nl", "Europe/Brussels") == said


@pytest.mark.parametrize(
    ("zone", "language", "said"),
    [
        ("Europe/Brussels", "nl", ""),
        ("Europe/Berlin", "de", ""),
        ("Europe/London", "en", " in Brussels, 13:00 for you"),
        ("Europe/London", "fr", " à Bruxelles, 13 h chez vous"),
        ("Europe/London", "de", " in Brüssel, 13 Uhr bei Ihnen"),
        ("Pacific/Auckland", "nl", " in Brussel, woensdag 9 december 2026, 2 uur bij jou"),
    ],
)
def test_who_has_another_clock_reads_what_it_shows(zone: str, language: str, said: str) -> None:
    assert SPEECH.render(Elsewhere(BEGINS, "Europe/Brussels"), language, zone) == said
