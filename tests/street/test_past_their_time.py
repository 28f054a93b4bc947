"""Two years pass over a neighbourhood that used everything; nothing is left in the database past its time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Table, func, select

from bot.play.street import Street
from handlers.keeping.nouns import Sweep
from handlers.keeping.periods import DRAFTS, PERIODS
from handlers.keeping.sweeping import tonight
from handlers.model import Incoming, IncomingKind
from storage.keeping.sweeping import RULES
from storage.schema import metadata
from storage.tables import inbox, outbox, person, question, request, volunteer
from tests.street.playing import asked, play
from tests.street.reporting import ENDS

PEOPLE = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person lotte volunteer nl
person jan resident nl
person rita organiser nl
person sanne confidential nl
"""
SIGNED_UP = "".join(f"lotte> {word}\n" for word in ("vrijwilliger", "4", "1", "1", "5", "1", "3", "1"))
ASKED = asked("boodschappen vrijdag van 10 tot 12 uur")
HELPED = "karim> neem 1\nmaria> ja\nclock 2026-11-27 12:30\nkarim> klaar 1\nkarim> 1\nmaria> 1\n"
REPORTED = f"maria> meld 1\nmaria> hij vroeg mijn bankkaart\n{ENDS}\nkarim> kosten 4,50\nkarim> ja\n"
BEGUN = "rita> omroep de linde\nrita> Soep op vrijdag\nmaria> hulp de gordijnen ophangen\njan> mens\n"
EVERYTHING = PEOPLE + SIGNED_UP + ASKED + HELPED + REPORTED + BEGUN


async def sweep(street: Street, *, after: timedelta = timedelta()) -> None:
    """Let time pass, and then the nights of every kind; what one kind leaves behind, another takes the next night."""
    await street.clock(street.now + after)
    async with street.store.begin() as tx:
        for kind in (*PERIODS, *PERIODS):
            await tx.sweep(Sweep(kind, street.now - PERIODS[kind].kept))


async def night(street: Street, kind: str) -> None:
    """Let the coming night of one kind pass, as its due row lets it."""
    async with street.store.begin() as tx:
        for due in tonight(street.now, street.zone):
            if due.subject == kind:
                await tx.schedule(due)
    await street.clock(street.now + timedelta(hours=26))


async def rows(street: Street, *tables: Table) -> dict[str, int]:
    """Count the rows of tables that have any."""
    async with street.store.begin() as tx:
        counts = {table.name: await tx.scalar(select(func.count()).select_from(table)) for table in tables}
    return {name: int(count) for name, count in counts.items() if count}


async def column(street: Street, cell: Any) -> set[object]:  # noqa: ANN401 - any column
    async with street.store.begin() as tx:
        return set((await tx.connection.execute(select(cell))).scalars())


async def test_after_two_years_nothing_is_left_that_is_past_its_time() -> None:
    async with Street.open() as street:
        await play(street, EVERYTHING)
        await street.does(Incoming("console", "$gone", "jan", IncomingKind.LEAVE, street.now, "#bewoners"))
        used = await rows(street, *metadata.tables.values())
        assert used.keys() >= {
            "request",
            "claim",
            "asked",
            "volunteer",
            "consent",
            "audit",
            "expense",
            "question",
            "due",
        }
        await sweep(street, after=timedelta(days=800))
        async with street.store.begin() as tx:
            for kind, (table, rule) in RULES.items():
                before = street.now - PERIODS[kind].kept - timedelta(days=2)
                past = rule.which if rule.since is None else rule.which & (rule.since < before)
                if table is not person:
                    assert await tx.scalar(select(func.count()).select_from(table).where(past)) == 0, kind
        assert await column(street, request.c.requester) == {""}
        assert await column(street, inbox.c.sender) <= {""}
        assert await rows(street, *(metadata.tables[name] for name in ("claim", "asked", "card"))) == {}
        assert "p-jan" not in await column(street, person.c.id)
        assert {"p-maria", "p-rita"} <= await column(street, person.c.id)


async def test_drafts_go_after_a_day_and_who_wrote_after_a_month_but_an_old_message_is_still_known() -> None:
    async with Street.open() as street:
        await play(street, EVERYTHING)
        assert DRAFTS & await column(street, question.c.step)
        await night(street, "question.draft")
        await night(street, "question.draft")
        assert not DRAFTS & await column(street, question.c.step)
        known = await column(street, inbox.c.external_id)
        await sweep(street, after=timedelta(days=40))
        assert await column(street, inbox.c.sender) == {""}
        assert await column(street, inbox.c.external_id) == known
        waits = select(question.c.key).where(question.c.closed_at.is_(None))
        talk = select(func.count()).where(outbox.c.private, outbox.c.entity_kind == "", outbox.c.key.not_in(waits))
        async with street.store.begin() as tx:
            assert await tx.scalar(talk.where(outbox.c.made_at < street.now - timedelta(days=38))) == 0


async def test_a_volunteer_who_is_silent_for_a_year_is_asked_and_then_what_they_offered_is_erased() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + SIGNED_UP + ASKED + "clock +91d\nclock +20d\nclock +260d")
        told = [text for text in street.heard("lotte") if text.startswith("Ik heb al een jaar niets van je gehoord.")]
        assert len(told) == 1
        await play(street, "clock +15d")
        assert street.hears("lotte").startswith("Ik heb gewist wat je als vrijwilliger aanbood in De Linde.")
        assert await column(street, volunteer.c.state) == {"left"}
        await street.does(Incoming("console", "$again", "lotte", IncomingKind.JOIN, street.now, "#vrijwilligers"))
        assert await column(street, volunteer.c.state) == {"left"}


async def test_who_is_still_here_is_kept_whatever_the_years() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        await sweep(street, after=timedelta(days=3000))
        assert await column(street, person.c.id) >= {"p-maria", "p-karim", "p-rita"}
