"""Sessions through the nights, days and clocks that are unlike others: begun, reminded of and repeated on the wall."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.play.street import Line, Street
from tests.street.playing import heard_at, moves, play, put_back, restorable

PEOPLE = "\nperson rita organiser nl\nperson anna resident nl\nperson emma resident en\n"
HERE = "rita> Buurthuis\nrita> ja\n"


def made(what: str) -> str:
    """Write how Rita makes a session for those who live here, and how Anna and Emma join it."""
    return f"rita #bewoners> sessie maken {what} 10 plaatsen\n{HERE}anna> inschrijven S1\nemma> join S1\n"


@pytest.mark.parametrize(
    ("begins", "moment", "days"),
    [
        ("2026-03-27 12:00", "maandag 30/3 10 uur", ("2026-03-29", "2026-03-30")),
        ("2026-10-23 12:00", "maandag 26/10 10 uur", ("2026-10-25", "2026-10-26")),
    ],
)
async def test_reminders_keep_their_hour_when_the_clock_has_changed_in_between(
    begins: str, moment: str, days: tuple[str, str]
) -> None:
    async with Street.open() as street:
        await play(street, f"clock {begins}{PEOPLE}" + made(f"Koffie {moment}") + f"clock {days[1]} 10:00")
        for name, word in (("anna", "Herinnering"), ("emma", "Reminder")):
            assert heard_at(street, name, word) == [f"{days[0]} 09:00", f"{days[1]} 08:00"]
        assert heard_at(street, "rita", "S1 “Koffie” begint.") == [f"{days[1]} 10:00"]


async def test_a_series_keeps_its_hour_on_the_wall_in_summer_and_in_winter() -> None:
    async with Street.open() as street:
        series = "Breiclub elke vrijdag 10 tot 12 uur"
        await play(street, f"clock 2026-10-14 12:00{PEOPLE}" + made(series) + "clock 2026-10-30 12:30")
        assert [line.at.isoformat() for line in begun_in(street)] == [
            "2026-10-16T10:00:00+02:00",
            "2026-10-23T10:00:00+02:00",
            "2026-10-30T10:00:00+01:00",
        ]


@pytest.mark.parametrize(
    ("begins", "sunday", "begun"),
    [
        ("2026-03-24 12:00", "29/3", "2026-03-29T03:00:00+02:00"),
        ("2026-10-20 12:00", "25/10", "2026-10-25T02:30:00+02:00"),
    ],
)
async def test_half_past_two_begins_once_though_it_is_not_there_or_there_twice(
    begins: str, sunday: str, begun: str
) -> None:
    night = f"rita #bewoners> sessie maken Sterren kijken zondag {sunday} om 2.30 uur 's nachts 10 plaatsen\n"
    async with Street.open() as street:
        await play(street, f"clock {begins}{PEOPLE}{night}rita> ja\n{HERE}clock 2026-{begun[5:10]} 07:59")
        assert [line.at.isoformat() for line in begun_in(street)] == [begun]


def begun_in(street: Street) -> list[Line]:
    """List what Rita hears when something begins."""
    return [line for line in street.lines if line.to == "rita" and "begint." in line.text]


async def test_a_weekly_session_passes_over_the_leap_day_and_the_new_year() -> None:
    for begins, until, days in [
        ("2028-02-14 12:00", "2028-03-07 11:00", ("2028-02-15", "2028-02-22", "2028-02-29", "2028-03-07")),
        ("2026-12-21 12:00", "2027-01-12 11:00", ("2026-12-22", "2026-12-29", "2027-01-05", "2027-01-12")),
    ]:
        async with Street.open() as street:
            await play(
                street, f"clock {begins}{PEOPLE}" + made("Breiclub elke dinsdag 10 tot 12 uur") + f"clock {until}"
            )
            begun = [line for line in street.lines if line.to == "rita" and "begint." in line.text]
            assert [f"{line.at:%Y-%m-%d %H:%M}" for line in begun] == [f"{day} 10:00" for day in days]


BEGUN = f"clock 2026-11-20 12:00{PEOPLE}" + made("Koffie vrijdag 27/11 14 tot 16 uur")
REMINDED = ["2026-11-26 09:00", "2026-11-27 12:00"]


async def test_who_moves_to_another_zone_is_reminded_at_the_hour_of_the_session() -> None:
    async with Street.open() as street:
        await play(street, BEGUN)
        await moves(street, "anna", "America/New_York")
        await play(street, "clock 2026-11-27 14:00")
        assert heard_at(street, "anna", "Herinnering") == heard_at(street, "emma", "Reminder") == REMINDED


async def test_a_clock_that_is_set_back_an_hour_reminds_nobody_twice() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + "clock 2026-11-26 09:00")
        street._clock.set(street.now - timedelta(hours=1))
        await play(street, "crash\nclock 2026-11-27 14:00")
        assert heard_at(street, "anna", "Herinnering") == heard_at(street, "emma", "Reminder") == REMINDED


async def test_a_database_that_is_two_days_old_brings_what_is_ahead_and_repeats_nothing(tmp_path: Path) -> None:
    file, kept = tmp_path / "bot.db", tmp_path / "kept.db"
    async with Street.open(f"sqlite+aiosqlite:///{file}") as street:
        await play(street, BEGUN + "clock 2026-11-25 12:00")
        await restorable(street, file, kept)
        await play(street, "clock 2026-11-27 11:00")
        await put_back(street, file, kept)
        await play(street, "crash\nclock 2026-11-27 14:00")
        assert heard_at(street, "anna", "Herinnering") == heard_at(street, "emma", "Reminder") == REMINDED
