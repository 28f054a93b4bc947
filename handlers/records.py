"""Every noun of a flow that a decision can save; storage has one table for each."""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias

from handlers.announcements.nouns import Addressees, Announcement, Reading
from handlers.caregivers.nouns import Monthly, NoMonthly
from handlers.checkins.nouns import Checkin, CheckinContact, Round
from handlers.closing.nouns import Closing
from handlers.contact.nouns import Duty, Inquiry
from handlers.feeds.nouns import Feed
from handlers.handover.nouns import Handover
from handlers.impact.nouns import Frozen, ProjectPeriod, Theory
from handlers.referrals.nouns import Referral
from handlers.reports.nouns import Report
from handlers.requests.nouns import Asked, Claim, Request
from handlers.sessions.nouns import Seat, Session
from handlers.surveys.nouns import Ballot, Survey, Taker, Unlinked
from handlers.volunteers.nouns import Expense, InfoNote, Readiness, Suppression, Volunteer

Record: TypeAlias = (
    Request
    | Claim
    | Asked
    | Volunteer
    | Readiness
    | InfoNote
    | Suppression
    | Expense
    | Session
    | Seat
    | Announcement
    | Addressees
    | Reading
    | Monthly
    | NoMonthly
    | Referral
    | Checkin
    | CheckinContact
    | Round
    | Duty
    | Inquiry
    | Report
    | Frozen
    | Handover
    | Survey
    | Taker
    | Ballot
    | Unlinked
    | ProjectPeriod
    | Theory
    | Closing
)
Identity: TypeAlias = tuple[str | int | date, ...]


_KEYS: Final[dict[type, tuple[str, tuple[str, ...]]]] = {
    Request: ("request", ("number",)),
    Claim: ("claim", ("request", "person")),
    Session: ("session", ("number",)),
    Seat: ("seat", ("session", "person")),
    Feed: ("feed", ("person",)),
    Volunteer: ("volunteer", ("person", "neighbourhood")),
    Readiness: ("readiness", ("person", "neighbourhood")),
    Announcement: ("announcement", ("number",)),
    Referral: ("referral", ("id",)),
    Checkin: ("checkin", ("person",)),
    CheckinContact: ("checkin contact", ("person", "contact")),
    Round: ("round", ("id",)),
    Inquiry: ("inquiry", ("id",)),
    Report: ("report", ("number",)),
    Handover: ("handover", ("id",)),
    Survey: ("survey", ("number",)),
    Closing: ("closing", ("id",)),
    Monthly: ("monthly", ("person",)),
    NoMonthly: ("monthly", ("person",)),
    Frozen: ("kept report", ("neighbourhood", "since", "until", "edition")),
    ProjectPeriod: ("project period", ("neighbourhood", "number")),
    Theory: ("theory", ("neighbourhood", "edition")),
}
"""What has a version, by its name and the fields that tell one from another."""


def identity_of(what: object) -> Identity | None:
    """Tell one record with a version from every other; None for what has no version."""
    if type(what) not in _KEYS:
        return None
    name, fields = _KEYS[type(what)]
    return (name, *(getattr(what, field) for field in fields))
