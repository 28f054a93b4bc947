"""How the people of the demo come to live there: through the bot, in its own conversations, each step once.

What was done is kept in a file beside the homeserver's, so a later start does nothing again; a step that was cut off is
simply done once more.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bot.demo.cast import ADMIN, CAST, LANGUAGE, NEIGHBOURHOOD, Neighbour, Part
from bot.demo.neighbour import DemoPerson, DemoRoom
from bot.demo.timeline import Seen
from handlers.model import RoomKind
from handlers.neighbourhoods.places import room_name

MAKE: Final = f"buurt maken {NEIGHBOURHOOD}"
APPOINT: Final = {"organiser": "buurt organisator {who}", "confidential": "buurt vertrouwenspersoon {who}"}
OFFERS: Final[Mapping[str, Mapping[str, str]]] = {
    "karim": {"offer.what": "1, 3", "offer.where": "Molenstraat", "offer.languages": "1, 2"},
    "lotte": {"offer.what": "2, 4", "offer.where": "Berlaarsesteenweg", "offer.languages": "1"},
    "tom": {"offer.what": "2, 3", "offer.where": "Kerkstraat", "offer.languages": "1"},
}
"""What each volunteer answers to which question."""
EVERYBODY: Final = {"offer.age": "4", "offer.note": "1", "offer.when": "5", "offer.often": "3", "offer.right": "1"}
"""What they all answer."""


class Settled:
    """Which steps were done, kept in a file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._done: set[str] = set(json.loads(file.read_text())) if file.exists() else set()

    async def once(self, step: str, do: Callable[[], Awaitable[object]]) -> None:
        """Do a step unless it was done."""
        if step not in self._done:
            await do()
            self._done.add(step)
            self._file.write_text(json.dumps(sorted(self._done)))


@dataclass(frozen=True, slots=True)
class Talk:
    """Somebody's private talk with the bot."""

    person: DemoPerson
    bot: str
    room: DemoRoom

    async def say(self, words: str, *msgids: str, reply_to: str = "") -> Seen:
        """Say something and wait for the bot's answer: the next message, or one of those named."""
        said = await self.person.say(self.room.id, words, reply_to=reply_to)
        return await self.next(said, *msgids)

    async def next(self, after: str, *msgids: str) -> Seen:
        """Wait for what the bot says after an event: anything, or one of the messages named."""

        def wanted(seen: Seen) -> bool:
            return seen.sender == self.bot and (seen.msgid in msgids if msgids else bool(seen.msgid))

        return await self.person.hears(self.room.id, wanted, after=after)

    async def answer(self, words: str, answers: Mapping[str, str], last: str) -> Seen:
        """Say something, then answer every question with what stands for it in *answers*, until the *last* message."""
        asked = await self.say(words, last, *answers)
        while asked.msgid != last:
            asked = await self.say(answers[asked.msgid], last, *answers, reply_to=asked.id)
        return asked


@dataclass(frozen=True, slots=True)
class Settling:
    """Everything that is needed to settle in."""

    people: Mapping[str, DemoPerson]
    bot: str
    settled: Settled
    tell: Callable[[str], None]
    talks: dict[str, Talk] = field(default_factory=dict)

    async def run(self) -> Mapping[str, Talk]:
        """Do what was not done yet; returns everybody's talk with the bot."""
        admin = await self._talk(ADMIN)
        await self.settled.once("neighbourhood", lambda: self._make(admin))
        await asyncio.gather(*(self._move_in(neighbour) for neighbour in CAST))
        await asyncio.gather(*(self._talk(neighbour.id) for neighbour in CAST))
        await self._appoint(admin)
        await asyncio.gather(*(self._choose(neighbour) for neighbour in CAST))
        return self.talks

    async def _make(self, admin: Talk) -> None:
        self.tell(f"Jonas asks Buurtbot to make the neighbourhood {NEIGHBOURHOOD}.")
        await admin.say(MAKE, "neighbourhood.ready")

    async def _move_in(self, neighbour: Neighbour) -> None:
        """Let Jonas invite somebody to the rooms they belong in; volunteers get theirs from the bot later."""
        admin, person = self.people[ADMIN], self.people[neighbour.id]
        for kind in neighbour.rooms - ({RoomKind.VOLUNTEERS} if neighbour.part is Part.VOLUNTEER else set()):
            await self._join(admin, person, room_name(NEIGHBOURHOOD, kind, LANGUAGE))
        await self._join(admin, person, NEIGHBOURHOOD)

    async def _join(self, admin: DemoPerson, person: DemoPerson, name: str) -> None:
        room = await admin.until(lambda: admin.room_called(name))
        await admin.invite(room.id, person.user_id)
        await person.until(lambda: person.rooms.get(room.id))

    async def _talk(self, name: str) -> Talk:
        if name not in self.talks:
            person = self.people[name]
            self.talks[name] = Talk(person, self.bot, await person.open_talk(self.bot))
        return self.talks[name]

    async def _appoint(self, admin: Talk) -> None:
        for neighbour in CAST:
            if neighbour.role and neighbour.id != ADMIN:
                words = APPOINT[neighbour.role].format(who=self.people[neighbour.id].user_id)
                await self.settled.once(f"role {neighbour.id}", lambda words=words: admin.say(words, "role.given"))  # type: ignore[misc]

    async def _choose(self, neighbour: Neighbour) -> None:
        """Let somebody choose a language, and a volunteer sign up."""
        talk = self.talks[neighbour.id]
        if neighbour.language != LANGUAGE:
            words = f"taal {neighbour.language}"
            await self.settled.once(f"language {neighbour.id}", lambda: talk.say(words, "language.chosen"))
        if neighbour.part is Part.VOLUNTEER:
            answers = {**EVERYBODY, **OFFERS[neighbour.id]}
            await self.settled.once(f"offer {neighbour.id}", lambda: talk.answer("vrijwilliger", answers, "offer.kept"))
