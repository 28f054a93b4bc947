"""The inbox: each thing that reached us, once, with the channel's position in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import RowMapping, Select, bindparam, delete, func, select, update

from handlers.model import Incoming
from storage.base import Rows
from storage.tables import channel_note, inbox, position
from storage.values import Misshapen, from_json, to_json
from storage.vault import VaultError

if TYPE_CHECKING:
    from collections.abc import Sequence

NEW, DONE, PARKED = "new", "done", "parked"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An inbox row that is to be dispatched; ``attempts`` counts the times it failed, ``more``: others wait behind."""

    seq: int
    attempts: int
    incoming: Incoming
    more: bool = False


_ITS_TURN = inbox.c.next_at.is_(None) | (inbox.c.next_at <= bindparam("now"))
# Statements that are asked for each message are made once: to put them together takes longer than to answer them.
_WAITING = select(inbox).where(inbox.c.state == NEW, _ITS_TURN).limit(2)
_NEXT = _WAITING.order_by(inbox.c.seq)
_NEXT_OF_OTHERS = _NEXT.where(inbox.c.in_room | inbox.c.sender.not_in(bindparam("last", expanding=True)))
_SETTLE = update(inbox).where(inbox.c.seq == bindparam("row")).values(state=DONE, payload=None)


class InboxRows(Rows):
    """What came in."""

    async def hear(self, incoming: Incoming) -> bool:
        """Keep one thing that came in; False when it was known already (same id, or same ciphertext)."""
        return await self.insert_once(inbox, self._heard(incoming))

    async def hear_all(self, items: Sequence[Incoming]) -> None:
        """Keep what came in, in this order, each unless it was known already."""
        await self.insert_all_once(inbox, [self._heard(incoming) for incoming in items])

    def _heard(self, incoming: Incoming) -> dict[str, Any]:
        """Make the row; what no text column can hold (NUL, half a character) becomes U+FFFD: anybody can send it."""
        incoming = _storable(incoming)
        sealed = self.vault.seal(to_json(incoming), "inbox", "payload", incoming.channel, incoming.id)
        return {
            "channel": incoming.channel,
            "external_id": incoming.id,
            "sender": incoming.sender,
            "kind": incoming.kind.value,
            "in_room": incoming.room is not None,
            "fingerprint": incoming.fingerprint,
            "received_at": incoming.received_at,
            "payload": sealed,
            "state": NEW,
            "attempts": 0,
        }

    async def take_position(self, channel: str, at: str) -> None:
        """Note how far a channel has been heard."""
        await self.upsert(position, {"channel": channel, "position": at}, "channel")

    async def position_of(self, channel: str) -> str | None:
        """Read how far a channel has been heard."""
        found: str | None = await self.scalar(select(position.c.position).where(position.c.channel == channel))
        return found

    async def take_notes(self, channel: str, notes: Sequence[tuple[str, str | None]]) -> None:
        """Write a channel's notes; None deletes one."""
        for name, value in notes:
            if value is None:
                mine = (channel_note.c.channel == channel) & (channel_note.c.name == name)
                await self.connection.execute(delete(channel_note).where(mine))
            else:
                await self.upsert(channel_note, {"channel": channel, "name": name, "value": value}, "channel", "name")

    async def notes(self, channel: str, prefix: str) -> dict[str, str]:
        """Read a channel's notes whose names start so."""
        query = select(channel_note.c.name, channel_note.c.value).where(
            channel_note.c.channel == channel, channel_note.c.name.startswith(prefix, autoescape=True)
        )
        return {row.name: row.value for row in await self.connection.execute(query)}

    async def next_waiting(self, now: datetime, last: Sequence[str] = ()) -> Waiting | None:
        """Read the oldest row that waits for a decision; nobody else decides until this transaction ends.

        What the senders named *last* said in private comes after the words of others. A row that cannot be read any
        more (another version or key wrote it) is parked on the way: it must not stop others. One that failed waits
        until its next try.
        """
        await self.alone()
        while rows := await self._next(now, last):
            try:
                return self._waiting(rows[0], more=bool(last) or len(rows) > 1)
            except (Misshapen, VaultError) as error:
                await self.count_failure(rows[0]["seq"], type(error).__name__, None)
        return None

    async def _next(self, now: datetime, last: Sequence[str]) -> Sequence[RowMapping]:
        if last:
            asked = {"now": now, "last": last}
            if found := (await self.connection.execute(_NEXT_OF_OTHERS, asked)).mappings().all():
                return found
        return (await self.connection.execute(_NEXT, {"now": now})).mappings().all()

    def _waiting(self, row: RowMapping, *, more: bool) -> Waiting:
        text = self.vault.open(row["payload"], "inbox", "payload", row["channel"], row["external_id"])
        return Waiting(row["seq"], row["attempts"], from_json(text, Incoming), more)

    async def times_heard(self, waiting: Waiting, stretches: Sequence[timedelta]) -> tuple[int, ...]:
        """Count what came from the same sender in each stretch of time before a row was heard, the row included."""
        incoming = waiting.incoming
        since = {f"since{n}": incoming.received_at - stretch for n, stretch in enumerate(stretches)}
        asked = {"from": incoming.channel, "who": incoming.sender, "row": waiting.seq, "first": min(since.values())}
        return tuple((await self.connection.execute(_times_heard(len(stretches)), asked | since)).one())

    async def next_retry_at(self) -> datetime | None:
        """Read when the next row that failed is to be tried again."""
        found: datetime | None = await self.scalar(select(func.min(inbox.c.next_at)).where(inbox.c.state == NEW))
        return found

    async def settle(self, seq: int) -> None:
        """Mark a row done and forget its words."""
        await self.connection.execute(_SETTLE, {"row": seq})

    async def count_failure(self, seq: int, error: str, retry_at: datetime | None) -> None:
        """Count a failed decision; without another try the row is parked: it waits for a human and blocks nobody."""
        state = PARKED if retry_at is None else NEW
        values = {"attempts": inbox.c.attempts + 1, "error": error, "state": state, "next_at": retry_at}
        await self.connection.execute(update(inbox).where(inbox.c.seq == seq).values(**values))

    async def inbox_counts(self) -> dict[str, int]:
        """Count rows by state."""
        query = select(inbox.c.state, func.count()).group_by(inbox.c.state)
        return {row[0]: row[1] for row in await self.connection.execute(query)}


@cache
def _times_heard(stretches: int) -> Select[*tuple[Any, ...]]:
    same = (inbox.c.channel == bindparam("from")) & (inbox.c.sender == bindparam("who"))
    lately = (inbox.c.received_at > bindparam("first")) & (inbox.c.seq <= bindparam("row"))
    counts = [func.count().filter(inbox.c.received_at > bindparam(f"since{n}")) for n in range(stretches)]
    return select(*counts).where(same, lately)


def _storable(incoming: Incoming) -> Incoming:
    texts = {name: getattr(incoming, name) for name in incoming.__slots__}
    unfit: dict[str, Any] = {
        name: _mended(text) for name, text in texts.items() if isinstance(text, str) and not _fits(text)
    }
    return replace(incoming, **unfit) if unfit else incoming


def _fits(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _mended(text: str) -> str:
    return text.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
