"""What is kept in sight at the top of rooms; the outbox remembers it, so nothing of it is stored twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from handlers.announcements.nouns import Pinned, Sent
from handlers.model import Address
from handlers.utterance import Entity, Pin
from storage.announcements import came_of
from storage.base import Rows
from storage.outbox import EXPIRED, SENT, UNSURE, WAITING, Spoken
from storage.tables import card, outbox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import RowMapping


_STANDS: Final = frozenset({*WAITING, SENT, UNSURE, EXPIRED})
"""It is pinned, or may be yet, also what was taken back on its way; where it was refused nothing is to be let go of."""


class PinRows(Rows):
    """Cards in shared rooms, and which of them were pinned."""

    async def cards(self, kind: str, id_: str) -> tuple[Spoken, ...]:
        """Read the living cards of something in shared rooms."""
        mine = (card.c.entity_kind == kind) & (card.c.entity_id == id_) & ~outbox.c.private
        alive = outbox.c.state.in_((*WAITING, SENT))
        columns = (outbox.c.key, outbox.c.channel, outbox.c.address, outbox.c.private)
        query = select(*columns).join(card, card.c.key == outbox.c.key).where(mine, alive).order_by(outbox.c.seq)
        return tuple(Spoken(*row) for row in await self.connection.execute(query))

    async def pinned(self, kind: str, id_: str) -> tuple[Spoken, ...]:
        """Read which messages about something were pinned, or may be yet, and not let go of since."""
        on = Pin(Entity(kind, id_)).msgid
        stands = [row for row in await self._pins(kind, id_) if row["msgid"] != on or row["state"] in _STANDS]
        last = {(row["channel"], row["address"]): row for row in stands}
        rows = (row for row in last.values() if row["msgid"] == on)
        return tuple(Spoken(row["target_key"], row["channel"], row["address"], private=False) for row in rows)

    async def pins_of(self, kind: str, id_: str) -> Mapping[Address, Pinned]:
        """Read where something was last pinned or let go of, and what came of that."""
        on = Pin(Entity(kind, id_)).msgid
        return {
            Address(row["channel"], row["address"]): Pinned(row["msgid"] == on, _how(row["state"], row["error"]))
            for row in await self._pins(kind, id_)
        }

    async def _pins(self, kind: str, id_: str) -> Sequence[RowMapping]:
        names = [Pin(Entity(kind, id_), off).msgid for off in (False, True)]
        which = (outbox.c.entity_kind == kind) & (outbox.c.entity_id == id_) & outbox.c.msgid.in_(names)
        columns = (outbox.c.channel, outbox.c.address, outbox.c.msgid, outbox.c.target_key)
        query = select(*columns, outbox.c.state, outbox.c.error).where(which).order_by(outbox.c.seq)
        return (await self.connection.execute(query)).mappings().all()


def _how(state: str, error: str | None) -> Sent:
    """Say what came of it: where there is nothing to do, nobody can pin there, or there was nothing to pin."""
    return Sent.CANNOT if state == EXPIRED else came_of(state, error)
