"""What people type by mistake around announcements: nothing untrue is told, nothing meant for us lands in rooms."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from tests.street.announcing import EVERYWHERE, PLACES, in_rooms
from tests.street.playing import play


async def test_a_yes_at_night_says_that_it_goes_in_the_morning() -> None:
    async with Street.open() as street:
        await play(street, f"{PLACES}{EVERYWHERE}jonas> 1")
        assert street.hears("jonas").endswith("Ik verstuur het zodra er een ja is.")
        await play(street, "clock 2026-11-23 22:30\nrita> ja")
        assert in_rooms(street) == {"#bewoners": 0, "#lisp": 0, "#mol": 0}
        for name in ("rita", "jonas"):
            assert street.hears(name).endswith("Ik verstuur het op dinsdag 24 november 2026, 8 uur.")
        await play(street, "clock 2026-11-24 08:00")
        assert in_rooms(street) == {"#bewoners": 1, "#lisp": 1, "#mol": 1}


async def test_a_mistake_is_heard_without_a_sign_behind_it() -> None:
    async with Street.open() as street:
        await play(street, f"{PLACES}{EVERYWHERE}jonas> 1\nrita> ja\nclock +2min\njonas> fout het is 15u niet 14u")
        assert street.hears("jonas").startswith("Ik verbeter aankondiging 1 overal waar die staat:")
        await play(street, "jonas> ja\njonas> fout geparkeerd")
        assert street.hears("jonas").startswith("Dat begreep ik niet.")


async def test_the_command_typed_again_is_no_text_for_the_rooms() -> None:
    async with Street.open() as street:
        await play(street, f"{PLACES}{EVERYWHERE}jonas> 1\nrita> ja\nclock +2min\njonas> omroep 1 verbeter")
        await play(street, "jonas> omroep 1 verbeter het is om 17u en zeker niet om 16u")
        await play(street, "jonas> ja")
        assert in_rooms(street, "aankondiging 1") == {"#bewoners": 0, "#lisp": 0, "#mol": 0}


async def test_what_is_taken_back_is_not_asked_about_any_more() -> None:
    async with Street.open() as street:
        await play(street, f"{PLACES}{EVERYWHERE}jonas> 1\nrita> ja\nclock +2min\njonas> omroep 1 verbeter")
        await play(street, "jonas> omroep 1 intrekken\njonas> ja")
        assert street.hears("jonas") == "Ik haal aankondiging 1 weg."
        await play(street, "jonas> Buurtfeest zaterdag 28 november 15u, Grote Markt.")
        assert street.hears("jonas").startswith("Dat begreep ik niet.")
        await play(street, "jonas> omroep 1 intrekken")
        assert street.hears("jonas") == "Aankondiging 1 staat in geen enkele groep: ingetrokken."


@pytest.mark.parametrize("said", ["ja", "nee", "ok"])
async def test_a_yes_or_a_no_is_no_text_of_an_announcement(said: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PLACES}jonas> omroep alle buurten\njonas> {said}")
        assert street.hears("jonas") == "Stuur de tekst."


async def test_no_leaves_an_announcement_that_was_to_be_corrected_as_it_is() -> None:
    async with Street.open() as street:
        await play(street, f"{PLACES}{EVERYWHERE}jonas> 1\nrita> ja\nclock +2min\njonas> omroep 1 verbeter\njonas> nee")
        assert street.hears("jonas") == "Goed. Ik laat het zo."
