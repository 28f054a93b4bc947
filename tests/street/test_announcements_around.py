"""Around announcements: networks, languages, questions again, many rooms, and files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.street import Street
from handlers.attachments import FileRef
from handlers.model import Incoming, IncomingKind
from tests.street.announcing import ALONE, EVERYWHERE, OFFER, PLACES
from tests.street.playing import play


async def test_a_network_has_its_room_and_its_neighbourhoods() -> None:
    async with Street.open() as street:
        await play(street, PLACES + "person ines member nl\nroom pallieter network Pallieterland")
        await play(street, "ines is organiser of Pallieterland\nadmin> buurt in Pallieterland: Lisp-Noord")
        await play(street, "ines> omroep Pallieterland\nines> Studiedag vrijdag 9 uur in Lier.\nines> nee\nines> 1")
        assert "Studiedag" in street.hears("#pallieter")
        await play(
            street, "ines> omroep alle buurten Pallieterland\nines> Feest zaterdag 14u in Lier.\nines> nee\nines> 1"
        )
        await play(street, "jonas> ja")
        assert "Feest" in street.hears("#lisp")
        assert street.hears("#bewoners") == ""


async def test_a_label_that_others_carry_too_reaches_only_ones_own_places() -> None:
    async with Street.open() as street:
        await play(street, PLACES + "room kruis residents Kruisheide\nadmin> buurt label Lier: De Linde")
        await play(street, "admin> buurt label Lier: Kruisheide\njonas> omroep Lier")
        assert "Ik laat 1 buurt weg: daar ben jij geen organisator." in street.hears("jonas")


async def test_a_resident_announces_nothing() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "maria> omroep alle buurten")
        assert "Stuur de tekst" not in street.hears("maria")


@pytest.mark.parametrize(
    ("language", "word", "asked"),
    [
        ("nl", "omroep", "Aan wie?"),
        ("fr", "annonce", "À qui ?"),
        ("en", "announce", "To whom?"),
        ("de", "Durchsage", "An wen?"),
    ],
)
async def test_it_begins_in_every_language(language: str, word: str, asked: str) -> None:
    async with Street.open() as street:
        await play(street, f"person jonas organiser {language}\njonas> {word}")
        assert street.hears("jonas").startswith(asked)


async def test_in_a_room_it_goes_on_in_private() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas #team> omroep")
        assert street.hears("jonas").startswith("Aan wie?")


async def test_back_and_change_lead_to_every_question_again() -> None:
    async with Street.open() as street:
        await play(
            street,
            PLACES + EVERYWHERE + "jonas> aanpassen\njonas> de tekst\njonas> Nieuwe tekst, zondag 10 uur in Lier.",
        )
        await play(street, "jonas> nee\njonas> aanpassen\njonas> aan wie\njonas> Lisp-Noord\njonas> bewoners")
        assert "Nieuwe tekst, zondag 10 uur in Lier." in street.hears("jonas")
        await play(street, "jonas> 1")
        assert "Nieuwe tekst" in street.hears("#lisp")


async def test_it_can_be_left_at_the_end() -> None:
    async with Street.open() as street:
        await play(
            street,
            ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee\njonas> niet versturen",
        )
        assert street.hears("jonas") == "Goed. Ik heb niets verstuurd."


async def test_what_is_not_finished_in_a_day_is_let_go_of() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\nclock +25h")
        assert street.hears("jonas").startswith("Je hebt je aankondiging niet afgewerkt.")
        await play(street, "jonas> nee\nclock +2d")
        assert street.hears("#bewoners") == ""


async def test_one_room_that_became_two_meanwhile_needs_a_second_yes_after_all() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "person rita deputy nl\njonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal."
        )
        await play(street, "jonas> nee\njonas> morgen 9 uur\nroom linde2 residents De Linde\nclock +1d")
        assert street.hears("#linde2") == ""
        await play(street, "rita> ja")
        assert "Soep" in street.hears("#linde2")
        assert "Soep" in street.hears("#bewoners")


async def test_two_hundred_rooms_each_get_it_once_and_a_neighbour_is_answered_first() -> None:
    async with Street.open() as street:
        await play(street, "person admin resident nl\nperson jonas organiser nl\nperson maria resident nl")
        rooms = [f"kamer{n}" for n in range(200)]
        await play(street, "\n".join(f"room {room} residents Buurt {n}" for n, room in enumerate(rooms)))
        await play(street, "admin> omroep iedereen\nadmin> Soep vrijdag 12 uur in de zaal.\nadmin> nee\nadmin> 1")
        await play(street, "outage console on\njonas> ja\nmaria> menu\noutage console off\nclock +5min")
        told = [line.to for line in street.lines]
        assert told.index("maria") < min(told.index(f"#{room}") for room in rooms)
        assert sorted(to for to in told if to.startswith("#kamer")) == sorted(f"#{room}" for room in rooms)


POSTER = FileRef("console", "affiche.pdf", "application/pdf", 20_000, "mxc://street/poster", "sleutel")


async def sends(street: Street, ref: FileRef = POSTER) -> None:
    """Let Jonas send a file."""
    number = len(street.lines)
    await street.does(
        Incoming("console", f"$file{number}", "jonas", IncomingKind.FILE, street.now, text="m.file", file=ref)
    )


async def test_a_poster_goes_along_with_one_line_for_who_cannot_open_it() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners")
        await sends(street)
        assert street.hears("jonas") == "Wat staat erin? Eén regel, voor wie het niet kan zien of openen."
        await play(street, "jonas> Affiche van de soepdag\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee")
        assert "Met een bestand: Affiche van de soepdag" in street.hears("jonas")
        await play(street, "jonas> 1\nclock +5min")
        assert [line.text for line in street.lines if line.to == "#bewoners"][-1] == "📎 affiche.pdf"
        assert street.hears("jonas") == "Aankondiging 1 staat in 1 groep." + OFFER
        await play(street, "jonas> fout! het is 13 uur niet 12 uur\njonas> ja\njonas> omroep 1 intrekken\njonas> ja")
        kinds = [line.kind for line in street.lines if line.to == "#bewoners"]
        assert kinds == ["said", "file", "edited", "taken back", "taken back", "said"]


async def test_a_file_may_come_at_the_end_and_go_again() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee")
        await sends(street)
        await play(street, "jonas> Affiche van de soepdag")
        assert "Met een bestand" in street.hears("jonas")
        await play(street, "jonas> aanpassen\njonas> zonder het bestand")
        assert "Met een bestand" not in street.hears("jonas")
        assert street.hears("jonas").startswith("Naar: ")


async def test_a_file_that_cannot_be_passed_on_is_refused_and_the_question_stays() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners")
        await sends(street, replace(POSTER, media_type="video/mp4"))
        assert street.hears("jonas") == "Dat kan ik niet doorgeven. Stuur een foto of een PDF van hoogstens 10 MB."
        await play(street, "jonas> Soep vrijdag 12 uur in de zaal.")
        assert "Nog een taal erbij?" in street.hears("jonas")


async def test_a_file_is_no_correction() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee\njonas> 1"
        )
        await play(street, "clock +2min\njonas> omroep 1 verbeter")
        await sends(street)
        assert street.hears("jonas").startswith("Een bestand kan je niet meer veranderen, alleen de tekst.")


async def test_a_long_answer_to_a_question_with_choices_is_still_an_answer() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.")
        await play(street, "jonas> 4 nee dank je, zo is het voor iedereen goed")
        assert "Wanneer versturen?" in street.hears("jonas")


async def test_what_was_not_understood_at_the_end_is_asked_again_without_the_whole_preview() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee\njonas> euh"
        )
        assert street.hears("jonas").startswith("Sorry, dat begreep ik niet.")
        assert "Soep" not in street.hears("jonas")
        await play(street, "jonas> vrijdag 23 uur")
        assert street.heard("jonas")[-2] == "'s Nachts verstuur ik niets."
        assert street.hears("jonas").endswith("Ik verstuur het op zaterdag 28 november 2026, 8 uur.")


async def test_a_place_that_we_do_not_know_is_said_to_be_so() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep Atlantis")
        assert street.hears("jonas").startswith("Ik ken geen label of buurt “Atlantis”.\nAan wie?")


async def test_a_late_yes_in_the_evening_says_when_it_goes() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee")
        await play(street, "jonas> morgen 9 uur\ndown 33h\nclock 2026-11-24 22:30\njonas> ja")
        assert street.hears("jonas") == "Ik verstuur het op woensdag 25 november 2026, 8 uur."
        assert "Soep" not in street.hears("#bewoners")
