"""A neighbourhood without a homeserver: the whole product, people who type, and a clock that is moved by hand.

``buurtbot talk``, the written conversations and the street tests live here. Time stands still until it is moved; moving
it lets everything that comes due on the way happen at its own moment.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.channels.console import ConsoleChannel, Heard
from bot.channels.contract import Batch
from bot.channels.telephones import Telephones
from bot.clock import SetClock
from bot.config import ConfigError
from bot.crash import CrashPlan
from bot.directory.importing import know_example
from bot.engine.masking import resolver
from bot.engine.readers import Defaults
from bot.engine.table import HandlerTable
from bot.i18n import Speech
from bot.play.orders import Rooms
from bot.play.phonebook import TELEPHONE, Phonebook
from bot.play.scene import (
    BOT,
    CONSOLE,
    HOME,
    LONGEST_NAME,
    ROLES,
    ROOM_NAMES,
    SERVICE,
    WORDLESS,
    Line,
    known_room,
    person_id,
)
from bot.product import PRODUCT, Engine
from bot.spoken import every_language
from handlers.model import Address, Incoming, IncomingKind, Neighbourhood, Person, Room, Standing
from handlers.reading.our_name import without_our_name
from handlers.reading.walltime import is_zone
from storage.engine import open_engine
from storage.migrate import schema_state
from storage.store import Store
from storage.vault import Vault

__all__ = ["Line", "Street"]

START = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Brussels"))
_CHANNELS = (CONSOLE, TELEPHONE, "mail", "web")
_WORDS = frozenset({"said", "edited", "signed"})
_SPOKEN = frozenset({IncomingKind.MESSAGE, IncomingKind.EDIT})
_TEST_KEYS = {"00000001": bytes(32)}


@dataclass(slots=True)
class _Talker:
    name: str
    said: list[tuple[str, str | None]] = field(default_factory=list)


class Street:
    """The product on a street where everybody can be played."""

    def __init__(
        self, store: Store, speech: Speech, *, language: str, now: datetime, handlers: HandlerTable = PRODUCT
    ) -> None:
        self.zone = "Europe/Brussels"
        self.lines: list[Line] = []
        self.on_line: Callable[[Line], None] | None = None
        self._store = store
        self._speech = speech
        self._language = language
        self._handlers = handlers
        self._clock = SetClock(now.astimezone(UTC))
        self._talkers: dict[str, _Talker] = {}
        self._ids = 0
        self.rooms = list(ROOM_NAMES)
        obey = Rooms(self._clock, self.rooms).obey
        self._channels = {name: ConsoleChannel(name, self._on_heard, self._clock, obey) for name in _CHANNELS}
        telephones = Telephones(TELEPHONE, self._on_text_message, resolver(store, TELEPHONE), self._clock)
        self._all_channels: dict[str, ConsoleChannel | Telephones] = {**self._channels, TELEPHONE: telephones}
        self._phonebook = Phonebook(store)
        self._engine = self._new_engine()

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        url: str = "sqlite+aiosqlite://",
        *,
        language: str = "nl",
        now: datetime = START,
        handlers: HandlerTable = PRODUCT,
        speech: Speech | None = None,
    ) -> AsyncIterator[Street]:
        """Open a street on a database (in memory by default) with the neighbourhood De Linde and its rooms.

        One that was kept goes on at the moment it was left.

        Raises:
            ConfigError: the database is the one of a service.
        """
        store = Store(open_engine(url), Vault(_TEST_KEYS, "00000001"))
        try:
            if (await schema_state(store.engine)).at is not None:
                raise ConfigError("That database belongs to a service; choose another, or leave it out.")
            await store.create_tables()
            street = cls(store, speech or Speech.load(), language=language, now=now, handlers=handlers)
            await street._settle_in()
            yield street
        finally:
            await store.close()

    @property
    def now(self) -> datetime:
        """The instant it is on this street (UTC)."""
        return self._clock.now()

    @property
    def local_now(self) -> datetime:
        """The same on the clocks of the street."""
        return self.now.astimezone(ZoneInfo(self.zone))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages spoken here, the one of the street first."""
        return tuple(dict.fromkeys((self._language, *self._speech.languages)))

    @property
    def store(self) -> Store:
        """The database, for tests that look behind the scenes."""
        return self._store

    def _new_engine(self) -> Engine:
        admins = (Address(CONSOLE, "admin"),)
        service = replace(SERVICE, languages=every_language(self._speech))
        defaults = Defaults(self._language, self.zone, admins, service)
        return Engine(self._store, self._all_channels, defaults, self._clock, CrashPlan(), self._speech, self._handlers)

    async def _settle_in(self) -> None:
        home = Neighbourhood(HOME, "De Linde", self._language, self.zone)
        async with self._store.begin() as tx:
            self._ids = sum((await tx.inbox_counts()).values())
            self._clock.set(max(self.now, await tx.last_beat() or self.now))
            self._listen_anew()
            if await tx.neighbourhood(HOME) is None:
                await tx.save_saved(home, self.now)
                for name, kind in ROOM_NAMES.items():
                    await tx.save_saved(Room(Address(CONSOLE, f"#{name}"), HOME, kind, encrypted=True), self.now)

    # --- people ---

    async def person(
        self, name: str, role: str = "resident", language: str | None = None, zone: str | None = None
    ) -> None:
        """Let somebody live here.

        Raises:
            ValueError: there is no such role, language or zone, or the name is too long to tell people apart by.
        """
        if len(name) > LONGEST_NAME:
            raise ValueError(f"{name!r} is too long; write a name of at most {LONGEST_NAME} letters")
        if role not in ROLES:
            raise ValueError(f"{role!r} is no role; use one of {', '.join(ROLES)}")
        if language and language not in self._speech.languages:
            raise ValueError(f"{language!r} is no language here; use one of {', '.join(self._speech.languages)}")
        if zone and not is_zone(zone):
            raise ValueError(f"{zone!r} is no time zone; write one such as Europe/Brussels")
        present, granted = ROLES[role]
        self._talkers[name] = _Talker(name)
        who = Person(person_id(name), name.capitalize(), Address(CONSOLE, name), language, zone, created_at=self.now)
        async with self._store.begin() as tx:
            await tx.save_person(who)
            await tx.save_saved(Standing(who.id, HOME, present, granted), self.now)

    async def knows_services(self) -> None:
        """Let the services of the example directory be known."""
        await know_example(self._store, self.local_now.date())

    async def comes_back(self, name: str) -> bool:
        """Let somebody who lived here before, in a database that was kept, be played again; false for a stranger."""
        async with self._store.begin() as tx:
            known = await tx.person_at(Address(CONSOLE, name)) is not None
        if known:
            self._talkers[name] = _Talker(name)
        return known

    @property
    def people(self) -> tuple[str, ...]:
        """Who lives here, by name."""
        return tuple(self._talkers)

    # --- what people do ---

    async def says(self, name: str, text: str, *, room: str | None = None, channel: str = CONSOLE) -> None:
        """Let somebody say something, in private or in a room; all that follows has happened when this returns."""
        place = f"#{known_room(room, self.rooms)}" if room else None
        heard = self._incoming(name, IncomingKind.MESSAGE, text=text, room=place, channel=channel)
        if channel == TELEPHONE:
            heard = replace(heard, sender=await self.has_telephone(name), sender_name="")
        self._talkers[name].said.append((heard.id, place))
        await self._hear(heard)

    async def has_telephone(self, name: str, *, first: bool = False) -> str:
        """Let somebody have a telephone, and return its number; ``first``: they are written to there."""
        return await self._phonebook.number_of(name, self.now, first=first)

    async def edits(self, name: str, text: str) -> None:
        """Let somebody edit what they said last."""
        about, place = self._last_said(name)
        await self._hear(self._incoming(name, IncomingKind.EDIT, text=text, room=place, about=about))

    async def redacts(self, name: str) -> None:
        """Let somebody delete what they said last."""
        about, place = self._last_said(name)
        await self._hear(self._incoming(name, IncomingKind.REDACTION, room=place, about=about))

    def _last_said(self, name: str) -> tuple[str, str | None]:
        talker = self._talkers.get(name)
        if talker is None or not talker.said:
            raise ValueError(f"{name} has said nothing yet")
        return talker.said[-1]

    async def reacts(self, name: str, emoji: str, *, room: str | None = None) -> None:
        """Let somebody react to the last thing said to them, or in a room."""
        to = f"#{room}" if room else name
        about = next((line.id for line in reversed(self.lines) if line.to == to and line.kind in _WORDS), None)
        if about is None and name in self._talkers:
            raise ValueError(f"nothing was said to {to} yet")
        place = f"#{room}" if room else None
        await self._hear(self._incoming(name, IncomingKind.REACTION, text=emoji, room=place, about=about))

    async def replies(self, name: str, to: Line, text: str) -> None:
        """Let somebody reply to one message of ours, in private."""
        await self._hear(replace(self._incoming(name, IncomingKind.MESSAGE, text=text), reply_to=to.id))

    async def does(self, *incoming: Incoming) -> None:
        """Let anything else happen; what comes over one channel together is heard together."""
        await self._hear(*incoming)

    def _incoming(
        self,
        name: str,
        kind: IncomingKind,
        *,
        text: str = "",
        room: str | None = None,
        about: str | None = None,
        channel: str = CONSOLE,
    ) -> Incoming:
        if name not in self._talkers:
            here = f", here are {', '.join(self._talkers)}" if self._talkers else ""
            raise ValueError(f"nobody is called {name}{here}; write first: person {name} resident nl")
        self._ids += 1
        words, calls = without_our_name(text, (BOT,)) if kind in _SPOKEN else (text, False)
        return Incoming(
            channel=channel,
            id=f"$m{self._ids}",
            sender=name,
            kind=kind,
            received_at=self.now,
            room=room,
            text=words,
            about=about,
            sender_name=name.capitalize(),
            power=0,
            called=calls and kind is IncomingKind.MESSAGE,
        )

    async def _hear(self, *incoming: Incoming) -> None:
        await self._engine.hear(incoming[0].channel, Batch(incoming))
        await self._engine.settle()
        await self._come_due()

    # --- time and trouble ---

    def begins_at(self, at: datetime) -> None:
        """Set the moment at which everything begins, earlier or later.

        Raises:
            ValueError: it has begun.
        """
        if self._ids:
            raise ValueError("it has begun already")
        self._clock.set(at.astimezone(UTC))
        self._listen_anew()

    async def clock(self, at: datetime) -> None:
        """Move time on; what comes due on the way happens at its own moment.

        Raises:
            ValueError: it is later already.
        """
        if at < self.now:
            raise ValueError(f"time only goes on, and it is {self.local_now:%Y-%m-%d %H:%M} already")
        while True:
            async with self._store.begin() as tx:
                next_due = await tx.next_due_at()
            if next_due is None or next_due > at:
                break
            self._clock.set(max(next_due, self.now))
            await self._come_due()
        self._clock.set(at.astimezone(UTC))
        async with self._store.begin() as tx:
            await tx.beat(self.now)
        await self._engine.settle()

    async def _come_due(self) -> None:
        while await self._engine.dispatcher.dispatch_due():
            await self._engine.settle()

    async def crash(self) -> None:
        """Let the bot die and start again, with nothing but its database."""
        self._engine = self._new_engine()
        self._listen_anew()
        await self._engine.absence.note()
        await self._engine.settle()

    def _listen_anew(self) -> None:
        """Let every channel that works begin to bring what is said."""
        for channel in self._all_channels.values():
            if not channel.is_out:
                channel.begin()

    async def down(self, length: timedelta) -> None:
        """Keep the bot off for a while; what came due meanwhile is seen when it is back."""
        async with self._store.begin() as tx:
            await tx.beat(self.now)
        self._clock.set(self.now + length)
        await self.crash()
        await self._come_due()

    async def outage(self, channel: str, *, on: bool) -> None:
        """Let a channel fail, or work again.

        Raises:
            ValueError: there is no such channel.
        """
        if channel not in self._all_channels:
            raise ValueError(f"there is no channel {channel}; there are {', '.join(self._all_channels)}")
        out = self._all_channels[channel]
        if on:
            out.cut_off()
        elif out.is_out:
            out.begin()
        await self._engine.settle()

    async def mute(self, room: str, *, on: bool) -> None:
        """Let a room, or somebody's private talk, refuse what the bot writes, or take it again.

        Raises:
            ValueError: there is no such room.
        """
        where = room if room in self.people else f"#{known_room(room, self.rooms)}"
        closed = self._channels[CONSOLE].closed
        closed.add(where) if on else closed.discard(where)
        await self._engine.settle()

    def lets_pin(self, room: str, *, on: bool) -> None:
        """Let the bot pin things in a room again, or (not *on*) no more.

        Raises:
            ValueError: there is no such room.
        """
        name, pinless = known_room(room, self.rooms), self._channels[CONSOLE].pinless
        pinless.discard(f"#{name}") if on else pinless.add(f"#{name}")

    # --- what is heard ---

    def _on_heard(self, heard: Heard) -> None:
        if heard.kind == "ordered":
            return
        self._note(Line(self.local_now, heard.place.address, heard.kind, heard.text, heard.id, heard.content))

    def _on_text_message(self, number: str, id_: str, text: str) -> None:
        owner = self._phonebook.owner_of(number)
        self._note(Line(self.local_now, f"{owner} {TELEPHONE}", "said", text, id_))

    def _note(self, line: Line) -> None:
        self.lines.append(line)
        if self.on_line:
            self.on_line(line)

    def hears(self, name: str) -> str:
        """Read the last thing that was said to somebody, or in a room (``#bewoners``); empty when nothing was."""
        return next((line.text for line in reversed(self.lines) if line.to == name and line.kind not in WORDLESS), "")

    def heard(self, name: str) -> list[str]:
        """Read everything that was said to somebody, or in a room, oldest first."""
        return [line.text for line in self.lines if line.to == name and line.kind not in WORDLESS]

    def files(self, name: str) -> list[tuple[str, bytes]]:
        """Read every file that somebody got, or that came in a room, oldest first: its name and what stands in it."""
        files = [line for line in self.lines if line.to == name and line.kind == "file"]
        return [(line.text.removeprefix("📎 "), line.content) for line in files]
