"""A reminder says how soon it is, and truly so: by the reader's own clock, and when it comes late."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.play.street import Street
from tests.street.playing import moves, play
from tests.street.taking_part import HERE, hold

JOINED = "anna> inschrijven S7\n"
EVENING = replace(HERE, starts_local=datetime.fromisoformat("2024-05-28T18:00"))
EARLY = replace(HERE, starts_local=datetime.fromisoformat("2024-05-28T07:30"))


def headings(street: Street, name: str, word: str = "Herinnering") -> list[str]:
    """List when somebody was reminded, and how soon it was said to be."""
    lines = (line for line in street.lines if line.to == name and line.text.startswith(word))
    return [f"{line.at:%d/%m %H:%M} {line.text.splitlines()[0]}" for line in lines]


async def test_each_reminder_says_how_soon_it_is() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, JOINED + "clock 2024-05-28 14:00")
        assert headings(street, "anna") == [
            "21/05 09:00 Herinnering: over een week.",
            "27/05 09:00 Herinnering: morgen.",
            "28/05 11:30 Herinnering: over 2 uur.",
        ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ["Rappel : dans une semaine.", "Rappel : demain.", "Rappel : dans 2 heures."]),
        ("en", ["Reminder: in a week.", "Reminder: tomorrow.", "Reminder: in 2 hours."]),
        ("de", ["Erinnerung: in einer Woche.", "Erinnerung: morgen.", "Erinnerung: in 2 Stunden."]),
    ],
)
async def test_it_is_said_in_each_language(language: str, said: list[str]) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> taal {language}\n{JOINED}clock 2024-05-28 14:00")
        assert [line[12:] for line in headings(street, "anna", said[0].split()[0].rstrip(":"))] == said


async def test_what_begins_too_early_for_two_hours_before_is_called_tomorrow_the_evening_before() -> None:
    async with Street.open() as street:
        await hold(street, EARLY)
        await play(street, JOINED + "clock 2024-05-28 07:00")
        assert headings(street, "anna")[1:] == [
            "27/05 09:00 Herinnering: morgen.",
            "27/05 20:30 Herinnering: morgen.",
        ]


async def test_a_reminder_that_is_late_because_we_were_away_says_what_is_true_by_then() -> None:
    async with Street.open() as street:
        await hold(street, EVENING)
        await play(street, JOINED + "clock 2024-05-27 08:30\ndown 24h")
        assert headings(street, "anna")[-1] == "28/05 08:30 Herinnering: vandaag. (later dan gepland)"


async def test_a_reminder_that_could_not_be_sent_before_the_day_itself_does_not_say_tomorrow() -> None:
    async with Street.open() as street:
        await hold(street, EVENING)
        await play(
            street, JOINED + "clock 2024-05-27 08:30\noutage console on\nclock 2024-05-28 10:00\noutage console off"
        )
        await play(street, "clock 2024-05-28 12:00")
        assert headings(street, "anna")[1:] == ["28/05 12:00 Herinnering: (later dan gepland)"]


async def test_who_lives_by_another_clock_hears_their_own_days_and_both_hours() -> None:
    async with Street.open() as street:
        await hold(street, EVENING)
        await moves(street, "anna", "Pacific/Auckland")
        await play(street, JOINED + "clock 2024-05-27 10:00")
        assert headings(street, "anna")[-1] == "27/05 09:00 Herinnering: over 2 dagen."
        assert (
            "Dinsdag 28 mei 2024, 18 uur tot 20 uur in Brussel, woensdag 29 mei 2024, 4 uur bij jou"
            in street.hears("anna").splitlines()
        )


@pytest.mark.parametrize("zone", ["Europe/Brussels", "Europe/Paris"])
async def test_who_has_the_same_hour_reads_it_once(zone: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await moves(street, "anna", zone)
        await play(street, JOINED)
        assert "Dinsdag 28 mei 2024, 13.30 uur tot 15.30 uur" in street.hears("anna").splitlines()


async def test_lists_offers_and_news_say_both_hours_too() -> None:
    async with Street.open() as street:
        await hold(street)
        await moves(street, "anna", "Europe/London")
        await play(street, JOINED + "anna> sessies")
        assert "dinsdag 28 mei 2024, 13.30 uur in Brussel, 12.30 uur bij jou" in street.hears("anna")
        await play(street, "anna> mijn agenda")
        assert "Dinsdag 28 mei 2024, 13.30 uur in Brussel, 12.30 uur bij jou" in street.hears("anna")
        await play(street, "rita> sessie S7 verplaats naar 4/6\nrita> ja")
        assert "dinsdag 4 juni 2024, 13.30 uur in Brussel, 12.30 uur bij jou" in street.hears(
            "anna"
        ).casefold().replace("brussel", "Brussel")
