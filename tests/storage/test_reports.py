"""What was told in confidence comes back as it was kept, sealed for one role; it stands in nobody else's copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.keeping.nouns import Forgotten, Sweep
from handlers.keeping.periods import PERIODS
from handlers.model import Address, Person
from handlers.reports.nouns import Outcome, ReportState, Ruling
from storage.base import WrongMove
from storage.store import Store
from storage.tables_reports import report
from storage.vault import VaultError
from tests.storage.things import NOW, REPORT

DECIDED = replace(
    REPORT,
    state=ReportState.DECIDED,
    decided_by="sanne",
    rulings=(Ruling(Outcome.ENDS, "Wij spraken erover", NOW),),
    version=1,
)


async def test_a_report_comes_back_and_is_found_by_who_told_it_and_by_what_it_is_about(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(REPORT, NOW)
        kept = await tx.report(3)
        assert kept == replace(REPORT, version=1)
        assert await tx.reports_of("anna") == await tx.reports_about(12) == (kept,)
        assert await tx.reports_undecided("delinde") == (kept,)
        assert await tx.next_number("report") == 4
        await tx.save_saved(DECIDED, NOW)
        assert await tx.report(3) == replace(DECIDED, version=2)
        assert await tx.reports_undecided("delinde") == ()


async def test_a_report_that_was_decided_waits_no_more(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(REPORT, NOW)
        await tx.save_saved(DECIDED, NOW)
        with pytest.raises(WrongMove):
            await tx.save_saved(replace(DECIDED, state=ReportState.WAITING, version=2), NOW)


async def test_its_words_are_sealed_with_keys_that_open_nothing_else(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(REPORT, NOW)
        (row,) = (await tx.connection.execute(select(report))).mappings()
    assert "bankkaart" not in str(row)
    place = ("report", "sealed", "3")
    assert "bankkaart" in store.vault.of_role("confidential").open(row["sealed"], *place)
    for other in (store.vault, store.vault.of_role("organiser")):
        with pytest.raises(VaultError):
            other.open(row["sealed"], *place)


async def test_who_reads_or_decides_has_none_of_it_in_their_copy(store: Store) -> None:
    async with store.begin() as tx:
        for name in ("anna", "sanne"):
            await tx.save_person(Person(name, name, Address("matrix", f"@{name}:street")))
        await tx.save_saved(REPORT, NOW)
        await tx.save_saved(DECIDED, NOW)
        mine = await tx.copy_of("anna", Address("matrix", "@anna:street"))
        theirs = await tx.copy_of("sanne", Address("matrix", "@sanne:street"))
    assert "bankkaart" in str(mine)
    assert "report" in {part.table for part in theirs}
    assert "bankkaart" not in str(theirs)
    assert "Wij spraken erover" not in str(theirs)


async def test_it_stays_without_who_told_it_when_they_are_forgotten_and_goes_after_two_years(store: Store) -> None:
    anna = Address("matrix", "@anna:street")
    over = NOW + PERIODS["report"].kept + timedelta(days=1)
    async with store.begin() as tx:
        await tx.save_person(Person("anna", "Anna", anna))
        await tx.save_saved(REPORT, NOW)
        await tx.save_saved(DECIDED, NOW)
        await tx.forget(Forgotten("anna", anna, 1), NOW)
        kept = await tx.report(3)
        assert kept is not None
        assert (kept.person, kept.words) == (tx.mark_of("matrix", "@anna:street"), REPORT.words)
        await tx.save_saved(replace(kept, state=ReportState.FINAL), NOW)
        await tx.sweep(Sweep("report", NOW))
        assert await tx.report(3) is not None
        await tx.sweep(Sweep("report", over - PERIODS["report"].kept))
        assert await tx.report(3) is None
