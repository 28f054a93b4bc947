"""Outbox rows: what goes to one place, in its lane, behind what it changes, under a key made from the trigger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.channels.contract import Message
from bot.codec import Edit, pack
from handlers.decision import Lane
from storage.outbox import Queued

if TYPE_CHECKING:
    from bot.channels.contract import Place
    from bot.codec import Parcel
    from bot.engine.readers import Reader
    from bot.engine.trigger import Trigger
    from handlers.decision import Say
    from storage.store import Transaction


async def queue(
    tx: Transaction,
    place: Place,
    parcel: Parcel,
    key: str,
    trigger: Trigger,
    what: Say | None = None,
    reader: Reader | None = None,
    target_key: str | None = None,
) -> None:
    """Queue one thing for one place; without *what* it is no message and has no name."""
    about = what.about if what else None
    row = Queued(
        key=key,
        channel=place.channel,
        address=place.address,
        private=place.private,
        lane=int(_lane(what, trigger)),
        payload=pack(parcel),
        made_at=trigger.now,
        person=reader.person.id if reader and reader.person and place.private else None,
        target_key=target_key,
        msgid=what.msgid if what else "",
        entity_kind=about.kind if about else "",
        entity_id=about.id if about else "",
        not_after=what.not_after if what else None,
        said_since=trigger.said_since,
    )
    await tx.queue(await _behind_its_target(tx, row))
    if what and isinstance(parcel, Message | Edit):
        words = parcel.text if isinstance(parcel, Message) else parcel.message.text
        await tx.note_named(key, words, row.person)


def _lane(what: Say | None, trigger: Trigger) -> Lane:
    """Let what came due by itself go behind the answers to those who are waiting for one."""
    lane = what.lane if what else Lane.REPLY
    return Lane.PLANNED if lane is Lane.REPLY and trigger.incoming is None else lane


async def _behind_its_target(tx: Transaction, row: Queued) -> Queued:
    """Give what changes a message the lane of that, so that it cannot overtake it."""
    lane = await tx.lane_of(row.target_key) if row.target_key else None
    return row if lane is None else replace(row, lane=lane)
