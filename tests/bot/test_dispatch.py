"""One trigger is decided at a time, wholly or not at all; a mistake of ours costs one message, not the service."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

import pytest

from bot.channels.console import ConsoleChannel, Heard
from bot.channels.contract import Batch
from bot.clock import SetClock
from bot.crash import CrashPlan
from bot.engine.courtesy import MUCH
from bot.engine.readers import Defaults
from bot.engine.table import HandlerTable
from bot.i18n import Speech
from bot.product import PRODUCT, Engine
from handlers.decision import Command, Decision, Here, Say, Takes, Tick, TimerKind, ToPerson, Turn, Watch, say
from handlers.look import Look
from handlers.model import (
    Address,
    Due,
    Incoming,
    IncomingKind,
    Neighbourhood,
    Person,
    Role,
    Room,
    RoomKind,
    Standing,
)
from handlers.requests.nouns import ClaimState, RequestState
from handlers.text import Said, Text, Verbatim, _w
from storage.base import DatabaseAway
from storage.engine import open_engine
from storage.store import Store
from storage.vault import Vault
from tests.storage.things import KEYS, NOW, open_request

HOME: Final = "delinde"
Looking = Callable[[Turn, Look], Awaitable[Any]]


@dataclass(slots=True)
class World:
    """An engine with a console, and what was heard on it."""

    engine: Engine
    clock: SetClock
    heard: list[Heard]
    ids: int = 0

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        table: HandlerTable,
        url: str = "sqlite+aiosqlite://",
        speech: Speech = Speech({}),  # noqa: B008 - frozen
    ) -> AsyncIterator[World]:
        store = Store(open_engine(url), Vault(KEYS, "00000001"))
        await store.create_tables()
        heard: list[Heard] = []
        clock = SetClock(NOW)
        channels = {"console": ConsoleChannel("console", heard.append, clock)}
        defaults = Defaults("en", "Europe/Brussels")
        world = cls(Engine(store, channels, defaults, clock, CrashPlan(), speech, table), clock, heard)
        await world._settle_in()
        yield world
        await store.close()

    async def _settle_in(self) -> None:
        async with self.engine.store.begin() as tx:
            await tx.save_saved(Neighbourhood(HOME, "De Linde", "en", "Europe/Brussels"), NOW)
            await tx.save_saved(Room(Address("console", "#residents"), HOME, RoomKind.RESIDENTS), NOW)
        await self.joins("anna")
        await self.joins("jo", Role.ORGANISER)

    async def joins(self, name: str, *granted: Role) -> None:
        who = Person(name, name, Address("console", name), "en", "Europe/Brussels", created_at=NOW, greeted_at=NOW)
        present = frozenset({RoomKind.RESIDENTS, RoomKind.VOLUNTEERS})
        async with self.engine.store.begin() as tx:
            await tx.save_person(who)
            await tx.save_saved(Standing(name, HOME, present, frozenset(granted)), NOW)

    async def says(self, name: str, text: str, **more: object) -> None:
        self.ids += 1
        incoming = Incoming("console", f"$m{self.ids}", name, IncomingKind.MESSAGE, NOW, text=text, sender_name=name)
        await self.engine.hear("console", Batch((replace(incoming, **more),)))  # type: ignore[arg-type]

    def words(self, name: str) -> list[str]:
        return [heard.text for heard in self.heard if heard.place.address == name]

    async def gives_up(self) -> None:
        """Let everything be tried until it is done or left to a human."""
        for _try in range(3):
            await self.engine.settle()
            self.clock.set(self.clock.now() + timedelta(minutes=2))

    async def counts(self) -> dict[str, int]:
        async with self.engine.store.begin() as tx:
            return await tx.inbox_counts()


async def _nothing(turn: Turn, look: Look) -> None: ...


def _table(
    look: Looking, decide: Callable[[Turn, Any], Decision], *, timers: tuple[TimerKind, ...] = ()
) -> HandlerTable:
    hello = Command("hello", _w("hello"), Text("say hello"), _nothing, lambda turn, facts: _told(f"Hello {turn.text}"))
    tried = Command("try", _w("try"), Text("try it"), look, decide, takes=Takes.ANYTHING)
    return HandlerTable((replace(hello, takes=Takes.ANYTHING), tried), (), timers, ())


def _told(words: str) -> Decision:
    return say(Say(Here(), "told", Verbatim(words)))


def _mistake(turn: Turn, facts: None) -> Decision:
    raise KeyError("a mistake of ours")


async def test_a_mistake_of_ours_is_apologised_for_once_and_then_left_to_a_human() -> None:
    async with World.open(_table(_nothing, _mistake)) as world:
        await world.says("anna", "try it")
        await world.says("anna", "hello again")
        await world.gives_up()
        hello, apology = world.words("anna")
        assert apology.startswith("Sorry, something went wrong on my side.")
        assert hello == "Hello again"
        (told,) = world.words("jo")
        assert "I could not handle a message of anna" in told
        assert await world.counts() == {"parked": 1, "done": 1}


async def test_a_mistake_leaves_nothing_of_the_decision_behind() -> None:
    def half(turn: Turn, facts: None) -> Decision:
        return Decision(save=(replace(turn.person, language="fr"),), due=(Due("no", "1", turn.now_local, "Mars/Base"),))

    async with World.open(_table(_nothing, half)) as world:
        await world.says("anna", "try it")
        await world.gives_up()
        async with world.engine.store.begin() as tx:
            anna = await tx.person("anna")
            assert anna is not None
            assert anna.language == "en"
            assert await tx.next_due_at() is None


async def test_a_mistake_in_what_counts_for_every_message_still_ends_in_parking(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def look(turn: Turn, look: Look) -> None:
        raise KeyError("secret words")

    table = replace(_table(_nothing, _mistake), first=(Watch(IncomingKind.MESSAGE, look, _mistake),))
    async with World.open(table) as world:
        await world.says("anna", "secret words")
        await world.gives_up()
        assert await world.counts() == {"parked": 1}
    assert not [record for record in caplog.records if "secret" in record.getMessage()]


async def test_what_was_overtaken_is_decided_again_on_fresh_facts() -> None:
    seen: list[int] = []

    async def look(turn: Turn, look: Look) -> Any:  # noqa: ANN401 - the facts of a test
        request = await look.request(12)
        assert request is not None
        seen.append(request.version)
        return replace(request, version=7) if len(seen) < 3 else request

    def decide(turn: Turn, facts: Any) -> Decision:  # noqa: ANN401
        return Decision(save=(replace(facts, state=RequestState.WITHDRAWN),)) + _told("Withdrawn.")

    async with World.open(_table(look, decide)) as world:
        async with world.engine.store.begin() as tx:
            await tx.save_saved(open_request(), NOW)
        await world.says("anna", "try it")
        await world.engine.settle()
        assert seen == [1, 1, 1]
        assert world.words("anna") == ["Withdrawn."]


async def test_a_decision_that_is_always_overtaken_is_a_mistake_and_stops_nobody() -> None:
    def decide(turn: Turn, facts: None) -> Decision:
        return Decision(save=(replace(open_request(), version=7),))

    async with World.open(_table(_nothing, decide)) as world:
        await world.says("anna", "try it")
        await world.says("anna", "hello you")
        await world.gives_up()
        assert world.words("anna")[0] == "Hello you"
        assert await world.counts() == {"parked": 1, "done": 1}


async def test_trouble_of_the_database_is_nobodys_fault_and_the_message_waits() -> None:
    trouble = [DatabaseAway("gone")]

    async def look(turn: Turn, look: Look) -> None:
        if trouble:
            raise trouble.pop()

    async with World.open(_table(look, lambda turn, facts: _told("Done."))) as world:
        await world.says("anna", "try it")
        with pytest.raises(DatabaseAway):
            await world.engine.dispatcher.dispatch_next()
        assert await world.counts() == {"new": 1}
        await world.engine.settle()
        assert world.words("anna") == ["Done."]


async def test_a_stranger_is_kept_once_and_a_report_of_a_channel_makes_nobody() -> None:
    async with World.open(_table(_nothing, _mistake)) as world:
        await world.says("zoe", "hello one")
        await world.says("zoe", "hello two", sender_name="Zoë")
        await world.says("", "gone", kind=IncomingKind.FAILED, room="#residents")
        await world.engine.settle()
        async with world.engine.store.begin() as tx:
            zoe = await tx.person_at(Address("console", "zoe"))
            assert zoe is not None
            assert zoe.name == "Zoë"
            assert await tx.person_at(Address("console", "")) is None


# --- due rows ---


def _timer(decide: Callable[[Tick, Any], Decision]) -> HandlerTable:
    async def look(tick: Tick, look: Look) -> None: ...

    return _table(_nothing, _mistake, timers=(TimerKind("ring", "it rings late", look, decide),))


async def _schedule(world: World) -> None:
    ring = Due("ring", "12", NOW.replace(tzinfo=None, hour=11), "Europe/Brussels", person="anna", neighbourhood=HOME)
    async with world.engine.store.begin() as tx:
        await tx.schedule(ring)
    world.clock.set(NOW + timedelta(hours=1))


async def test_what_is_due_happens_once_and_knows_how_late_it_is() -> None:
    late: list[timedelta] = []

    def decide(tick: Tick, facts: None) -> Decision:
        late.append(tick.late_by)
        return Decision()

    async with World.open(_timer(decide)) as world:
        await _schedule(world)
        world.clock.set(NOW + timedelta(hours=3))
        assert await world.engine.dispatcher.dispatch_due()
        assert not await world.engine.dispatcher.dispatch_due()
        assert late == [timedelta(hours=2)]


async def test_a_due_row_that_fails_is_tried_again_later_and_parked_in_the_end() -> None:
    tried: list[object] = []

    def decide(tick: Tick, facts: None) -> Decision:
        tried.append(tick)
        raise KeyError("a mistake of ours")

    async with World.open(_timer(decide)) as world:
        await _schedule(world)
        for _minute in range(6):
            while await world.engine.dispatcher.dispatch_due():
                pass
            world.clock.set(world.clock.now() + timedelta(minutes=1))
        assert len(tried) == 3


class Speechless(Speech):
    """Texts that cannot be said, by a mistake of ours."""

    def render(self, said: Said, language: str, zone: str = "Europe/Brussels") -> str:
        raise LookupError("a mistake of ours in a text")


async def test_a_due_row_that_fails_and_cannot_be_told_of_is_parked_all_the_same() -> None:
    tried: list[object] = []

    def decide(tick: Tick, facts: None) -> Decision:
        tried.append(tick)
        raise KeyError("a mistake of ours")

    async with World.open(_timer(decide), speech=Speechless({})) as world:
        await _schedule(world)
        for _minute in range(6):
            while await world.engine.dispatcher.dispatch_due():
                pass
            world.clock.set(world.clock.now() + timedelta(minutes=1))
        assert len(tried) == 3


# --- the real handlers ---


async def test_of_a_hundred_who_take_a_request_at_once_exactly_one_helps(database_url: str) -> None:
    async with World.open(PRODUCT, database_url) as world:
        names = [f"helper{n}" for n in range(100)]
        for name in names:
            await world.joins(name)
        async with world.engine.store.begin() as tx:
            await tx.save_saved(open_request(), NOW)
        await asyncio.gather(*(world.says(name, "take 12") for name in names))

        async def decide() -> None:
            while await world.engine.dispatcher.dispatch_next():
                pass

        await asyncio.gather(*(decide() for _ in range(4)))
        async with world.engine.store.begin() as tx:
            helping = [claim.person for claim in await tx.claims(12) if claim.state is ClaimState.HELPING]
            offered = [claim.person for claim in await tx.claims(12) if claim.state is ClaimState.OFFERED]
            request = await tx.request(12)
        assert await world.counts() == {"done": 100}
        assert len(helping) == 1
        assert offered == []
        assert request is not None
        assert not request.state.is_claimable
        await world.engine.sender.drain()
        released = [heard.place.address for heard in world.heard if "0470 12 34 56" in heard.text]
        assert released == helping


async def test_b20_in_a_room_who_was_first_stays_first_after_a_flood_in_private() -> None:
    order: list[str] = []

    def decide(turn: Turn, facts: None) -> Decision:
        order.append(turn.person.id)
        return _told("ok")

    async with World.open(_table(_nothing, decide)) as world:
        await world.joins("bob")
        for _time in range(MUCH):
            await world.says("anna", "try it")
        while await world.engine.dispatcher.dispatch_next():
            pass
        await world.says("anna", "try it")
        await world.says("anna", "!try it", room="#residents")
        await world.says("bob", "!try it", room="#residents")
        while await world.engine.dispatcher.dispatch_next():
            pass
        assert order[-3:] == ["anna", "bob", "anna"], "the room in its order, then what she said in private"


async def test_what_quiet_hours_put_off_is_still_in_doubt_when_they_are_over() -> None:
    """It was due in a life that is forgotten, of which the backup knows nothing, and may have been said then."""

    async def look(tick: Tick, look: Look) -> None: ...

    timer = TimerKind("ring", "late", look, lambda tick, facts: say(Say(ToPerson("anna"), "ring", Verbatim("ring"))))
    async with World.open(_table(_nothing, lambda turn, facts: _told("ok"), timers=(timer,))) as world:
        engine, evening = world.engine, NOW.replace(hour=22)  # 23:00 in Brussels
        last = evening - timedelta(hours=40)
        async with engine.store.begin() as tx:
            await tx.beat(last)
            noon = (evening - timedelta(hours=34)).replace(tzinfo=None)
            await tx.schedule(Due("ring", "a", noon, "Europe/Brussels", may_wait=True))
        world.clock.set(evening)
        await engine.absence.note()
        await engine.dispatcher.dispatch_due()
        await engine.absence.trust_again()
        world.clock.set(evening + timedelta(hours=10))
        await engine.dispatcher.dispatch_due()
        async with engine.store.begin() as tx:
            (head,) = [head for head in await tx.heads() if head.address == "anna"]
        assert head.said_since == last
        await engine.absence.trust_again()
        assert engine.absence.said_since is None
