"""What newcomers stumbled over around sessions: each is heard, asked for or said as one would expect."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.street import Street
from handlers.sessions import due
from handlers.sessions.nouns import SeatState
from tests.street.playing import play
from tests.street.taking_part import FULL, HERE, LINE, hold, state_of


async def _planned(street: Street) -> None:
    """Let it begin and end by the clock."""
    async with street.store.begin() as tx:
        for row in (due.begins(HERE), due.ends(HERE)):
            await tx.schedule(row)


async def test_who_still_waits_when_it_begins_hears_kindly_that_there_was_no_place() -> None:
    async with Street.open() as street:
        await hold(street)
        await _planned(street)
        await play(street, LINE + "clock 2024-05-28 13:30")
        assert street.hears("pieter") == (
            "S7 “Burenhulp” is begonnen. Er kwam deze keer geen plaats voor je vrij. Bedankt om te wachten. "
            "Zien wat er nog gepland is? Typ: sessies"
        )
        assert await state_of(street, "maria") is SeatState.LAPSED
        await play(street, "clock 2024-05-29 09:00")
        assert sum("geen plaats voor je" in text for text in street.heard("pieter")) == 1


async def test_an_offer_that_nobody_answered_ends_with_the_beginning() -> None:
    async with Street.open() as street:
        await hold(street)
        await _planned(street)
        await play(street, LINE + "clock 2024-05-28 08:30\nanna> uitschrijven S7")
        assert await state_of(street, "pieter") is SeatState.OFFERED
        await play(street, "down 8h")
        assert await state_of(street, "pieter") is SeatState.LAPSED
        await play(street, "pieter> ja")
        assert await state_of(street, "pieter") is SeatState.LAPSED


async def test_the_words_for_who_waits_are_asked_for() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "rita> schrijf aan S7 wachtlijst")
        assert street.hears("rita") == "Wat zal ik schrijven naar wie wacht? Typ je tekst."
        await play(street, "rita> We zoeken een grotere zaal, nog even geduld.")
        assert "Dit gaat naar 2 mensen:" in street.hears("rita")
        await play(street, "rita> ja")
        assert "We zoeken een grotere zaal, nog even geduld." in street.hears("pieter")


async def test_no_leaves_a_message_that_was_not_written_yet() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "rita> schrijf aan S7\nrita> nee")
        assert street.hears("rita") == "Goed. Ik stuurde niets."


@pytest.mark.parametrize(
    "said",
    [
        "verplaats S7 naar dinsdag 4 juni 14u",
        "verplaats sessie 7 naar 4/6 om 14u",
        "déplacer S7 au mardi 4 juin à 14h",
        "verschieben S7 auf Dienstag 4. Juni 14 Uhr",
        "reschedule session 7 to Tuesday 4 June 14:00",
    ],
)
async def test_a_session_is_moved_by_the_word_in_front(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"rita> {said}")
        assert "dinsdag 4 juni 2024, 14 uur" in street.hears("rita")


async def test_everybody_is_noted_as_present_in_a_word() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, FULL + "clock 2024-05-28 13:40\nrita> aanwezig S7 iedereen")
        assert await state_of(street, "anna") is SeatState.ATTENDED
        assert await state_of(street, "els") is SeatState.ATTENDED


async def test_everybody_answers_the_question_who_was_there() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, FULL + "clock 2024-05-28 13:40\nrita> aanwezig S7\nrita> iedereen")
        assert street.hears("rita").startswith("Ik noteerde 2 aanwezigen.")


async def test_there_is_no_certificate_before_it_is_over() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, code="4711"))
        await play(street, FULL + "clock 2024-05-28 13:40\nanna> ik ben er 4711\nanna> attest S7")
        assert street.hears("anna") == "S7 “Burenhulp” is nog niet voorbij. Vraag het attest daarna."
        await play(street, "clock 2024-05-28 15:40\nanna> attest S7")
        assert street.hears("anna").startswith("Hier is je attest")


async def test_another_place_of_a_running_session_is_no_number_of_places() -> None:
    async with Street.open() as street:
        await hold(street)
        await _planned(street)
        await play(street, "clock 2024-05-28 13:40\nrita> sessie S7\nrita> andere plaats")
        assert street.hears("rita") == "S7 “Burenhulp” is al begonnen."


async def test_a_guest_is_asked_about_again_when_the_session_moved_meanwhile() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7 voor Jeanne\nrita> verplaats S7 naar dinsdag 4 juni 14u\nrita> ja")
        await play(street, "anna> ja")
        assert street.hears("anna").startswith("Ondertussen is S7 “Burenhulp” verplaatst. Weet Jeanne dat")
        assert "dinsdag 4 juni 2024" in street.hears("anna")
        await play(street, "anna> ja")
        assert "Jeanne" in street.hears("anna")


async def test_who_was_there_and_was_not_noted_says_so_and_whoever_leads_it_decides() -> None:
    async with Street.open() as street:
        await hold(street)
        await _planned(street)
        await play(street, FULL + "clock 2024-05-28 15:40\nrita> aanwezig S7\nrita> 1\nrita> afwezig S7 Els")
        await play(street, "els> maar ik was er wel!")
        assert street.hears("els") == "Ik vraag aan wie S7 “Burenhulp” leidt om het te noteren."
        assert street.hears("rita") == "Els zegt: ik was bij S7 “Burenhulp”. Zal ik dat noteren?\n1 ja · 2 nee"
        await play(street, "rita> ja")
        assert street.hears("els") == "Er is genoteerd dat je bij S7 “Burenhulp” was."
        assert await state_of(street, "els") is SeatState.ATTENDED


async def test_whoever_was_noted_hears_that_they_were() -> None:
    async with Street.open() as street:
        await hold(street)
        await _planned(street)
        await play(street, FULL + "clock 2024-05-28 15:40\nrita> aanwezig S7 iedereen\nels> ik was er wel bij S7")
        assert street.hears("els") == "Er is genoteerd dat je bij S7 “Burenhulp” was."
