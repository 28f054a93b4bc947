"""A person who moves to another zone, a clock that is set back, and a database that is two days old."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.play.street import Street
from tests.street.playing import PEOPLE, TAKEN, asked, heard_at, moves, play, put_back, restorable, since

BEGUN = "clock 2026-11-24 09:00" + PEOPLE + asked("boodschappen vrijdag 14 uur") + TAKEN
REMINDED = ["2026-11-26 14:00", "2026-11-27 12:00"]


async def test_who_moves_to_another_zone_is_reminded_at_the_hour_of_the_neighbourhood() -> None:
    async with Street.open() as street:
        await play(street, BEGUN)
        await moves(street, "karim", "America/New_York")
        await play(street, "clock 2026-11-26 20:00")
        await moves(street, "karim", "Asia/Tokyo")
        await play(street, "clock 2026-11-27 14:00")
        assert heard_at(street, "karim", "Herinnering") == heard_at(street, "maria", "Herinnering") == REMINDED
        assert "Vrijdag 27 november 2026, 14 uur" in street.hears("maria")


async def test_who_asks_from_another_zone_means_the_hour_of_the_neighbourhood() -> None:
    abroad = PEOPLE.replace("maria resident nl", "maria resident nl Europe/London")
    async with Street.open() as street:
        await play(street, "clock 2026-11-24 09:00" + abroad + asked("boodschappen vrijdag 14 uur") + TAKEN)
        await play(street, "clock 2026-11-27 14:00")
        assert heard_at(street, "karim", "Herinnering") == REMINDED


async def test_a_clock_that_is_set_back_an_hour_repeats_nothing_and_forgets_nothing() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + "clock 2026-11-26 14:00")
        assert heard_at(street, "karim", "Herinnering") == REMINDED[:1]
        street._clock.set(street.now - timedelta(hours=1))
        await play(street, "karim> mijn taken\ncrash\nclock 2026-11-27 14:00")
        assert heard_at(street, "karim", "Herinnering") == heard_at(street, "maria", "Herinnering") == REMINDED


async def test_what_is_asked_while_the_clock_is_behind_is_answered_once() -> None:
    async with Street.open() as street:
        await play(street, BEGUN)
        street._clock.set(street.now - timedelta(hours=1))
        before = len(street.lines)
        await play(street, "karim> mijn taken\nclock +1h\ncrash")
        assert len(since(street, before, "karim")) == 1


async def test_a_database_that_is_two_days_old_brings_what_is_ahead_and_repeats_nothing(tmp_path: Path) -> None:
    file, kept = tmp_path / "bot.db", tmp_path / "kept.db"
    async with Street.open(f"sqlite+aiosqlite:///{file}") as street:
        await play(street, BEGUN + "clock 2026-11-25 12:00")
        await restorable(street, file, kept)
        await play(street, "clock 2026-11-27 11:00")
        assert heard_at(street, "karim", "Herinnering") == REMINDED[:1]
        await put_back(street, file, kept)
        await play(street, "crash\nclock 2026-11-27 14:00")
        for name in ("karim", "maria"):
            assert heard_at(street, name, "Herinnering") == REMINDED
        assert since(street, 0, "rita") == []


async def test_a_database_from_before_the_task_was_over_asks_how_it_was_only_once(tmp_path: Path) -> None:
    file, kept = tmp_path / "bot.db", tmp_path / "kept.db"
    async with Street.open(f"sqlite+aiosqlite:///{file}") as street:
        await play(street, BEGUN + "clock 2026-11-27 13:00")
        await restorable(street, file, kept)
        await play(street, "clock 2026-11-29 13:00")
        asked_before = heard_at(street, "maria", "Het moment van #1 is voorbij.")
        await put_back(street, file, kept)
        await play(street, "crash\nclock 2026-11-29 14:00")
        assert heard_at(street, "maria", "Het moment van #1 is voorbij.") == asked_before == ["2026-11-27 18:00"]
