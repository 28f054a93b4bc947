"""A newcomer goes along with who helps: two yeses, and nobody is pushed."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street
from handlers.requests.nouns import ClaimState

TAKEN = """
person maria resident nl
person karim volunteer nl
person lotte resident nl
person rita organiser nl
maria> hulp boodschappen vrijdag van 10 tot 12 uur
maria> ja
maria> Kerkstraat 9
maria> 0470 12 34 56
maria> ja
karim> neem 1
maria> ja
"""


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def helpers(street: Street) -> set[str]:
    async with street.store.begin() as tx:
        return {claim.person for claim in await tx.claims(1) if claim.state is ClaimState.HELPING}


async def test_a_newcomer_goes_along_after_two_yeses_and_only_then_reads_the_contact() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "lotte> meelopen 1")
        assert street.hears("karim").startswith("Lotte wil graag meelopen met #1")
        await play(street, "karim> ja")
        assert street.hears("maria").startswith("Karim wil Lotte meebrengen voor #1.")
        assert not any("0470" in text for text in street.heard("lotte"))
        await play(street, "maria> ja")
        assert street.hears("lotte").startswith("Je loopt mee met taak 1.")
        assert "Kerkstraat 9" in street.hears("lotte")
        assert street.hears("karim") == "Lotte loopt met jou mee voor #1."
        assert await helpers(street) == {"p-karim", "p-lotte"}


@pytest.mark.parametrize("answers", ["karim> nee", "karim> ja\nmaria> nee"])
async def test_a_no_of_either_is_passed_on_kindly_and_nothing_changes(answers: str) -> None:
    async with Street.open() as street:
        await play(street, f"{TAKEN}lotte> meelopen 1\n{answers}")
        assert street.hears("lotte").startswith("Meelopen met #1 lukt niet. Een andere keer?")
        assert await helpers(street) == {"p-karim"}


async def test_a_yes_that_comes_after_the_helper_let_go_says_so() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "lotte> meelopen 1\nkarim> ja\nkarim> laat los 1")
        question = next(line for line in street.lines if line.to == "maria" and "meebrengen" in line.text)
        await street.replies("maria", question, "ja")
        assert "niet meer nodig voor #1" in street.hears("maria")
        assert await helpers(street) == set()


async def test_what_nobody_does_yet_is_taken_and_the_note_comes_first() -> None:
    people, asked = TAKEN.split("karim> neem 1")[0], "rita> buurt nota\nrita> 2\nrita> ja\n"
    async with Street.open() as street:
        await play(street, people + "lotte> meelopen 1")
        assert street.hears("lotte") == "Nog niemand doet #1. Je kan de vraag nemen: neem 1"
        await play(street, "karim> neem 1\nmaria> ja\nmaria> meelopen 1\n" + asked + "lotte> meelopen 1")
        assert "Heb je dit gelezen?" in street.hears("lotte")
        assert "Jij hoort al bij #1." in street.heard("maria")
        await play(street, "lotte> gelezen")
        assert street.hears("karim").startswith("Lotte wil graag meelopen met #1")
