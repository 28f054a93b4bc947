"""When an announcement goes, as people say it: at once, not at all, or with more words than a moment."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from tests.street.announcing import ALONE
from tests.street.playing import play

WRITTEN = f"{ALONE}jonas> omroep bewoners\njonas> Buurtfeest zaterdag 28 november 14u, Grote Markt.\njonas> nee\n"
LATER = f"{WRITTEN}jonas> ander moment\n"


@pytest.mark.parametrize("before", [WRITTEN, LATER])
@pytest.mark.parametrize("said", ["verstuur nu", "nu versturen", "send now", "envoyer maintenant", "jetzt senden"])
async def test_now_is_now_however_it_is_said(before: str, said: str) -> None:
    async with Street.open() as street:
        await play(street, f"{before}jonas> {said}")
        assert street.hears("jonas").endswith("Ik verstuur het nu.")
        assert "Buurtfeest" in street.hears("#bewoners")


@pytest.mark.parametrize("before", [WRITTEN, LATER])
async def test_now_at_night_is_the_end_of_the_night(before: str) -> None:
    async with Street.open() as street:
        await play(street, f"{before}clock 2026-11-23 22:30\njonas> verstuur nu")
        assert street.hears("jonas").endswith("Ik verstuur het op dinsdag 24 november 2026, 8 uur.")
        assert "Buurtfeest" not in street.hears("#bewoners")


async def test_a_sentence_with_a_moment_in_it_is_asked_about() -> None:
    async with Street.open() as street:
        await play(street, f"{LATER}jonas> Het buurtfeest is vrijdag om 14 uur in de zaal")
        assert street.hears("jonas") == (
            "Bedoel je: versturen op vrijdag 27 november 2026, 14 uur?\n"
            "1 ja, verstuur het dan · 2 ander moment · 3 niet versturen"
        )
        await play(street, "jonas> 2")
        assert street.hears("jonas").startswith("Wanneer?")
        await play(street, "jonas> graag vrijdag om 8 uur versturen")
        assert street.hears("jonas").endswith("Ik verstuur het op vrijdag 27 november 2026, 8 uur.")


async def test_what_was_asked_about_goes_then_or_not_at_all() -> None:
    async with Street.open() as street:
        await play(street, f"{WRITTEN}jonas> Vrijdag 14 uur soep in de zaal\njonas> ja")
        assert street.hears("jonas").endswith("Ik verstuur het op vrijdag 27 november 2026, 14 uur.")
    async with Street.open() as street:
        await play(street, f"{WRITTEN}jonas> Vrijdag 14 uur soep in de zaal\njonas> niet versturen")
        assert street.hears("jonas") == "Goed. Ik heb niets verstuurd."


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (f"{ALONE}jonas> omroep\n", "niet versturen"),
        (f"{ALONE}jonas> omroep bewoners\n", "nicht senden"),
        (f"{ALONE}jonas> omroep bewoners\n", "please do not send it"),
        (f"{WRITTEN}jonas> iets veranderen\njonas> 2\n", "ne pas envoyer"),
        (WRITTEN, "don't send it"),
        (LATER, "niet versturen"),
        (f"{WRITTEN}jonas> iets veranderen\n", "toch maar niet versturen"),
    ],
)
async def test_do_not_send_is_never_a_text(before: str, said: str) -> None:
    async with Street.open() as street:
        await play(street, f"{before}jonas> {said}")
        assert street.hears("jonas") == "Goed. Ik heb niets verstuurd."
        await play(street, "jonas> 1\nclock +1h")
        assert street.hears("#bewoners") == ""
