"""Values the storage tests are about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from handlers.announcements.nouns import Announcement, AnnouncementState, Fix, Wording
from handlers.contact.nouns import Desk, Inquiry, InquiryState
from handlers.model import Incoming, IncomingKind, Role, RoomKind
from handlers.referrals.nouns import Door, Referral, ReferralState
from handlers.reports.nouns import Report, ReportState
from handlers.requests.nouns import Category, Contact, Request, RequestState
from handlers.sessions.nouns import Breakout, Session, SessionState
from handlers.surveys.nouns import Form, Kind, Sheet, Survey, SurveyState, Whom
from storage.outbox import Queued

KEYS = {"00000001": bytes(range(32))}
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

NEWS = Announcement(
    3,
    "jonas",
    AnnouncementState.SCHEDULED,
    ("delinde", "lispnoord"),
    (RoomKind.RESIDENTS, RoomKind.TEAM),
    (Wording("nl", "Soep vrijdag"), Wording("fr", "Soupe vendredi")),
    NOW,
    datetime.fromisoformat("2026-11-24T08:00"),
    "Europe/Brussels",
    line="15u",
    fix=Fix((Wording("nl", "Soep zaterdag"),), "zaterdag"),
    sent_at=NOW,
    roles=(Role.VOLUNTEER,),
)
SESSION = Session(
    7,
    "leernetwerk",
    RoomKind.NETWORK,
    SessionState.OPEN,
    "Burenhulp",
    datetime.fromisoformat("2027-04-27T13:30"),
    "Europe/Brussels",
    timedelta(hours=2),
    "jonas",
    NOW,
    places=40,
    link="https://meet.example.org/abc",
    code="4711",
    breakouts=(Breakout(1, "Vraag", 10), Breakout(2, "Aanbod")),
    rule="FREQ=MONTHLY;BYDAY=1TH",
    left_out=(date(2027, 5, 6),),
)
REFERRAL = Referral(
    "AB12CD",
    "anna",
    "delinde",
    ReferralState.SENT,
    Door("Sociaal Huis", "03 123 45 67"),
    Role.ORGANISER,
    NOW,
    NOW,
)
INQUIRY = Inquiry(
    "EF34GH", "anna", "delinde", InquiryState.WAITING, Desk.WORRY, "Ik maak mij zorgen", NOW, NOW, ("sofie",)
)

REPORT = Report(
    3,
    "delinde",
    "anna",
    ReportState.WAITING,
    NOW,
    NOW,
    12,
    ("sanne",),
    words="Hij vroeg mijn bankkaart",
)
SURVEY = Survey(
    3,
    "delinde",
    "jonas",
    SurveyState.OPEN,
    Whom.AGREED,
    datetime.fromisoformat("2026-11-30T20:00"),
    "Europe/Brussels",
    NOW,
    Form((), (Sheet("nl", ("Wonen hier",)),)).asking("Nog iets?", Kind.WORDS),
)


def heard(id_: str, text: str = "hulp", *, fingerprint: str | None = None, sender: str = "@anna:street") -> Incoming:
    return Incoming("matrix", id_, sender, IncomingKind.MESSAGE, NOW, text=text, fingerprint=fingerprint)


def outgoing(key: str, address: str = "!linde", *, lane: int = 1, payload: str = '"hello"') -> Queued:
    return Queued(key, "matrix", address, False, lane, payload, NOW, msgid="told", entity_kind="request", entity_id="1")


def edit_of(target: str, key: str, address: str = "!linde", *, lane: int = 1) -> Queued:
    return replace(outgoing(key, address, lane=lane), target_key=target)


def open_request(number: int = 12) -> Request:
    return Request(
        number,
        "delinde",
        "anna",
        RequestState.OPEN,
        Category.SHOPPING,
        NOW,
        title="Milk and bread",
        street="Lindestraat",
        contact=Contact(name="Anna Peeters", phone="0470 12 34 56"),
        cause="matrix:$m1",
    )
