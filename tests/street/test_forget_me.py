"""Forget me: what is said first, what goes and what stays, and that nothing brings somebody back but themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import String, Text, func, select

from bot.play.street import Street
from bot.upkeep.forgotten import remember_forgotten
from handlers.keeping.nouns import Sweep
from handlers.keeping.periods import PERIODS
from handlers.model import Address, Incoming, IncomingKind, RoomKind
from handlers.requests.nouns import RequestState
from storage.schema import metadata
from storage.tables import outbox, person
from tests.street.playing import asked, play
from tests.street.test_consents import BEGUN, ENROLLED

PEOPLE = """
clock 2026-11-24 08:30
person maria resident nl
person amina resident fr
person emma resident en
person hans resident de
person karim volunteer nl
person rita organiser nl
"""
TAKEN = asked("boodschappen vrijdag van 10 tot 12 uur") + "karim> neem 1\nmaria> ja\n"
ERASED = "maria> vergeet mij\nmaria> 1\n"


async def where_it_stands(street: Street, *words: str) -> set[str]:
    """List the columns in which any of these words stands, in clear."""
    found = set()
    async with street.store.begin() as tx:
        for table in metadata.tables.values():
            for column in table.c:
                if isinstance(column.type, String | Text):
                    query = select(func.count()).select_from(table)
                    for word in words:
                        if await tx.scalar(query.where(column.contains(word, autoescape=True))):
                            found.add(f"{table.name}.{column.name}")
    return found


async def is_known(street: Street, name: str) -> bool:
    async with street.store.begin() as tx:
        return bool(await tx.scalar(select(func.count()).where(person.c.address == name)))


async def test_first_it_says_what_goes_and_what_stays_and_a_no_changes_nothing() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TAKEN + "maria> vergeet mij")
        (told,) = [text for text in street.heard("maria") if text.startswith("Dan wis ik meteen alles")]
        assert "Dan trek ik #1 in." in told
        assert "drie jaar lang, als bewijs" in told
        assert "Wat op de gsm van anderen staat kan ik niet wissen" in told
        await play(street, "maria> ja")
        assert await is_known(street, "maria")
        await play(street, "maria> 3")
        assert street.hears("maria") == "Goed. Ik heb niets gewist."
        assert await is_known(street, "maria")


async def test_a_copy_comes_first_for_who_wants_it_and_the_question_stays() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TAKEN + "maria> vergeet mij\nmaria> 2")
        assert [name for name, _content in street.files("maria")] == ["mijn-gegevens.pdf", "mijn-gegevens.json"]
        await play(street, "maria> 1")
        assert street.hears("maria").startswith("Klaar. Ik heb alles over jou gewist. Ontvangstbewijs: P-0001.")


async def test_everything_goes_at_once_and_the_last_traces_of_the_goodbye_after_a_week() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TAKEN + ERASED)
        assert street.hears("maria").startswith("Klaar.")
        assert await where_it_stands(street, "p-maria", "maria") <= {"outbox.person", "outbox.address"}
        async with street.store.begin() as tx:
            (kept,) = await tx.requests_numbered([1])
        assert (kept.state, kept.title, kept.street, kept.contact.phone) == (RequestState.WITHDRAWN, "", "", "")
        taken_back = [line.to for line in street.lines if line.kind == "taken back"]
        assert {"karim", "#bewoners"} <= set(taken_back)
        await play(street, "clock +8d")
        async with street.store.begin() as tx:
            await tx.sweep(Sweep("outbox.gone", street.now - PERIODS["outbox.gone"].kept))
        assert await where_it_stands(street, "p-maria", "maria") == set()


async def test_people_are_asked_for_what_only_they_can_erase_and_then_the_name_goes_there_too() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TAKEN + ERASED)
        assert street.hears("rita").startswith("Maria (maria) wil vergeten worden.")
        before = len(street.lines)
        await play(street, "rita> 1")
        assert "Dank je. P-0001 is afgesloten." in street.heard("rita")
        assert [line.to for line in street.lines[before:] if line.kind == "taken back"] == ["rita"]
        await play(street, "clock +40d")
        assert not [text for text in street.heard("rita") if text.startswith("Is alles gewist")]


async def test_who_does_not_answer_is_reminded_once_and_the_name_goes_within_the_month() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TAKEN + ERASED + "clock +8d")
        assert street.hears("rita").startswith("Is alles gewist voor ontvangstbewijs P-0001?")
        before = len(street.lines)
        await play(street, "clock +21d")
        assert "rita" in [line.to for line in street.lines[before:] if line.kind == "taken back"]


async def test_a_room_that_tells_of_somebody_again_brings_nobody_back_but_their_own_word_does() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + ERASED)
        told = Incoming("console", "$sync", "maria", IncomingKind.JOIN, street.now, "#bewoners", sender_name="Maria")
        await street.does(told)
        await play(street, "maria #bewoners> Mooi weer vandaag")
        assert not await is_known(street, "maria")
        await play(street, "maria> dag")
        assert await is_known(street, "maria")
        await street.does(Incoming("console", "$again", "maria", IncomingKind.JOIN, street.now, "#bewoners"))
        async with street.store.begin() as tx:
            _who, standings = await tx.who_is_at(Address("console", "maria"))
        assert [standing.present for standing in standings] == [frozenset({RoomKind.RESIDENTS})]


def _put_back(kept: Path, file: Path) -> None:
    for beside in file.parent.glob(f"{file.name}-*"):
        beside.unlink()
    shutil.copy(kept, file)


async def test_a_backup_that_is_put_back_forgets_again(tmp_path: Path) -> None:
    file, kept = tmp_path / "bot.db", tmp_path / "kept.db"
    async with Street.open(f"sqlite+aiosqlite:///{file}") as street:
        await play(street, PEOPLE)
        await street.store.close()
        shutil.copy(file, kept)
        await play(street, ERASED)
        assert await remember_forgotten(street.store, tmp_path) == 0
        await street.store.close()
        _put_back(kept, file)
        assert await is_known(street, "maria")
        assert await remember_forgotten(street.store, tmp_path) == 1
        assert not await is_known(street, "maria")
        assert await is_known(street, "karim")
        assert "maria" not in (tmp_path / "forgotten.json").read_text()


@pytest.mark.parametrize("who", ["maria", "leen"])
async def test_after_a_backup_neither_who_was_asked_nor_their_contact_comes_back(who: str, tmp_path: Path) -> None:
    file, kept = tmp_path / "bot.db", tmp_path / "kept.db"
    async with Street.open(f"sqlite+aiosqlite:///{file}") as street:
        await play(street, BEGUN + ENROLLED + "leen> ja\n")
        await street.store.close()
        shutil.copy(file, kept)
        await play(street, f"{who}> vergeet mij\n{who}> 1\n")
        assert await remember_forgotten(street.store, tmp_path) == 0
        await street.store.close()
        _put_back(kept, file)
        assert await remember_forgotten(street.store, tmp_path) == 1
        theirs = {where for where in await where_it_stands(street, f"p-{who}") if where != "outbox.person"}
        assert theirs == set()
        before = len(street.lines)
        await play(street, "clock +2d")
        assert who not in {line.to for line in street.lines[before:]}
        assert ("maria" in {line.to for line in street.lines[before:]}) == (who == "leen")


async def test_the_only_organiser_first_makes_another() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "rita> vergeet mij")
        assert street.hears("rita").startswith("De Linde heeft geen andere organisator.")
        assert await is_known(street, "rita")


async def test_a_helper_who_is_forgotten_leaves_nobody_waiting() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TAKEN + "karim> vergeet mij\nkarim> 1")
        assert not await is_known(street, "karim")
        async with street.store.begin() as tx:
            (wanted,) = await tx.requests_numbered([1])
            assert wanted.state is RequestState.OPEN
            waiting = select(func.count()).where(outbox.c.person == "p-karim", outbox.c.state == "pending")
            assert await tx.scalar(waiting) == 0
        await play(street, "clock +30d")


@pytest.mark.parametrize(
    ("who", "said", "begins", "done"),
    [
        ("amina", "oubliez-moi", "Alors j'efface tout de suite", "C'est fait."),
        ("emma", "forget me", "Then I erase everything", "Done."),
        ("hans", "vergiss mich", "Dann lösche ich sofort alles", "Fertig."),
    ],
)
async def test_it_is_said_in_each_language(who: str, said: str, begins: str, done: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"{who}> {said}")
        assert any(text.startswith(begins) for text in street.heard(who))
        await play(street, f"{who}> 1")
        assert street.hears(who).startswith(done)
