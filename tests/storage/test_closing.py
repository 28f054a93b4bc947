"""Closings come back as they were kept, and one is open at a time; what is counted of a place names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from handlers.closing.nouns import Closing, ClosingState, Tally
from handlers.keeping.nouns import PlaceGone
from handlers.model import Note, Standing
from storage.keeping.places import STAYS, goes
from storage.store import Store
from tests.storage.things import INQUIRY, NOW

ASKED = Closing("C1", "delinde", "jonas", ClosingState.ASKED, NOW, NOW, date(2027, 1, 1))


async def test_a_closing_comes_back_and_is_that_of_its_place_until_it_is_over(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(ASKED, NOW)
    async with store.begin() as tx:
        kept = await tx.closing("C1")
        assert kept == replace(ASKED, version=1) == await tx.closing_of("delinde")
        assert await tx.closing_of("lisp") is None
        await tx.save_saved(replace(kept, state=ClosingState.WITHDRAWN), NOW)
        assert await tx.closing_of("delinde") is None
        assert await tx.closing("C2") is None


async def test_what_was_done_is_counted_and_a_place_goes_with_all_but_its_proof(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(Standing("anna", "delinde"), NOW)
        await tx.save_saved(Standing("anna", "lisp"), NOW)
        await tx.save_saved(Note("jonas", "rule.hand.on", "delinde", neighbourhood="delinde"), NOW)
        await tx.save_saved(INQUIRY, NOW)
        assert await tx.tallies("delinde") == (Tally("standing", "", 1), Tally("audit", "rule.hand.on", 1))
    async with store.begin() as tx:
        await tx.save_saved(PlaceGone("delinde"), NOW)
        assert await tx.inquiry(INQUIRY.id) is not None
        await tx.let_places_go()
        assert await tx.inquiry(INQUIRY.id) is None
        assert [one.neighbourhood for one in await tx.standings("anna")] == ["lisp"]
        assert await tx.tallies("delinde") == (Tally("audit", "rule.hand.on", 1),)


def test_what_stays_says_why_and_nothing_goes_and_stays() -> None:
    assert not {*goes()} & {*STAYS}
    assert all(why.endswith(".") for why in STAYS.values())
