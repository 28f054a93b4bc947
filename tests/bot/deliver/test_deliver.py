"""A decision becomes rows: who reads it, in which language, in which order, and once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.channels.contract import Message
from bot.codec import Edit, read_step, unpack_asked
from bot.engine.deliver import Delivery
from bot.engine.trigger import Trigger
from handlers.decision import (
    Choice,
    Entity,
    Here,
    Lane,
    React,
    ToOneRoom,
    ToPerson,
    ToRole,
    ToRoom,
    say,
)
from handlers.model import (
    Address,
    Role,
    Room,
    RoomKind,
    Standing,
)
from handlers.text import Verbatim, _
from storage.store import Store
from storage.tables import outbox
from tests.bot.deliver.setting import ANNA, BERT, FULL, HOME, REQUEST, Draft, carry_out, greet, said, sent, trigger
from tests.storage.things import NOW

# --- who reads it ---


async def test_everybody_reads_in_their_own_language(store: Store, delivery: Delivery) -> None:
    everybody = say(greet(ToPerson("anna")), greet(ToPerson("bert")), greet(ToRoom(HOME, RoomKind.RESIDENTS)))
    async with store.begin() as tx:
        await tx.save_person(replace(BERT, language="fr"))
    await carry_out(store, delivery, everybody, trigger())
    assert sorted(await said(store)) == [
        ("!all", "Goeiemorgen, An."),
        ("+3247", "Good morning, An."),
        ("@anna", "Goeiemorgen, An."),
    ]


async def test_who_chose_no_language_reads_that_of_the_neighbourhood(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(greet(ToPerson("bert"))), trigger())
    assert await said(store) == [("+3247", "Goeiemorgen, An.")]


async def test_who_asked_for_silence_reads_only_what_is_said_where_they_write(store: Store, delivery: Delivery) -> None:
    async with store.begin() as tx:
        await tx.save_person(replace(ANNA, stopped=True))
    await carry_out(store, delivery, say(greet(ToPerson("anna"))), trigger())
    assert await said(store) == []
    await carry_out(store, delivery, say(greet(Here())), trigger("matrix:$2"))
    assert await said(store) == [("@anna", "Goeiemorgen, An.")]


@pytest.mark.parametrize(
    ("granted", "stopped", "reads"),
    [
        ({"bert": Role.CONFIDENTIAL, "anna": Role.ORGANISER}, set(), "+3247"),
        ({"bert": Role.CONFIDENTIAL, "anna": Role.ORGANISER}, {"bert"}, "@anna"),
        ({"anna": Role.ORGANISER, "bert": Role.DEPUTY}, set(), "@anna"),
        ({"bert": Role.DEPUTY}, set(), "+3247"),
        ({}, set(), "@admin"),
    ],
    ids=["the role", "who listens", "the organiser", "the deputy", "an admin who never wrote"],
)
async def test_what_is_said_to_a_role_never_falls_on_the_floor(
    store: Store, delivery: Delivery, granted: dict[str, Role], stopped: set[str], reads: str
) -> None:
    async with store.begin() as tx:
        for person, role in granted.items():
            await tx.save_saved(Standing(person, HOME, frozenset(), frozenset({role})), NOW)
        for who in (ANNA, BERT):
            await tx.save_person(replace(who, stopped=who.id in stopped))
    await carry_out(store, delivery, say(greet(ToRole(HOME, Role.CONFIDENTIAL))), trigger())
    assert [place for place, _words in await said(store)] == [reads]


async def test_an_answer_in_a_room_replies_to_the_message_and_one_in_private_does_not(
    store: Store, delivery: Delivery
) -> None:
    await carry_out(store, delivery, say(greet(Here(), ping=True)), trigger("matrix:$1", room="!all"))
    await carry_out(store, delivery, say(greet(Here())), trigger("matrix:$2"))
    ((_room, in_room), (_anna, in_private)) = await sent(store)
    assert isinstance(in_room, Message)
    assert isinstance(in_private, Message)
    assert (in_room.reply_to, in_room.mentions) == ("$1", ("@anna",))
    assert (in_private.reply_to, in_private.mentions) == (None, ())


# --- which leaves first ---


async def test_what_came_due_by_itself_leaves_behind_the_answers_to_who_waits(store: Store, delivery: Delivery) -> None:
    decision = say(greet(ToPerson("anna")), greet(ToPerson("bert"), lane=Lane.URGENT))
    by_itself = Trigger("due:1", NOW, "nl", "Europe/Brussels")
    await carry_out(store, delivery, decision, by_itself)
    assert await lanes(store) == [Lane.PLANNED, Lane.URGENT]


async def test_an_answer_leaves_as_an_answer(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(greet(ToPerson("anna"))), trigger())
    assert await lanes(store) == [Lane.REPLY]


async def lanes(store: Store) -> list[int]:
    async with store.begin() as tx:
        return [*await tx.connection.scalars(select(outbox.c.lane).order_by(outbox.c.seq))]


# --- once, and in order ---


async def test_a_trigger_that_is_decided_again_says_nothing_twice(store: Store, delivery: Delivery) -> None:
    decision = say(greet(ToPerson("anna")), greet(ToPerson("anna")), React("👌"))
    for _again in range(2):
        await carry_out(store, delivery, decision, trigger())
    assert len(await sent(store)) == 3
    await carry_out(store, delivery, decision, trigger())
    assert await sent(store) == []
    await carry_out(store, delivery, decision, trigger("matrix:$2"))
    assert len(await sent(store)) == 3


async def test_what_has_a_name_is_said_once_in_a_room_whatever_makes_us_say_it(
    store: Store, delivery: Delivery
) -> None:
    news = greet(ToOneRoom(HOME, Address("matrix", "!all")), once="announcement:3:1:0")
    for cause in ("due:1", "due:2", "matrix:$1"):
        await carry_out(store, delivery, say(news), trigger(cause))
    await carry_out(store, delivery, say(replace(news, once="announcement:3:1:1")), trigger("due:1"))
    assert [place for place, _words in await said(store)] == ["!all", "!all"]


async def test_a_room_that_is_closed_or_not_ours_hears_nothing(store: Store, delivery: Delivery) -> None:
    async with store.begin() as tx:
        await tx.save_saved(Room(Address("matrix", "!all"), HOME, RoomKind.RESIDENTS, open=False), NOW)
    rooms = ("!all", "!nowhere")
    await carry_out(store, delivery, say(*(greet(ToOneRoom(HOME, Address("matrix", at))) for at in rooms)), trigger())
    assert await said(store) == []


async def test_choices_are_numbered_under_a_question_and_named_for_machines(store: Store, delivery: Delivery) -> None:
    choices = (Choice("yes", _("yes"), "👍"), Choice("no", Verbatim("no")))
    question = greet(ToPerson("anna"), about=REQUEST, step=FULL, choices=choices)
    await carry_out(store, delivery, say(question), trigger())
    ((_place, message),) = await sent(store)
    assert isinstance(message, Message)
    assert message.text == "Goeiemorgen, An.\n1 ja · 2 no"
    assert message.label == {
        "v": 1,
        "msgid": "greeting",
        "entity": "request",
        "id": "12",
        "state": "open",
        "choices": [{"id": "yes", "n": 1, "emoji": "👍"}, {"id": "no", "n": 2, "emoji": None}],
    }


async def test_a_step_comes_back_with_all_that_was_said_so_far(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(greet(ToPerson("anna"), about=REQUEST, step=FULL)), trigger())
    async with store.begin() as tx:
        (question,) = await tx.open_questions("anna")
    assert (question.step, question.subject) == ("draft", "12")
    assert read_step(unpack_asked(question.payload).step, Draft) == FULL


async def test_a_card_is_posted_once_and_edited_from_then_on(store: Store, delivery: Delivery) -> None:
    card = greet(ToRoom(HOME, RoomKind.RESIDENTS), about=REQUEST, card=True, lane=Lane.PLANNED)
    await carry_out(store, delivery, say(card), trigger())
    await carry_out(store, delivery, say(replace(card, lane=Lane.URGENT)), trigger("matrix:$2"))
    posted, edited = await sent(store)
    assert isinstance(posted[1], Message)
    assert isinstance(edited[1], Edit)
    other = replace(card, about=Entity("request", "13"))
    await carry_out(store, delivery, say(other), trigger("matrix:$3"))
    ((_place, another),) = await sent(store)
    assert isinstance(another, Message)
