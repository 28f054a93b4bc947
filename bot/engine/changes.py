"""What stands somewhere already: it is taken back, or kept in sight at the top of its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.contract import Place
from bot.codec import Erase, Pinning
from bot.engine.rows import queue
from handlers.decision import Lane, Say, ToOneRoom, ToPerson
from handlers.model import Address
from handlers.text import Verbatim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.readers import Readers
    from bot.engine.trigger import Trigger
    from handlers.decision import Audience, Entity, Pin
    from storage.outbox import Spoken
    from storage.store import Transaction


async def said_about(
    tx: Transaction, readers: Readers, about: Entity, to: Audience | None, trigger: Trigger
) -> list[Spoken]:
    """Find what was said about something; to a person also what we said before they asked us to be silent."""
    if to is None:
        return [*await tx.messages_about(about.kind, about.id)]
    if isinstance(to, ToPerson):
        return [*await tx.messages_about(about.kind, about.id, person=to.person)]
    places = [reader.place for reader in await readers.of(tx, to, trigger)]
    found = [await tx.messages_about(about.kind, about.id, place=(at.channel, at.address)) for at in places]
    return [spoken for one in found for spoken in one]


async def take_back(tx: Transaction, said: Sequence[Spoken], trigger: Trigger) -> None:
    """Take messages out of the queue, and behind them take back what was on its way or has arrived."""
    await tx.take_back(tuple(spoken.key for spoken in said))
    for spoken in said:
        key = trigger.key("erase", spoken.key)
        await queue(tx, _place(spoken), Erase(), key, trigger, target_key=spoken.key)


async def pin(tx: Transaction, what: Pin, trigger: Trigger) -> None:
    """Pin the cards where they stand or are about to; let go of them where they were pinned, or may yet be."""
    about = what.about
    found = await tx.pinned(about.kind, about.id) if what.off else await tx.cards(about.kind, about.id)
    for card in found:
        # A name of its own, so that what came of it is found again, and no words: nobody reads anything.
        room = ToOneRoom("", Address(card.channel, card.address))
        named = Say(room, what.msgid, Verbatim(""), about=about, lane=Lane.PLANNED)
        key = trigger.key(what.msgid, card.key)
        await queue(tx, _place(card), Pinning(what.off), key, trigger, named, target_key=card.key)


def _place(spoken: Spoken) -> Place:
    return Place(spoken.channel, spoken.address, spoken.private)
