"""A decision is a value that can be carried out: no record in it outdates itself."""

from dataclasses import fields, replace
from datetime import time, timedelta
from typing import get_args

import pytest

from handlers.announcements.nouns import Announcement, AnnouncementState
from handlers.caregivers.nouns import Monthly
from handlers.checkins.nouns import Checkin, CheckinContact, CheckinState, ContactState, Round, RoundState
from handlers.closing.nouns import Closing, ClosingState
from handlers.contact.nouns import Desk, Inquiry, InquiryState
from handlers.decision import Decision
from handlers.handover.nouns import Handover, HandoverState
from handlers.impact.nouns import Frozen, FrozenState, ProjectPeriod, Theory, TheoryState
from handlers.model import Note, Role, RoomKind
from handlers.records import Record, identity_of
from handlers.referrals.nouns import Door, Referral, ReferralState
from handlers.reports.nouns import Report, ReportState
from handlers.requests.nouns import Asked, ClaimState, RequestState
from handlers.sessions.nouns import Seat, SeatState, Session, SessionState
from handlers.surveys.nouns import Form, Survey, SurveyState, Whom
from handlers.volunteers.nouns import Readiness, Volunteer, VolunteerState
from tests.handlers.requests.setting import KARIM, NOW, SHOPPING, TOM, part

OFFER = Volunteer("karim", "delinde", VolunteerState.ACTIVE, (), NOW, version=1)
NOTE = Note(None, "request.held", "request:12", None, "delinde")
ASKED = Asked(12, "karim", 0, NOW)
LESSON = Session(
    7,
    "delinde",
    RoomKind.RESIDENTS,
    SessionState.OPEN,
    "Soup",
    NOW.replace(tzinfo=None),
    "UTC",
    timedelta(hours=2),
    "rita",
    NOW,
)
SEAT = Seat(7, "karim", SeatState.CONFIRMED, NOW)
NEWS = Announcement(
    3, "rita", AnnouncementState.ASKED, ("delinde",), (RoomKind.RESIDENTS,), (), NOW, NOW.replace(tzinfo=None), "UTC"
)
CHECK = Checkin("maria", "delinde", CheckinState.ON, NOW, time(9), "UTC", NOW)
ROUND = Round("r1", "maria", "delinde", NOW.date(), RoundState.ASKED, NOW)
DOOR = Referral("R1", "maria", "delinde", ReferralState.SENT, Door("OCMW"), Role.ORGANISER, NOW, NOW)
LETTER = Inquiry("I1", "maria", "delinde", InquiryState.WAITING, Desk.IDEA, "a bench", NOW, NOW)
GIFT = Handover("H1", "delinde", "rita", "karim", HandoverState.ASKED, NOW, NOW)
TOLD = Report(3, "delinde", "maria", ReportState.WAITING, NOW, NOW)
QUARTER = Frozen("delinde", NOW.date(), NOW.date(), 1, FrozenState.KEPT, NOW.date(), ())
END = Closing("C1", "delinde", "rita", ClosingState.ASKED, NOW, NOW, NOW.date())
POLL = Survey(2, "delinde", "rita", SurveyState.OPEN, Whom.VOLUNTEERS, NOW.replace(tzinfo=None), "UTC", NOW, Form())
PROJECT = ProjectPeriod("delinde", 1, NOW.date(), NOW.date(), "rita")
CHANGE = Theory("delinde", 1, TheoryState.DRAFT, "more benches", "rita", NOW.date())
VERSIONED = [
    SHOPPING,
    part(KARIM),
    OFFER,
    LESSON,
    SEAT,
    NEWS,
    Readiness("karim", "delinde", version=1),
    CHECK,
    CheckinContact("maria", "leen", ContactState.ASKED, NOW),
    ROUND,
    Monthly("hilde", "delinde", NOW),
    DOOR,
    LETTER,
    TOLD,
    QUARTER,
    POLL,
    PROJECT,
    CHANGE,
    GIFT,
    END,
]


@pytest.mark.parametrize("record", VERSIONED, ids=lambda record: type(record).__name__)
def test_a_record_with_a_version_is_not_saved_twice(record: Record) -> None:
    with pytest.raises(ValueError, match="twice"):
        Decision(save=(record, NOTE, record))
    with pytest.raises(ValueError, match="twice"):
        Decision(save=(record,)) + Decision(save=(record,))


def test_two_versions_of_one_request_are_the_same_record() -> None:
    with pytest.raises(ValueError, match="request"):
        Decision(save=(SHOPPING,)) + Decision(save=(replace(SHOPPING, state=RequestState.OFFERED, version=4),))


def test_several_records_of_a_kind_are_saved_together() -> None:
    others = (replace(SHOPPING, number=13), part(KARIM), part(TOM, ClaimState.RESERVE), part(KARIM, request=13))
    elsewhere = replace(OFFER, neighbourhood="debeuk")
    both = Decision(save=(SHOPPING, *others)) + Decision(save=(OFFER, elsewhere))
    assert len(both.save) == 7


def test_what_has_no_version_may_be_saved_again() -> None:
    both = Decision(save=(NOTE, ASKED)) + Decision(save=(NOTE, ASKED))
    assert both.save == (NOTE, ASKED, NOTE, ASKED)


def test_every_record_with_a_version_can_be_told_from_others() -> None:
    have = {kind for kind in get_args(Record) if "version" in {field.name for field in fields(kind)}}
    assert have == {type(record) for record in VERSIONED}
    assert all(identity_of(record) for record in VERSIONED)
