"""Hand-overs come back as they were kept; only what is open is somebody's; and what is due in a place is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from handlers.contact.nouns import InquiryState
from handlers.handover.nouns import Handover, HandoverState
from handlers.model import Due
from storage.base import WrongMove
from storage.store import Store
from tests.storage.things import INQUIRY, NOW, REFERRAL

ASKED = Handover("H1", "delinde", "jonas", "rita", HandoverState.ASKED, NOW, NOW, date(2027, 1, 1))


async def test_a_hand_over_comes_back_and_is_of_both_until_it_is_over(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(ASKED, NOW)
        await tx.save_saved(replace(ASKED, id="H2", giver="rita", taker="els", on=None), NOW)
    async with store.begin() as tx:
        kept = await tx.handover("H1")
        assert kept == replace(ASKED, version=1)
        assert [one.id for one in await tx.handovers_with("rita")] == ["H1", "H2"]
        await tx.save_saved(replace(kept, state=HandoverState.DONE), NOW)
        assert [one.id for one in await tx.handovers_with("rita")] == ["H2"]
        assert await tx.handovers_with("jonas") == ()
        assert await tx.handover("H3") is None


async def test_what_was_refused_is_not_done_after_all(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(ASKED, NOW)
        await tx.save_saved(replace(ASKED, version=1, state=HandoverState.REFUSED), NOW)
        with pytest.raises(WrongMove):
            await tx.save_saved(replace(ASKED, version=2, state=HandoverState.DONE), NOW)


async def test_what_goes_on_in_a_place_is_found_there_alone(store: Store) -> None:
    at = datetime.fromisoformat("2027-01-01T08:00")
    there = Due("handover.effect", "H1", at, "Europe/Brussels", None, "delinde")
    async with store.begin() as tx:
        await tx.schedule(there)
        await tx.schedule(replace(there, subject="H2", neighbourhood="lisp"))
        await tx.save_saved(INQUIRY, NOW)
        await tx.save_saved(replace(INQUIRY, id="OTHER", neighbourhood="lisp"), NOW)
        await tx.save_saved(REFERRAL, NOW)
        await tx.save_saved(replace(REFERRAL, id="OTHER", neighbourhood="lisp"), NOW)
    async with store.begin() as tx:
        assert await tx.due_in("handover.effect", "delinde") == (there,)
        assert await tx.due_in("handover.lapse", "delinde") == ()
        (message,) = await tx.inquiries_in("delinde")
        (asked,) = await tx.referrals_in("delinde")
        assert (message.id, asked.id) == (INQUIRY.id, REFERRAL.id)
        await tx.save_saved(replace(message, state=InquiryState.CLOSED, words=""), NOW)
        assert await tx.inquiries_in("delinde") == ()
