"""Messages and duties come back as they were kept; what a message is about is sealed."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from handlers.contact.nouns import Desk, Duty, InquiryState
from storage.store import Store
from storage.tables_contact import inquiry
from tests.storage.things import INQUIRY, NOW


async def test_a_message_comes_back_and_only_what_is_open_is_somebodys(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(INQUIRY, NOW)
        await tx.save_saved(replace(INQUIRY, id="OTHER", person="bert"), NOW)
    async with store.begin() as tx:
        kept = await tx.inquiry("EF34GH")
        assert kept == replace(INQUIRY, version=1)
        assert await tx.inquiries_of("anna") == (kept,)
        assert await tx.inquiry("NONE") is None
        await tx.save_saved(replace(kept, state=InquiryState.CLOSED, words=""), NOW)
        assert await tx.inquiries_of("anna") == ()


async def test_the_words_and_what_they_are_about_are_sealed(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(INQUIRY, NOW)
        (row,) = (await tx.connection.execute(select(inquiry))).all()
    assert "zorgen" not in str(row)
    assert "worry" not in str(row)


async def test_the_last_who_was_put_on_duty_is(store: Store) -> None:
    async with store.begin() as tx:
        assert await tx.duty("delinde", Desk.IDEA) is None
        await tx.save_saved(Duty("delinde", Desk.IDEA, "rita", "jonas", 9, 12), NOW)
        await tx.save_saved(Duty("delinde", Desk.IDEA, "jonas"), NOW)
        assert await tx.duty("delinde", Desk.IDEA) == Duty("delinde", Desk.IDEA, "jonas")
        assert await tx.duty("lisp", Desk.IDEA) is None
