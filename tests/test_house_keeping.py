"""House rules of keeping: every table says how long its rows stay, and every column with a person who stands in it."""

from __future__ import annotations

import pytest
from sqlalchemy import String, Table

from bot.product import PRODUCT
from handlers.keeping.called import CALLED
from handlers.keeping.periods import DRAFTS, PERIODS
from storage.keeping.places import OF_NO_PLACE, within
from storage.keeping.register import REGISTER
from storage.keeping.rules import Keeping
from storage.schema import metadata
from storage.tables import neighbourhood

PERSON = 16
"""The length of a column in which the id of a person stands."""
OTHERS = {("expense", "id"), ("referral", "id"), ("inquiry", "id")}
"""Ids of something else that are as long."""


@pytest.mark.parametrize("table", metadata.tables.values(), ids=str)
def test_every_table_says_how_long_its_rows_are_kept(table: Table) -> None:
    said = [keeping for keeping in REGISTER if keeping.table is table]
    assert len(said) == 1, f"say in storage/keeping/register.py how long the rows of {table.name} are kept"


@pytest.mark.parametrize("keeping", REGISTER, ids=lambda keeping: keeping.table.name)
def test_what_no_rule_ends_has_a_reason(keeping: Keeping) -> None:
    assert bool(keeping.rules) != bool(keeping.stays)


@pytest.mark.parametrize("table", metadata.tables.values(), ids=str)
def test_every_column_with_a_person_says_what_becomes_of_it_when_they_are_forgotten(table: Table) -> None:
    (keeping,) = (keeping for keeping in REGISTER if keeping.table is table)
    ids = {column.name for column in table.c if isinstance(column.type, String) and column.type.length == PERSON}
    held = {name for name in ids if (table.name, name) not in OTHERS}
    assert held <= set(keeping.people), f"say it in storage/keeping/register.py, for {table.name}"
    assert set(keeping.people) <= set(table.c.keys())


def test_whatever_holds_people_is_called_something_in_their_copy() -> None:
    held = {"inbox", *(keeping.table.name for keeping in REGISTER if keeping.people)}
    assert set(CALLED) == held, "give it a name in handlers/keeping/called.py, and translate that"


def test_the_register_and_the_periods_know_the_same_kinds() -> None:
    kinds = [rule.kind for keeping in REGISTER for rule in keeping.rules]
    assert sorted(kinds) == sorted(PERIODS)


def test_the_drafts_are_questions_that_there_are() -> None:
    assert {step.type.name for step in PRODUCT.steps} >= DRAFTS


def test_every_period_says_why() -> None:
    assert [kind for kind, period in PERIODS.items() if not period.why.endswith(".")] == []


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_says_what_becomes_of_its_rows_when_a_place_stops(table: Table) -> None:
    hangs = {hanging for hanging, _which in within("delinde")}
    said = ("neighbourhood" in table.c, table in hangs, table in OF_NO_PLACE, table is neighbourhood)
    assert sum(said) == 1
