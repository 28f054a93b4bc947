"""On both engines: what is past its time goes, and of somebody who is forgotten nothing is left that leads to them."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select

from handlers.keeping.nouns import ANYWHERE, Forgotten, Sweep
from handlers.keeping.periods import PERIODS
from handlers.model import Address
from handlers.sessions.nouns import Seat, SeatState
from handlers.volunteers.nouns import Suppression
from storage.keeping.sweeping import RULES
from storage.resealing import SEALED
from storage.store import Store
from storage.tables import claim, consent, person, request
from storage.tables_announcements import announcement, announcement_reading
from tests.storage.sealed_things import save_everything
from tests.storage.things import NEWS, NOW

ANNA = Address("matrix", "@anna:street")
LATER = NOW + timedelta(days=4000)


async def test_every_rule_of_the_register_can_be_applied_and_leaves_nothing_of_its_kind(store: Store) -> None:
    await save_everything(store)
    async with store.begin() as tx:
        for kind in (*PERIODS, *PERIODS):
            await tx.sweep(Sweep(kind, LATER - PERIODS[kind].kept))
        for kind, (table, rule) in RULES.items():
            past = rule.which if rule.since is None else rule.which & (rule.since < LATER - PERIODS[kind].kept)
            if table is not person:
                assert await tx.scalar(select(func.count()).select_from(table).where(past)) == 0, kind


async def test_what_hangs_on_something_that_is_gone_goes_as_well(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(Seat(99, "zoe", SeatState.ATTENDED, NOW), NOW)
        await tx.add(announcement_reading, {"announcement": 98, "person": "zoe", "has_read": True, "was_guided": False})
        for kind in ("seat", "announcement_reading"):
            await tx.sweep(Sweep(kind, NOW))
        assert await tx.seat(99, "zoe") is None
        assert await tx.reading(98, "zoe") is None


async def test_who_is_forgotten_stands_nowhere_and_what_stays_still_opens(store: Store) -> None:
    await save_everything(store)
    async with store.begin() as tx:
        await tx.forget(Forgotten("anna", ANNA, 1), NOW)
        assert await tx.person("anna") is None
        assert await tx.is_forgotten(ANNA)
        mark = tx.mark_of(ANNA.channel, ANNA.value)
        assert list(await tx.connection.scalars(select(request.c.requester))) == [mark]
        (kept,) = (await tx.connection.execute(select(consent))).mappings().all()
        assert kept["person"] == mark
        assert "Milk" not in tx.vault.open(kept["sealed"], "consent", "text", kept["id"])
        (wanted,) = await tx.requests_numbered([12])
        assert (wanted.title, wanted.contact.phone, wanted.cause) == ("", "", "")
    async with store.begin() as tx:
        for column in SEALED:
            for row in (await tx.connection.execute(select(column.table))).mappings():
                assert row[column.column] is None or column.open(tx.vault, row) is not None


async def test_a_part_of_somebody_forgotten_stays_without_them_even_when_they_come_back_and_go_again(
    store: Store,
) -> None:
    await save_everything(store)
    karim = Address("matrix", "@karim:street")
    async with store.begin() as tx:
        (anna,) = await tx.people(["anna"])
        await tx.save_person(type(anna)("karim", "Karim", karim))
        await tx.forget(Forgotten("karim", karim, 1), NOW)
        assert list(await tx.connection.scalars(select(claim.c.person))) == [tx.mark_of("matrix", "@karim:street")]
        (part,) = await tx.claims(12)
        assert part.feedback == ""
        await tx.come_back(karim, NOW)
        assert not await tx.is_forgotten(karim)


async def test_marks_of_another_life_forget_again_and_one_that_was_lifted_does_not(store: Store) -> None:
    await save_everything(store)
    async with store.begin() as tx:
        hash_ = tx.suppression_of(ANNA.channel, ANNA.value, ANYWHERE)
        assert await tx.suppress_again({hash_: (NOW, True)}) == 0
        assert await tx.suppress_again({hash_: (NOW + timedelta(days=1), False)}) == 1
        assert await tx.person("anna") is None
        await tx.save_suppression(Suppression(ANNA, ANYWHERE, NOW + timedelta(days=2), lifted=True))
        assert await tx.suppress_again({hash_: (NOW + timedelta(days=1), False)}) == 0


async def test_an_announcement_goes_with_all_that_hangs_on_it(store: Store) -> None:
    await save_everything(store)
    async with store.begin() as tx:
        sent = type(NEWS.state)("sent")
        await tx.connection.execute(announcement.update().values(state=sent.value))
        for kind in ("announcement", "announcement_reading"):
            await tx.sweep(Sweep(kind, LATER))
        assert await tx.scalar(select(func.count()).select_from(announcement)) == 0
