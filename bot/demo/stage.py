"""Where stories are played by real clients: who says what, who hears what, what must be so; all in plain words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.demo.cast import CAST, LANGUAGE, NEIGHBOURHOOD, ZONE
from bot.demo.neighbour import DemoPerson, DemoRoom, NotHeard
from bot.demo.street import DemoStreet
from bot.demo.timeline import Seen
from handlers.model import RoomKind
from handlers.neighbourhoods.places import room_name

PATIENCE_SECONDS: Final = 30.0
POLL_SECONDS: Final = 0.05
LONGEST_LINE: Final = 150
_NAMES: Final = {neighbour.id: neighbour.name for neighbour in CAST}


class Broken(Exception):
    """A story did not go as it must; the text says what was missing."""


class Stage:
    """The running demo as a place for stories; *tell* hears every step as a line."""

    def __init__(self, street: DemoStreet, tell: Callable[[str], None]) -> None:
        self._street = street
        self._tell = tell
        self._heard: dict[tuple[str, str], str] = {}

    # --- what people do ---

    async def says(self, name: str, words: str, *, room: RoomKind | None = None) -> None:
        """Let somebody say something, in private or in a room."""
        self._tell(f"    {_NAMES[name]} {_where(room)}: {_short(words)}")
        await self._person(name).say(self._place(name, room).id, words)

    async def answers(self, name: str, question: Seen, words: str) -> None:
        """Let somebody answer a question, as a reply to it."""
        self._tell(f"    {_NAMES[name]} answers: {_short(words)}")
        await self._person(name).say(self._place(name, None).id, words, reply_to=question.id)

    async def hears(self, name: str, msgid: str, *, room: RoomKind | None = None) -> Seen:
        """Wait until the bot says this to somebody, after what they heard last.

        Raises:
            Broken: it did not.
        """
        place = self._place(name, room)
        key = (name, place.id)

        def wanted(seen: Seen) -> bool:
            return seen.sender == self._street.bot and seen.msgid == msgid

        try:
            found = await self._person(name).hears(
                place.id, wanted, after=self._heard.get(key, ""), seconds=PATIENCE_SECONDS
            )
        except NotHeard:
            raise Broken(f"{_NAMES[name]} did not hear {msgid} {_where(room)}") from None
        self._heard[key] = found.id
        self._tell(f"    Buurtbot to {_NAMES[name] if room is None else 'the ' + room + ' room'}: {_short(found.text)}")
        return found

    async def asked(self, name: str, msgid: str, words: str) -> None:
        """Wait for a question and answer it."""
        await self.answers(name, await self.hears(name, msgid), words)

    async def sees_card(self, name: str, number: str, *states: str) -> Seen:
        """Wait until the card of a request in the residents' room is in one of these states; it was only ever edited.

        Raises:
            Broken: it is not, or there is more than one card.
        """
        room = self._place(name, RoomKind.RESIDENTS)

        def cards() -> list[Seen]:
            return [seen for seen in room.timeline if seen.msgid == "request.card" and seen.label.get("id") == number]

        def there() -> Seen | None:
            return next((card for card in cards() if card.label.get("state") in states), None)

        try:
            card = await self._person(name).until(there, seconds=PATIENCE_SECONDS)
        except NotHeard:
            raise Broken(f"{_NAMES[name]} does not see card {number} {' or '.join(states)}") from None
        self.must(len(cards()) == 1, f"request {number} has one card, edited in place")
        self._tell(f"    The card of request {number} says: {_short(card.text)}")
        return card

    # --- what must be so ---

    def must(self, is_so: bool, what: str) -> None:
        """Hold the story to something.

        Raises:
            Broken: it is not so.
        """
        if not is_so:
            raise Broken(f"not so: {what}")
        self._tell(f"    ✓ {what}")

    async def comes_true(self, is_so: Callable[[], bool], what: str) -> None:
        """Hold the story to something that may still be on its way to somebody's client.

        Raises:
            Broken: it does not come true.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not is_so():  # noqa: ASYNC110 - it depends on everybody's client; there is no one event to await
                    await asyncio.sleep(POLL_SECONDS)
        self.must(is_so(), what)

    def said_in_rooms(self) -> Iterator[Seen]:
        """Give everything the bot said in rooms that several people read."""
        for name in self._street.people:
            for kind in (RoomKind.RESIDENTS, RoomKind.VOLUNTEERS, RoomKind.TEAM):
                room = self._person(name).room_called(room_name(NEIGHBOURHOOD, kind, LANGUAGE))
                yield from (seen for seen in (room.timeline if room else ()) if seen.sender == self._street.bot)

    def told(self, name: str) -> list[Seen]:
        """Give everything the bot told somebody in private."""
        return [seen for seen in self._place(name, None).timeline if seen.sender == self._street.bot]

    def who_was_told(self, words: str) -> set[str]:
        """Give everybody else to whom the bot said somebody's words in private, and has not taken them back."""
        told = {name for name in self._street.people if any(words in seen.text for seen in self.told(name))}
        return {name for name in told if not self._said(name, words)}

    def _said(self, name: str, words: str) -> bool:
        person = self._person(name)
        seen = (seen for room in person.rooms.values() for seen in room.timeline if seen.sender == person.user_id)
        return any(words in one.text for one in seen)

    def is_sealed(self) -> bool:
        """Tell whether every message anybody has was encrypted, and could be read."""
        rooms = [room for person in self._street.people.values() for room in person.rooms.values()]
        return all(seen.is_encrypted and not seen.event.hidden for room in rooms for seen in room.timeline)

    # --- time ---

    async def clock(self, weekday: int, hour: int, minute: int = 0) -> None:
        """Let time pass until the next such moment (Monday is 0; wall time in the neighbourhood)."""
        now = self._street.clock.now().astimezone(ZoneInfo(ZONE))
        then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        then += timedelta(days=(weekday - then.weekday()) % 7)
        if then <= now:
            then += timedelta(days=7)
        await self._street.passing.until(then)
        self._tell(f"  — {self.now:%A %d %B %Y, %H:%M} —")

    @property
    def now(self) -> datetime:
        """The wall time in the neighbourhood."""
        return self._street.clock.now().astimezone(ZoneInfo(ZONE))

    # --- where ---

    def _person(self, name: str) -> DemoPerson:
        return self._street.people[name]

    def _place(self, name: str, kind: RoomKind | None) -> DemoRoom:
        if kind is None:
            return self._street.talks[name].room
        room = self._person(name).room_called(room_name(NEIGHBOURHOOD, kind, LANGUAGE))
        if room is None:
            raise Broken(f"{_NAMES[name]} is not in the room of the {kind}")
        return room


def _where(room: RoomKind | None) -> str:
    return "in private" if room is None else f"in the {room} room"


def _short(words: str) -> str:
    line = " ⏎ ".join(words.splitlines())
    return f"“{line[:LONGEST_LINE]}…”" if len(line) > LONGEST_LINE else f"“{line}”"
