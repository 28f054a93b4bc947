"""The people of a place that is handed over, what its organiser has in hand, and whose that is."""

from __future__ import annotations

from sqlalchemy import select

from bot.play.street import Street
from handlers.model import Role
from handlers.requests.nouns import FINAL as REQUEST_OVER
from storage.tables import due, question, request
from storage.tables_announcements import announcement
from storage.tables_checkins import checkin_round
from storage.tables_contact import duty, inquiry
from storage.tables_guide import referral
from storage.tables_handover import handover
from storage.tables_sessions import session
from storage.tables_surveys import survey

PEOPLE = """
clock 2026-11-24 10:00
person jonas organiser nl
person rita volunteer nl
person maria resident nl
person sanne confidential nl
"""
A_REQUEST = """
jonas> namens
jonas> Jeanne
jonas> 1
jonas> 1
jonas> boodschappen 7 december 14 uur
jonas> ja
jonas> Kerkstraat 9
jonas> 0470 12 34 56
jonas> ja
"""
A_SESSION = """
jonas> sessie maken Breiclub elke vrijdag van 10 tot 12 uur online
jonas> 1
jonas> geen limiet
jonas> 1
jonas> 1
"""
AN_ANNOUNCEMENT = """
jonas> omroep
jonas> 1
jonas> Zaterdag is er een buurtfeest op het plein.
jonas> nee
jonas> vrijdag 8 uur
"""
A_MESSAGE = """
maria> contact vrijwillig helpen
maria> Kan ik ook op zaterdag helpen?
jonas> 1
"""
HAS_IN_HAND = A_REQUEST + A_SESSION + AN_ANNOUNCEMENT + A_MESSAGE
TO_RITA = "jonas> overdragen aan Rita\njonas> ja\n"


async def owned_by(street: Street, who: str) -> list[str]:
    """List whatever goes on in De Linde and has this person as the one who answers for it."""
    mine = {
        "request": select(request.c.number).where(
            request.c.requester == who, request.c.state.not_in([state.value for state in REQUEST_OVER])
        ),
        "session": select(session.c.number).where(session.c.made_by == who),
        "announcement": select(announcement.c.number).where(
            (announcement.c.composer == who) | (announcement.c.approver == who)
        ),
        "survey": select(survey.c.number).where(survey.c.composer == who),
        "duty": select(duty.c.desk).where((duty.c.person == who) | (duty.c.deputy == who)),
        "message": select(inquiry.c.id).where(
            (inquiry.c.held_by == who) | inquiry.c.asked.contains(f'"{who}"'), inquiry.c.state.in_(("waiting", "held"))
        ),
        "referral": select(referral.c.id).where(referral.c.taken_by == who),
        "silence": select(checkin_round.c.id).where(checkin_round.c.owner == who, checkin_round.c.ended_at.is_(None)),
        "due": select(due.c.kind).where(
            due.c.neighbourhood == "delinde",
            due.c.state == "due",
            (due.c.person == who) | due.c.fields.contains(f'"{who}"'),
        ),
        "question": select(question.c.step).where(question.c.person == who, question.c.closed_at.is_(None)),
    }
    async with street.store.begin() as tx:
        return [f"{what} {row[0]}" for what, query in mine.items() for row in await tx.connection.execute(query)]


async def roles_of(street: Street, who: str) -> frozenset[Role]:
    async with street.store.begin() as tx:
        (standing,) = [one for one in await tx.standings(who) if one.neighbourhood == "delinde"]
    return standing.granted


async def state(street: Street) -> str | None:
    """Read where the newest hand-over is."""
    async with street.store.begin() as tx:
        return await tx.scalar(select(handover.c.state).order_by(handover.c.asked_at.desc()).limit(1))
