"""What is pinned is the card where it stands; what is let go of is what was pinned, whatever became of it since."""

from __future__ import annotations

import pytest

from bot.codec import Pinning
from bot.engine.deliver import Delivery
from handlers.announcements.nouns import Pinned, Sent
from handlers.decision import Pin, Redact, ToPerson, ToRoom, Utterance, say
from handlers.model import Address, RoomKind
from storage.outbox import EXPIRED, PARKED, UNSURE
from storage.store import Store
from tests.bot.deliver.setting import HOME, REQUEST, carry_out, greet, sent, trigger

CARD = greet(ToRoom(HOME, RoomKind.RESIDENTS), about=REQUEST, card=True)
PRIVATE = greet(ToPerson("anna"), about=REQUEST, card=True)
PIN, UNPIN = Pin(REQUEST), Pin(REQUEST, off=True)
ROOM = Address("matrix", "!all")


async def _pinned(store: Store) -> list[tuple[str, bool]]:
    """Send everything that waits, and read where something was pinned (True) or let go of."""
    return [(place, not what.off) for place, what in await sent(store) if isinstance(what, Pinning)]


async def _in_turn(store: Store, delivery: Delivery, *utterances: Utterance) -> list[tuple[str, bool]]:
    """Decide one thing after the other, each of them sent before the next."""
    found = []
    for n, one in enumerate(utterances):
        await carry_out(store, delivery, say(one), trigger(f"matrix:${n}"))
        found += await _pinned(store)
    return found


async def test_a_card_is_pinned_in_its_room_and_never_in_private(store: Store, delivery: Delivery) -> None:
    assert await _in_turn(store, delivery, CARD, PRIVATE, PIN) == [("!all", True)]


async def test_it_is_pinned_behind_the_card_that_is_still_on_its_way(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(CARD, PIN), trigger())
    assert [type(what) for _place, what in await sent(store)][-1] is Pinning


async def test_what_is_no_card_or_stands_nowhere_is_not_pinned(store: Store, delivery: Delivery) -> None:
    assert await _in_turn(store, delivery, PIN, greet(ToRoom(HOME, RoomKind.RESIDENTS), about=REQUEST), PIN) == []


async def test_what_was_never_pinned_is_not_let_go_of_and_what_was_only_once(store: Store, delivery: Delivery) -> None:
    assert await _in_turn(store, delivery, CARD, UNPIN, PIN, UNPIN, UNPIN) == [("!all", True), ("!all", False)]


async def test_the_same_cause_pins_once(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(CARD), trigger())
    for _again in range(2):
        await carry_out(store, delivery, say(PIN), trigger("matrix:$2"))
    assert await _pinned(store) == [("!all", True)]


async def test_what_is_taken_back_while_it_is_pinned_is_let_go_of_all_the_same(
    store: Store, delivery: Delivery
) -> None:
    await _in_turn(store, delivery, CARD)
    await carry_out(store, delivery, say(PIN), trigger("matrix:$2"))
    await carry_out(store, delivery, say(Redact(REQUEST), UNPIN), trigger("matrix:$3"))
    assert await _pinned(store) == [("!all", False)]


@pytest.mark.parametrize(
    ("state", "why", "how"),
    [
        (PARKED, "Unsendable", Sent.REFUSED),
        (PARKED, "Gone", Sent.CLOSED),
        (EXPIRED, "nothing to do", Sent.CANNOT),
        (UNSURE, "Uncertain", Sent.UNSURE),
    ],
)
async def test_what_came_of_it_is_known_for_each_room(
    store: Store, delivery: Delivery, state: str, why: str, how: Sent
) -> None:
    await _in_turn(store, delivery, CARD)
    async with store.begin() as tx:
        assert await tx.pins_of("request", "12") == {}
    await carry_out(store, delivery, say(PIN), trigger("matrix:$2"))
    async with store.begin() as tx:
        assert await tx.pins_of("request", "12") == {ROOM: Pinned(on=True, how=Sent.WAITING)}
        head = await tx.head("matrix", "!all")
        assert head is not None
        await tx.mark_over(head.seq, state, why)
        assert await tx.pins_of("request", "12") == {ROOM: Pinned(on=True, how=how)}
    assert await _in_turn(store, delivery, PIN, UNPIN) == [("!all", True), ("!all", False)]
    async with store.begin() as tx:
        assert await tx.pins_of("request", "12") == {ROOM: Pinned(on=False, how=Sent.ARRIVED)}
