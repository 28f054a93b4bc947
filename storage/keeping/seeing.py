"""What of a person was shown to whom, as the audit log has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from handlers.keeping.seeing import Seen, Sight
from storage.base import Rows
from storage.tables import audit

if TYPE_CHECKING:
    from handlers.model import PersonId

_MOST: Final = 200


class SeeingRows(Rows):
    """Who saw whom."""

    async def seen_of(self, person: PersonId) -> tuple[Sight, ...]:
        """Read what of a person others saw, the newest first."""
        shown = audit.c.action.in_([seen.value for seen in Seen])
        others = or_(audit.c.actor.is_(None), audit.c.actor != person)
        query = select(audit).where(audit.c.about == person, shown, others).order_by(audit.c.seq.desc()).limit(_MOST)
        rows = (await self.connection.execute(query)).mappings()
        return tuple(Sight(row["at"], row["actor"], Seen(row["action"]), row["subject"]) for row in rows)
