"""What was asked is asked again, as it was, and what is asked instead of it takes its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.codec import unpack_asked
from bot.engine.deliver import Delivery
from handlers.decision import (
    Again,
    Audience,
    Decision,
    Entity,
    Here,
    Say,
    ToPerson,
    say,
)
from handlers.text import Verbatim
from storage.store import Store
from tests.bot.deliver.setting import FULL, carry_out, said, sent, trigger


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
            await delivery.asking.ask_again(tx, replace(question, misread=n), trigger(f"matrix:${n}"), "Sorry.")
    assert [words for _place, words in await said(store)] == ["When?", "Sorry.\nWhen?", "Sorry.\nWhen?"]
    async with store.begin() as tx:
        (question,) = await tx.open_questions("anna")
        assert question.misread == 3


async def test_after_an_answer_the_earlier_question_comes_back(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(ask("1")), trigger())
    await sent(store)
    async with store.begin() as tx:
        await delivery.asking.go_on(tx, Decision(), trigger("matrix:$2"), "request.what")
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
        await delivery.asking.go_on(tx, decision, trigger("matrix:$2"), "request.what")
    assert await said(store) == [("@anna", "Where?")]


async def test_a_decision_that_repeats_and_goes_on_leaves_the_question_open(store: Store, delivery: Delivery) -> None:
    await carry_out(store, delivery, say(ask("1")), trigger())
    await sent(store)
    async with store.begin() as tx:
        decision = say(Again("anna", Verbatim("Nothing.")))
        await delivery.carry_out(tx, decision, trigger("matrix:$2"))
        await delivery.asking.go_on(tx, decision, trigger("matrix:$2"), "request.what")
    assert await _steps(store) == ["1"]
