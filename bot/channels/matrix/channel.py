"""The Matrix channel: one account on one homeserver, put together from rooms with names of their own.

session   sign in, once                       posting   content, encryption, PUT
device    keys and encryption                 private   the room of a person
pump      fetch, read, hear, go on            orders    make, join, leave, invite
intake    one sync answer                     doorkeeper  joins and leaves as decided
timeline  one room of it                      checks    what the operator should know
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.channels.contract import Abilities, Finding, Gone, Later, Level, Outgoing, Place, Receipt, Task, Unsendable
from bot.channels.matrix import content
from bot.channels.matrix.backoff import Backoff, system_jitter
from bot.channels.matrix.checks import Checks
from bot.channels.matrix.device import Device, quiet_nio
from bot.channels.matrix.doorkeeper import Doorkeeper
from bot.channels.matrix.gap import Gaps
from bot.channels.matrix.guard import text_at
from bot.channels.matrix.intake import Intake
from bot.channels.matrix.invites import Policy
from bot.channels.matrix.late_keys import PREFIX, LateKeys
from bot.channels.matrix.looking_back import find_own
from bot.channels.matrix.making import Maker
from bot.channels.matrix.opening import Opening
from bot.channels.matrix.orders import Orders
from bot.channels.matrix.outcomes import DeviceError
from bot.channels.matrix.private import PrivateRooms
from bot.channels.matrix.pump import Pulse, Pump
from bot.channels.matrix.roombook import Book
from bot.channels.matrix.sending import Posting
from bot.channels.matrix.session import RECOVERY_FILE, Session, write_private
from bot.channels.matrix.timeline import Reading, Sources
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

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.channels.contract import Hear, Notebook
    from bot.channels.matrix.rooms import RoomFacts
    from bot.clock import Clock
    from bot.config import Matrix
    from bot.crash import CrashPlan

log = logging.getLogger(__name__)

CRYPTO: Final = "crypto"
READY_SECONDS: Final = 20.0
STALE: Final = timedelta(minutes=2)
MOST_REQUESTS: Final = 5
"""Verification requests that are answered after one sync; who sends more is not waiting for an answer."""


@dataclass(frozen=True, slots=True)
class Running:
    """The parts that live from the first sync on."""

    book: Book
    device: Device
    intake: Intake
    pump: Pump
    posting: Posting
    private: PrivateRooms
    orders: Orders
    doorkeeper: Doorkeeper


class MatrixChannel:
    """Implements ``bot.channels.contract.Channel`` for Matrix.

    ``admins`` may invite us anywhere. ``store_secret`` seals the crypto store in ``data_dir`` and keys the aliases of
    our rooms: random, 16 signs or more, the same at every start. ``jitter`` returns numbers from 0 to 1.
    """

    name = "matrix"
    abilities = Abilities(
        edit=True, redact=True, react=True, thread=True, sealed=True, idempotent=True, max_length=4_000
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
        self._matrix = matrix
        self._bot_name = bot_name
        self._admins = frozenset(admins)
        self._data_dir = data_dir
        self._secret = store_secret
        self._notebook = notebook
        self._crash = crash
        self._clock = clock
        self._jitter = jitter
        self._pulse = Pulse()
        self._http = new_session()
        self._transport = Transport(matrix.homeserver, self._http)
        self._session = Session(matrix, data_dir, self._transport)
        self._device: Device | None = None
        self._running: Running | None = None
        self._started = asyncio.Event()

    async def listen(self, hear: Hear) -> None:
        """Sign in, make the device known, then hear until cancelled; may be called again after it raised.

        Raises ``ConfigError`` when the account cannot be signed in to with what the configuration says, ``DeviceError``
        when the crypto store does not fit the device; an error of *hear* comes in an ``ExceptionGroup``.
        """
        running = await self._start()
        since = await self._notebook.position()
        self._running = running
        self._started.set()
        async with asyncio.TaskGroup() as group:
            group.create_task(running.doorkeeper.run())
            group.create_task(running.pump.run(since, hear, self._after))

    async def send(self, to: Place, what: Outgoing, key: str) -> Receipt:
        """Send one thing; before the first sync is done this waits a little, then raises ``Later``."""
        running = await self._ready()
        try:
            if isinstance(what, Task):
                return await running.orders.carry_out(what, key, self._clock.now())
            return await running.posting.post(await self._room(running, to), what, key)
        except MatrixError as trouble:
            raise _as_failure(trouble) from None

    async def find(self, to: Place, key: str, since: datetime) -> str | None:
        """Look for our own event with this key, sent since then; raises ``Later`` and ``Gone``."""
        running = await self._ready()
        facts = running.private.known(to.address) if to.private else running.book.facts(to.address)
        if facts is None:
            return None
        try:
            return await find_own(self._transport, running.device, self._matrix.user_id, facts.room_id, key, since)
        except MatrixError as trouble:
            raise _as_failure(trouble) from None

    async def check(self) -> tuple[Finding, ...]:
        """Look at homeserver, token, device, trust and rights in each room, without signing in anew."""
        kept = await self._session.kept()
        if kept is None or kept.token is None:
            probe = Checks(self._transport, me=self._matrix.user_id, device_id="", talks=frozenset())
            says, fix = "not signed in yet", "The first start signs in and makes the device known."
            return await probe.homeserver(), Finding("matrix account", Level.WARN, says, fix)
        self._transport.token = self._transport.token or kept.token
        talks = frozenset((await self._notebook.read_all("private:")).values())
        checks = Checks(self._transport, me=kept.user_id, device_id=kept.device_id, talks=talks)
        found = [finding async for finding in checks.run()]
        if found[-1].level is not Level.FAIL or len(found) > 2:
            found.append(await self._check_store(kept.device_id))
        return tuple(found)

    def health(self) -> tuple[Finding, ...]:
        """Say how old the last sync is, what went wrong last, and how the keys are."""
        found = [self._sync_health()]
        if self._running:
            keys = self._running.device.health()
            level = Level.FAIL if keys.one_time_keys == 0 and not keys.fallback_uploaded else Level.OK
            found.append(Finding("matrix keys", level, f"{keys.one_time_keys} one-time keys"))
            if self._running.intake.cut:
                says = f"{len(self._running.intake.cut)} rooms said more while we were away than was read"
                found.append(Finding("matrix gaps", Level.WARN, says, "Ask there whether something was missed."))
        return tuple(found)

    async def close(self) -> None:
        """Let go of the connection and the crypto store."""
        self._started.clear()
        self._running = None
        if self._device:
            self._device.close()
            self._device = None
        await self._http.close()

    # --- starting ---

    async def _start(self) -> Running:
        """Sign in and announce the device, however long the homeserver takes to be there."""
        quiet_nio()
        backoff = Backoff(self._jitter)
        while True:
            token = self._transport.token
            try:
                await self._session.open()
                return await self._compose(await self._announced())
            except TokenRejected:
                self._pulse.trouble = "TokenRejected"
                with suppress(MatrixError):
                    await self._session.renew(token)
                await backoff.wait()
            except MatrixError as trouble:
                self._pulse.trouble = type(trouble).__name__
                log.warning("starting failed: %s", type(trouble).__name__)
                await backoff.wait(trouble)

    async def _announced(self) -> Device:
        """Open the device and make it known before it says anything; keep the recovery key for the operator."""
        if self._device is None:
            self._device = await Device.open(
                self._transport,
                user_id=self._matrix.user_id,
                device_id=self._session.device_id,
                directory=self._data_dir / CRYPTO,
                pickle_key=self._secret,
            )
        recovery = self._matrix.recovery_key
        announced = await self._device.announce(
            password=self._session.password, recovery_key=recovery.reveal() if recovery else None
        )
        if announced.recovery_key:
            await asyncio.to_thread(write_private, self._data_dir / RECOVERY_FILE, announced.recovery_key + "\n")
            self._device.kept_recovery_key()
        return self._device

    async def _compose(self, device: Device) -> Running:
        me, transport = self._matrix.user_id, self._transport
        book = await Book.open(me, self._notebook)
        sources = Sources(book, LateKeys(await self._notebook.read_all(PREFIX)), Opening(device))
        policy = Policy(me, self._matrix.invites, self._admins, book.shares_a_room_with)
        intake = Intake(sources, Gaps(transport, self._crash, self._jitter), policy)
        maker = Maker(transport, book)
        return Running(
            book=book,
            device=device,
            intake=intake,
            pump=Pump(
                transport,
                self._session,
                device,
                intake,
                sources,
                name=self._bot_name,
                crash=self._crash,
                clock=self._clock,
                jitter=self._jitter,
                pulse=self._pulse,
            ),
            posting=Posting(transport, self._session, device, book, maker, self._crash),
            private=PrivateRooms(transport, maker, book, self._notebook, self._secret),
            orders=Orders(transport, maker, me=me, secret=self._secret),
            doorkeeper=Doorkeeper(transport, book, self._notebook),
        )

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
            if facts.membership_of(self._matrix.user_id) != "join":
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
        facts = running.book.facts(to.address)
        if facts is None or facts.membership_of(self._matrix.user_id) != "join":
            raise Gone("we are not in this room")
        if facts.replacement:
            raise Gone("this room was replaced by another")
        return facts

    def _sync_health(self) -> Finding:
        heard_at, trouble = self._pulse.heard_at, self._pulse.trouble
        if heard_at is None:
            return Finding("matrix sync", Level.FAIL, f"nothing heard yet ({trouble or 'starting'})")
        age = self._clock.now() - heard_at
        level = Level.FAIL if age > STALE else Level.WARN if trouble else Level.OK
        says = f"heard {age.total_seconds():.0f} s ago" + (f"; since then {trouble}" if trouble else "")
        return Finding("matrix sync", level, says)

    async def _check_store(self, device_id: str) -> Finding:
        """Open the crypto store beside the device the homeserver knows; a running bot holds it open already."""
        if self._device:
            return Finding("matrix crypto store", Level.OK, "fits the device")
        try:
            device = await Device.open(
                self._transport,
                user_id=self._matrix.user_id,
                device_id=device_id,
                directory=self._data_dir / CRYPTO,
                pickle_key=self._secret,
            )
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
