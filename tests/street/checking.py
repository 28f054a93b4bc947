"""Who is asked whether all is well, for street tests of what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from sqlalchemy import select

from bot.play.street import Street
from handlers.checkins import times
from handlers.checkins.nouns import Checkin, CheckinContact, CheckinState, ContactState, Round
from storage.tables import outbox
from tests.street.playing import play

PEOPLE = """
clock 2024-10-25 10:00
person maria resident nl
person jos resident nl
person ria resident nl
person leen resident nl
person karim volunteer nl
person rita organiser nl
rita> menu
leen> menu
karim> menu
maria> menu
"""
MISSED = "clock 2024-10-26 09:30\n"
ENROL = "maria> alles goed\nmaria> ja\nmaria> 8u30\nmaria> 1\nmaria> leen\nmaria> 1\nmaria> 1\nmaria> 1\nmaria> ja\n"
AGREED = {"leen": ContactState.ACCEPTED, "karim": ContactState.ACCEPTED}


async def asked(
    street: Street, *names: str, contacts: Mapping[str, ContactState] = AGREED, code: str = "", at: time = time(8, 30)
) -> None:
    """Let these people be asked every day, with these contacts."""
    async with street.store.begin() as tx:
        for name in names:
            person = f"p-{name}"
            check = Checkin(person, "delinde", CheckinState.ON, street.now, at, street.zone, street.now, code=code)
            await tx.save_saved(check, street.now)
            await tx.schedule(times.next_ask(check, street.now))
            for place, (contact, state) in enumerate(contacts.items(), start=1):
                chosen = CheckinContact(person, f"p-{contact}", ContactState.ASKED, street.now, place)
                await tx.save_saved(chosen, street.now)
                if state is ContactState.ACCEPTED:
                    await tx.save_saved(CheckinContact(person, f"p-{contact}", state, street.now, place, 1), street.now)


async def with_maria(street: Street, more: str = "", **given: object) -> None:
    """Let Maria be asked every day, and play on."""
    await play(street, PEOPLE)
    await asked(street, "maria", **given)  # type: ignore[arg-type]
    await play(street, more)


async def rounds(street: Street) -> list[Round]:
    """Read everything that was asked, oldest first."""
    async with street.store.begin() as tx:
        return list(await tx.rounds_in("delinde", street.now.replace(year=2020)))


async def said(street: Street, msgid: str) -> list[tuple[str, str]]:
    """List to whom a message of that name was decided, and about which asking."""
    async with street.store.begin() as tx:
        query = select(outbox.c.person, outbox.c.entity_id).where(outbox.c.msgid == msgid).order_by(outbox.c.seq)
        return [(who or "", about) for who, about in await tx.connection.execute(query)]
