"""On both engines: each question has a letter of its own, which names nothing else for a week after it is over."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete

from storage.letters import FREE_AFTER
from storage.questions import Question
from storage.store import Store, Transaction
from storage.tables import question
from tests.storage.things import NOW

SECOND = timedelta(seconds=1)


async def ask(tx: Transaction, key: str, person: str = "anna") -> str:
    name = await tx.give_letter(person, key, NOW)
    await tx.ask(Question(key, person, key, "", "{}", NOW))
    return name


async def test_the_first_free_letter_is_given_to_each_person(store: Store) -> None:
    async with store.begin() as tx:
        assert [await ask(tx, key) for key in ("k1", "k2", "k3")] == ["A", "B", "C"]
        assert await ask(tx, "k4", "bert") == "A"


async def test_a_letter_is_free_again_a_week_after_its_question_is_over(store: Store) -> None:
    async with store.begin() as tx:
        await ask(tx, "k1")
        await tx.close_question("k1", NOW)
        assert await tx.give_letter("anna", "k2", NOW + FREE_AFTER - SECOND) == "B"
        assert await tx.give_letter("anna", "k3", NOW + FREE_AFTER + SECOND) == "A"


async def test_an_open_question_keeps_its_letter_however_old_it_is(store: Store) -> None:
    async with store.begin() as tx:
        await ask(tx, "k1")
        assert await tx.give_letter("anna", "k2", NOW + timedelta(days=60)) == "B"


async def test_the_letter_of_a_draft_that_is_gone_is_not_given_again_at_once(store: Store) -> None:
    async with store.begin() as tx:
        await ask(tx, "k1")
        await tx.connection.execute(delete(question))
        assert await tx.give_letter("anna", "k2", NOW + FREE_AFTER) == "B"
        assert await tx.give_letter("anna", "k3", NOW + FREE_AFTER + timedelta(days=1, seconds=1)) == "A"


async def test_letters_that_look_like_numbers_or_sessions_are_left_out_and_there_are_always_more(store: Store) -> None:
    async with store.begin() as tx:
        given = [await ask(tx, f"k{n}") for n in range(30)]
    assert len(set(given)) == 30
    assert {"I", "O", "S"}.isdisjoint(given)
    assert given[22:25] == ["Z", "AA", "AB"]


async def test_a_question_that_is_asked_again_is_named_as_before(store: Store) -> None:
    async with store.begin() as tx:
        await ask(tx, "k1")
        await tx.close_question("k1", NOW)
        await tx.keep_letter("k1", "k2")
        await tx.ask(Question("k2", "anna", "again", "", "{}", NOW))
        named = await tx.question_named("anna", "A")
        assert named is not None
        assert (named[0].key, named[1]) == ("k2", True)
        assert await tx.question_named("bert", "A") is None
        assert await tx.question_named("anna", "B") is None
