"""The code of the day, asked for again by who leads the session, and told to nobody else."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from handlers.sessions.nouns import SeatState
from tests.street.playing import play
from tests.street.taking_part import hold, state_of

NOW = "clock 2024-05-28 13:40\n"


@pytest.mark.parametrize("said", ["code S7", "code van de dag S7", "code 7", "code"])
async def test_who_leads_it_hears_the_code_again(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"{NOW}rita> {said}")
        assert street.hears("rita") == (
            "De code van de dag van S7 “Burenhulp” is 4711. Schrijf op het bord: stuur naar de bot: ik ben er 4711"
        )


async def test_in_a_room_it_is_told_in_private_and_before_it_counts_it_is_said_from_when() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "rita #bewoners> code S7")
        assert "4711" not in street.hears("#bewoners")
        assert street.hears("rita").endswith("Hij telt vanaf dinsdag 28 mei 2024, 13 uur.")


@pytest.mark.parametrize(
    ("who", "said", "heard"),
    [
        ("anna", "code S7", "Dat kan alleen een organisator."),
        ("rita", "code S9", "Ik ken hier geen sessie met dat nummer."),
    ],
)
async def test_nobody_else_hears_it(who: str, said: str, heard: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"{NOW}{who}> {said}")
        assert street.hears(who).startswith(heard)


async def test_without_a_number_and_with_nothing_going_on_it_is_asked_which() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "rita> code")
        assert street.hears("rita").startswith("Welke sessie? Typ code en het nummer")


async def test_the_word_with_the_code_of_today_says_that_somebody_is_there() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> inschrijven S7\n{NOW}anna> code 1234")
        assert street.hears("anna").startswith("Dat is niet de code van vandaag.")
        await play(street, "anna> code 4711")
        assert await state_of(street, "anna") is SeatState.ATTENDED


async def test_there_is_no_code_of_what_is_over_or_cancelled() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "clock 2024-05-28 17:31\nrita> code S7")
        assert street.hears("rita") == "S7 “Burenhulp” van dinsdag 28 mei 2024, 13.30 uur is voorbij."
    async with Street.open() as street:
        await hold(street)
        await play(street, "rita> sessie S7 annuleren ziek\nrita> ja\nrita> code S7")
        assert street.hears("rita").endswith("gaat niet door. Reden: ziek")
