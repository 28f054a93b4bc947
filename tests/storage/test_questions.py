"""An answer belongs to the newest open question that has reached the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.decision import Close
from storage.questions import Question
from storage.store import Store, Transaction
from tests.storage.things import NOW, outgoing


def question(key: str, *, step: str = "when", subject: str = "12", person: str = "anna") -> Question:
    return Question(key, person, step, subject, '{"said": "secret"}', NOW)


async def _say(tx: Transaction, asked: Question, *, arrived: bool) -> None:
    await tx.queue(replace(outgoing(asked.key, "@" + asked.key), private=True, person=asked.person))
    await tx.ask(asked)
    if arrived:
        (head,) = (head for head in await tx.heads() if head.key == asked.key)
        await tx.mark_sent(head.seq, f"${asked.key}", NOW)


async def test_the_newest_question_that_has_arrived_is_the_open_one(store: Store) -> None:
    async with store.begin() as tx:
        assert await tx.open_question("anna") is None
        await _say(tx, question("a", step="when"), arrived=True)
        await _say(tx, question("b", step="where"), arrived=True)
        await _say(tx, question("c", step="contact"), arrived=False)
        await _say(tx, question("d", person="bert"), arrived=True)
        assert await tx.open_question("anna") == question("b", step="where")
        assert await tx.open_steps("anna") == ("contact", "where", "when")
        assert [asked.key for asked in await tx.open_questions("anna")] == ["c", "b", "a"]
        await tx.close_question("b", NOW)
        assert await tx.open_question("anna") == question("a", step="when")
        assert await tx.question_of("b") == (replace(question("b", step="where"), payload=""), False)
        assert await tx.question_of("nothing") is None


async def test_an_answer_may_overtake_the_note_that_its_question_was_sent(store: Store) -> None:
    async with store.begin() as tx:
        await _say(tx, question("a", step="when"), arrived=False)
        assert await tx.open_question("anna") == question("a", step="when")


async def test_asking_the_same_again_replaces_the_older_question(store: Store) -> None:
    async with store.begin() as tx:
        await _say(tx, question("a"), arrived=True)
        await _say(tx, question("other", subject="13"), arrived=True)
        await _say(tx, replace(question("b"), asked_at=NOW + timedelta(hours=1), misread=1), arrived=True)
        assert [asked.key for asked in await tx.open_questions("anna")] == ["b", "other"]
        found = await tx.question_of("b")
        assert found is not None
        assert found[0].misread == 1


async def test_questions_are_closed_by_step_subject_and_person(store: Store) -> None:
    async with store.begin() as tx:
        await _say(tx, question("a", step="offer", person="anna"), arrived=True)
        await _say(tx, question("b", step="offer", person="bert"), arrived=True)
        await _say(tx, question("c", step="offer", subject="13", person="bert"), arrived=True)
        await _say(tx, question("d", step="when", person="bert"), arrived=True)
        await tx.close_questions(Close("offer", "12"), NOW)
        assert await tx.open_questions("anna") == ()
        assert [asked.key for asked in await tx.open_questions("bert")] == ["d", "c"]
        await tx.close_questions(Close(None, None, "bert"), NOW)
        assert await tx.open_questions("bert") == ()
