"""One room in one sync answer, event by event in the order they happened.

What came before our own entry is history and not for us; what came after we were removed is not either.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.channels.matrix.guard import Body, text_at
from bot.channels.matrix.late_keys import PREFIX, LateKeys, Unread, only_cipher
from bot.channels.matrix.membership import (
    Passage,
    change_of_room,
    coming_or_going,
    how_it_is,
    invited_by,
    passage,
    room_event,
    who_is_here,
)
from bot.channels.matrix.oddities import Odd, Oddities
from bot.channels.matrix.opening import Clear, Nothing, NotYet, Opening, Reason, Tell
from bot.channels.matrix.rights import may_state, power_of
from bot.channels.matrix.roombook import Book, Changes, Do, Errand, Upgrade
from bot.channels.matrix.rooms import RoomFacts, is_state
from bot.channels.matrix.servers import servers_of
from bot.channels.matrix.shape import FILES, Reader, frame, read_event, sender_of_request
from handlers.model import Incoming, IncomingKind, RoomEvent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

GUARDED = FILES | {"m.room.message"}
"""What must come encrypted in an encrypted room to be obeyed; reactions and redactions come in clear everywhere."""


@dataclass(slots=True)
class Reading:
    """What one sync answer brought so far; ``requests`` are (room, event) of people who ask to verify us with emoji."""

    reader: Reader
    items: list[Incoming] = field(default_factory=list)
    notes: Changes = field(default_factory=dict)
    rooms: dict[str, RoomFacts] = field(default_factory=dict)
    requests: list[tuple[str, Body]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sources:
    """What reading needs besides the events."""

    book: Book
    late: LateKeys
    opening: Opening
    oddities: Oddities


class Timeline:
    """Reads one room; ``inside`` is whether we are in it at this point of time."""

    def __init__(self, facts: RoomFacts, *, inside: bool, reading: Reading, sources: Sources) -> None:
        """Begin with the room as it was before the first event."""
        self.facts = sources.book.sure(facts)
        self.inside = inside
        self._reading = reading
        self._book = sources.book
        self._sources = sources
        self._early: list[Body] = []

    @property
    def _now(self) -> datetime:
        return self._reading.reader.now

    @property
    def private(self) -> str | None:
        """The other person when the room is a private talk now."""
        return self._book.partner(self.facts)

    def restate(self, facts: RoomFacts) -> None:
        """Take the room as the homeserver states it at this point."""
        self.facts = self._book.sure(facts)

    async def read(self, event: Body) -> None:
        """Read the next event; what was written between inviting us and our coming is read when we are there."""
        me, was_inside = self._reading.reader.me, self.inside
        if self._sources.oddities.is_of_another_room(text_at(event, "event_id"), self.facts.room_id, self._now):
            return
        if is_state(event):
            self._state(event)
            if self.inside and not was_inside:
                await self._read_early()
        elif text_at(event, "sender") == me:
            return
        elif self.inside:
            await self._message(event)
        elif self.facts.membership_of(me) == "invite":
            self._early.append(event)

    async def _read_early(self) -> None:
        """Read what waited for us; in a room of several people it was not for us."""
        early, self._early = self._early, []
        for event in early if self.private else ():
            await self._message(event)

    def tell_everything(self) -> None:
        """Tell the room as it is, because what happened there was not read completely."""
        if self.inside and not self.private and self._book.is_stated(self.facts):
            self._reading.items += who_is_here(self.facts, self._reading.reader, everybody=True)
            self._reading.items += how_it_is(self.facts, self._reading.reader, everything=True)

    def settle_in(self) -> None:
        """Take our being here as given, without having seen our entry."""
        self.inside = True
        self._note(f"entered:{self.facts.room_id}", "yes")
        if not self.private and self._book.is_stated(self.facts):
            self._reading.items += who_is_here(self.facts, self._reading.reader, everybody=False)
            self._reading.items += how_it_is(self.facts, self._reading.reader, everything=False)

    def tell_gap(self) -> None:
        """Tell that a part of what was said here was not read."""
        reader, room = self._reading.reader, self.facts.room_id
        self._sources.oddities.note(Odd.GAP, room, reader.now)
        event_id = f"gap:{room}:{reader.now.isoformat()}"
        self._reading.items.append(
            room_event(RoomEvent.GAP, event_id, reader.me, self.facts, reader, private=self.private is not None)
        )

    def leave_at_last(self, since: str) -> None:
        """We are out: tell it when no event did."""
        if self.inside:
            me, before = self._reading.reader.me, self.facts
            event: Body = {
                "type": "m.room.member",
                "state_key": me,
                "event_id": f"$left:{before.room_id}:{since}",
                "sender": me,
                "content": {"membership": "leave"},
            }
            self.facts = before.after([event])
            self._exit(Passage.REMOVED, event, before)

    def finish(self) -> None:
        """Hand over the room as it is after all events."""
        room = self.facts.room_id
        self._reading.rooms[room] = self.facts
        if self.facts.encrypted and not self._book.knows_encrypted(room):
            self._note(f"encrypted:{room}", "yes")

    def _note(self, name: str, value: str | None) -> None:
        self._reading.notes[name] = value

    # --- state ---

    def _state(self, event: Body) -> None:
        before = self.facts
        self.facts = self._book.sure(before.after([event]))
        match passage(event, self._reading.reader.me):
            case Passage.ENTERED:
                if not self.inside:
                    self._enter(event)
            case Passage.LEFT | Passage.REMOVED | Passage.BANNED as how:
                if self.inside:
                    self._exit(how, event, before)
            case None:
                if self.inside:
                    self._change(event, before)

    def _enter(self, event: Body) -> None:
        room, reader = self.facts.room_id, self._reading.reader
        host = invited_by(event, reader.me)
        other = self.private
        if host != reader.me:
            event_id = text_at(event, "event_id")
            self._reading.items.append(
                room_event(
                    RoomEvent.ENTERED, event_id, host, self.facts, reader, private=other is not None, event=event
                )
            )
        if other:
            self._remember_talk(other)
        if room in self._book.errands:
            self._note(f"door:{room}", None)
        self._follow_here(unasked=host == reader.me)
        self.settle_in()

    def _exit(self, how: Passage, event: Body, before: RoomFacts) -> None:
        self.inside = False
        self._note(f"entered:{self.facts.room_id}", None)
        other = self._book.partner(before)
        if how is Passage.LEFT:
            return
        if other:
            self._note(f"closed:{other}", "yes")
            return
        what = RoomEvent.BANNED if how is Passage.BANNED else RoomEvent.REMOVED
        event_id, by = text_at(event, "event_id"), text_at(event, "sender")
        self._reading.items.append(room_event(what, event_id, by, self.facts, self._reading.reader, event=event))

    def _change(self, event: Body, before: RoomFacts) -> None:
        if self.facts.replacement and not before.replacement:
            self._replaced(event, before)
        if self.private:
            return
        reader = self._reading.reader
        found = coming_or_going(event, self.facts, reader) or change_of_room(event, before, self.facts, reader)
        ended = found and found.kind is not IncomingKind.JOIN and self._book.partner(before)
        if found and not ended:
            self._reading.items.append(found)

    # --- upgrades ---

    def _replaced(self, event: Body, before: RoomFacts) -> None:
        """Note that the room was replaced, and go to the new one, which must point back to be believed (B23)."""
        by, new = text_at(event, "sender"), self.facts.replacement or ""
        if not may_state(before, by, "m.room.tombstone") or not new.startswith("!"):
            return
        upgrade = Upgrade(self.facts.room_id, new, by, text_at(event, "event_id"), power_of(before, by))
        known = self._reading.rooms.get(new) or self._book.facts(new)
        if known and known.membership_of(self._reading.reader.me) == "join":
            self._moved(upgrade, known)
            return
        self._reading.notes.update([upgrade.note, Errand(new, Do.JOIN, via=servers_of(by, new)).note])

    def _follow_here(self, *, unasked: bool) -> None:
        """Finish the upgrade that led here; leave again when this room does not know of it and nobody asked us in."""
        room = self.facts.room_id
        for upgrade in [one for one in self._book.upgrades.values() if one.new == room]:
            if not self._moved(upgrade, self.facts) and unasked:
                self._reading.notes.update([Errand(room, Do.LEAVE).note])

    def _moved(self, upgrade: Upgrade, new: RoomFacts) -> bool:
        """Tell that a room has moved when the new one points back to it."""
        self._note(f"upgrade:{upgrade.old}", None)
        if new.predecessor != upgrade.old:
            return False
        old = self._reading.rooms.get(upgrade.old) or self._book.facts(upgrade.old) or RoomFacts(upgrade.old)
        other = self._book.partner(old)
        if other:
            self._note(f"private:{other}", new.room_id)
            return True
        told = room_event(
            RoomEvent.UPGRADED, f"upgraded:{upgrade.event}", upgrade.by, old, self._reading.reader, about=new.room_id
        )
        self._reading.items.append(replace(told, power=upgrade.power))
        return True

    # --- messages ---

    async def _message(self, event: Body) -> None:
        kind = text_at(event, "type")
        if kind == "m.room.encrypted":
            await self.open(Unread(self.facts.room_id, only_cipher(event), self._reading.reader.now))
        elif self.facts.encrypted and kind in GUARDED and not sender_of_request(event, self._reading.reader.me):
            self._tell(event, Reason.NOT_ENCRYPTED, once_for=f"{self.facts.room_id}|{text_at(event, 'sender')}")
        else:
            self._hear(Clear(event))

    async def open(self, unread: Unread, *, last_try: bool = False) -> None:
        """Open an encrypted event, or keep it; on the *last_try* its sender is told."""
        match await self._sources.opening.open(unread.event, self.facts.room_id):
            case Clear() as clear:
                self._let_go(unread)
                self._hear(clear)
            case NotYet() if last_try:
                self._tell(unread.event, Reason.NO_KEY, once_for=unread.told_for)
                self._note(PREFIX + unread.id, replace(unread, told=True).note)
            case NotYet():
                if not self._sources.late.holds(unread.id):
                    self._reading.notes.update(self._sources.late.keep(unread))
            case Tell(reason):
                self._let_go(unread)
                self._tell(unread.event, reason, once_for=unread.told_for)
            case Nothing():
                self._let_go(unread)

    def _let_go(self, unread: Unread) -> None:
        if self._sources.late.holds(unread.id):
            self._note(PREFIX + unread.id, None)

    def _hear(self, clear: Clear) -> None:
        reader, other = self._reading.reader, self.private
        if sender_of_request(clear.event, reader.me):
            self._reading.requests.append((self.facts.room_id, clear.event))
        incoming = read_event(clear.event, self.facts, other, reader)
        if incoming is None:
            return
        self._sources.oddities.claims(incoming.id, incoming.sent_at, self._now)
        self._reading.items.append(replace(incoming, fingerprint=clear.fingerprint))
        if other:
            self._remember_talk(other)

    def _tell(self, event: Body, reason: Reason, *, once_for: str) -> None:
        incoming = frame(event, IncomingKind.UNREADABLE, self.facts, self.private, self._reading.reader)
        once = hashlib.sha256(once_for.encode()).hexdigest()[:32]
        self._reading.items.append(replace(incoming, id=f"utd:{once}", text=reason))

    def _remember_talk(self, other: str) -> None:
        if self._book.private.get(other) != self.facts.room_id:
            self._note(f"private:{other}", self.facts.room_id)
        if other in self._book.closed:
            self._note(f"closed:{other}", None)


def read_state(events: Iterable[Body]) -> list[Body]:
    """Keep the state events."""
    return [event for event in events if is_state(event)]
