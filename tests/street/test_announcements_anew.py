"""What was not sent is no dead end: it is said why, and it can be changed and asked about once more at once."""

from __future__ import annotations

from bot.play.street import Street
from tests.street.announcing import EVERYWHERE, PLACES, in_rooms
from tests.street.playing import play

ASKED = f"{PLACES}{EVERYWHERE}jonas> 1\n"
NOWHERE = {"#bewoners": 0, "#lisp": 0, "#mol": 0}
EACH_ONCE = {"#bewoners": 1, "#lisp": 1, "#mol": 1}


async def test_who_hears_a_no_changes_the_text_and_asks_again() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "rita> nee\n")
        assert street.hears("jonas").endswith("Wil je ze aanpassen?\n1 aanpassen · 2 zo laten")
        await play(street, "rita> De zaal is dan bezet.")
        why = "Waarom aankondiging 1 niet verstuurd is: De zaal is dan bezet.\nVerbeteren: omroep 1 verbeter."
        assert street.hears("jonas") == why
        await play(street, "jonas> 1\njonas> 1\njonas> Buurtfeest zondag 29 november 14u, Grote Markt.\njonas> nee\n")
        assert in_rooms(street) == NOWHERE
        await play(street, "jonas> 1\nrita> ja\nclock +2min")
        assert in_rooms(street, "zondag 29 november") == EACH_ONCE


async def test_a_mistake_in_what_was_refused_is_put_right_at_once() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "rita> nee\njonas> fout! het is 15u niet 14u")
        assert "Buurtfeest zaterdag 28 november 15u" in street.hears("jonas")
        await play(street, "jonas> 1\nrita> ja\nclock +2min")
        assert in_rooms(street, "28 november 15u") == EACH_ONCE


async def test_what_waits_for_a_yes_is_taken_back_to_be_changed() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "jonas> omroep 1 verbeter")
        why, question = street.hears("jonas").split(". ", 1)
        assert why == "Aankondiging 1 staat in geen enkele groep: wacht op een ja"
        assert question.startswith("Zal ik ze intrekken, zodat je ze kan aanpassen?")
        await play(street, "jonas> ja\njonas> 1\njonas> Buurtfeest zondag 29 november 14u, Grote Markt.")
        await play(street, "jonas> nee\njonas> 1\nrita> ja\nclock +2min")
        assert in_rooms(street, "zondag 29 november") == EACH_ONCE
        assert in_rooms(street, "zaterdag 28 november") == NOWHERE


async def test_who_leaves_it_hears_nothing_more_about_it() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "rita> nee\njonas> 2")
        assert street.hears("jonas") == "Goed. Ik laat het zo."
        await play(street, "jonas> ok")
        assert "aankondiging" not in street.hears("jonas")


async def test_another_who_organises_there_changes_it_and_asks_in_their_own_name() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "rita> nee\nrita> omroep 1 verbeter het is 15u niet 14u")
        assert street.hears("rita") == "Aankondiging 1 staat in geen enkele groep: niet goedgekeurd."
        await play(street, "rita is organiser of Lisp-Noord\nrita is organiser of Molenwijk")
        await play(street, "rita> omroep 1 verbeter het is 15u niet 14u\nrita> 1")
        assert street.hears("jonas").startswith("Rita wil aankondiging 2 versturen.")
