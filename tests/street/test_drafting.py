"""Telling what help is needed, on the whole product: what a person may say instead of what was asked."""

from __future__ import annotations

from bot.script import Script
from bot.street import Street

PEOPLE = "clock 2026-11-24 08:30\nperson maria resident nl\nperson karim volunteer nl\nperson rita organiser nl\n"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def test_a_medical_task_asks_for_words_and_never_names_the_patient() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp Jan moet insuline krijgen morgen 8u Kerkstraat 5, 0470 11 22 33")
        await play(street, "maria> ja")
        assert "in een paar woorden" in street.hears("maria")
        await play(street, "maria> bezoek in de ochtend")
        assert "Jan" not in street.hears("maria")
        await play(street, "maria> ja")
        assert "medische taak" in street.hears("rita")


async def test_a_bare_moment_is_not_what_help_is_for() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp\nmaria> 25/12 om 10u\nmaria> ja")
        assert street.hears("maria").startswith("Waarmee heb je hulp nodig?")
