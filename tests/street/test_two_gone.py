"""Two helpers of one task let go: the reserves are asked in order until two come, else somebody else is looked for."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street

TWO_GONE = """
clock 2026-11-23 09:00
person maria resident nl
person karim volunteer nl
person lotte volunteer nl
person tom volunteer nl
person an volunteer nl
person rita organiser nl
maria> hulp verhuizen van een kast vrijdag 10 uur met 2 buren
maria> ja
maria> Kerkstraat 9
maria> 0470 12 34 56
maria> ja
karim> neem 1
lotte> neem 1
tom> neem 1
tom> ja
an> neem 1
an> ja
karim> laat los 1
lotte> laat los 1
tom> ja
"""


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def test_both_reserves_who_say_yes_come() -> None:
    async with Street.open() as street:
        await play(street, TWO_GONE + "an> ja")
        for name in ("tom", "an"):
            assert any(text.startswith("Jij hebt taak 1.") for text in street.heard(name))
        assert street.hears("#bewoners") == "#1 (Verhuizen van een kast met 2 buren): er zijn helpers. Bedankt!"


@pytest.mark.parametrize("answer", ["an> nee", "clock +13h"])
async def test_when_the_second_cannot_somebody_else_is_looked_for(answer: str) -> None:
    async with Street.open() as street:
        await play(street, TWO_GONE + answer)
        assert street.hears("#bewoners").startswith("Nieuwe vraag: #1")
        told = len(street.lines)
        await play(street, "clock 2026-11-26 09:00")
        assert [line for line in street.lines[told:] if line.to == "rita" and "1 van de 2" in line.text]


async def test_when_nobody_stands_by_any_more_the_search_goes_on_though_one_said_yes() -> None:
    async with Street.open() as street:
        await play(street, TWO_GONE.replace("an> neem 1\nan> ja\n", ""))
        assert street.hears("#bewoners").startswith("Nieuwe vraag: #1")
        told = len(street.lines)
        await play(street, "clock 2026-11-26 09:00")
        assert [line for line in street.lines[told:] if line.to == "rita" and "1 van de 2" in line.text]
