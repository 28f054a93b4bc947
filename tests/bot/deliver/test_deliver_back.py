"""What was said is taken back where it was meant, and what has not left yet never leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.contract import Message
from bot.codec import Erase
from bot.engine.deliver import Delivery
from handlers.decision import (
    Audience,
    Entity,
    Redact,
    RedactTalk,
    Say,
    ToPerson,
    ToRoom,
    Utterance,
    say,
)
from handlers.model import (
    RoomKind,
)
from storage.outbox import SENT
from storage.store import Store
from tests.bot.deliver.setting import BERT, HOME, REQUEST, carry_out, greet, sent, trigger
from tests.storage.things import NOW


def told(to: Audience, about: Entity = REQUEST) -> Say:
    return greet(to, about=about)


async def _erased(store: Store) -> list[str]:
    return [place for place, what in await sent(store) if isinstance(what, Erase)]


EVERYWHERE: tuple[Utterance, ...] = (
    told(ToPerson("anna")),
    told(ToPerson("bert")),
    told(ToRoom(HOME, RoomKind.RESIDENTS)),
    told(ToPerson("anna"), Entity("request", "13")),
)


@pytest.mark.parametrize(
    ("redact", "places"),
    [
        (Redact(REQUEST), ["+3247", "@anna", "!all"]),
        (Redact(REQUEST, ToPerson("bert")), ["+3247"]),
        (Redact(REQUEST, ToRoom(HOME, RoomKind.RESIDENTS)), ["!all"]),
        (Redact(REQUEST, ToRoom("elsewhere", RoomKind.RESIDENTS)), []),
        (Redact(REQUEST, ToPerson("nobody")), []),
        (RedactTalk("anna", NOW), ["@anna", "@anna"]),
        (RedactTalk("anna", NOW + timedelta(seconds=1)), []),
    ],
)
async def test_only_what_was_meant_is_taken_back(
    store: Store, delivery: Delivery, redact: Utterance, places: list[str]
) -> None:
    await carry_out(store, delivery, say(*EVERYWHERE), trigger())
    await sent(store)
    await carry_out(store, delivery, say(redact), trigger("matrix:$2"))
    assert sorted(await _erased(store)) == sorted(places)
    await carry_out(store, delivery, say(redact), trigger("matrix:$3"))
    assert await _erased(store) == []


async def test_what_was_said_to_somebody_who_went_silent_can_still_be_taken_back(
    store: Store, delivery: Delivery
) -> None:
    await carry_out(store, delivery, say(told(ToPerson("bert")), told(ToPerson("anna"))), trigger())
    await sent(store)
    async with store.begin() as tx:
        await tx.save_person(replace(BERT, stopped=True))
    await carry_out(store, delivery, say(Redact(REQUEST, ToPerson("bert"))), trigger("matrix:$2"))
    assert await _erased(store) == ["+3247"]


async def test_what_has_not_left_yet_never_leaves(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(told(ToPerson("anna"))), trigger())
    await carry_out(store, delivery, say(Redact(REQUEST)), trigger("matrix:$2"))
    assert await sent(store) == [("@anna", Erase())]
    async with store.begin() as tx:
        assert (await tx.outbox_counts())[SENT] == 1


async def test_a_card_that_was_taken_back_is_posted_anew(store: Store, delivery: Delivery) -> None:
    card = greet(ToRoom(HOME, RoomKind.RESIDENTS), about=REQUEST, card=True)
    await carry_out(store, delivery, say(card), trigger())
    await sent(store)
    await carry_out(store, delivery, say(Redact(REQUEST), card), trigger("matrix:$2"))
    erased, posted = await sent(store)
    assert isinstance(erased[1], Erase)
    assert isinstance(posted[1], Message)
