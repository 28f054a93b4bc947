"""The Matrix channel: one account on one homeserver, put together from rooms with names of their own.

- Starting: ``session`` signs in once, ``device`` has keys and encryption, ``starting`` puts the parts together.
- Hearing: ``pump`` fetches, hands over and goes on; ``intake`` reads one answer, ``timeline`` one room of it, ``gap``
  what was missed, ``late_keys`` what could not be read; ``shape`` and ``membership`` say what an event means.
- Rooms: ``rooms`` and ``rights`` are what the homeserver states, ``roombook`` what we know now, ``invites`` and
  ``doorkeeper`` our coming and going.
- Speaking: ``posting`` (in ``sending``) puts ``content`` and ``files`` into rooms, ``private`` finds the room of a
  person, ``orders`` makes rooms (by ``making``), ``looking_back`` finds what we said. ``checks`` tells the operator.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.channels.abilities import Abilities
from bot.channels.contract import Finding, Gone, Later, Level, Outgoing, Place, Receipt, Task, Unsendable
from bot.channels.matrix import content
from bot.channels.matrix.backoff import system_jitter
from bot.channels.matrix.checks import Checks
from bot.channels.matrix.guard import text_at
from bot.channels.matrix.outcomes import DeviceError, StoreInUse
from bot.channels.matrix.pump import Pulse
from bot.channels.matrix.session import Session
from bot.channels.matrix.starting import Given, Running, Starting
from bot.channels.matrix.timeline import Reading
from bot.channels.matrix.transport import (
    MatrixError,
    NotFound,
    Refused,
    TokenRejected,
    TooFast,
    Transport,
    Unacceptable,
    new_session,
)
from bot.config import ConfigError
from handlers.hearing import BREAK, Hearing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.channels.contract import Hear, Notebook
    from bot.channels.matrix.rooms import RoomFacts
    from bot.clock import Clock
    from bot.config import Matrix
    from bot.crash import CrashPlan

log = logging.getLogger(__name__)

READY_SECONDS: Final = 20.0
MOST_REQUESTS: Final = 5
"""Verification requests that are answered after one sync; who sends more is not waiting for an answer."""


class MatrixChannel:
    """Implements ``bot.channels.contract.Channel`` for Matrix.

    ``admins`` may invite us anywhere. ``store_secret`` seals the crypto store in ``data_dir`` and keys the aliases of
    our rooms: random, 16 signs or more, the same at every start. ``jitter`` returns numbers from 0 to 1.
    """

    name = "matrix"
    abilities = Abilities(
        edit=True,
        redact=True,
        react=True,
        pin=True,
        thread=True,
        sealed=True,
        files=True,
        idempotent=True,
        max_length=4_000,
    )

    def __init__(
        self,
        matrix: Matrix,
        *,
        bot_name: str,
        admins: tuple[str, ...],
        data_dir: Path,
        store_secret: str,
        notebook: Notebook,
        crash: CrashPlan,
        clock: Clock,
        jitter: Callable[[], float] = system_jitter,
    ) -> None:
        given = Given(matrix, bot_name, frozenset(admins), data_dir, store_secret, notebook, crash, clock, jitter)
        self._given = given
        self._me = matrix.user_id
        self._pulse = Pulse()
        self._http = new_session()
        self._transport = Transport(matrix.homeserver, self._http)
        self._session = Session(matrix, data_dir, self._transport)
        self._starting = Starting(given, self._transport, self._session, self._pulse)
        self._running: Running | None = None
        self._started = asyncio.Event()

    async def listen(self, hear: Hear) -> None:
        """Sign in, make the device known, then hear until cancelled; may be called again after it raised.

        Raises ``ConfigError`` when the account cannot be signed in to with what the configuration says, ``DeviceError``
        when the crypto store does not fit the device, ``AlreadyRunning`` when another process speaks for this account,
        and what *hear* raises.
        """
        running = await self._starting.start()
        since = await self._given.notebook.position()
        self._running = running
        self._started.set()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._starting.lease.keep())
                group.create_task(running.doorkeeper.run())
                group.create_task(running.pump.run(since, hear, self._after))
        except ExceptionGroup as failed:
            # Who listens again after trouble knows the trouble by its own name; nothing beside it may vanish.
            first, *others = failed.exceptions
            for other in others:
                log.error("another part failed too", exc_info=other)
            raise first from None

    async def send(self, to: Place, what: Outgoing, key: str) -> Receipt:
        """Send one thing; before the first sync is done this waits a little, then raises ``Later``."""
        running = await self._ready()
        try:
            if isinstance(what, Task):
                return await running.orders.carry_out(what, key, self._given.clock.now())
            return await running.posting.post(await self._room(running, to), what, key)
        except MatrixError as trouble:
            raise _as_failure(trouble) from None

    async def find(self, to: Place, key: str, since: datetime) -> str | None:
        """Look for our own event with this key, sent since then; raises ``Later`` and ``Gone``."""
        running = await self._ready()
        try:
            where = running.private.known if to.private else running.maker.known
            facts = await where(to.address)
            return await running.looking_back.find(facts.room_id, key, since) if facts else None
        except MatrixError as trouble:
            raise _as_failure(trouble) from None

    async def check(self) -> tuple[Finding, ...]:
        """Look at homeserver, token, device, trust and rights in each room, without signing in anew."""
        kept = await self._session.kept()
        if kept is None or kept.token is None:
            homeserver = await Checks(self._transport, me=self._me, device_id="", talks=frozenset()).homeserver()
            return (homeserver,) if homeserver.level is Level.FAIL else (homeserver, await self._way_in())
        self._transport.token = self._transport.token or kept.token
        talks = frozenset((await self._given.notebook.read_all("private:")).values())
        checks = Checks(self._transport, me=kept.user_id, device_id=kept.device_id, talks=talks)
        found = [finding async for finding in checks.run()]
        if found[-1].level is not Level.FAIL or len(found) > 2:
            found.append(await self._check_store(kept.device_id))
        return tuple(found)

    def health(self) -> tuple[Finding, ...]:
        """Say how old the last sync is, what went wrong last, how the keys are, and what was odd lately."""
        found = [self._sync_health()]
        if self._running:
            keys = self._running.device.health()
            level = Level.FAIL if keys.one_time_keys == 0 and not keys.fallback_uploaded else Level.OK
            found.append(Finding("matrix keys", level, f"{keys.one_time_keys} one-time keys"))
            found += self._running.intake.sources.oddities.findings(self._given.clock.now())
        return tuple(found)

    def hearing(self) -> Hearing | None:
        """Say how long the homeserver has been answering."""
        return self._pulse.hearing

    async def close(self) -> None:
        """Let go of the connection and the crypto store."""
        self._started.clear()
        self._running = None
        await self._starting.close()
        await self._http.close()

    async def _ready(self) -> Running:
        """Wait a little for the first sync; without it we know no members and no rights."""
        try:
            async with asyncio.timeout(READY_SECONDS):
                await self._started.wait()
                if self._running:
                    await self._running.pump.ready.wait()
        except TimeoutError:
            raise Later("the homeserver was not heard yet", everywhere=True) from None
        if self._running is None:
            raise Later("not connected", everywhere=True)
        return self._running

    # --- while running ---

    async def _after(self, reading: Reading) -> None:
        """Do what follows from what was heard: go to rooms, refuse emoji verification, drop keys of rooms we left."""
        running = self._running
        if running is None:
            return
        running.doorkeeper.wake()
        for facts in reading.rooms.values():
            if facts.membership_of(self._me) != "join":
                running.device.forget_room(facts.room_id)
        for room, event in reading.requests[:MOST_REQUESTS]:
            await self._refuse_verification(running, room, text_at(event, "event_id"))

    async def _refuse_verification(self, running: Running, room: str, request: str) -> None:
        facts = running.book.facts(room)
        key = "verification" + hashlib.sha256(request.encode()).hexdigest()[:32]
        if facts is not None:
            with suppress(MatrixError):
                body = content.refuse_verification(request)
                await running.posting.post_event(facts, "m.key.verification.cancel", body, key)

    async def _room(self, running: Running, to: Place) -> RoomFacts:
        if to.private:
            return await running.private.of(to.address)
        facts = await running.maker.known(to.address)
        if facts is None or facts.membership_of(self._me) != "join":
            raise Gone("we are not in this room")
        if facts.replacement:
            raise Gone("this room was replaced by another")
        return facts

    def _sync_health(self) -> Finding:
        heard, trouble = self._pulse.hearing, self._pulse.trouble
        if heard is None:
            return Finding("matrix sync", Level.FAIL, f"nothing heard yet ({trouble or 'starting'})")
        age = self._given.clock.now() - heard.until
        level = Level.FAIL if age > BREAK else Level.WARN if trouble else Level.OK
        says = f"heard {age.total_seconds():.0f} s ago" + (f"; since then {trouble}" if trouble else "")
        return Finding("matrix sync", level, says)

    async def _way_in(self) -> Finding:
        """Try what is configured, as the first start will."""
        try:
            await self._session.try_way_in()
        except ConfigError as trouble:
            return Finding("matrix account", Level.FAIL, "cannot be signed in to", str(trouble))
        except MatrixError as trouble:
            says = f"not known ({type(trouble).__name__})"
            return Finding("matrix account", Level.FAIL, says, "Try again later.", absent=True)
        fix = "The next start signs in and makes the device known."
        return Finding("matrix account", Level.WARN, "not signed in yet, but can be", fix)

    async def _check_store(self, device_id: str) -> Finding:
        """Open the crypto store beside the device the homeserver knows; a running bot holds it open already."""
        if self._starting.device:
            return Finding("matrix crypto store", Level.OK, "fits the device")
        try:
            device = await self._starting.open_device(device_id)
        except StoreInUse:
            return Finding("matrix crypto store", Level.OK, "in use by the running bot, which checked it at its start")
        except DeviceError as trouble:
            return Finding("matrix crypto store", Level.FAIL, "does not fit", str(trouble))
        except MatrixError as trouble:
            return Finding("matrix crypto store", Level.WARN, f"not known ({type(trouble).__name__})")
        device.close()
        return Finding("matrix crypto store", Level.OK, "fits the device")


def _as_failure(trouble: MatrixError) -> Later | Gone | Unsendable:
    """Name a failure that came before the message itself: finding or making the room, or carrying out an order."""
    match trouble:
        case TooFast():
            return Later("the homeserver asks us to wait", after_seconds=trouble.retry_after, everywhere=True)
        case TokenRejected():
            return Later("signed out", everywhere=True)
        case Refused() | NotFound():
            return Gone(f"refused: {trouble.errcode}")
        case Unacceptable():
            return Unsendable(f"not taken: {trouble.errcode}")
        case _:
            return Later(type(trouble).__name__)
