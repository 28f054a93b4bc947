"""``consents`` tells for each yes the exact words that end it, and those words do end it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.play.street import Street
from storage.tables import consent
from tests.street.playing import PEOPLE, asked, play
from tests.street.taking_part import hold

BEGUN = "clock 2026-11-24 10:00\nperson sofie confidential nl\nperson leen resident nl\n" + PEOPLE
SIGNED_UP = "".join(f"maria> {word}\n" for word in ("vrijwilliger", "4", "1", "1", "5", "1", "3", "1"))
LISTED = "maria> menu\nleen> menu\nrita> menu\n"
ENROLLED = LISTED + "".join(
    f"maria> {word}\n" for word in ("alles goed", "ja", "8u30", "elke dag", "Leen", "1", "1", "geen codewoord", "ja")
)
CARES = "".join(f"maria> {word}\n" for word in ("#dahadikeffenodig", "1", "2", "2 en 3", "Nijlen", "1", "1", "geen"))
ASKS, READS = "dat ik je vraag of alles goed is", "dat een contact mag lezen dat je niet antwoordt"
WARM = "dat ik vraag hoe het gaat als het heel warm is"
REFERRED = "maria> wegwijs schulden in Duffel\nmaria> 1\nmaria> ja\n"
WAYS = (
    ("maria", asked("boodschappen vrijdag 10 uur"), {"#1 in de groep": "intrekken 1"}, "ja"),
    ("maria", SIGNED_UP, {"wat ik van jou bewaar als vrijwilliger": "stop als vrijwilliger"}, "ja"),
    ("maria", REFERRED, {"dat iemand voor jou contact opneemt met een dienst": "wegwijs intrekken"}, ""),
    ("maria", CARES, dict.fromkeys(("gebeld worden", "elke maand één vraag"), "stop mantelzorg"), ""),
    ("maria", ENROLLED, dict.fromkeys((ASKS, READS), "stop alles goed"), ""),
    ("maria", "maria> hittecheck\nmaria> ja\n", {WARM: "stop hittecheck"}, ""),
    ("leen", ENROLLED + "leen> ja\n", {"dat je contact bent voor iemand": "geen contact meer"}, ""),
)


async def told(street: Street, who: str) -> dict[str, str]:
    """Ask for the list, and return the words that end each yes in it."""
    before = len(street.lines)
    await play(street, f"{who}> toestemmingen")
    text = next(line.text for line in street.lines[before:] if line.to == who)
    lines = [line.partition(". Stoppen? Typ: ") for line in text.splitlines()]
    return {what.partition(" (")[0]: words for what, _how, words in lines if words}


async def held(street: Street, who: str) -> set[str]:
    """Name the purposes to which a yes of somebody holds."""
    query = select(consent.c.purpose).where(consent.c.person == f"p-{who}", consent.c.withdrawn_at.is_(None))
    async with street.store.begin() as tx:
        return set((await tx.connection.execute(query)).scalars())


@pytest.mark.parametrize(("who", "given", "ways", "sure"), WAYS)
async def test_the_words_that_are_told_end_it(who: str, given: str, ways: dict[str, str], sure: str) -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, BEGUN + given)
        before = await held(street, who)
        assert (await told(street, who)).items() >= ways.items()
        await play(street, f"{who}> {next(iter(ways.values()))}")
        if sure:
            await play(street, f"{who}> {sure}")
        assert (await told(street, who)).keys().isdisjoint(ways)
        assert len(before - await held(street, who)) == len(ways)


async def test_the_place_of_a_guest_is_given_back_with_the_words_that_are_told() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7 voor Jeanne\nanna> ja")
        assert (await told(street, "anna"))["iemand die je inschreef voor S7"] == "uitschrijven S7"
        await play(street, "anna> uitschrijven S7")
        assert "iemand die je inschreef voor S7" not in await told(street, "anna")


async def test_what_holds_no_more_is_counted_as_proof() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, BEGUN + REFERRED + "rita> 1\nrita> 1\nrita> 1\nmaria> toestemmingen")
        assert "Er geldt geen ja van jou meer.\nUit 1 ja volgt niets meer. Ik bewaar dat als bewijs." in "".join(
            street.heard("maria")
        )
