"""The outbox: what is to be said, in order per place, until the channel has accepted it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from storage.base import Rows
from storage.tables import card, outbox

PENDING, SENDING, SENT, PARKED, EXPIRED, UNSURE = "pending", "sending", "sent", "parked", "expired", "unsure"
WAITING = (PENDING, SENDING)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One thing to be said. ``payload`` is the channel's message as JSON; instants are UTC.

    ``key`` is made from the trigger, so deciding again makes the same one. ``target_key`` is the key of the earlier message that this one
    edits or takes back.
    """

    key: str
    channel: str
    address: str
    private: bool
    lane: int
    payload: str
    made_at: datetime
    person: str | None = None
    target_key: str | None = None
    msgid: str = ""
    entity_kind: str = ""
    entity_id: str = ""
    not_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """An outbox row whose turn it is; ``target`` is the external id of the message it edits or takes back."""

    seq: int
    attempts: int
    state: str
    next_at: datetime
    what: Outgoing
    target: str | None


class OutboxRows(Rows):
    """What goes out."""

    async def queue(self, what: Outgoing) -> bool:
        """Queue one thing to be said; False when it was queued before."""
        row = {name: getattr(what, name) for name in what.__slots__}
        row["payload"] = self.vault.seal(what.payload, "outbox", "payload", what.key)
        return await self.insert_once(outbox, row | {"next_at": what.made_at, "state": PENDING, "attempts": 0})

    async def heads(self) -> tuple[Ready, ...]:
        """Read the first waiting row of every place: lane first within a place, then order of decision."""
        rank = func.row_number().over(
            partition_by=(outbox.c.channel, outbox.c.address), order_by=(outbox.c.lane, outbox.c.seq)
        )
        ranked = select(outbox, rank.label("rank")).where(outbox.c.state.in_(WAITING)).subquery()
        earlier = outbox.alias("earlier")
        query = (
            select(ranked, earlier.c.external_id.label("target"))
            .outerjoin(earlier, earlier.c.key == ranked.c.target_key)
            .where(ranked.c.rank == 1)
            .order_by(ranked.c.lane, ranked.c.seq)
        )
        rows = (await self.connection.execute(query)).mappings().all()
        return tuple(self._ready(row) for row in rows)

    def _ready(self, row: Any) -> Ready:
        fields = {name: row[name] for name in Outgoing.__slots__}
        fields["payload"] = self.vault.open(row["payload"], "outbox", "payload", row["key"])
        return Ready(row["seq"], row["attempts"], row["state"], row["next_at"], Outgoing(**fields), row["target"])

    async def mark_sending(self, seq: int) -> None:
        """Note that sending begins, for channels that cannot tell afterwards whether it happened."""
        await self.connection.execute(update(outbox).where(outbox.c.seq == seq).values(state=SENDING))

    async def mark_sent(self, seq: int, external_id: str | None, at: datetime) -> None:
        """Record that the channel accepted it, and forget the words."""
        values = {"state": SENT, "external_id": external_id, "sent_at": at, "payload": None, "error": None}
        await self.connection.execute(update(outbox).where(outbox.c.seq == seq).values(**values))

    async def mark_later(self, seq: int, next_at: datetime, error: str) -> None:
        """Try again at that instant."""
        values = {"state": PENDING, "next_at": next_at, "error": error, "attempts": outbox.c.attempts + 1}
        await self.connection.execute(update(outbox).where(outbox.c.seq == seq).values(**values))

    async def mark_over(self, seq: int, state: str, error: str) -> None:
        """Give up on a row: parked, expired or unsure; its words are forgotten, its place goes on."""
        values = {"state": state, "error": error, "payload": None}
        await self.connection.execute(update(outbox).where(outbox.c.seq == seq).values(**values))

    async def sent_since(self, seq: int) -> int:
        """Count the rows that were accepted after this one was first in line."""
        query = select(func.count()).where(outbox.c.state == SENT, outbox.c.seq > seq)
        return int(await self.scalar(query) or 0)

    async def outbox_counts(self) -> dict[str, int]:
        """Count rows by state."""
        query = select(outbox.c.state, func.count()).group_by(outbox.c.state)
        return {row[0]: row[1] for row in await self.connection.execute(query)}

    async def oldest_waiting(self) -> datetime | None:
        """Read when the oldest waiting row was decided."""
        found: datetime | None = await self.scalar(
            select(func.min(outbox.c.made_at)).where(outbox.c.state.in_(WAITING))
        )
        return found

    # --- what earlier messages were ---

    async def card_key(self, channel: str, address: str, kind: str, id_: str) -> str | None:
        """Find the living card of something in a place."""
        same = (
            card.c.channel == channel,
            card.c.address == address,
            card.c.entity_kind == kind,
            card.c.entity_id == id_,
        )
        found: str | None = await self.scalar(select(card.c.key).where(*same))
        return found

    async def note_card(self, channel: str, address: str, kind: str, id_: str, key: str) -> None:
        """Remember which message is the card."""
        row = {"channel": channel, "address": address, "entity_kind": kind, "entity_id": id_, "key": key}
        await self.upsert(card, row, "channel", "address", "entity_kind", "entity_id")

    async def key_of(self, channel: str, external_id: str) -> str | None:
        """Find which message of ours an external id is."""
        query = select(outbox.c.key).where(outbox.c.channel == channel, outbox.c.external_id == external_id)
        found: str | None = await self.scalar(query)
        return found

    async def messages_about(self, kind: str, id_: str, person: str | None) -> tuple[dict[str, Any], ...]:
        """Find what was said about something: to one person in private, or everywhere."""
        query = select(outbox).where(
            outbox.c.entity_kind == kind, outbox.c.entity_id == id_, outbox.c.target_key.is_(None), outbox.c.msgid != ""
        )
        if person is not None:
            query = query.where(outbox.c.person == person)
        return tuple(dict(row) for row in (await self.connection.execute(query)).mappings())

    async def messages_to(self, person: str, since: datetime) -> tuple[dict[str, Any], ...]:
        """Find what was said to a person in private since an instant."""
        query = select(outbox).where(
            outbox.c.person == person, outbox.c.private, outbox.c.made_at >= since, outbox.c.target_key.is_(None)
        )
        return tuple(dict(row) for row in (await self.connection.execute(query)).mappings())

    async def times_told(self, person: str, msgid: str, since: datetime) -> int:
        """Count how often a message of that name was said to a person in private since an instant."""
        which = (outbox.c.person == person) & outbox.c.private & (outbox.c.msgid == msgid) & (outbox.c.made_at >= since)
        return int(await self.scalar(select(func.count()).where(which)) or 0)

    async def drop_waiting(self, keys: tuple[str, ...]) -> None:
        """Take rows out of the queue that have not been sent."""
        which = outbox.c.key.in_(keys) & (outbox.c.state == PENDING)
        await self.connection.execute(
            update(outbox).where(which).values(state=EXPIRED, payload=None, error="taken back")
        )

    async def lane_of(self, key: str) -> int | None:
        """Read the lane of a row."""
        found: int | None = await self.scalar(select(outbox.c.lane).where(outbox.c.key == key))
        return found
