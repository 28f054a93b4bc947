"""What is changed of a session at night: told in the morning, once, and with the moment people knew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.street import Street
from handlers.sessions.nouns import SeatState
from tests.street.planned import MADE, with_session
from tests.street.playing import play


async def test_what_is_changed_at_night_is_told_in_the_morning() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "clock 2024-05-02 23:10\njonas> sessie S7 verplaats naar 4/6\njonas> ja")
        assert street.hears("jonas").endswith("Het is nu nacht. Iedereen hoort het om 8 uur.")
        assert "Dinsdag 4 juni 2024" in street.hears("#bewoners")
        assert street.hears("els") == ""
        await play(street, "clock 2024-05-03 08:00")
        assert "dinsdag 4 juni 2024, 13.30 uur (was dinsdag 28 mei 2024, 13.30 uur)" in street.hears("els")


async def test_what_is_moved_and_cancelled_in_one_night_is_only_told_to_be_cancelled() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "clock 2024-05-02 23:10\njonas> sessie S7 verplaats naar 4/6\njonas> ja")
        await play(street, "jonas> sessie S7 annuleren ziek\njonas> ja\nclock 2024-05-03 09:00")
        _greeting, told = street.heard("els")
        assert told == "S7 “Burenhulp” van dinsdag 28 mei 2024, 13.30 uur gaat niet door. Reden: ziek"


async def test_who_sleeps_hears_once_of_two_moves_in_one_night_with_the_moment_they_knew() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "clock 2024-05-02 23:10\njonas> sessie S7 verplaats naar 4/6\njonas> ja")
        await play(street, "jonas> sessie S7 verplaats naar 11/6\njonas> ja\nclock 2024-05-03 08:05")
        _greeting, *told = street.heard("els")
        assert len(told) == 1
        assert "dinsdag 11 juni 2024, 13.30 uur (was dinsdag 28 mei 2024, 13.30 uur)" in told[0].casefold()


async def test_who_sleeps_hears_nothing_of_a_session_that_was_moved_and_back() -> None:
    async with Street.open() as street:
        await with_session(street, replace(MADE, places=1), els=SeatState.CONFIRMED, pieter=SeatState.WAITING)
        await play(street, "clock 2024-05-02 23:10\njonas> sessie S7 verplaats naar 4/6\njonas> ja")
        await play(street, "jonas> sessie S7 verplaats naar 28/5")
        assert "opnieuw" not in street.hears("jonas")
        await play(street, "jonas> ja")
        assert "Iedereen hoort" not in street.hears("jonas")
        await play(street, "clock 2024-05-03 08:05")
        assert street.heard("els") == street.heard("pieter") == []


async def test_a_new_place_of_the_night_is_still_told_once_the_session_is_moved() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "clock 2024-05-02 23:10\njonas> sessie S7 plaats Zaal Noord\njonas> ja")
        await play(street, "jonas> sessie S7 verplaats naar 4/6\njonas> ja\nclock 2024-05-03 08:05")
        told = " ".join(street.heard("els"))
        assert "Zaal Noord" in told
        assert "was dinsdag 28 mei 2024" in told


@pytest.mark.parametrize("change", ["titel Buurtcafé", "plaats Zaal Noord"])
@pytest.mark.parametrize("is_first", [True, False])
async def test_what_is_changed_and_moved_in_one_night_is_not_said_to_stay(change: str, is_first: bool) -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        changes, moves = f"jonas> sessie S7 {change}\njonas> ja\n", "jonas> sessie S7 verplaats 30/5 14u\njonas> ja\n"
        night = changes + moves if is_first else moves + changes
        await play(street, f"clock 2024-05-02 23:10\n{night}clock 2024-05-03 08:05")
        told = street.heard("els")
        assert not [text for text in told if "Het moment blijft" in text]
        assert len([text for text in told if "(was dinsdag 28 mei 2024, 13.30 uur)" in text]) == 1
        assert (
            len([text for text in told if text.startswith(("S7 heeft een andere", "S7 “Burenhulp” is op een andere"))])
            == 1
        )


async def test_what_is_changed_moved_and_moved_back_in_one_night_stays() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        moves = "jonas> sessie S7 verplaats naar {}\njonas> ja\n"
        night = moves.format("4/6") + "jonas> sessie S7 titel Buurtcafé\njonas> ja\n" + moves.format("28/5")
        await play(street, f"clock 2024-05-02 23:10\n{night}clock 2024-05-03 08:05")
        _greeting, told = street.heard("els")
        assert told.endswith("Het moment blijft: dinsdag 28 mei 2024, 13.30 uur tot 15.30 uur.")


async def test_what_is_moved_at_night_to_soon_is_told_at_once_with_the_moment_they_knew() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "clock 2024-05-02 23:10\njonas> sessie S7 verplaats naar 4/6\njonas> ja")
        await play(street, "jonas> sessie S7 verplaats naar 3/5 om 9u\njonas> ja\nclock 2024-05-03 08:05")
        told = [text for text in street.heard("els") if "28 mei" in text]
        assert len(told) == 1
        assert not [text for text in street.heard("els") if "4 juni" in text]


@pytest.mark.parametrize("first", ["els", "jonas"])
async def test_a_place_that_comes_free_the_night_of_a_move_is_offered_in_the_morning(first: str) -> None:
    leaves, moves = "els> uitschrijven S7\n", "jonas> sessie S7 verplaats naar 4/6\njonas> ja\n"
    async with Street.open() as street:
        await with_session(street, replace(MADE, places=1), els=SeatState.CONFIRMED, pieter=SeatState.WAITING)
        night = leaves + moves if first == "els" else moves + leaves
        await play(street, f"clock 2024-05-02 23:10\n{night}clock 2024-05-03 08:05")
        assert len([text for text in street.heard("pieter") if "Er is plaats voor jou" in text]) == 1
        await play(street, "pieter> ja")
        async with street.store.begin() as tx:
            states = {one.person: one.state for one in await tx.seats(7)}
        assert states["p-pieter"] is SeatState.CONFIRMED


async def test_a_place_that_came_free_at_night_is_offered_once_it_is_moved_and_back() -> None:
    async with Street.open() as street:
        await with_session(street, replace(MADE, places=1), els=SeatState.CONFIRMED, pieter=SeatState.WAITING)
        await play(street, "clock 2024-05-02 23:10\nels> uitschrijven S7")
        await play(street, "jonas> sessie S7 verplaats naar 4/6\njonas> ja\njonas> sessie S7 verplaats naar 28/5")
        await play(street, "jonas> ja\nclock 2024-05-03 08:05")
        _greeting, told = street.heard("pieter")
        assert told.startswith("Er is plaats voor jou bij")


async def test_what_begins_early_in_the_morning_is_told_at_night() -> None:
    async with Street.open() as street:
        early = replace(MADE, starts_local=MADE.starts_local.replace(hour=9, minute=0))
        await with_session(street, early, els=SeatState.CONFIRMED)
        await play(street, "clock 2024-05-27 23:10\njonas> sessie S7 annuleren ziek\njonas> ja")
        assert "gaat niet door. Reden: ziek" in street.hears("els")
