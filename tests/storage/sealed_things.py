"""One of everything that is sealed, and what is read of all of it."""

from __future__ import annotations

from datetime import time

from sqlalchemy import select

from handlers.caregivers.nouns import Answered, HowLong, Monthly
from handlers.checkins.nouns import Checkin, CheckinState, Round, RoundState
from handlers.impact.nouns import Frozen, FrozenState, Theory, TheoryState
from handlers.model import Address, Consent, Person
from handlers.requests.nouns import Category, Claim, ClaimState
from handlers.sessions.nouns import Seat, SeatState
from handlers.surveys.nouns import Ballot, Given, Loose, Taker, Unlinked
from handlers.text import Verbatim
from handlers.volunteers.nouns import InfoNote, Volunteer, VolunteerState
from storage.questions import Question
from storage.resealing import SEALED
from storage.store import Store
from tests.storage.things import (
    INQUIRY,
    NEWS,
    NOW,
    REFERRAL,
    REPORT,
    SESSION,
    SURVEY,
    heard,
    open_request,
    outgoing,
)


async def save_everything(store: Store) -> None:
    """Keep one of everything that is sealed, by the code that keeps it in the service."""
    consent = Consent("anna", "card", "12", Verbatim("Milk"), "nl", "matrix", NOW)
    async with store.begin() as tx:
        await tx.hear(heard("$m1"))
        await tx.queue(outgoing("o1"))
        await tx.ask(Question("o1", "anna", "ask.what", "12", '{"what": "milk"}', NOW))
        await tx.save_person(Person("anna", "Anna", Address("matrix", "@anna:street")))
        await tx.save_consent(consent, "Milk, on Monday")
        await tx.save_saved(open_request(), NOW)
        await tx.save_saved(Claim(12, "karim", ClaimState.HELPING, NOW, feedback="thanks"), NOW)
        active = VolunteerState.ACTIVE
        await tx.save_saved(Volunteer("karim", "delinde", active, (Category.SHOPPING,), NOW, street="Kerkstraat"), NOW)
        await tx.save_saved(InfoNote("delinde", 1, "nl", "Vraag het aan Rita", "rita", NOW), NOW)
        answered = (Answered(NOW.date(), HowLong.WEEK),)
        await tx.save_saved(Monthly("hilde", "delinde", NOW, answers=answered), NOW)
        await tx.save_saved(SESSION, NOW)
        await tx.save_saved(NEWS, NOW)
        check = Checkin("anna", "delinde", CheckinState.ON, NOW, time(8, 30), "Europe/Brussels", NOW, code="tulp")
        await tx.save_saved(check, NOW)
        await tx.save_saved(Round("r1", "anna", "delinde", NOW.date(), RoundState.ASKED, NOW, answer="ok"), NOW)
        await tx.save_saved(Seat(7, "zoe", SeatState.CONFIRMED, NOW, guest="Jeanne"), NOW)
        await tx.save_saved(REFERRAL, NOW)
        await tx.save_saved(INQUIRY, NOW)
        await tx.save_saved(REPORT, NOW)
        day = NOW.date()
        await tx.save_saved(Theory("delinde", 1, TheoryState.DRAFT, "Buren kennen elkaar", "rita", day), NOW)
        await tx.save_saved(Frozen("delinde", day, day, 1, FrozenState.KEPT, day, (), reason="counted twice"), NOW)
        await tx.way_of("sms", "+32470000001", NOW, "sms:1")
        await tx.save_saved(SURVEY, NOW)
        await tx.save_saved(Unlinked(2, (Loose(0, "meer licht"),)), NOW)
        await tx.save_saved(Taker(3, "karim"), NOW)
        await tx.save_saved(Ballot(3, "karim", (Given(0, words="een bank"),)), NOW)


async def everything_read(store: Store) -> dict[str, list[str]]:
    """Open all that is sealed, by table."""
    found = {}
    async with store.begin() as tx:
        for column in SEALED:
            rows = (await tx.connection.execute(select(column.table))).mappings()
            found[column.table.name] = [column.open(store.vault, row) for row in rows if row[column.column]]
    return found
