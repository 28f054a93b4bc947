"""What should not be, noted for the operator for a day: gaps that could not be read, and what no honest server shows.

Nothing is decided by it but one thing: an event that was heard in one room is not heard in another (B14).
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.channels.contract import Finding, Level

if TYPE_CHECKING:
    from datetime import datetime

log = logging.getLogger(__name__)

FORGOTTEN_AFTER: Final = timedelta(days=1)
EARLY: Final = timedelta(minutes=10)
"""A message that claims to be sent so much later than we heard it was never sent then (B15)."""
MOST_EVENTS: Final = 5_000
MOST_NOTED: Final = 1_000


class Odd(StrEnum):
    """What was odd; the value may be logged."""

    GAP = "gap"
    TWO_ROOMS = "two_rooms"
    FUTURE = "future"
    UNSTATED = "unstated"


_SAYS: Final = {
    Odd.GAP: ("matrix gaps", "rooms that said more while we were away than was read: {count}"),
    Odd.TWO_ROOMS: (
        "matrix homeserver",
        "events shown in a room that are of another: {count}; ignored there",
    ),
    Odd.FUTURE: ("matrix clock", "messages that claim to be sent later than it is: {count}"),
    Odd.UNSTATED: ("matrix rooms", "rooms that the homeserver does not describe: {count}; nothing is said there"),
}
_FIX: Final = {
    Odd.GAP: "Ask there whether something was missed.",
    Odd.TWO_ROOMS: "It is broken, or it lies: ask who runs it.",
    Odd.UNSTATED: "It is broken, or it lies: ask who runs it.",
    Odd.FUTURE: "Look at the clocks of this machine and of the homeserver.",
}


class Oddities:
    """Notes of the last day, and in which room each of the last events was heard."""

    def __init__(self) -> None:
        """Nothing was odd yet."""
        self._noted: OrderedDict[tuple[Odd, str], datetime] = OrderedDict()
        self._rooms: OrderedDict[str, str] = OrderedDict()

    def note(self, odd: Odd, subject: str, now: datetime) -> None:
        """Note something odd; *subject* tells one from another and is shown to nobody."""
        if not any(kind is odd for kind, _ in self._noted):
            log.warning("something should not be; see buurtbot check", extra={"kind": odd.value})
        self._noted[odd, subject] = now
        self._noted.move_to_end((odd, subject))
        while len(self._noted) > MOST_NOTED:
            self._noted.popitem(last=False)

    def is_of_another_room(self, event_id: str, room: str, now: datetime) -> bool:
        """Tell whether this event was heard in another room before, and note that."""
        first = self._rooms.setdefault(event_id, room)
        while len(self._rooms) > MOST_EVENTS:
            self._rooms.popitem(last=False)
        if first != room:
            self.note(Odd.TWO_ROOMS, event_id, now)
        return first != room

    def claims(self, event_id: str, sent_at: datetime | None, now: datetime) -> None:
        """Look at the time that a message claims."""
        if sent_at is not None and sent_at - now > EARLY:
            self.note(Odd.FUTURE, event_id, now)

    def findings(self, now: datetime) -> tuple[Finding, ...]:
        """Say what was odd within the last day."""
        recent = [odd for (odd, _), at in self._noted.items() if now - at < FORGOTTEN_AFTER]
        return tuple(
            Finding(_SAYS[odd][0], Level.WARN, _SAYS[odd][1].format(count=recent.count(odd)), _FIX[odd])
            for odd in Odd
            if odd in recent
        )
