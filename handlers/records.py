"""Every noun of a flow that a decision can save; storage has one table for each."""

from __future__ import annotations

from typing import TypeAlias

from handlers.announcements.nouns import Addressees, Announcement, Reading
from handlers.feeds.nouns import Feed
from handlers.referrals.nouns import Referral
from handlers.requests.nouns import Asked, Claim, Request
from handlers.sessions.nouns import Seat, Session
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
    | Referral
)
Identity: TypeAlias = tuple[str | int, ...]


def identity_of(what: object) -> Identity | None:
    """Tell one record with a version from every other; None for what has no version."""
    match what:
        case Request():
            return ("request", what.number)
        case Claim():
            return ("claim", what.request, what.person)
        case Session():
            return ("session", what.number)
        case Seat():
            return ("seat", what.session, what.person)
        case Feed():
            return ("feed", what.person)
        case Volunteer():
            return ("volunteer", what.person, what.neighbourhood)
        case Announcement():
            return ("announcement", what.number)
        case Referral():
            return ("referral", what.id)
        case Readiness():
            return ("readiness", what.person, what.neighbourhood)
        case _:
            return None
