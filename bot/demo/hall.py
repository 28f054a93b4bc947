"""What the page of the demo shows: everybody's rooms as plain values, and each change as it happens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from bot.demo.cast import CAST, LANGUAGE, Neighbour
from bot.demo.moved_clock import MovedClock
from bot.demo.neighbour import DemoPerson, DemoRoom
from bot.demo.timeline import Seen
from handlers.neighbourhoods.places import kind_called

Shown: TypeAlias = dict[str, object]
Later: TypeAlias = Callable[[timedelta], Awaitable[None]]
"""Lets time pass in the neighbourhood."""

MOST_WAITING: Final = 500
"""Changes kept for a page that does not read them; then it must begin anew."""
BEAT_SECONDS: Final = 15
PRIVATE: Final = "private"


class Hall:
    """Everybody of the demo, watched by any number of open pages."""

    def __init__(
        self, people: Mapping[str, DemoPerson], bot: str, clock: MovedClock, later: Later, access: Mapping[str, object]
    ) -> None:
        """Watch *people* (by account name); *bot* is the user id of Buurtbot, *access* how to sign in elsewhere."""
        self.people = people
        self.later = later
        self.clock = clock
        self._bot = bot
        self._access = access
        self._names = {person.user_id: name for name, person in people.items()}
        self._pages: set[asyncio.Queue[Shown | None]] = set()
        for person in people.values():
            person.on_change = self._changed
        clock.on_move.append(self._moved)

    # --- everything, then each change ---

    async def follow(self) -> AsyncGenerator[Shown]:
        """Give everything there is, then every change; ends when the page is too slow."""
        with self._queue() as changes:
            yield self.snapshot()
            while (change := await _next(changes)) is not None:
                yield change

    def close(self) -> None:
        """End every page's stream."""
        for queue in self._pages:
            queue.put_nowait(None)

    @contextmanager
    def _queue(self) -> Iterator[asyncio.Queue[Shown | None]]:
        queue: asyncio.Queue[Shown | None] = asyncio.Queue()
        self._pages.add(queue)
        try:
            yield queue
        finally:
            self._pages.discard(queue)

    def _broadcast(self, change: Shown) -> None:
        for queue in tuple(self._pages):
            if queue.qsize() < MOST_WAITING:
                queue.put_nowait(change)
            else:
                self._pages.discard(queue)
                queue.put_nowait(None)

    def _changed(self, person: DemoPerson, room: DemoRoom, seen: Seen | None) -> None:
        name = self._names[person.user_id]
        if seen:
            self._broadcast({"kind": "message", "person": name, "room": room.id} | self.message(person, room, seen))
        else:
            self._broadcast({"kind": "rooms", "person": name, "rooms": self.rooms(person)})

    def _moved(self) -> None:
        self._broadcast({"kind": "clock"} | self.time())

    # --- values for the page ---

    def snapshot(self) -> Shown:
        """Show everything."""
        people = [self._neighbour(neighbour) for neighbour in CAST if neighbour.id in self.people]
        return {
            "kind": "all",
            "people": people,
            "language": LANGUAGE,
            "clock": self.time(),
            "access": dict(self._access),
        }

    def time(self) -> Shown:
        """Show what time it is in the neighbourhood, and how far that is ahead of the machine."""
        return {"now": _text(self.clock.now()), "ahead": self.clock.ahead / timedelta(seconds=1)}

    def _neighbour(self, neighbour: Neighbour) -> Shown:
        return {
            "id": neighbour.id,
            "name": neighbour.name,
            "part": neighbour.part,
            "language": neighbour.language,
            "rooms": self.rooms(self.people[neighbour.id]),
        }

    def rooms(self, person: DemoPerson) -> list[Shown]:
        """Show a person's rooms: the private talk first, then the neighbourhood's; spaces are left out."""
        shown = [self._room(person, room) for room in person.rooms.values() if not room.facts.is_space]
        return sorted((room for room in shown if room["sort"] in _ORDER), key=lambda room: _ORDER[str(room["sort"])])

    def _room(self, person: DemoPerson, room: DemoRoom) -> Shown:
        talk = person.talk_with(self._bot)
        named = kind_called(room.facts.name.rpartition("– ")[2])
        return {
            "id": room.id,
            "sort": PRIVATE if talk is room else named or "",
            "name": room.facts.name,
            "encrypted": room.facts.encrypted,
            "neighbours": len({*room.facts.users("join")} - {self._bot}),
            "messages": [self.message(person, room, seen) for seen in room.timeline],
        }

    def message(self, person: DemoPerson, room: DemoRoom, seen: Seen) -> Shown:
        """Show one message as this person sees it."""
        return {
            "id": seen.id,
            "by": room.name_of(seen.sender),
            "mine": seen.sender == person.user_id,
            "bot": seen.sender == self._bot,
            "text": seen.text,
            "label": seen.label,
            "reply_to": seen.reply_to,
            "edited": seen.edited,
            "redacted": seen.redacted,
            "redacted_by": room.name_of(seen.redacted_by) if seen.redacted else "",
            "redacted_by_bot": seen.redacted_by == self._bot,
            "file": seen.is_file,
            "file_name": seen.file_name,
            "hidden": seen.event.hidden,
            "encrypted": seen.is_encrypted,
            "at": _text(self.clock.at(seen.sent_at)),
            "reactions": [
                {"emoji": emoji, "by": [room.name_of(user) for user in users], "mine": person.user_id in users}
                for emoji, users in seen.reactions
            ],
        }


async def _next(changes: asyncio.Queue[Shown | None]) -> Shown | None:
    """Wait for a change; none for a while: say that we are still here, so that a page that left is noticed."""
    try:
        async with asyncio.timeout(BEAT_SECONDS):
            return await changes.get()
    except TimeoutError:
        return {"kind": "here"}


_ORDER: Final = {PRIVATE: 0, "residents": 1, "volunteers": 2, "team": 3, "network": 4}


def _text(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
