"""Signing up and off in the words that people use: none for the one may ever do the other."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from handlers.sessions.nouns import SeatState
from tests.street.playing import play
from tests.street.taking_part import hold, state_of

OFF = [
    *("afmelden S7", "afzeggen S7", "meld me af voor S7", "ik meld me af voor S7", "annuleer mijn inschrijving S7"),
    *("annuleer S7", "melde mich ab S7", "absagen S7", "stornieren S7", "austragen S7", "ich melde mich ab von S7"),
    *("se désister S7", "désinscription S7", "annuler S7", "annuler mon inscription à S7"),
    *("cancel S7", "unsubscribe S7", "unsubscribe from S7", "sign off S7", "Cancel s7 please"),
]


@pytest.mark.parametrize("said", OFF)
async def test_whoever_signs_off_gives_their_place_back(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> inschrijven S7\nanna> {said}")
        assert await state_of(street, "anna") is SeatState.CANCELLED


@pytest.mark.parametrize("said", ["annuleer S7", "cancel S7"])
@pytest.mark.parametrize(
    ("before", "happened"),
    [("rita> inschrijven S7\n", "Je bent uitgeschreven"), ("", "Je bent niet ingeschreven voor S7")],
)
async def test_who_leads_it_hears_what_became_of_their_place_and_how_to_call_all_of_it_off(
    said: str, before: str, happened: str
) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"{before}rita> {said}")
        left, how = street.heard("rita")[-2:]
        assert left.startswith(happened)
        assert how == "S7 “Burenhulp” voor iedereen annuleren? Typ: sessie S7 annuleren"
        await play(street, "rita> sessie S7 annuleren")
        assert street.hears("rita").startswith("Waarom gaat S7 “Burenhulp” niet door?")


async def test_who_takes_part_or_signs_off_plainly_is_told_nothing_of_that() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nanna> annuleer S7\nrita> inschrijven S7\nrita> uitschrijven S7")
        assert not any("voor iedereen" in text for name in ("anna", "rita") for text in street.heard(name))


@pytest.mark.parametrize("said", [*OFF, "amelden S7", "melde mich a S7", "afmeldn S7", "abmeldn S7"])
async def test_no_word_for_signing_off_and_no_slip_of_one_signs_anybody_up(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> {said}")
        assert await state_of(street, "anna") is None


@pytest.mark.parametrize(
    "said", ["melde mich an für S7", "melden Sie mich an für S7", "aanmelden S7", "meld me aan voor S7"]
)
async def test_whoever_signs_up_in_these_words_has_a_place(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> {said}")
        assert await state_of(street, "anna") is SeatState.CONFIRMED


@pytest.mark.parametrize("yes", ["1", "ja"])
async def test_who_joins_without_a_number_is_asked_about_the_only_session(yes: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven")
        assert street.hears("anna").startswith("Wil je naar S7 “Burenhulp” (dinsdag 28 mei 2024, 13.30 uur) komen?")
        assert await state_of(street, "anna") is None
        await play(street, f"anna> {yes}")
        assert await state_of(street, "anna") is SeatState.CONFIRMED


async def test_who_has_the_only_place_and_joins_without_a_number_is_asked_which() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nanna> inschrijven")
        assert street.hears("anna").startswith("Welke sessie?")
