"""The directory comes back as it was written, by zone, and what is taken out is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from handlers.guide.nouns import Access, Entry, EntryKind, Municipality, Proof, Topic
from storage.store import Store

PROOF = Proof("example.org", date(2026, 10, 1), None, date(2026, 12, 31))
LIER = Municipality("lier", "Lier", ("2500",), "Pallieterland", PROOF, ("Koningshooikt",))
HOUSE = Entry(
    "huis",
    EntryKind.SERVICE,
    "Sociaal Huis",
    PROOF,
    (Topic.MONEY, Topic.UNSURE),
    "Pallieterland",
    ("lier",),
    "03 123 45 67",
    "info@example.org",
    "example.org",
    "Markt 1",
    "op afspraak",
    ("nl", "fr"),
    (Access.WHEELCHAIR,),
)


async def test_the_directory_is_read_by_zone_and_comes_back_as_it_was_written(store: Store) -> None:
    for_all, far = replace(HOUSE, id="106", name="106", zone=""), replace(HOUSE, id="ver", name="Ver", zone="Kust")
    async with store.begin() as tx:
        for line in (LIER, HOUSE, for_all, far):
            await tx.write_line(line)
    async with store.begin() as tx:
        assert await tx.municipalities() == (LIER,)
        assert await tx.entries({"Pallieterland"}) == (for_all, HOUSE)
        assert await tx.entries(()) == (for_all,)
        assert await tx.all_entries() == (for_all, HOUSE, far)


async def test_a_line_takes_the_place_of_the_one_before_until_it_is_struck(store: Store) -> None:
    async with store.begin() as tx:
        await tx.write_line(HOUSE)
        await tx.write_line(replace(HOUSE, phone=""))
        assert await tx.all_entries() == (replace(HOUSE, phone=""),)
        await tx.strike_line(HOUSE)
        await tx.strike_line(LIER)
        assert await tx.all_entries() == ()
