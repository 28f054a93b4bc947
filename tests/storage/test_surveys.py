"""On both engines: an answer finds its person only through the secret word, and nothing finds it afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Table, select

from handlers.keeping.nouns import Forgotten, Sweep
from handlers.keeping.periods import PERIODS
from handlers.model import Address, Consent, Person
from handlers.surveys.nouns import (
    SURVEY,
    Ballot,
    Given,
    Loose,
    Outcome,
    SurveyState,
    Taker,
    Taking,
    Unlinked,
)
from handlers.text import Verbatim
from storage.base import Rows
from storage.store import Store
from storage.tables_surveys import survey_ballot, survey_taker, survey_text
from tests.storage.things import NOW
from tests.storage.things import SURVEY as THIS

ANNA = Person("anna", "Anna", Address("matrix", "@anna:street"))


def words(text: str) -> tuple[Given, ...]:
    return (Given(0, words=text),)


async def rows(tx: Rows, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in (await tx.connection.execute(select(table))).mappings()]


async def asked(store: Store, *people: str) -> None:
    async with store.begin() as tx:
        await tx.save_saved(THIS, NOW)
        for who in people:
            await tx.save_saved(Taker(3, who), NOW)


async def test_it_comes_back_as_it_was_saved(store: Store) -> None:
    over = replace(THIS, state=SurveyState.CLOSED, outcome=Outcome(7, ((None, 5, None),)), closed_at=NOW, version=1)
    async with store.begin() as tx:
        await tx.save_saved(THIS, NOW)
        await tx.save_saved(over, NOW)
        assert await tx.survey(3) == replace(over, version=2)
        assert [one.number for one in await tx.surveys_in(["delinde"])] == [3]
        assert await tx.surveys_in(["elsewhere"]) == ()


async def test_answers_are_changed_in_place_and_read_by_who_gave_them(store: Store) -> None:
    await asked(store, "anna", "ben")
    async with store.begin() as tx:
        await tx.save_saved(Ballot(3, "anna", words("licht")), NOW)
        await tx.save_saved(Ballot(3, "ben", words("groen")), NOW)
        await tx.save_saved(Ballot(3, "anna", words("rust")), NOW)
        assert (await tx.ballot(3, "anna")).given == words("rust")
        assert sorted(await tx.all_given(3), key=str) == [words("groen"), words("rust")]
        await tx.save_saved(Ballot(3, "anna"), NOW)
        assert (await tx.ballot(3, "anna")).given == ()
        assert await tx.all_given(3) == (words("groen"),)


async def test_neither_half_tells_of_the_other_without_the_key(store: Store) -> None:
    await asked(store, "anna")
    async with store.begin() as tx:
        await tx.save_saved(Ballot(3, "anna", words("licht")), NOW)
        (half,), (other,) = await rows(tx, survey_taker), await rows(tx, survey_ballot)
        assert other["word"].encode() not in half["secret"]
        assert "anna" not in str(other)
        assert set(other) == {"word", "survey", "sealed"}, "no time and no order"


async def test_nothing_leads_from_a_person_to_an_answer_once_it_is_over(store: Store) -> None:
    await asked(store, "anna", "ben", "cleo")
    async with store.begin() as tx:
        await tx.save_saved(Ballot(3, "anna", words("licht")), NOW)
        await tx.save_saved(Taker(3, "anna", Taking.DONE), NOW)
        await tx.save_saved(Taker(3, "cleo", Taking.DECLINED), NOW)
        before = {row["word"] for row in await rows(tx, survey_ballot)}
        await tx.save_saved(Unlinked(3, (Loose(0, "licht"), Loose(0, "groen"))), NOW)
        assert await rows(tx, survey_ballot) == []
        left = [(row["person"], row["taking"], row["secret"]) for row in await rows(tx, survey_taker)]
        assert left == [("anna", "asked", None), ("ben", "asked", None)]
        assert (await tx.ballot(3, "anna")).given == ()
        assert before.isdisjoint({row["word"] for row in await rows(tx, survey_text)})
        assert sorted(one.words for one in await tx.loose_texts(3)) == ["groen", "licht"]


async def test_who_is_forgotten_takes_their_answers_along_and_nobody_elses(store: Store) -> None:
    await asked(store, "anna", "ben")
    async with store.begin() as tx:
        await tx.save_person(ANNA)
        await tx.save_saved(Ballot(3, "anna", words("licht")), NOW)
        await tx.save_saved(Ballot(3, "ben", words("groen")), NOW)
        await tx.forget(Forgotten("anna", ANNA.address, 1), NOW)
        assert await tx.all_given(3) == (words("groen"),)
        assert [one.person for one in await tx.takers(3)] == ["ben"]


async def test_texts_and_who_was_asked_go_thirty_days_after_the_end(store: Store) -> None:
    await asked(store, "anna")
    async with store.begin() as tx:
        await tx.save_saved(Unlinked(3, (Loose(0, "licht"),)), NOW)
        await tx.save_saved(replace(THIS, state=SurveyState.CLOSED, closed_at=NOW, version=1), NOW)
        for days, left in ((29, 1), (31, 0)):
            for kind in ("survey_text", "survey_taker", "survey"):
                await tx.sweep(Sweep(kind, NOW + timedelta(days=days) - PERIODS[kind].kept))
            assert (len(await tx.loose_texts(3)), len(await tx.takers(3))) == (left, left)
        assert await tx.survey(3) is not None


async def test_who_took_a_yes_back_is_no_longer_among_those_who_gave_it(store: Store) -> None:
    yes = Consent("anna", SURVEY, "delinde", Verbatim("May I?"), "nl", "matrix", NOW)
    async with store.begin() as tx:
        await tx.save_person(ANNA)
        await tx.save_consent(yes, "May I?")
        assert [one.id for one in await tx.agreed_to(SURVEY, "delinde")] == ["anna"]
        assert await tx.agreed_to(SURVEY, "elsewhere") == ()
        await tx.save_consent(replace(yes, withdrawn_at=NOW), "May I?")
        assert await tx.agreed_to(SURVEY, "delinde") == ()
