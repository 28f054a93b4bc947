"""What handlers may read about presence checks."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from handlers.checkins.nouns import Checkin, CheckinContact, Round
from handlers.model import PersonId


class CheckinsLook(Protocol):
    """Who is asked whether all is well, whom they chose, and what came of it."""

    async def checkin(self, person: PersonId) -> Checkin | None:
        """Read what somebody agreed to."""
        ...

    async def checkins_in(self, neighbourhood: str) -> tuple[Checkin, ...]:
        """Read who is asked in a neighbourhood: not who stopped."""
        ...

    async def checkin_contacts(self, person: PersonId) -> tuple[CheckinContact, ...]:
        """Read whom somebody chose, in the order in which they are asked, also who is none any more."""
        ...

    async def contact_of(self, contact: PersonId) -> tuple[CheckinContact, ...]:
        """Read for whom somebody was chosen, the first one first, also for whom they are none any more."""
        ...

    async def round(self, id_: str) -> Round | None:
        """Read one asking."""
        ...

    async def open_rounds(self, person: PersonId) -> tuple[Round, ...]:
        """Read the askings of a person from which something still follows, oldest first."""
        ...

    async def open_rounds_in(self, neighbourhood: str) -> tuple[Round, ...]:
        """Read the askings in a neighbourhood from which something still follows, oldest first."""
        ...

    async def rounds_on(self, person: PersonId, day: date) -> tuple[Round, ...]:
        """Read the askings of a person on a local day, oldest first."""
        ...

    async def rounds_in(self, neighbourhood: str, since: datetime) -> tuple[Round, ...]:
        """Read the askings in a neighbourhood since an instant (UTC), oldest first."""
        ...
