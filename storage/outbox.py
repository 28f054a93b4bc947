"""The outbox: what is to be said, in order per place, until the channel has accepted it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, FromClause, RowMapping, Select, bindparam, delete, func, select, update

from handlers.hearing import Delivered
from storage.base import Rows
from storage.tables import card, outbox

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.ext.asyncio import AsyncConnection

    from storage.vault import Vault

PENDING, SENDING, SENT, PARKED, EXPIRED, UNSURE = "pending", "sending", "sent", "parked", "expired", "unsure"
WAITING = (PENDING, SENDING)


@dataclass(frozen=True, slots=True)
class Queued:
    """One thing to be said. ``payload`` is the channel's message as JSON; instants are UTC.

    ``key`` is made from the trigger, so deciding again makes the same one. ``target_key`` is the key of the earlier
    message that this one edits or takes back. ``msgid`` is empty for what is no message (a sign, an order, taking
    something back). ``said_since``: a life of ours that we do not remember may have said it, at the earliest then.
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
    said_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The earlier message that a row edits or takes back; ``external_id`` is None when it may not have arrived."""

    key: str
    external_id: str | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """An outbox row whose turn it is in its place; its words stay sealed until it is sent."""

    seq: int
    key: str
    channel: str
    address: str
    private: bool
    lane: int
    msgid: str
    state: str
    attempts: int
    made_at: datetime
    next_at: datetime
    not_after: datetime | None
    said_since: datetime | None
    sealed: bytes
    target: Earlier | None

    @property
    def place(self) -> tuple[str, str]:
        """Channel and address of where it goes."""
        return self.channel, self.address

    def payload(self, vault: Vault) -> str:
        """Open what is to be sent.

        Raises:
            VaultError: it was sealed with another key, or changed.

        """
        return vault.open(self.sealed, "outbox", "payload", self.key)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something we said earlier, or are about to say."""

    key: str
    channel: str
    address: str
    private: bool


