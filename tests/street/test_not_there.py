"""Presence that was noted can be taken back, by who leads the session and by whom it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.street import Street
from handlers.sessions.nouns import Seat, SeatState, SessionState
from tests.street.planned import MADE, with_session
from tests.street.playing import play

GOES_ON = "clock 2024-05-28 14:00\n"
"""S7 is going on."""
NAMES = ("els", "pieter")


async def state_of(street: Street, name: str, number: int = 7) -> SeatState | None:
    async with street.store.begin() as tx:
        seat = await tx.seat(number, f"p-{name}")
    return seat.state if seat else None


async def noted(street: Street) -> None:
    """Let Els and Pieter be noted as present."""
    await with_session(street, els=SeatState.CONFIRMED, pieter=SeatState.CONFIRMED)
    async with street.store.begin() as tx:
        await tx.save_saved(replace(MADE, state=SessionState.RUNNING, version=1), street.now)
    await play(street, GOES_ON + "els> ik ben er 4711\npieter> ik ben er 4711")


@pytest.mark.parametrize("said", ["afwezig S7 Els", "Els was er niet"])
async def test_who_was_noted_by_mistake_is_noted_as_not_there_and_hears_it(said: str) -> None:
    async with Street.open() as street:
        await noted(street)
        await play(street, f"jonas> {said}")
        assert street.hears("jonas") == "Ik noteerde dat Els niet bij S7 “Burenhulp” was."
        assert street.hears("els").startswith(
            "Er was genoteerd dat je bij S7 “Burenhulp” was. Wie de sessie leidt, verbeterde dat: je was er niet."
        )
        assert await state_of(street, "els") is SeatState.ABSENT
        assert await state_of(street, "pieter") is SeatState.ATTENDED


async def test_there_is_no_certificate_any_more_and_nothing_is_asked_about_it() -> None:
    async with Street.open() as street:
        await noted(street)
        await play(street, "jonas> afwezig S7 Els\nels> attest S7")
        assert street.hears("els").startswith("Niemand noteerde dat je bij S7")
        await play(street, "clock 2024-05-29 09:30")
        assert "Was het nuttig voor jou?" in street.hears("pieter")
        assert "Was het nuttig voor jou?" not in street.hears("els")


async def test_without_a_name_who_leads_it_chooses_from_the_list() -> None:
    async with Street.open() as street:
        await noted(street)
        await play(street, "jonas> afwezig S7")
        assert street.hears("jonas").startswith(
            "Wie was er niet bij S7 “Burenhulp”? Je mag meer nummers noemen.\n1 Els"
        )
        await play(street, "jonas> 1 en 2")
        assert street.hears("jonas") == "Ik noteerde dat 2 mensen niet bij S7 “Burenhulp” waren."
        assert {await state_of(street, name) for name in NAMES} == {SeatState.ABSENT}
        await play(street, "jonas> aanwezig S7\njonas> 1")
        assert await state_of(street, "els") is SeatState.ATTENDED


async def test_of_two_with_the_same_name_it_is_asked_who_is_meant() -> None:
    async with Street.open() as street:
        await noted(street)
        async with street.store.begin() as tx:
            guest = Seat(7, "guest-1", SeatState.ATTENDED, street.now, 3, by="p-maria", guest="Els Maes")
            await tx.save_saved(guest, street.now)
        await play(street, "jonas> Els was er niet")
        assert street.hears("jonas") == "Wie bedoel je?\n1 Els · 2 Els Maes · 3 niemand van hen"
        assert await state_of(street, "els") is SeatState.ATTENDED
        await play(street, "jonas> 2")
        assert await state_of(street, "els") is SeatState.ATTENDED
        assert "dat Els Maes bij S7 “Burenhulp” was" in street.hears("maria")


async def test_of_two_sessions_it_is_asked_which_and_none_changes_nothing() -> None:
    async with Street.open() as street:
        await noted(street)
        async with street.store.begin() as tx:
            await tx.save_saved(replace(MADE, number=8, title="Breien"), street.now)
            await tx.save_saved(Seat(8, "p-els", SeatState.CONFIRMED, street.now, 1), street.now)
        await play(street, "jonas> Els was er niet")
        assert "1 Els (S7 “Burenhulp”" in street.hears("jonas")
        assert "2 Els (S8 “Breien”" in street.hears("jonas")
        await play(street, "jonas> 3")
        assert street.hears("jonas") == "Goed. Alles blijft zoals het is."
        assert await state_of(street, "els") is SeatState.ATTENDED


@pytest.mark.parametrize("said", ["ik was er niet", "afwezig S7"])
async def test_who_typed_the_code_by_mistake_takes_it_back(said: str) -> None:
    async with Street.open() as street:
        await noted(street)
        await play(street, f"els> {said}")
        assert street.hears("els") == "Ik noteerde dat je niet bij S7 “Burenhulp” was."
        assert await state_of(street, "els") is SeatState.ABSENT
        assert await state_of(street, "pieter") is SeatState.ATTENDED


@pytest.mark.parametrize("said", ["Pieter was er niet", "afwezig S7 Pieter"])
async def test_nobody_is_noted_as_not_there_by_a_neighbour(said: str) -> None:
    async with Street.open() as street:
        await noted(street)
        await play(street, f"els> {said}")
        assert {await state_of(street, name) for name in NAMES} == {SeatState.ATTENDED}


@pytest.mark.parametrize(
    ("who", "said", "heard"),
    [
        ("jonas", "afwezig S7 Bert", "Niemand die Bert heet, had een plaats bij S7 “Burenhulp”."),
        ("jonas", "afwezig S99 Els", "Ik ken hier geen sessie met dat nummer."),
        ("jonas", "afwezig", "Welke sessie? Typ afwezig en het nummer"),
        ("maria", "afwezig S7", "Je bent niet ingeschreven voor S7 “Burenhulp”"),
    ],
)
async def test_who_cannot_be_meant_is_told_so(who: str, said: str, heard: str) -> None:
    async with Street.open() as street:
        await noted(street)
        await play(street, f"{who}> {said}")
        assert street.hears(who).startswith(heard)


async def test_before_it_begins_it_is_told_how_to_leave() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED, pieter=SeatState.CONFIRMED)
        await play(street, "els> afwezig S7\njonas> afwezig S7 Els")
        assert street.hears("els").startswith(
            "S7 “Burenhulp” is nog niet begonnen. Kan je toch niet? Typ: uitschrijven S7"
        )
        assert street.hears("jonas").startswith("S7 “Burenhulp” is nog niet begonnen.")
        assert await state_of(street, "els") is SeatState.CONFIRMED
