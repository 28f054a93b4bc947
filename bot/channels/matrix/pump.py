"""The sync pump: fetch, read, hand over in one batch, and only then go on from the new position.

    answer = /sync since the position   # k1
    the device takes its keys           # harmless when repeated
    reading = rooms, gaps, late keys    # k13 inside gaps
    hear(batch)                         # the caller commits; k2, k5 and k6 are there
    position, rooms and notes are ours

Whatever goes wrong before the commit, the same position is asked again after a while.
"""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.channels.contract import Batch
from bot.channels.matrix.backoff import Backoff
from bot.channels.matrix.guard import Body, text_at
from bot.channels.matrix.intake import fold_rooms
from bot.channels.matrix.shape import Reader
from bot.channels.matrix.transport import MatrixError, TokenRejected, Transport, Unreachable, client
from handlers.hearing import Hearing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.channels.contract import Hear
    from bot.channels.matrix.device import Device
    from bot.channels.matrix.intake import Intake
    from bot.channels.matrix.session import Session
    from bot.channels.matrix.timeline import Reading
    from bot.clock import Clock
    from bot.crash import CrashPlan

log = logging.getLogger(__name__)

POLL_SECONDS: Final = 30
POLL_SECONDS_WAITING: Final = 10
"""While something waits for a key, so that its sender is told in time."""
MARGIN_SECONDS: Final = 15
FIRST_SECONDS: Final = 180
IDLE_AT_ONCE: Final = 3
IDLE_SECONDS: Final = (0.01, 0.2)
"""How long to wait, first and at most, when more than three answers in a row brought nothing: our own words come back
in one answer each, and must not make a neighbour wait."""
KEEP_SECONDS: Final = 10.0
"""An answer that brings nothing, as our own words coming back, moves our position in memory; it is written this often,
and with whatever is heard. After a crash those answers are asked for again, and bring nothing again."""
WAITED_SECONDS: Final = 2.0
"""An answer with nothing new that comes earlier than this is from a homeserver that does not wait, so in trouble."""
FILTER: Final = json.dumps(
    {
        "presence": {"types": []},
        "account_data": {"types": []},
        "room": {
            "ephemeral": {"types": []},
            "account_data": {"types": []},
            "timeline": {"limit": 50, "lazy_load_members": False},
            "state": {"lazy_load_members": False},
        },
    },
    separators=(",", ":"),
)


@dataclass(slots=True)
class Pulse:
    """How the pump is: how long it has been hearing, and the class of what went wrong since, if anything did."""

    hearing: Hearing | None = None
    trouble: str | None = None

    def beat(self, now: datetime) -> None:
        """Note that all is here that was said before *now*."""
        self.hearing = self.hearing.at(now) if self.hearing else Hearing(now, now)
        self.trouble = None


class Pump:
    """Turns sync answers into batches; ``ready`` is set once the rooms are known."""

    def __init__(
        self,
        transport: Transport,
        session: Session,
        device: Device,
        intake: Intake,
        *,
        name: str,
        crash: CrashPlan,
        clock: Clock,
        jitter: Callable[[], float],
        pulse: Pulse,
    ) -> None:
        """Put it together; nothing is fetched yet."""
        self.ready = asyncio.Event()
        self._transport = transport
        self._session = session
        self._device = device
        self._intake = intake
        self._sources = intake.sources
        self._name = name
        self._crash = crash
        self._clock = clock
        self._backoff = Backoff(jitter)
        self._pulse = pulse
        self._asked_at = 0.0
        self._kept_at = 0.0
        self._idle = 0

    async def run(self, since: str | None, hear: Hear, after: Callable[[Reading], Awaitable[None]]) -> None:
        """Hear until cancelled, beginning at *since*; *after* is told what was heard, once it is committed.

        Raises ``ConfigError`` when we are signed out for good, and what *hear* raises.
        """
        while True:
            token = self._transport.token
            try:
                heard = await self._once(since, hear)
            except TokenRejected as trouble:
                self._pulse.trouble = type(trouble).__name__
                await self._sign_in_again(token)
                continue
            except MatrixError as trouble:
                self._pulse.trouble = type(trouble).__name__
                log.warning("sync failed", extra={"kind": type(trouble).__name__})
                await self._backoff.wait(trouble)
                continue
            since = await self._go_on(since, *heard, after)

    async def _once(self, since: str | None, hear: Hear) -> tuple[str, Reading]:
        """Fetch and read one answer and have it committed; the first always, so that the caller knows we are there."""
        answer = await self._fetch(since)
        position = text_at(answer, "next_batch")
        if not position:
            raise Unreachable("no position in the answer")
        self._crash.passes("k1")
        keys = await self._device.after_sync(answer)
        reader = Reader(self._sources.book.me, self._name, self._clock.now())
        reading = await self._intake.read(answer, keys, reader, since=since, first=not self.ready.is_set())
        if reading.items or reading.notes or not self.ready.is_set() or (position != since and self._must_keep()):
            await hear(Batch(tuple(reading.items), position, tuple(reading.notes.items())))
            self._kept_at = asyncio.get_running_loop().time()
        return position, reading

    def _must_keep(self) -> bool:
        return asyncio.get_running_loop().time() - self._kept_at >= KEEP_SECONDS

    async def _go_on(
        self, since: str | None, position: str, reading: Reading, after: Callable[[Reading], Awaitable[None]]
    ) -> str:
        """Take over what is committed."""
        first = not self.ready.is_set()
        self._sources.book.take(reading.rooms, reading.notes)
        self._sources.late.take(reading.notes)
        self._pulse.beat(reading.reader.now)
        self.ready.set()
        await after(reading)
        waited = asyncio.get_running_loop().time() - self._asked_at
        if position == since and waited < WAITED_SECONDS and not first:
            await self._backoff.wait()
        else:
            self._backoff.reset()
            await self._rest(idle=not reading.items and waited < WAITED_SECONDS)
        return position

    async def _rest(self, *, idle: bool) -> None:
        """Let others go first; longer and longer while answers come fast and bring nothing."""
        self._idle = self._idle + 1 if idle else 0
        shortest, longest = IDLE_SECONDS
        over = self._idle - IDLE_AT_ONCE
        await asyncio.sleep(min(longest, shortest * (1 << min(over, 10))) if over > 0 else 0)

    async def _fetch(self, since: str | None) -> Body:
        first = not self.ready.is_set()
        poll = 0 if first else POLL_SECONDS_WAITING if len(self._sources.late) else POLL_SECONDS
        query = {"filter": FILTER, "timeout": str(poll * 1000), "set_presence": "offline"}
        if first:
            query["full_state"] = "true"
        if since is not None:
            query["since"] = since
        self._asked_at = asyncio.get_running_loop().time()
        limit = FIRST_SECONDS if first else poll + MARGIN_SECONDS
        fold = fold_rooms(self._sources.book.me) if first else None
        return await self._transport.call("GET", client("sync"), query=query, timeout_seconds=limit, fold=fold)

    async def _sign_in_again(self, rejected: str | None) -> None:
        try:
            await self._session.renew(rejected)
        except MatrixError as trouble:
            log.warning("signing in failed", extra={"kind": type(trouble).__name__})
        await self._backoff.wait()
