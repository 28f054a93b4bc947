"""Through both nights in which the clock changes, everybody hears each thing once, at the hour on their wall."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from tests.street.playing import PEOPLE, TAKEN, asked, heard_at, play

SPRING, AUTUMN = "clock 2027-03-25 09:00", "clock 2026-10-22 09:00"
AT_HALF_PAST_TWO = "om 2.30 uur 's nachts met 2 buren"
BEGUN = "#1 (Verhuizen van een kast met 2 buren): er zijn helpers."
"""When it begins with one of two helpers, the card says so at once: the only thing that is said in that night."""


@pytest.mark.parametrize(
    ("begins", "moment", "sunday", "monday"),
    [
        (SPRING, "maandag 29/3 om 2.30 uur 's nachts", "2027-03-28", "2027-03-29"),
        (AUTUMN, "maandag 26/10 om 2.30 uur 's nachts", "2026-10-25", "2026-10-26"),
    ],
)
async def test_a_reminder_at_half_past_two_that_is_not_there_or_there_twice_comes_once(
    begins: str, moment: str, sunday: str, monday: str
) -> None:
    async with Street.open() as street:
        await play(street, begins + PEOPLE + asked(f"boodschappen {moment}") + TAKEN + f"clock {monday} 02:29")
        # A day before it begins is in the night, and the second one comes in the evening.
        for name in ("karim", "maria"):
            assert heard_at(street, name, "Herinnering") == [f"{sunday} 08:00", f"{sunday} 20:30"]


@pytest.mark.parametrize(
    ("begins", "moment", "saturday", "sunday"),
    [
        (SPRING, "zondag 28/3 om 14 uur", "2027-03-27", "2027-03-28"),
        (AUTUMN, "zondag 25/10 om 14 uur", "2026-10-24", "2026-10-25"),
    ],
)
async def test_a_day_before_is_the_same_hour_on_the_wall_though_the_day_is_shorter_or_longer(
    begins: str, moment: str, saturday: str, sunday: str
) -> None:
    async with Street.open() as street:
        await play(street, begins + PEOPLE + asked(f"boodschappen {moment}") + TAKEN + f"clock {sunday} 14:00")
        for name in ("karim", "maria"):
            assert heard_at(street, name, "Herinnering") == [f"{saturday} 14:00", f"{sunday} 12:00"]


async def test_an_hour_that_does_not_exist_is_said_back_as_the_one_after_it_and_begins_then() -> None:
    async with Street.open() as street:
        await play(street, SPRING + PEOPLE + asked(f"verhuizen van een kast zondag 28/3 {AT_HALF_PAST_TWO}") + TAKEN)
        assert heard_at(street, "maria", "Let op: de klok gaat dan een uur vooruit. Het uur dat je zei, bestaat niet.")
        assert "zondag 28 maart 2027, 3 uur" in street.hears("#bewoners")
        await play(street, "clock 2027-03-28 07:59")
        assert heard_at(street, "#bewoners", BEGUN) == ["2027-03-28 03:00"]


async def test_what_begins_in_the_hour_that_comes_twice_begins_once_and_the_first_time() -> None:
    async with Street.open() as street:
        await play(street, AUTUMN + PEOPLE + asked(f"verhuizen van een kast zondag 25/10 {AT_HALF_PAST_TWO}") + TAKEN)
        await play(street, "clock 2026-10-25 07:59")
        begun = [line for line in street.lines if line.to == "#bewoners" and line.text.startswith(BEGUN)]
        assert [line.at.isoformat() for line in begun] == ["2026-10-25T02:30:00+02:00"]


async def test_a_dead_bot_that_comes_back_in_the_hour_that_comes_twice_says_nothing_again() -> None:
    async with Street.open() as street:
        await play(street, AUTUMN + PEOPLE + asked(f"verhuizen van een kast zondag 25/10 {AT_HALF_PAST_TWO}") + TAKEN)
        # Ten to three in summer time; an hour later the clock shows the same again.
        await play(street, "clock 2026-10-25 00:00\nclock +170min\ncrash")
        before = len(street.lines)
        await play(street, "clock +1h\ncrash\nclock 2026-10-25 07:59")
        assert street.lines[before:] == []
