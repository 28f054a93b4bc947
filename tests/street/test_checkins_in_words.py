"""Alles goed? In the words of who is a little confused, in Dutch and French: nobody is stuck, nothing is misheard."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from handlers.checkins.nouns import RoundState
from tests.street.checking import PEOPLE, rounds, said, with_maria
from tests.street.playing import heard_at, play

UNTIL_CONTACTS = {
    "nl": "maria> alles goed\nmaria> ja graag\nmaria> 's morgens om kwart voor negen\nmaria> elke dag\n",
    "fr": "maria> tout va bien\nmaria> oui\nmaria> neuf heures moins le quart\nmaria> chaque jour\n",
}
FRENCH = PEOPLE.replace("maria resident nl", "maria resident fr")


async def agreed(street: Street) -> tuple[str, tuple[str, ...]]:
    """Read the code word that Maria chose, and whom she chose."""
    async with street.store.begin() as tx:
        check, chosen = await tx.checkin("p-maria"), await tx.checkin_contacts("p-maria")
    assert check is not None
    assert f"{check.at:%H:%M}" == "08:45"
    return check.code, tuple(one.contact for one in chosen)


@pytest.mark.parametrize(
    ("people", "language", "contact", "no", "openly", "yes"),
    [
        (PEOPLE, "nl", "mijn buurvrouw Leen", "neen dank u", "1", "ja da's goed"),
        (PEOPLE, "nl", "leen", "weet ik niet", "1", "ja"),
        (FRENCH, "fr", "ma voisine Leen", "non merci", "1", "oui"),
    ],
)
async def test_no_is_nobody_else_and_no_code_word_and_a_name_may_stand_among_words(
    people: str, language: str, contact: str, no: str, openly: str, yes: str
) -> None:
    async with Street.open() as street:
        begun = f"{people}{UNTIL_CONTACTS[language]}maria> {contact}\nmaria> {no}\nmaria> {openly}\nmaria> {no}\n"
        await play(street, f"{begun}maria> {yes}\n")
        assert await agreed(street) == ("", ("p-leen",))


@pytest.mark.parametrize("word", ["ja", "oké", "oui", "yes", "goed", "merci"])
async def test_a_word_of_every_day_is_no_code_word(word: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{UNTIL_CONTACTS['nl']}maria> leen\nmaria> 1\nmaria> 1\nmaria> {word}\n")
        assert "Wil je een codewoord?" in street.hears("maria")
        await play(street, "maria> tulp\nmaria> ja\n")
        assert await agreed(street) == ("tulp", ("p-leen",))


@pytest.mark.parametrize("words", ["nee hoor alles goed", "tgaat", "ça va", "goed, en met jou?", "👍"])
async def test_words_that_say_that_all_is_well_are_a_yes(words: str) -> None:
    async with Street.open() as street:
        await with_maria(street, f"clock 2024-10-26 08:31\nmaria> {words}\n")
        assert [(one.state, one.answer) for one in await rounds(street)] == [(RoundState.ANSWERED, "ok")]


async def test_who_meant_yes_after_all_is_not_looked_for_nor_asked_about_it_days_later() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 08:31\nmaria> neen\n")
        assert "Wat zou helpen?" in street.hears("maria")
        await play(street, "maria> ik bedoel ja, alles goed\nclock 2024-10-27 08:31\nmaria> 1\n")
        assert street.hears("maria") == "Fijn! Een mooie dag nog."
        assert not await said(street, "checkin.alert")


async def test_a_contact_who_is_there_says_it_in_their_own_words() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 09:31\nleen> ze zit hier bij mij, alles goed\n")
        assert street.hears("leen").startswith("Dank je. Laat weten hoe het is met Maria.")
        await play(street, "leen> alles goed met haar\nclock 2024-10-26 12:00\n")
        assert [(one.state, one.answer) for one in await rounds(street)] == [(RoundState.SEEN, "ok")]
        assert not heard_at(street, "rita", "Maria antwoordde")
