"""Two years pass over a neighbourhood that used everything; nothing is left in the database past its time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, func, select, update

from bot.play.street import Street
from handlers.announcements.nouns import Addressee, Addressees, AnnouncementState
from handlers.caregivers.nouns import Monthly
from handlers.checkins.nouns import CheckinContact, ContactState
from handlers.consents.again import LOOK
from handlers.contact.nouns import InquiryState
from handlers.keeping.nouns import Sweep
from handlers.keeping.periods import DRAFTS, PERIODS
from handlers.keeping.sweeping import SWEEP, tonight
from handlers.model import Consent, Due, Incoming, IncomingKind
from handlers.referrals.nouns import ReferralState
from handlers.reports.nouns import ReportState
from handlers.requests.nouns import RequestState
from handlers.sessions.nouns import SessionState
from handlers.surveys.nouns import SurveyState
from handlers.text import Verbatim
from handlers.volunteers.nouns import Readiness
from storage.keeping.sweeping import RULES
from storage.schema import metadata
from storage.tables import (
    card,
    channel_note,
    consent,
    due,
    inbox,
    outbox,
    person,
    question,
    request,
    volunteer,
)
from storage.tables_announcements import announcement, announcement_reading
from storage.tables_caregivers import monthly
from storage.tables_checkins import checkin_contact, checkin_round
from storage.tables_closing import closing
from storage.tables_contact import inquiry
from storage.tables_guide import referral
from storage.tables_handover import handover
from storage.tables_keeping import named
from storage.tables_reports import report
from storage.tables_sessions import session
from storage.tables_surveys import survey, survey_taker
from storage.tables_ways import letter, way
from tests.storage.sealed_things import save_everything
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


async def past(street: Street, at: datetime) -> dict[str, int]:
    """Count for each rule what is past its time at an instant (UTC), with two days to spare."""
    found = {}
    async with street.store.begin() as tx:
        for kind, (table, rule) in RULES.items():
            before = at - PERIODS[kind].kept - timedelta(days=2)
            which = rule.which if rule.since is None else rule.which & (rule.since < before)
            found[kind] = int(await tx.scalar(select(func.count()).select_from(table).where(which)) or 0)
    return found


async def everything_else_is_over(street: Street) -> None:
    """Let there be a row of whatever nobody did so far, and let all of it have come to its end."""
    await save_everything(street.store)
    now = street.now
    rows: tuple[tuple[Table, dict[str, Any]], ...] = (
        (named, {"key": "gone", "person": "p-maria"}),
        (card, {"channel": "console", "address": "#x", "entity_kind": "request", "entity_id": "99", "key": "gone"}),
        (channel_note, {"channel": "console", "name": "private:nobody", "value": "!gone"}),
        (letter, {"person": "p-maria", "letter": "z", "key": "gone", "given_at": now}),
        (survey_taker, {"survey": 99, "person": "p-maria", "taking": "done"}),
        (handover, {"id": "h1", "neighbourhood": "delinde", "giver": "p-rita", "taker": "p-jan", **_done(now)}),
        (closing, {"id": "c1", "neighbourhood": "delinde", "proposer": "p-rita", "on": now.date(), **_done(now)}),
        (announcement_reading, {"announcement": 3, "person": "p-jan", "has_read": True, "was_guided": False}),
    )
    async with street.store.begin() as tx:
        for table, row in rows:
            await tx.add(table, row)
        await tx.save_saved(Addressees((Addressee(3, "delinde", 1, "console", "jan", "p-jan"),)), now)
        await tx.save_saved(CheckinContact("anna", "zoe", ContactState.ASKED, now), now)
        await tx.save_saved(Readiness("zoe", "delinde", 1, "nl", now), now)
        for table, state in _OVER.items():
            await tx.connection.execute(update(table).values(state=state))
        await tx.connection.execute(update(request).values(closed_at=now))
        await tx.connection.execute(update(checkin_round).values(ended_at=now))
        await tx.schedule(Due(SWEEP, "nothing", street.local_now.replace(tzinfo=None), street.zone))
        await tx.connection.execute(update(due).where(due.c.subject == "nothing").values(state="parked"))
        await tx.connection.execute(update(way).values(person=None))
        private = {"private": True, "person": "nobody", "state": "sent"}
        await tx.connection.execute(update(outbox).where(outbox.c.key == "o1").values(**private))


def _done(now: datetime) -> dict[str, Any]:
    return {"state": "done", "asked_at": now, "changed_at": now, "version": 1}


_OVER = {
    survey: SurveyState.WITHDRAWN.value,
    checkin_contact: ContactState.ENDED.value,
    request: RequestState.CLOSED_OK.value,
    referral: ReferralState.WITHDRAWN.value,
    inquiry: InquiryState.CLOSED.value,
    report: ReportState.FINAL.value,
    session: SessionState.ENDED.value,
    announcement: AnnouncementState.SENT.value,
}


async def test_of_every_row_of_the_register_nothing_is_left_past_its_time() -> None:
    async with Street.open() as street:
        await play(street, EVERYTHING)
        await street.does(Incoming("console", "$gone", "jan", IncomingKind.LEAVE, street.now, "#bewoners"))
        await everything_else_is_over(street)
        to_go = await past(street, street.now + timedelta(days=3000))
        assert [kind for kind, count in to_go.items() if not count] == [], "let something of it be here"
        await sweep(street, after=timedelta(days=800))
        assert {kind for kind, count in (await past(street, street.now)).items() if count} <= {"person"}
        assert await column(street, request.c.requester) == {""}
        assert await column(street, inbox.c.sender) <= {""}
        assert await rows(street, *(metadata.tables[name] for name in ("claim", "asked", "card", "seat"))) == {}
        assert "p-jan" not in await column(street, person.c.id)
        assert {"p-maria", "p-rita"} <= await column(street, person.c.id)
        await sweep(street, after=timedelta(days=2200))
        assert {kind for kind, count in (await past(street, street.now)).items() if count} <= {"person"}
        assert await rows(street, *(metadata.tables[name] for name in ("expense", "report", "session"))) == {}


async def test_who_is_asked_every_month_is_asked_after_two_years_and_without_an_answer_nothing_of_it_is_left() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        async with street.store.begin() as tx:
            await tx.save_saved(Monthly("p-maria", "delinde", street.now), street.now)
            yes = Consent("p-maria", "caregiver.month", "delinde", Verbatim(""), "nl", "console", street.now)
            await tx.save_consent(yes, "Zal ik het elke maand vragen?")
            await tx.schedule(Due(LOOK, "", street.local_now.replace(tzinfo=None) + timedelta(days=731), street.zone))
        await street.clock(street.now + timedelta(days=770))
        assert await rows(street, monthly) == {}
        await sweep(street, after=timedelta(days=1100))
        assert await rows(street, consent) == {}


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
