"""Who tells private details among the residents gets a kind tip, in private, at most once a day."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street

LEAKS = [
    "mijn nummer is 0470 12 34 56, Kerkstraat 9",
    "0470 12 34 56",
    "bel mij op 0470 12 34 56",
    "mijn rekening is BE68 5390 0754 7034",
    "ik ben alleen thuis, Kerkstraat 9",
    "mijn man heeft kanker en ik woon alleen",
    "je suis seule à la maison, rue Haute 12, 0470/12.34.56",
]
HARMLESS = [
    "bel 112 als het brandt",
    "de Vlaamse infolijn is 1712",
    "zelfmoordlijn 1813",
    "bel gratis 0800 12 345",
    "afspraak op 20/11/2024 om 14:30",
    "vanavond van 19 tot 21 uur koffie",
    "de tafel kost 1.250,50 euro",
    "2500 Lier",
    "goedemorgen allemaal",
    "wie was gisteren op het feest in de Kerkstraat?",
    "we waren met 35 personen, 12 kinderen en 3 honden",
    "mijn buurvrouw is ziek vandaag",
    "merci, à demain 10h30",
]


@pytest.mark.parametrize("text", LEAKS)
async def test_a_leak_among_the_residents_is_tipped_in_private_and_not_in_the_room(text: str) -> None:
    async with Street.open() as street:
        await Script(street).play(f"person maria resident nl\nmaria #bewoners> {text}")
        assert "iedereen in de groep" in street.hears("maria")
        assert street.heard("#bewoners") == []


@pytest.mark.parametrize("text", HARMLESS)
async def test_harmless_talk_is_left_alone(text: str) -> None:
    async with Street.open() as street:
        await Script(street).play(f"person maria resident nl\nmaria #bewoners> {text}")
        assert not any("Tip" in said for said in street.heard("maria"))


async def test_the_tip_comes_once_a_day() -> None:
    async with Street.open() as street:
        await Script(street).play("person maria resident nl\n" + f"maria #bewoners> {LEAKS[1]}\n" * 3)
        assert sum("Tip" in said for said in street.heard("maria")) == 1
        await Script(street).play(f"clock +25h\nmaria #bewoners> {LEAKS[1]}")
        assert sum("Tip" in said for said in street.heard("maria")) == 2
