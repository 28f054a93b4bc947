"""A session from both sides: what whoever leads it does, and what those who take part hear of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.street import Street
from handlers.model import RoomKind
from handlers.sessions.nouns import Seat, SeatState
from tests.street.playing import play
from tests.street.taking_part import FULL, HERE, LINE, hold, state_of
from tests.street.test_reminding import reminders


async def test_after_a_move_everybody_is_asked_and_reminded_of_the_new_moment_alone() -> None:
    """Reminders of the old date went out (zetkin/app.zetkin.org#3386)."""
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "clock 2024-05-22 10:00\nrita> sessie S7 verplaats naar 4/6 13u30\nrita> ja")
        assert street.hears("anna") == (
            "Nieuwe datum voor S7 “Burenhulp”: dinsdag 4 juni 2024, 13.30 uur "
            "(was dinsdag 28 mei 2024, 13.30 uur). Kom je dan ook?\n1 ja · 2 nee"
        )
        assert "Je blijft op de wachtlijst staan." in street.hears("pieter")
        await play(street, "anna> nee\npieter> ja\nclock 2024-06-04 14:00")
        assert await state_of(street, "pieter") is SeatState.CONFIRMED
        assert reminders(street, "els") == ["21/05 09:00", "28/05 09:00", "03/06 09:00", "04/06 11:30"]
        assert "Dinsdag 4 juni 2024" in street.hears("els")
        assert reminders(street, "anna") == ["21/05 09:00"]


async def test_more_places_are_offered_to_who_waits() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "rita> sessie S7 plaatsen 3")
        assert "Er is plaats voor jou" in street.hears("pieter")
        assert "Er is plaats voor jou" not in street.hears("maria")
        assert "op de wachtlijst" in street.hears("#bewoners")


async def test_what_is_cancelled_asks_nobody_anything_any_more() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, where="Buurthuis"))
        await play(street, FULL + "pieter> inschrijven S7\nanna> uitschrijven S7")
        await play(street, "rita> sessie S7 annuleer de zaal is dicht\nrita> ja")
        for name in ("els", "pieter"):
            assert "is geannuleerd" in street.hears(name) or "gaat niet door" in street.hears(name)
            assert "de zaal is dicht" in street.hears(name)
        async with street.store.begin() as tx:
            assert await tx.open_questions("p-pieter") == ()
            assert await tx.open_questions("p-els") == ()
        await play(street, "clock 2024-05-30 10:00\npieter> inschrijven S7")
        assert reminders(street, "els") == []
        assert "de zaal is dicht" in street.hears("pieter")


async def test_the_code_of_the_day_is_told_and_typed_and_the_next_morning_people_are_asked() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, FULL + "rita> sessie S7 verplaats naar 29/5 13u30\nrita> ja\nanna> ja\nels> ja")
        await play(street, "clock 2024-05-29 13:30")
        assert "4711" in street.hears("rita")
        await play(street, "anna> ik ben er 4711\nclock 2024-05-29 15:30\nrita> https://example.org/verslag")
        await play(street, "clock 2024-05-30 09:00")
        assert "https://example.org/verslag" in street.hears("anna")
        assert "Was het nuttig voor jou?" in street.hears("anna")


async def test_who_is_only_in_the_room_of_a_network_takes_part_in_its_sessions() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, audience=RoomKind.NETWORK, places=5))
        await play(street, "person tom member nl\nperson lies member nl\ntom> sessies\nlies #leernetwerk> sessies")
        assert "S7 “Burenhulp”" in street.hears("tom")
        assert "S7 “Burenhulp”" in street.hears("#leernetwerk")
        await play(street, "tom> inschrijven S7\nrita> nodig uit voor S7")
        assert street.hears("tom").startswith("Je bent ingeschreven.")
        await play(street, "clock 2024-05-21 09:00")
        asked = [line.to for line in street.lines if "Wil je komen? Ik vraag dit één keer." in line.text]
        assert asked == ["lies"]
        await play(street, "clock 2024-05-28 13:30\nlies> ik ben er 4711")
        assert await state_of(street, "lies") is SeatState.ATTENDED


async def test_who_wants_no_messages_any_more_gives_the_place_to_who_waits() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, places=3))
        await play(street, "anna> inschrijven S7\nanna> inschrijven S7 voor Jeanne\nanna> ja\nels> inschrijven S7")
        await play(street, "pieter> inschrijven S7\nmaria> inschrijven S7\nanna> stop")
        assert "Dan geef je je plaats in S7 op." in street.hears("anna")
        assert "Er is plaats" not in street.hears("pieter")
        await play(street, "anna> stop")
        for name in ("pieter", "maria"):
            assert "Er is plaats voor jou" in street.hears(name)
        assert await state_of(street, "anna") is SeatState.CANCELLED


async def test_the_calendar_file_comes_with_the_place_and_takes_it_away_again() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nanna> mijn agenda\nanna> uitschrijven S7\nanna> mijn agenda")
        files = street.files("anna")
        assert [name for name, _content in files] == ["S7.ics", "agenda.ics", "S7.ics"]
        place, _all, gone = (content for _name, content in files)
        assert b"UID:s7@delinde" in place
        assert b"SEQUENCE:1" in place
        assert b"SEQUENCE:2" in gone
        assert b"STATUS:CANCELLED" in gone


@pytest.mark.parametrize(
    "said", ["attest S7", "attest s7 aub", "attendance certificate S7", "Attest voor S7", "attest sessie 7"]
)
async def test_who_was_there_gets_a_certificate(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> inschrijven S7\nanna> {said}")
        assert street.hears("anna").startswith("Niemand noteerde dat je bij S7")
        await play(street, f"clock 2024-05-28 15:30\nanna> ik ben er 4711\nanna> {said}")
        assert street.hears("anna").startswith("Hier is je attest voor S7 “Burenhulp”")
        assert [name for name, _content in street.files("anna")][-1] == "S7.pdf"


@pytest.mark.parametrize("said", ["attest van aanwezigheid", "Teilnahmebescheinigung", "attestation de présence"])
async def test_without_a_number_the_certificate_is_of_the_only_session_or_it_is_asked_which(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> {said}")
        assert street.hears("anna").startswith("Niemand noteerde dat je bij een sessie was.")
        await play(street, f"anna> inschrijven S7\nclock 2024-05-28 15:30\nanna> ik ben er 4711\nanna> {said}")
        assert [name for name, _content in street.files("anna")][-1] == "S7.pdf"
        async with street.store.begin() as tx:
            await tx.save_saved(replace(HERE, number=8, title="Samen koken"), street.now)
            await tx.save_saved(Seat(8, "p-anna", SeatState.ATTENDED, street.now), street.now)
        await play(street, f"anna> {said}")
        assert street.hears("anna").startswith("Van welke sessie wil je een attest?")
        await play(street, "anna> samen koken")
        assert [name for name, _content in street.files("anna")][-1] == "S8.pdf"
