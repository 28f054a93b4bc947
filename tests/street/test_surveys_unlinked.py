"""Once a survey is over nobody can tell who answered what: not from the database, not with the key to all of it."""

from __future__ import annotations

import json
from itertools import permutations
from typing import Any

from sqlalchemy import select

from bot.play.street import Street
from storage.resealing import SEALED
from storage.schema import metadata
from tests.street.playing import play
from tests.street.surveying import SIX, answer, open_six

ANSWERS = (
    ("1", "3", "Te weinig zitbanken in het park."),
    ("5", "1", "De straat is rustig geworden."),
    ("4", "2", "Meer licht graag, alstublieft."),
    ("4", "1", "Er is te veel verkeer."),
    ("2", "2", "Het plein mag groener."),
    ("3", "1", "Alles is in orde."),
)
BY_CHANCE = {("survey_text", "word"), ("survey_ballot", "word")}
"""Names that are made anew by chance, and bear nothing."""
OTHERS = [order for number, order in enumerate(permutations(range(6))) if number == 719]


async def all_of_it(street: Street) -> dict[str, list[str]]:
    """Read every row of every table, opened with the key; what was made by chance is left out, and rows are sorted."""
    found: dict[str, list[str]] = {}
    async with street.store.begin() as tx:
        for table in metadata.sorted_tables:
            rows = (await tx.connection.execute(select(table))).mappings().all()
            opened = [opened_row(street, table.name, dict(row)) for row in rows]
            found[table.name] = sorted(json.dumps(row, default=str, sort_keys=True) for row in opened)
    return found


def opened_row(street: Street, table: str, row: dict[str, Any]) -> dict[str, Any]:
    for sealed in SEALED:
        if sealed.table.name == table and row[sealed.column] is not None:
            place = (table, sealed.label, *(str(row[name]) for name in sealed.bound))
            row[sealed.column] = street.store.vault.open(row[sealed.column], *place)
    return {name: cell for name, cell in row.items() if (table, name) not in BY_CHANCE}


async def everything_after(order: tuple[int, ...]) -> dict[str, list[str]]:
    """Let six people answer, each with the answers of this place, and read what is left when it is over."""
    async with Street.open() as street:
        await open_six(street)
        for name, place in zip(SIX, order, strict=True):
            await answer(street, name, *ANSWERS[place])
        await play(street, "anna> bevraging 1\nanna> laat het zo\nclock 2026-11-30 20:00")
        return await all_of_it(street)


async def test_whoever_gave_which_answers_the_database_is_the_same_afterwards() -> None:
    first = await everything_after(tuple(range(6)))
    texts = sorted(json.loads(row)["sealed"] for row in first["survey_text"])
    assert texts == sorted(words for _home, _missing, words in ANSWERS), "what is compared is not empty"
    for order in OTHERS:
        other = await everything_after(order)
        assert {name for name in first if first[name] != other[name]} == set()


async def test_while_it_is_open_only_the_key_leads_from_one_half_to_the_other() -> None:
    async with Street.open() as street:
        await open_six(street)
        await answer(street, "anna", *ANSWERS[1])
        async with street.store.begin() as tx:
            rows = {table.name: (await tx.connection.execute(select(table))).all() for table in metadata.sorted_tables}
            (ballot,) = (row for row in rows["survey_ballot"])
            held = [table for table, found in rows.items() if table != "survey_ballot" and ballot.word in str(found)]
            assert held == []
            assert (await tx.ballot(1, "p-anna")).given[2].words == ANSWERS[1][2]
