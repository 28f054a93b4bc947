"""A decision becomes rows: who reads it, in which language, once, and what it takes back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from typing import ClassVar

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.channels.contract import Message, Place, Sign, Task
from bot.codec import Edit, Erase, Parcel, read_step, unpack, unpack_asked
from bot.engine.deliver import Delivery
from bot.engine.readers import Defaults
from bot.engine.trigger import Trigger
from bot.i18n import Catalogue, Speech
from bot.papers.enclosed import Enclosed
from handlers.attachments import Paper
from handlers.decision import (
    Again,
    Audience,
    Choice,
    Decision,
    Entity,
    Here,
    Lane,
    Order,
    OrderKind,
    React,
    Redact,
    RedactTalk,
    Say,
    ToPerson,
    ToRole,
    ToRoom,
    Utterance,
    say,
)
from handlers.model import (
    Address,
    Consent,
    Incoming,
    IncomingKind,
    Neighbourhood,
    Person,
    Role,
    Room,
    RoomKind,
    Standing,
)
from handlers.text import Verbatim, When, _
from storage.engine import open_engine
from storage.outbox import SENT
from storage.store import Store
from storage.tables import outbox
from storage.vault import Vault
from tests.storage.things import KEYS, NOW

HOME = "delinde"
REQUEST = Entity("request", "12", "open")
ANNA = Person("anna", "Anna", Address("matrix", "@anna"), "nl", "Europe/Brussels", created_at=NOW)
BERT = Person("bert", "Bert", Address("sms", "+3247"), created_at=NOW + timedelta(hours=1))
DUTCH = Catalogue(
    "nl", {(None, "Good morning, {name}."): "Goeiemorgen, {name}.", (None, "yes"): "ja"}, lambda n: n != 1
)


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Draft:
    """A step that holds every kind of value a step may hold."""

    name: ClassVar[str] = "draft"
    words: str
    colour: Colour
    when: When | None = None
    days: tuple[date, ...] = ()
    helpers: int | None = None


FULL = Draft("melk", Colour.RED, When(date(2026, 11, 24), time(9), None, True), (date(2026, 11, 24),), 2)


@pytest_asyncio.fixture
async def store() -> AsyncIterator[Store]:
    store = Store(open_engine("sqlite+aiosqlite://"), Vault(KEYS, "00000001"))
    await store.create_tables()
    async with store.begin() as tx:
        await tx.save_saved(Neighbourhood(HOME, "De Linde", "nl", "Europe/Brussels"), NOW)
        await tx.save_saved(Room(Address("matrix", "!all"), HOME, RoomKind.RESIDENTS), NOW)
        await tx.save_saved(Room(Address("matrix", "!left"), HOME, RoomKind.RESIDENTS, open=False), NOW)
        for person in (ANNA, BERT):
            await tx.save_person(person)
            await tx.save_saved(Standing(person.id, HOME, frozenset({RoomKind.RESIDENTS})), NOW)
    yield store
    await store.close()


@pytest.fixture
def delivery() -> Delivery:
    defaults = Defaults("en", "Europe/Brussels", (Address("matrix", "@admin"),))
    return Delivery(Speech({"nl": DUTCH}), defaults)


def trigger(cause: str = "matrix:$1", *, room: str | None = None) -> Trigger:
    incoming = Incoming("matrix", cause.partition(":")[2], "@anna", IncomingKind.MESSAGE, NOW, room=room)
    here = Place("matrix", room or "@anna", private=room is None)
    return Trigger(cause, NOW, "nl", "Europe/Brussels", here, incoming, ANNA)


def greet(to: Audience, **more: object) -> Say:
    return Say(to, "greeting", _("Good morning, {name}.", name="An"), **more)  # type: ignore[arg-type]


async def carry_out(store: Store, delivery: Delivery, decision: Decision, by: Trigger) -> None:
    async with store.begin() as tx:
        await delivery.carry_out(tx, decision, by)


async def sent(store: Store) -> list[tuple[str, Parcel]]:
    """Send everything that waits, and read where it went."""
    found: list[tuple[str, Parcel]] = []
    async with store.begin() as tx:
        while heads := await tx.heads():
            for head in heads:
                found.append((head.address, unpack(head.payload(store.vault))))
                await tx.mark_sent(head.seq, f"${head.seq}", NOW)
    return found


async def said(store: Store) -> list[tuple[str, str]]:
    """Send everything that waits, and read who reads which words."""
    return [(place, what.text) for place, what in await sent(store) if isinstance(what, Message)]


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


# --- files ---


PAPER = Paper("attest", _("Good morning, {name}.", name="An"))


async def test_files_follow_their_message_in_the_language_of_the_reader(store: Store, delivery: Delivery) -> None:
    papers = (PAPER, replace(PAPER, name="tweede"))
    said = greet(ToPerson("anna"), about=REQUEST, attach=papers, lane=Lane.PLANNED, not_after=NOW)
    await carry_out(store, delivery, say(said, greet(ToPerson("anna"), lane=Lane.PLANNED)), trigger())
    (_message, first, second, _next) = [what for _place, what in await sent(store)]
    assert isinstance(first, Enclosed)
    assert isinstance(second, Enclosed)
    assert (first.name, first.says, second.name) == ("attest", "Goeiemorgen, An.", "tweede")
    assert first.label == {"v": 1, "msgid": "greeting.file", "entity": "request", "id": "12", "state": "open"}


async def test_a_file_goes_as_its_message_goes_and_counts_as_no_message(store: Store, delivery: Delivery) -> None:
    said = greet(ToPerson("anna"), about=REQUEST, attach=(PAPER,), lane=Lane.PLANNED, not_after=NOW)
    for _again in range(2):
        await carry_out(store, delivery, say(said), trigger())
    async with store.begin() as tx:
        rows = (await tx.connection.execute(select(outbox).order_by(outbox.c.seq))).all()
        assert [row.msgid for row in rows] == ["greeting", "greeting.file"]
        assert len({(row.lane, row.person, row.entity_id, row.not_after, row.address) for row in rows}) == 1
        assert await tx.times_told("anna", "greeting", NOW) == 1


async def test_a_card_that_is_edited_sends_its_files_no_more(store: Store, delivery: Delivery) -> None:
    card = greet(ToRoom(HOME, RoomKind.RESIDENTS), about=REQUEST, card=True, attach=(PAPER,))
    for cause in ("matrix:$1", "matrix:$2"):
        await carry_out(store, delivery, say(card), trigger(cause))
    assert [type(what) for _place, what in await sent(store)] == [Message, Enclosed, Edit]


async def test_what_is_taken_back_is_taken_back_with_its_files(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(greet(ToPerson("anna"), about=REQUEST, attach=(PAPER,))), trigger())
    await sent(store)
    await carry_out(store, delivery, say(Redact(REQUEST)), trigger("matrix:$2"))
    assert [what for _place, what in await sent(store)] == [Erase(), Erase()]


async def test_orders_and_signs_go_to_the_channel(store: Store, delivery: Delivery) -> None:
    order = Order(OrderKind.JOIN, "matrix", "!new", (("via", "example.org"),))
    await carry_out(store, delivery, say(order, React("👌")), trigger(room="!all"))
    assert await sent(store) == [("!new", Task("join", "!new", {"via": "example.org"})), ("!all", Sign("$1", "👌"))]


async def test_a_consent_keeps_the_words_as_they_were_shown(store: Store, delivery: Delivery) -> None:
    text = _("Good morning, {name}.", name="An")
    yes = Consent("anna", "public", "12", text, "nl", "matrix", NOW)
    await carry_out(store, delivery, Decision(save=(yes,)), trigger())
    async with store.begin() as tx:
        found = (await tx.connection.exec_driver_sql("SELECT id, sealed FROM consent")).one()
        assert tx.vault.open(found.sealed, "consent", "text", found.id) == "Goeiemorgen, An."


# --- asked again ---


def ask(subject: str, *, to: Audience | None = None, words: str = "When?") -> Say:
    about = Entity("request", subject)
    return Say(to or ToPerson("anna"), f"ask.{subject}", Verbatim(words), about=about, step=FULL)


async def _steps(store: Store) -> list[str]:
    async with store.begin() as tx:
        return [question.subject for question in await tx.open_questions("anna")]


async def test_asking_again_says_the_same_question_and_the_new_one_counts(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(ask("1")), trigger())
    await sent(store)
    await carry_out(store, delivery, say(Again("anna", Verbatim("Nothing."))), trigger("matrix:$2"))
    assert await said(store) == [("@anna", "When?")]
    async with store.begin() as tx:
        (question,) = await tx.open_questions("anna")
        assert await tx.open_question("anna") == question
        assert unpack_asked(question.payload).message.label["msgid"] == "ask.1"


async def test_going_back_closes_the_newer_question_and_asks_the_older(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(ask("1", words="When?"), ask("2", words="Where?")), trigger())
    await sent(store)
    await carry_out(store, delivery, say(Again("anna", Verbatim("Nothing."), back=True)), trigger("matrix:$2"))
    assert await said(store) == [("@anna", "When?")]
    assert await _steps(store) == ["1"]


async def test_with_nothing_to_ask_again_something_else_is_said(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(Again("anna", Verbatim("Nothing to repeat."))), trigger())
    assert await said(store) == [("@anna", "Nothing to repeat.")]


async def test_words_before_a_repeated_question_do_not_pile_up(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(ask("1")), trigger())
    for n in (2, 3):
        async with store.begin() as tx:
            (question,) = await tx.open_questions("anna")
            await delivery.ask_again(tx, replace(question, misread=n), trigger(f"matrix:${n}"), "Sorry.")
    assert [words for _place, words in await said(store)] == ["When?", "Sorry.\nWhen?", "Sorry.\nWhen?"]
    async with store.begin() as tx:
        (question,) = await tx.open_questions("anna")
        assert question.misread == 3


async def test_after_an_answer_the_earlier_question_comes_back(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(ask("1")), trigger())
    await sent(store)
    async with store.begin() as tx:
        await delivery.go_on(tx, Decision(), trigger("matrix:$2"), "request.what")
    assert await said(store) == [("@anna", "Back to my earlier question.\nWhen?")]
    async with store.begin() as tx:
        (question,) = await tx.open_questions("anna")
        assert question.subject == "1"


@pytest.mark.parametrize("to", [ToPerson("anna"), Here()])
async def test_who_is_asked_something_new_is_not_asked_the_earlier_thing_too(
    store: Store, delivery: Delivery, to: Audience
) -> None:
    await carry_out(store, delivery, say(ask("1")), trigger())
    await sent(store)
    async with store.begin() as tx:
        decision = say(ask("2", to=to, words="Where?"))
        await delivery.carry_out(tx, decision, trigger("matrix:$2"))
        await delivery.go_on(tx, decision, trigger("matrix:$2"), "request.what")
    assert await said(store) == [("@anna", "Where?")]


async def test_a_decision_that_repeats_and_goes_on_leaves_the_question_open(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(ask("1")), trigger())
    await sent(store)
    async with store.begin() as tx:
        decision = say(Again("anna", Verbatim("Nothing.")))
        await delivery.carry_out(tx, decision, trigger("matrix:$2"))
        await delivery.go_on(tx, decision, trigger("matrix:$2"), "request.what")
    assert await _steps(store) == ["1"]


# --- taking back ---


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
