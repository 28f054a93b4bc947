"""Days that are seldom: the twenty-ninth of February, and the last of a year."""

from __future__ import annotations

from bot.play.street import Street
from tests.street.playing import PEOPLE, TAKEN, asked, heard_at, play


async def test_the_day_before_the_first_of_march_is_the_twenty_ninth_of_february_in_a_leap_year() -> None:
    async with Street.open() as street:
        await play(street, "clock 2028-02-21 09:00" + PEOPLE + asked("boodschappen op 1 maart om 14 uur") + TAKEN)
        await play(street, "clock 2028-03-01 14:00")
        assert "woensdag 1 maart 2028, 14 uur" in "".join(street.heard("#bewoners"))
        assert heard_at(street, "karim", "Herinnering") == ["2028-02-29 14:00", "2028-03-01 12:00"]


async def test_in_other_years_it_is_the_twenty_eighth() -> None:
    async with Street.open() as street:
        await play(street, "clock 2027-02-22 09:00" + PEOPLE + asked("boodschappen op 1 maart om 14 uur") + TAKEN)
        await play(street, "clock 2027-03-01 14:00")
        assert heard_at(street, "karim", "Herinnering") == ["2027-02-28 14:00", "2027-03-01 12:00"]


async def test_a_series_passes_over_the_leap_day_as_over_any_other() -> None:
    async with Street.open() as street:
        await play(street, "clock 2028-02-21 09:00" + PEOPLE + asked("koffie drinken elke dinsdag 10 uur"))
        await play(street, "clock 2028-03-07 09:00")
        posted = [
            text for text in street.heard("#bewoners") if text.startswith("Nieuwe vraag: #") and "gevonden" not in text
        ]
        days = ("22 februari", "29 februari", "7 maart")
        assert [day for day in days if any(f"dinsdag {day} 2028" in text for text in posted)] == [*days]


async def test_a_reminder_of_the_second_of_january_comes_on_new_years_day() -> None:
    async with Street.open() as street:
        await play(street, "clock 2026-12-31 09:00" + PEOPLE + asked("boodschappen overmorgen om 14 uur") + TAKEN)
        await play(street, "clock 2027-01-02 14:00")
        assert "zaterdag 2 januari 2027, 14 uur" in "".join(street.heard("#bewoners"))
        assert heard_at(street, "karim", "Herinnering") == ["2027-01-01 14:00", "2027-01-02 12:00"]


async def test_what_is_due_at_the_stroke_of_the_new_year_waits_for_the_morning_of_it() -> None:
    async with Street.open() as street:
        await play(street, "clock 2026-12-29 09:00" + PEOPLE + asked("vervoer op 2 januari om 0 uur 's nachts") + TAKEN)
        await play(street, "clock 2027-01-02 00:00")
        assert heard_at(street, "karim", "Herinnering") == ["2027-01-01 08:00", "2027-01-01 20:30"]


async def test_a_series_goes_on_in_the_new_year() -> None:
    async with Street.open() as street:
        await play(street, "clock 2026-12-21 09:00" + PEOPLE + asked("koffie drinken elke donderdag 10 uur"))
        await play(street, "clock 2027-01-07 09:00")
        posted = "".join(street.heard("#bewoners"))
        assert "donderdag 31 december 2026" in posted
        assert "donderdag 7 januari 2027" in posted
