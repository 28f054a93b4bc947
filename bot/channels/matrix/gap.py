"""What a room said while nobody listened: paged back from where the timeline of a sync begins.

Bounded: 5,000 events or seven days; what lies before is reported, not read. The age is the sender's claim, so a page
counts as too old only when everything on it does: one event dated back hides nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.channels.matrix.backoff import Backoff
from bot.channels.matrix.guard import Body, list_at, text_at
from bot.channels.matrix.membership import Passage, passage
from bot.channels.matrix.shape import events_in, sent_at
from bot.channels.matrix.transport import NotFound, Refused, TooFast, Transport, Unacceptable, Unreachable, client

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.crash import CrashPlan

MOST_EVENTS: Final = 5_000
OLDEST: Final = timedelta(days=7)
PAGE: Final = 250
MOST_PAGES: Final = 2 * MOST_EVENTS // PAGE
TRIES: Final = 5
FILTER: Final = json.dumps({"lazy_load_members": False})


@dataclass(frozen=True, slots=True)
class Gap:
    """Events in the order they happened; ``whole`` is False when there are more that were not read."""

    events: tuple[Body, ...] = ()
    whole: bool = True


class Gaps:
    """Reads gaps of rooms."""

    def __init__(self, transport: Transport, crash: CrashPlan, jitter: Callable[[], float]) -> None:
        """Use *transport*; dies where *crash* says so."""
        self._transport = transport
        self._crash = crash
        self._jitter = jitter

    async def since(self, room: str, start: str, until: str, now: datetime) -> Gap:
        """Read back from *start* to the position *until*; raises ``MatrixError`` when the homeserver gives nothing."""
        return await self._page_back(room, start, now, until=until)

    async def since_entry(self, room: str, start: str, me: str, now: datetime) -> Gap:
        """Read back from *start* to our own entry in the room."""
        return await self._page_back(room, start, now, entered=me)

    async def _page_back(
        self, room: str, start: str, now: datetime, *, until: str | None = None, entered: str | None = None
    ) -> Gap:
        found: list[Body] = []
        for _ in range(MOST_PAGES):
            try:
                chunk, end = await self._page(room, start, until)
            except (Refused, NotFound, Unacceptable):
                return Gap(tuple(reversed(found)), whole=False)
            self._crash.passes("k13")
            found += chunk
            if not end or end in {start, until} or (entered and _holds_entry(chunk, entered)):
                return Gap(tuple(reversed(found)))
            if len(found) >= MOST_EVENTS or _all_older(chunk, now):
                break
            start = end
        return Gap(tuple(reversed(found)), whole=False)

    async def _page(self, room: str, start: str, until: str | None) -> tuple[list[Body], str]:
        """Read one page, newest event first; a homeserver in trouble is asked a few times before all is given up."""
        query = {"dir": "b", "from": start, "limit": str(PAGE), "filter": FILTER} | ({"to": until} if until else {})
        backoff = Backoff(self._jitter)
        while True:
            try:
                answer = await self._transport.call("GET", client("rooms", room, "messages"), query=query)
                return events_in(list_at(answer, "chunk")), text_at(answer, "end")
            except (Unreachable, TooFast) as trouble:
                if backoff.failures == TRIES:
                    raise
                await backoff.wait(trouble)


def _holds_entry(chunk: list[Body], me: str) -> bool:
    return any(passage(event, me) is Passage.ENTERED for event in chunk)


def _all_older(chunk: list[Body], now: datetime) -> bool:
    stamps = [sent_at(event) for event in chunk]
    return bool(stamps) and all(stamp is not None and now - stamp > OLDEST for stamp in stamps)
