"""What an announcement says: in whose languages, on which day it is read, and what is put right in which of them."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from tests.street.announcing import ALONE, EVERYWHERE, PLACES
from tests.street.playing import play

NIGHT = "clock 2026-11-23 21:20\n" + ALONE
TONIGHT_IS_TUESDAY = "Het gaat pas weg op dinsdag 24 november 2026, 8 uur."


@pytest.mark.parametrize(
    ("text", "word"),
    [("Morgen om 14 uur is er soep in de zaal.", "morgen"), ("Vanavond soep in de zaal.", "vanavond")],
)
async def test_a_word_that_is_another_day_by_the_time_it_is_read_is_doubted(text: str, word: str) -> None:
    async with Street.open() as street:
        await play(street, NIGHT + f"jonas> omroep bewoners\njonas> {text}\njonas> nee\njonas> 1")
        assert street.hears("jonas") == (
            f"{TONIGHT_IS_TUESDAY} Klopt “{word}” dan nog?\n1 ja, dat klopt · 2 nee, ik pas de tekst aan"
        )
        await play(street, "jonas> 1\nclock 2026-11-24 08:05")
        assert text in street.hears("#bewoners")


async def test_what_was_doubted_is_written_anew() -> None:
    async with Street.open() as street:
        await play(
            street, NIGHT + "jonas> omroep bewoners\njonas> Morgen om 14 uur soep in de zaal.\njonas> nee\njonas> 1"
        )
        await play(street, "jonas> 2\njonas> Dinsdag om 14 uur soep in de zaal.\njonas> nee\njonas> 1")
        assert street.hears("jonas").endswith("Ik verstuur het op dinsdag 24 november 2026, 8 uur.")
        await play(street, "clock 2026-11-24 08:05")
        assert "Dinsdag om 14 uur" in street.hears("#bewoners")


async def test_what_goes_on_the_same_day_or_names_its_day_is_not_doubted() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "jonas> omroep bewoners\njonas> Morgen om 14 uur soep in de zaal.\njonas> nee\njonas> 1"
        )
        assert "Morgen om 14 uur" in street.hears("#bewoners")
        await play(
            street, "clock 2026-11-23 21:20\njonas> omroep bewoners\njonas> Goede morgen! Dinsdag soep in de zaal."
        )
        await play(street, "jonas> nee\njonas> 1")
        assert "Klopt" not in street.hears("jonas")


async def test_a_yes_that_comes_after_bedtime_makes_who_wrote_it_look_again() -> None:
    async with Street.open() as street:
        await play(
            street, PLACES + "jonas> omroep alle buurten\njonas> Vandaag 14 uur soep in de zaal.\njonas> nee\njonas> 1"
        )
        await play(street, "clock 2026-11-23 22:30\nrita> ja")
        assert street.hears("jonas").endswith("Klopt “vandaag” dan nog?\nTerugnemen: omroep 1 intrekken.")


async def test_languages_that_readers_chose_are_offered_with_how_many_they_are() -> None:
    async with Street.open() as street:
        people = "".join(f"person {name} resident fr\n" for name in ("amina", "yasmina", "luc"))
        await play(
            street, ALONE + people + "person hans resident de\njonas> omroep bewoners\njonas> Soep vrijdag in de zaal."
        )
        assert street.hears("jonas") == (
            "Klare taal: goed.\nIn De Linde lezen 3 mensen: Français.\nEnkelen van hen lezen: Deutsch.\n"
            "Nog een taal erbij?\n1 Français\n2 Deutsch\n3 English\n4 nee, ga verder"
        )


async def test_who_is_to_say_yes_reads_how() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE + "jonas> 1\nrita> stop\nrita> omroep 1")
        assert street.hears("rita").endswith(
            "Ja zeggen: omroep 1 ok.\nVerbeteren: omroep 1 verbeter.\nTerugnemen: omroep 1 intrekken."
        )
        await play(street, "jonas> omroep 1")
        assert "Ja zeggen" not in street.hears("jonas")


async def test_a_room_that_gets_it_only_after_a_correction_does_not_read_of_one() -> None:
    async with Street.open() as street:
        await play(street, PLACES + "mute #lisp\n" + EVERYWHERE + "jonas> 1\nrita> ja\nclock +2min")
        await play(street, "jonas> fout! het is 15u niet 14u\njonas> ja\nclock +2min\nunmute #lisp\njonas> ja")
        assert "15u" in street.hears("#lisp")
        assert "Verbeterd" not in street.hears("#lisp")
        assert street.hears("#bewoners").endswith("Verbeterd: 15 uur")


async def test_a_correction_says_which_language_it_leaves_and_puts_that_right_too() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners")
        await street.says("jonas", "Soep vrijdag in de zaal.\n— fr —\nSoupe vendredi dans la salle.")
        await play(street, "jonas> nee\njonas> 1\nclock +2min\njonas> fout! het is in de tuin niet in de zaal")
        assert "Er verandert niets in: Français.\nKlopt dat?\n1 ja · 2 nee · 3 dat ook verbeteren" in street.hears(
            "jonas"
        )
        await play(street, "jonas> 3")
        assert street.hears("jonas").endswith("Nu staat er:\nSoupe vendredi dans la salle.")
        await play(street, "jonas> Soupe vendredi dans le jardin.\njonas> ja")
        told = street.hears("#bewoners")
        assert "Soep vrijdag in de tuin.\n— fr —\nSoupe vendredi dans le jardin." in told


async def test_a_text_in_one_language_says_that_the_other_stays() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners")
        await street.says("jonas", "Soep vrijdag in de zaal.\n— fr —\nSoupe vendredi dans la salle.")
        await play(
            street, "jonas> nee\njonas> 1\nclock +2min\njonas> omroep 1 verbeter\njonas> Soep zaterdag in de zaal."
        )
        assert "Er verandert niets in: Français." in street.hears("jonas")
