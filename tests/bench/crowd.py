"""Twenty residents in ten rooms, and somebody who only watches: what was said when, and when the answer was there."""

import asyncio
import itertools
import json
import secrets
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Protocol

from bot.channels.matrix.guard import Body, at, list_at, object_at, text_at
from bot.channels.matrix.transport import Transport, client, new_session
from bot.demo.homeserver import Account, Homeserver
from tests.servers.fixtures import PASSWORD

RESIDENTS, ROOMS = 20, 10
ANSWER_SECONDS = 60.0
POLL_SECONDS = 20
FILTER = json.dumps(
    {
        "presence": {"types": []},
        "account_data": {"types": []},
        "room": {
            "timeline": {"limit": 500, "types": ["m.room.message", "m.reaction"]},
            "state": {"types": []},
            "ephemeral": {"types": []},
            "account_data": {"types": []},
        },
    }
)


@dataclass(slots=True)
class Question:
    """One command: when it was begun to be said (seconds), and when each answer to it was seen."""

    said_at: float
    answers: list[float] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def seconds(self) -> float:
        """How long the first answer took; endless without one."""
        return min(self.answers) - self.said_at if self.answers else float("inf")


class Ledger:
    """Which answer belongs to which question; ``questions`` is everything that was asked."""

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self._by_event: dict[str, Question] = {}
        self._early: dict[str, list[float]] = {}

    def asked_now(self, said_at: float, event_id: str) -> Question:
        """Note a question; its answer may have been there before we were told its id."""
        question = Question(said_at, self._early.pop(event_id, []))
        self._by_event[event_id] = question
        self.questions.append(question)
        if question.answers:
            question.answered.set()
        return question

    def note(self, about: str, seen_at: float) -> None:
        """Note something the bot said about an event."""
        if about in self._by_event:
            question = self._by_event[about]
            question.answers.append(seen_at)
            question.answered.set()
        elif about:
            self._early.setdefault(about, []).append(seen_at)


class People(Protocol):
    """Who asks: real residents on a real homeserver, or a stub that makes them up."""

    questions: list[Question]

    async def ask(self, resident: int, words: str) -> Question:
        """Let a resident say something in their room."""
        ...


class Crowd(Ledger):
    """The residents, their rooms with one bot, and the watcher."""

    def __init__(self, residents: Sequence[Transport], watcher: Transport, rooms: Sequence[str], bot: str) -> None:
        super().__init__()
        self.rooms = rooms
        self._residents = residents
        self._watcher = watcher
        self._bot = bot
        self._since = ""

    async def ask(self, resident: int, words: str) -> Question:
        """Let a resident say something in their room."""
        said_at = time.perf_counter()
        path = client("rooms", self.rooms[resident % len(self.rooms)], "send", "m.room.message", secrets.token_hex(8))
        body: Body = {"msgtype": "m.text", "body": words}
        answer = await self._residents[resident].call("PUT", path, body=body)
        return self.asked_now(said_at, text_at(answer, "event_id"))

    async def watch(self) -> None:
        """Note answers until cancelled."""
        for polls in itertools.count():
            query = {"filter": FILTER, "timeout": str(POLL_SECONDS * 1000 if polls else 0)}
            query |= {"since": self._since} if self._since else {}
            answer = await self._watcher.call("GET", client("sync"), query=query, timeout_seconds=POLL_SECONDS + 20)
            seen_at = time.perf_counter()
            self._since = text_at(answer, "next_batch")
            for room in object_at(answer, "rooms", "join").values():
                for event in list_at(room, "timeline", "events"):
                    self._note(event, seen_at)

    async def is_joined_everywhere(self) -> bool:
        """Tell whether the bot is in all rooms."""
        for room in self.rooms:
            members = await self._watcher.call("GET", client("rooms", room, "joined_members"))
            if at(members, "joined", self._bot) is None:
                return False
        return True

    def _note(self, event: object, seen_at: float) -> None:
        if text_at(event, "sender") != self._bot:
            return
        about = text_at(event, "content", "m.relates_to", "m.in_reply_to", "event_id")
        about = about or text_at(event, "content", "m.relates_to", "event_id")
        self.note(about, seen_at)


async def answered(questions: Sequence[Question], seconds: float = ANSWER_SECONDS) -> None:
    """Wait until all have an answer, or as long as one would."""
    try:
        async with asyncio.timeout(seconds):
            for question in questions:
                await question.answered.wait()
    except TimeoutError:
        pass


@asynccontextmanager
async def crowd(homeserver: Homeserver, bot: str, name: str) -> AsyncIterator[Crowd]:
    """Let residents and watcher move in, and invite the bot to their rooms."""
    accounts = [await homeserver.register(f"{name}-{n}", PASSWORD) for n in range(RESIDENTS + 1)]
    async with new_session() as session:
        transports = [Transport(homeserver.url, session, token=one.access_token) for one in accounts]
        *residents, watcher = transports
        rooms = [await _room(n, residents, watcher, accounts, bot) for n in range(ROOMS)]
        people = Crowd(residents, watcher, rooms, bot)
        watching = asyncio.create_task(people.watch())
        try:
            yield people
        finally:
            watching.cancel()
            await asyncio.wait({watching})


async def _room(
    number: int, residents: Sequence[Transport], watcher: Transport, accounts: Sequence[Account], bot: str
) -> str:
    """Make a room of two neighbours and the watcher, without encryption, and invite the bot."""
    host, guest = residents[number], residents[number + ROOMS]
    invited = [accounts[number + ROOMS].user_id, accounts[-1].user_id, bot]
    body: Body = {"preset": "private_chat", "name": f"Street {number}", "invite": invited}
    room = text_at(await host.call("POST", client("createRoom"), body=body), "room_id")
    for transport in (guest, watcher):
        await transport.call("POST", client("join", room), body={})
    return room