class OutboxRows(Rows):
    """What goes out; ``queued`` are the places where something was queued or taken back here, with the first lane."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        super().__init__(connection, vault)
        self.queued: dict[tuple[str, str], int] = {}

    async def queue(self, what: Queued) -> bool:
        """Queue one thing to be said; False when it was queued before."""
        self.look_at((what.channel, what.address), what.lane)
        row = {name: getattr(what, name) for name in what.__slots__}
        row["payload"] = self.vault.seal(what.payload, "outbox", "payload", what.key)
        return await self.insert_once(outbox, row | {"next_at": what.made_at, "state": PENDING, "attempts": 0})

    def look_at(self, place: tuple[str, str], lane: int) -> None:
        """Note that something is to be looked at in a place, in this lane."""
        self.queued[place] = min(lane, self.queued.get(place, lane))

    async def heads(self) -> tuple[Head, ...]:
        """Read the first waiting row of every place: lane first within a place, then order of decision."""
        return tuple(_ready(row) for row in (await self.connection.execute(_HEADS)).mappings())

    async def head(self, channel: str, address: str) -> Head | None:
        """Read the first waiting row of one place."""
        found = await self.connection.execute(_HEAD, {"from": channel, "at": address})
        row = found.mappings().first()
        return None if row is None else _ready(row)

    async def mark_sending(self, seq: int) -> None:
        """Note that sending begins, for channels that cannot tell afterwards whether it happened."""
        await self._change(seq, {"state": SENDING})

    async def mark_sent(self, seq: int, external_id: str | None, at: datetime) -> None:
        """Record that the channel accepted it, and forget the words; also of a row that was taken back meanwhile."""
        await self.connection.execute(_SENT, {"row": seq, "external_id": external_id, "sent_at": at})

    async def mark_later(self, seq: int, next_at: datetime, error: str, *, count: bool = True) -> None:
        """Try again at that instant; ``count`` it as a failed attempt of this row."""
        attempts = outbox.c.attempts + int(count)
        await self._change(seq, {"state": PENDING, "next_at": next_at, "error": error, "attempts": attempts})

    async def mark_over(self, seq: int, state: str, error: str) -> None:
        """Give up on a row: parked, expired or unsure; its words are forgotten, its place goes on."""
        await self._change(seq, {"state": state, "error": error, "payload": None})

    async def _change(self, seq: int, values: dict[str, Any]) -> None:
        """Change a row that still waits: one that was taken back meanwhile stays so."""
        which = (outbox.c.seq == seq) & outbox.c.state.in_(WAITING)
        await self.connection.execute(update(outbox).where(which).values(**values))

    async def park_messages(self, channel: str, address: str, error: str) -> None:
        """Park every message that waits for a place that cannot be written to; orders about the place stay."""
        which = (outbox.c.channel == channel) & (outbox.c.address == address) & (outbox.c.msgid != "")
        values = {"state": PARKED, "error": error, "payload": None}
        await self.connection.execute(update(outbox).where(which, outbox.c.state.in_(WAITING)).values(**values))

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

    async def lane_of(self, key: str) -> int | None:
        """Read the lane of a row."""
        found: int | None = await self.scalar(select(outbox.c.lane).where(outbox.c.key == key))
        return found

    # --- living cards ---

    async def card_key(self, channel: str, address: str, kind: str, id_: str) -> str | None:
        """Find the living card of something in a place: the message to edit, if it was said or will be."""
        alive = outbox.c.state.in_((*WAITING, SENT))
        query = select(card.c.key).join(outbox, outbox.c.key == card.c.key).where(alive)
        same = (card.c.channel == channel) & (card.c.address == address)
        found: str | None = await self.scalar(query.where(same, card.c.entity_kind == kind, card.c.entity_id == id_))
        return found

    async def note_card(self, channel: str, address: str, kind: str, id_: str, key: str) -> None:
        """Remember which message is the card."""
        row = {"channel": channel, "address": address, "entity_kind": kind, "entity_id": id_, "key": key}
        await self.upsert(card, row, "channel", "address", "entity_kind", "entity_id")

    async def replace_card(self, lost: str, key: str) -> None:
        """Let an edit that was posted as a new message be the card from now on, also for edits that wait behind it."""
        await self.connection.execute(update(card).where(card.c.key == lost).values(key=key))
        behind = (outbox.c.target_key == lost) & outbox.c.state.in_(WAITING) & (outbox.c.msgid != "")
        await self.connection.execute(update(outbox).where(behind).values(target_key=key))

    # --- what earlier messages were ---

    async def key_of(self, channel: str, external_id: str) -> str | None:
        """Find which message of ours an external id is."""
        query = select(outbox.c.key).where(outbox.c.channel == channel, outbox.c.external_id == external_id)
        found: str | None = await self.scalar(query)
        return found

    async def messages_about(
        self, kind: str, id_: str, *, person: str | None = None, place: tuple[str, str] | None = None
    ) -> tuple[Spoken, ...]:
        """Find what was said about something: to one person in private, in one place, or anywhere."""
        which = (outbox.c.entity_kind == kind) & (outbox.c.entity_id == id_)
        if person is not None:
            which &= outbox.c.person == person
        if place is not None:
            which &= (outbox.c.channel == place[0]) & (outbox.c.address == place[1])
        return await self._spoken(which)

    async def messages_to(self, person: str, since: datetime) -> tuple[Spoken, ...]:
        """Find what was said to a person in private since an instant."""
        return await self._spoken((outbox.c.person == person) & outbox.c.private & (outbox.c.made_at >= since))

    async def _spoken(self, which: ColumnElement[bool]) -> tuple[Spoken, ...]:
        """Read messages that stand somewhere or may yet: no edits, nothing given up, nothing taken back already."""
        erase = outbox.alias("erase")
        erased = select(erase.c.seq).where(erase.c.target_key == outbox.c.key, erase.c.msgid == "").exists()
        message = (outbox.c.msgid != "") & outbox.c.target_key.is_(None) & outbox.c.state.in_((*WAITING, SENT))
        columns = (outbox.c.key, outbox.c.channel, outbox.c.address, outbox.c.private)
        query = select(*columns).where(which, message, ~erased).order_by(outbox.c.seq)
        return tuple(Spoken(*row) for row in await self.connection.execute(query))

    async def take_back(self, keys: tuple[str, ...]) -> None:
        """Forget messages that have not been sent, the edits that wait for them, and that they were cards."""
        if not keys:
            return
        mine = outbox.c.key.in_(keys) | (outbox.c.target_key.in_(keys) & (outbox.c.msgid != ""))
        await self._expire(mine, "taken back")
        await self.connection.execute(delete(card).where(card.c.key.in_(keys)))

    async def silence(self, person: str) -> None:
        """Forget what waits to be said to a person in private; what is on its way goes before our goodbye."""
        await self._expire((outbox.c.person == person) & outbox.c.private & (outbox.c.msgid != ""), "stopped")

    async def _expire(self, which: ColumnElement[bool], why: str) -> None:
        """Forget what waits; what stood behind it need not wait for it any more."""
        waits = which & (outbox.c.state == PENDING)
        places = select(outbox.c.channel, outbox.c.address, func.min(outbox.c.lane)).where(waits)
        for channel, address, lane in await self.connection.execute(
            places.group_by(outbox.c.channel, outbox.c.address)
        ):
            self.look_at((channel, address), lane)
        values = {"state": EXPIRED, "payload": None, "error": why}
        await self.connection.execute(update(outbox).where(waits).values(**values))

    async def times_told(self, person: str, msgid: str, since: datetime) -> int:
        """Count how often a message of that name was said to a person in private since an instant."""
        which = (outbox.c.person == person) & outbox.c.private & (outbox.c.msgid == msgid) & (outbox.c.made_at >= since)
        return int(await self.scalar(select(func.count()).where(which)) or 0)

    async def told_any(self, people: Collection[str], msgid: str, since: datetime) -> frozenset[str]:
        """Read to which of these people a message of that name was said in private since an instant."""
        which = outbox.c.person.in_(people) & outbox.c.private & (outbox.c.msgid == msgid) & (outbox.c.made_at >= since)
        found = await self.connection.execute(select(outbox.c.person).where(which).distinct())
        return frozenset(found.scalars())

    async def delivered(self, person: str, msgid: str, about: tuple[str, str], since: datetime) -> Delivered | None:
        """Read when and over which channel something said to a person in private about an entity first arrived.

        None: it has not.
        """
        which = (outbox.c.person == person) & outbox.c.private & (outbox.c.msgid == msgid) & (outbox.c.made_at >= since)
        same = (outbox.c.entity_kind == about[0]) & (outbox.c.entity_id == about[1])
        arrived = select(outbox.c.sent_at, outbox.c.channel).where(which, same, outbox.c.sent_at.is_not(None))
        found = (await self.connection.execute(arrived.order_by(outbox.c.sent_at).limit(1))).first()
        return Delivered(found.sent_at, found.channel) if found else None

    async def was_told_about(self, kind: str, id_: str, since: datetime) -> bool:
        """Say whether anything was said about an entity since an instant, wherever and with whatever success."""
        which = (outbox.c.entity_kind == kind) & (outbox.c.entity_id == id_) & (outbox.c.made_at >= since)
        return bool(await self.scalar(select(func.count()).where(which)))


def _ready(row: RowMapping) -> Head:
    names = [name for name in Head.__slots__ if name not in {"sealed", "target"}]
    target = Earlier(row["target_key"], row["target_id"], row["target_made_at"]) if row["target_made_at"] else None
    return Head(**{name: row[name] for name in names}, sealed=row["payload"], target=target)


def _with_target(first: FromClause) -> Select[Any]:
    target = outbox.alias("target")
    return (
        select(outbox, target.c.external_id.label("target_id"), target.c.made_at.label("target_made_at"))
        .join(first, first.c.seq == outbox.c.seq)
        .outerjoin(target, target.c.key == outbox.c.target_key)
        .order_by(outbox.c.lane, outbox.c.seq)
    )


def _first_of_every_place() -> Select[Any]:
    rank = func.row_number().over(
        partition_by=(outbox.c.channel, outbox.c.address), order_by=(outbox.c.lane, outbox.c.seq)
    )
    ranked = select(outbox.c.seq, rank.label("rank")).where(outbox.c.state.in_(WAITING)).subquery()
    return _with_target(select(ranked.c.seq).where(ranked.c.rank == 1).subquery())


def _first_of_one_place() -> Select[Any]:
    here = (outbox.c.channel == bindparam("from")) & (outbox.c.address == bindparam("at"))
    waiting = select(outbox.c.seq).where(here, outbox.c.state.in_(WAITING))
    return _with_target(waiting.order_by(outbox.c.lane, outbox.c.seq).limit(1).subquery())


# Made once: these are asked around every message that is sent, and to put them together takes longer than to answer.
_HEADS = _first_of_every_place()
_HEAD = _first_of_one_place()
_SENT = update(outbox).where(outbox.c.seq == bindparam("row")).values(state=SENT, payload=None, error=None)
