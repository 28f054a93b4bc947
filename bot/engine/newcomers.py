"""Finds who hears from us in private for the first time, so that the first they hear is who we are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.decision import Lane

if TYPE_CHECKING:
    from bot.engine.readers import Reader
    from bot.engine.trigger import Trigger
    from handlers.decision import Say
    from handlers.model import Person
    from storage.store import Transaction


async def newcomer(tx: Transaction, what: Say, reader: Reader, trigger: Trigger) -> Person | None:
    """Find the newcomer who is about to read this; nothing stands before an answer to their own words of danger."""
    person = reader.person
    if person is None or person.greeted_at is not None or not reader.place.private:
        return None
    if what.lane is Lane.URGENT and trigger.person is not None and trigger.person.id == person.id:
        return None
    # What is decided may have just greeted them, let them fall silent, or forgotten them.
    known = await tx.person(person.id)
    return known if known and known.greeted_at is None and not known.stopped else None
