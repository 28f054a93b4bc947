"""The first private words to somebody are that we are a program, whatever makes us write to them, and only once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.channels.contract import Place
from bot.engine.deliver import Delivery
from bot.engine.trigger import Trigger
from handlers.decision import Audience, Decision, Here, Lane, Say, ToPerson, ToRole, ToRoom, say
from handlers.model import Address, Person, Role, RoomKind, Standing
from handlers.text import _
from storage.store import Store
from tests.bot.deliver.setting import ANNA, HOME, carry_out, said, trigger
from tests.storage.things import NOW

NEW = Person("zoe", "Zoe", Address("matrix", "@zoe"), "en", "Europe/Brussels", created_at=NOW)
BY_ITSELF = Trigger("due:1", NOW, "nl", "Europe/Brussels")


def news(to: Audience, **more: object) -> Say:
    return Say(to, "news", _("News."), **more)  # type: ignore[arg-type]


async def reads(store: Store, delivery: Delivery, decision: Decision, by: Trigger = BY_ITSELF) -> list[str]:
    """Carry out a decision, and list how each message to the newcomer begins."""
    await carry_out(store, delivery, decision, by)
    return [words[:9] for place, words in await said(store) if place == "@zoe"]


async def moves_in(store: Store, who: Person = NEW) -> None:
    async with store.begin() as tx:
        await tx.save_person(who)
        present, granted = frozenset({RoomKind.RESIDENTS}), frozenset({Role.CONFIDENTIAL})
        await tx.save_saved(Standing(who.id, HOME, present, granted), NOW)


@pytest.mark.parametrize("to", [ToPerson("zoe"), ToRole(HOME, Role.CONFIDENTIAL)], ids=["a person", "a role"])
@pytest.mark.parametrize("lane", Lane)
async def test_who_never_heard_from_us_is_greeted_before_anything(
    store: Store, delivery: Delivery, to: Audience, lane: Lane
) -> None:
    await moves_in(store)
    assert await reads(store, delivery, say(news(to, lane=lane))) == ["Hello Zoe", "News."]
    async with store.begin() as tx:
        who = await tx.person("zoe")
    assert who == replace(NEW, greeted_at=NOW)


async def test_it_is_said_once_however_much_follows(store: Store, delivery: Delivery) -> None:
    await moves_in(store)
    twice = say(news(ToPerson("zoe")), news(ToPerson("zoe")))
    assert await reads(store, delivery, twice) == ["Hello Zoe", "News.", "News."]
    assert await reads(store, delivery, twice, replace(BY_ITSELF, cause="due:2")) == ["News.", "News."]


async def test_it_is_said_in_the_language_that_was_just_chosen(store: Store, delivery: Delivery) -> None:
    await moves_in(store)
    chosen = replace(say(news(ToPerson("zoe"))), save=(replace(NEW, language="nl"),))
    await carry_out(store, delivery, chosen, BY_ITSELF)
    async with store.begin() as tx:
        who = await tx.person("zoe")
    assert who == replace(NEW, language="nl", greeted_at=NOW)


async def test_nothing_stands_before_the_answer_to_words_of_danger(store: Store, delivery: Delivery) -> None:
    await moves_in(store)
    wrote = replace(trigger(), person=NEW, here=Place("matrix", NEW.address.value, private=True))
    danger, then = news(ToPerson("zoe"), lane=Lane.URGENT), news(ToPerson("zoe"))
    assert await reads(store, delivery, say(danger, then), wrote) == ["News.", "Hello Zoe", "News."]


async def test_in_a_room_nobody_is_greeted(store: Store, delivery: Delivery) -> None:
    await moves_in(store)
    wrote = replace(trigger(room="!all"), person=NEW)
    everywhere = say(news(Here()), news(ToRoom(HOME, RoomKind.RESIDENTS)), news(ToPerson(ANNA.id)))
    assert await reads(store, delivery, everywhere, wrote) == []
    assert await reads(store, delivery, say(news(ToPerson("zoe"))), wrote) == ["Hello Zoe", "News."]


async def test_who_falls_silent_hears_only_goodbye(store: Store, delivery: Delivery) -> None:
    await moves_in(store)
    wrote = replace(trigger(), person=NEW, here=Place("matrix", "@zoe", private=True))
    goodbye = replace(say(news(Here())), save=(replace(NEW, stopped=True),))
    assert await reads(store, delivery, goodbye, wrote) == ["News."]
