"""What people type by mistake around sessions: nobody loses a place or reads nonsense by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.play.street import Street
from handlers.sessions.nouns import SeatState
from tests.street.planned import with_session
from tests.street.playing import play
from tests.street.taking_part import HERE, hold, state_of

GUEST = "els> inschrijven S7 voor Tante Rosa\nels> ja\nels> niets\n"
MADE = """
clock 2024-05-20 10:00
person rita organiser nl
person anna resident nl
rita #bewoners> sessie maken Breien op 28/5 om 13u30, 9 plaatsen
rita> Buurthuis
rita> ja
anna> inschrijven S1
anna> niets
"""
OVER = "clock 2024-05-28 15:31\n"


async def test_no_limit_is_a_number_of_places_and_no_place_to_go_to() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, where="Buurthuis"))
        await play(street, "anna> inschrijven S7\nanna> niets\nrita> sessie S7 plaatsen geen limiet")
        async with street.store.begin() as tx:
            session = await tx.session(7)
        assert session is not None
        assert (session.where, session.places) == ("Buurthuis", 0)
        assert "geen limiet" not in street.hears("anna")


@pytest.mark.parametrize("said", ["ja", "Ja!", "👍", "oui"])
async def test_a_yes_is_no_report_that_is_sent_to_everybody(said: str) -> None:
    async with Street.open() as street:
        await play(street, f"{MADE}{OVER}rita> {said}")
        assert street.hears("rita").startswith("Typ een link of een kort verslag.")
        await play(street, "rita> https://verslag.example.org\nclock 2024-05-29 09:30")
        assert "https://verslag.example.org" in street.hears("anna")


@pytest.mark.parametrize(
    "said", ["nee", "geen", "geen verslag", "kein Bericht", "aucun", "none", "no report", "sessie S1 verslag geen"]
)
async def test_a_no_says_that_there_is_no_report(said: str) -> None:
    async with Street.open() as street:
        await play(street, f"{MADE}{OVER}rita> {said}\nclock 2024-05-29 09:30")
        assert street.hears("rita") == "Oké. Bedankt voor deze sessie!"
        assert "Om na te lezen" not in street.hears("anna")


@pytest.mark.parametrize("said", ["nee", "ja", "geen", "sans raison"])
async def test_a_yes_or_a_no_is_no_reason_that_stands_in_the_group(said: str) -> None:
    async with Street.open() as street:
        await play(street, f"{MADE}rita> sessie S1 annuleer\nrita> {said}")
        assert "Reden" not in street.hears("rita")
        await play(street, "rita> ja")
        assert "Reden" not in street.hears("anna")


async def test_an_hour_after_a_new_day_is_an_hour_of_that_day() -> None:
    async with Street.open() as street:
        await play(street, f"{MADE}rita> sessie S1 verplaats\nrita> zaterdag 1/6\nrita> 14u")
        assert "zaterdag 1 juni 2024, 14 uur" in street.hears("rita")


async def test_an_hour_does_not_choose_between_two_days() -> None:
    async with Street.open() as street:
        await play(street, f"{MADE}rita> sessie S1 verplaats\nrita> zondag 1/6\nrita> 14u")
        asked = street.hears("rita")
        assert "1 juni 2024, 14 uur" in asked
        assert "2 juni 2024, 14 uur" in asked
        assert "28 mei" not in asked


@pytest.mark.parametrize("said", ["17u", "om 17 uur", "wijzig naam van S1", "28/5"])
async def test_an_hour_and_the_number_of_a_session_are_no_number_of_places(said: str) -> None:
    async with Street.open() as street:
        await play(street, f"{MADE}rita> sessie S1 plaatsen\nrita> {said}")
        async with street.store.begin() as tx:
            session = await tx.session(1)
        assert session is not None
        assert session.places == 9


@pytest.mark.parametrize("said", ["ik kom met 2 kinderen", "ik meld me af voor S1", "2 kinderen"])
async def test_a_digit_in_a_sentence_is_nothing_that_somebody_needs(said: str) -> None:
    async with Street.open() as street:
        await play(street, MADE.removesuffix("anna> niets\n") + f"anna> {said}")
        async with street.store.begin() as tx:
            (seat,) = await tx.seats(1)
        assert seat.needs == ()


@pytest.mark.parametrize("end", [OVER, "rita> sessie S1 annuleer ziek\nrita> ja\n"])
async def test_what_was_asked_about_changing_it_ends_with_it(end: str) -> None:
    async with Street.open() as street:
        await play(street, f"{MADE}rita> sessie S1 verplaats\n{end}")
        async with street.store.begin() as tx:
            assert "session.move_to" not in await tx.open_steps("p-rita")


async def test_the_name_of_somebody_elses_guest_gives_nobody_s_own_place_back() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"{GUEST}pieter> inschrijven S7\npieter> niets\npieter> uitschrijven S7 Tante Rosa")
        assert await state_of(street, "pieter") is SeatState.CONFIRMED
        assert street.hears("pieter").startswith("Jij schreef niemand in met de naam Tante Rosa")


async def test_a_misspelt_guest_does_not_cost_who_brings_them_their_own_place() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"{GUEST}els> inschrijven S7\nels> niets\nels> uitschrijven S7 Roza")
        assert await state_of(street, "els") is SeatState.CONFIRMED
        assert street.hears("els") == (
            "Wie kan niet meer komen naar S7 “Burenhulp” (dinsdag 28 mei 2024, 13.30 uur)?\n"
            "Jij zelf? Typ: uitschrijven S7\n"
            "Tante Rosa? Typ: uitschrijven S7 Tante Rosa"
        )


async def test_who_is_named_along_is_signed_up_only_by_being_asked() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "els> inschrijven S7 met Tante Rosa")
        assert await state_of(street, "els") is SeatState.CONFIRMED
        assert "Komt Tante Rosa mee? Typ dan: inschrijven S7 voor Tante Rosa" in street.heard("els")
        await play(street, "pieter> inschrijven S7 met plezier")
        assert not any("Komt" in text for text in street.heard("pieter"))


async def test_in_the_night_when_the_clock_goes_back_the_card_says_when_it_is_over() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, starts_local=datetime.fromisoformat("2027-10-31T02:30")))
        await play(street, "els> sessie S7")
        assert "Zondag 31 oktober 2027, 2.30 uur tot 3.30 uur" in street.hears("els")


@pytest.mark.parametrize("other", ["taken", "mijn agenda", "deelnemers S7", "sessies"])
async def test_a_menu_ends_when_somebody_begins_something_else(other: str) -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "jonas> sessie S7")
        assert "8 annuleren" in street.hears("jonas")
        await play(street, f"jonas> {other}\njonas> 8")
        assert street.hears("jonas").startswith("Dat begreep ik niet.")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("ander moment", "S7 “Burenhulp” is gepland op dinsdag 28 mei 2024, 13.30 uur. Naar welk moment?"),
        ("verplaatsen", "S7 “Burenhulp” is gepland op dinsdag 28 mei 2024, 13.30 uur. Naar welk moment?"),
        ("Afgelasten.", "Waarom gaat S7 “Burenhulp” niet door?"),
        ("annuler", "Waarom gaat S7 “Burenhulp” niet door?"),
        ("andere plaats", "Waar is het?"),
        ("inschrijven stoppen", "Klaar. Voor S7 “Burenhulp” kan niemand zich nog inschrijven."),
    ],
)
async def test_the_words_of_a_menu_and_of_its_commands_choose_as_its_numbers_do(said: str, heard: str) -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, f"jonas> sessie S7\njonas> {said}")
        assert street.hears("jonas").startswith(heard)


async def test_another_moment_is_an_answer_where_it_is_offered() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "jonas> sessie S7 verplaats naar 4/6\njonas> ander moment")
        assert street.hears("jonas").startswith("S7 “Burenhulp” is gepland op dinsdag 28 mei 2024")


async def test_a_menu_that_is_asked_again_is_still_there() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "jonas> sessie S7\njonas> opnieuw\njonas> 8")
        assert street.hears("jonas").startswith("Waarom gaat S7 “Burenhulp” niet door?")


async def test_the_menu_of_what_can_be_said_ends_as_well() -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, "els> menu\nels> sessies\nels> 1")
        assert street.hears("els").startswith("Dat begreep ik niet.")


@pytest.mark.parametrize(
    ("said", "answer"),
    [("hlup", "hulp"), ("stpo", "stop"), ("mneu", "menu")],
)
async def test_two_letters_swapped_in_a_word_that_always_works_are_forgiven(said: str, answer: str) -> None:
    heard = []
    for typed in (answer, said):
        async with Street.open() as street:
            await play(street, MADE)
            await street.says("anna", typed)
            heard.append(street.hears("anna"))
    assert heard[0] == heard[1]


@pytest.mark.parametrize(
    "said", ["schrijf mij in voor burenhulp", "melde mich an", "melde mich ab", "melden Sie mich bitte an"]
)
async def test_to_sign_up_is_neither_a_report_nor_a_letter(said: str) -> None:
    async with Street.open() as street:
        await play(street, MADE)
        await street.says("anna", said)
        assert "schrijf aan" not in street.hears("anna")
        assert "meld en het nummer" not in street.hears("anna")
