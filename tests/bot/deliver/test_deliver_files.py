"""Files follow the message they belong to, and leave as it does."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from bot.channels.contract import Message, Sign, Task
from bot.codec import Edit, Erase
from bot.engine.deliver import Delivery
from bot.papers.enclosed import WordedFile
from handlers.attachments import Paper
from handlers.decision import (
    Decision,
    Lane,
    Order,
    OrderKind,
    React,
    Redact,
    ToPerson,
    ToRoom,
    say,
)
from handlers.model import (
    Consent,
    RoomKind,
)
from handlers.text import _
from storage.store import Store
from storage.tables import outbox
from tests.bot.deliver.setting import HOME, REQUEST, carry_out, greet, sent, trigger
from tests.storage.things import NOW

PAPER = Paper("attest", _("Good morning, {name}.", name="An"))


async def test_files_follow_their_message_in_the_language_of_the_reader(store: Store, delivery: Delivery) -> None:
    papers = (PAPER, replace(PAPER, name="tweede"))
    said = greet(ToPerson("anna"), about=REQUEST, attach=papers, lane=Lane.PLANNED, not_after=NOW)
    await carry_out(store, delivery, say(said, greet(ToPerson("anna"), lane=Lane.PLANNED)), trigger())
    (_message, first, second, _next) = [what for _place, what in await sent(store)]
    assert isinstance(first, WordedFile)
    assert isinstance(second, WordedFile)
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
    assert [type(what) for _place, what in await sent(store)] == [Message, WordedFile, Edit]


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
