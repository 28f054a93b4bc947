"""Starting the Matrix channel: sign in, make the device known before it says anything, put the parts together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.channels.contract import Notebook
from bot.channels.matrix.backoff import Backoff
from bot.channels.matrix.device import Device, quiet_nio
from bot.channels.matrix.doorkeeper import Doorkeeper
from bot.channels.matrix.gap import Gaps
from bot.channels.matrix.intake import Intake
from bot.channels.matrix.invites import Policy
from bot.channels.matrix.late_keys import PREFIX, LateKeys
from bot.channels.matrix.lease import Lease
from bot.channels.matrix.looking_back import LookingBack
from bot.channels.matrix.making import Maker
from bot.channels.matrix.oddities import Oddities
from bot.channels.matrix.opening import Opening
from bot.channels.matrix.orders import Orders
from bot.channels.matrix.private import PrivateRooms
from bot.channels.matrix.pump import Pulse, Pump
from bot.channels.matrix.roombook import Book
from bot.channels.matrix.sending import Posting
from bot.channels.matrix.session import RECOVERY_FILE, Session, write_private
from bot.channels.matrix.timeline import Sources
from bot.channels.matrix.transport import MatrixError, TokenRejected
from bot.clock import Clock
from bot.config import Matrix
from bot.crash import CrashPlan

if TYPE_CHECKING:
    from bot.channels.matrix.transport import Transport

log = logging.getLogger(__name__)

CRYPTO: Final = "crypto"


@dataclass(frozen=True, slots=True)
class Given:
    """What the channel is made from, see ``MatrixChannel``."""

    matrix: Matrix
    bot_name: str
    admins: frozenset[str]
    data_dir: Path
    secret: str = field(repr=False)
    notebook: Notebook
    crash: CrashPlan
    clock: Clock
    jitter: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Running:
    """The parts that live from the first sync on."""

    book: Book
    device: Device
    intake: Intake
    pump: Pump
    maker: Maker
    posting: Posting
    looking_back: LookingBack
    private: PrivateRooms
    orders: Orders
    doorkeeper: Doorkeeper


class Starting:
    """Starts once or again; ``device`` stays open and ``lease`` held from the first start until ``close``."""

    def __init__(self, given: Given, transport: Transport, session: Session, pulse: Pulse) -> None:
        """Keep what is needed; nothing is read or sent yet."""
        self.device: Device | None = None
        self.lease = Lease(transport, given.matrix.user_id, given.data_dir, given.clock)
        self._given = given
        self._transport = transport
        self._session = session
        self._pulse = pulse

    async def start(self) -> Running:
        """Sign in, take the lease and announce the device, however long the homeserver takes to be there.

        Raises ``ConfigError``, ``DeviceError`` and ``AlreadyRunning``: what only the operator can mend.
        """
        quiet_nio()
        backoff = Backoff(self._given.jitter)
        while True:
            token = self._transport.token
            try:
                await self._session.open()
                await self.lease.take()
                return await self._compose(await self._announced())
            except TokenRejected as trouble:
                self._pulse.trouble = type(trouble).__name__
                with suppress(MatrixError):
                    await self._session.renew(token)
                await backoff.wait()
            except MatrixError as trouble:
                self._pulse.trouble = type(trouble).__name__
                log.warning("starting failed", extra={"kind": type(trouble).__name__})
                await backoff.wait(trouble)

    async def open_device(self, device_id: str) -> Device:
        """Open the crypto store; raises ``DeviceMismatch`` and ``MatrixError``."""
        return await Device.open(
            self._transport,
            user_id=self._given.matrix.user_id,
            device_id=device_id,
            directory=self._given.data_dir / CRYPTO,
            pickle_key=self._given.secret,
        )

    async def close(self) -> None:
        """Close the crypto store and let go of the lease."""
        await self.lease.release()
        if self.device:
            self.device.close()
            self.device = None

    async def _announced(self) -> Device:
        """Make the device known before it says anything; keep the recovery key for the operator."""
        device = self.device = self.device or await self.open_device(self._session.device_id)
        recovery = self._given.matrix.recovery_key
        announced = await device.announce(
            password=self._session.password, recovery_key=recovery.reveal() if recovery else None
        )
        if announced.recovery_key:
            file = self._given.data_dir / RECOVERY_FILE
            await asyncio.to_thread(write_private, file, announced.recovery_key + "\n")
            device.kept_recovery_key()
        return device

    async def _compose(self, device: Device) -> Running:
        given, me, transport, notebook = self._given, self._given.matrix.user_id, self._transport, self._given.notebook
        book = await Book.open(me, notebook)
        maker = Maker(transport, book)
        intake = Intake(
            Sources(book, LateKeys(await notebook.read_all(PREFIX)), Opening(device), Oddities()),
            Gaps(transport, given.crash, given.jitter),
            maker,
            Policy(me, given.matrix.invites, given.admins, book.shares_a_room_with),
        )
        return Running(
            book=book,
            device=device,
            intake=intake,
            pump=Pump(
                transport,
                self._session,
                device,
                intake,
                name=given.bot_name,
                crash=given.crash,
                clock=given.clock,
                jitter=given.jitter,
                pulse=self._pulse,
            ),
            maker=maker,
            posting=Posting(transport, self._session, device, book, maker, crash=given.crash, secret=given.secret),
            looking_back=LookingBack(transport, device, me=me, secret=given.secret),
            private=PrivateRooms(transport, maker, book, notebook, given.secret),
            orders=Orders(transport, maker, me=me, secret=given.secret),
            doorkeeper=Doorkeeper(transport, book, notebook),
        )
