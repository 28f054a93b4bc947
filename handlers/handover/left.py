"""What an organiser would leave behind in a place, flow by flow, and how all of it goes to somebody else at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.contact.case import LABELS
from handlers.contact.nouns import Duty
from handlers.decision import Decision
from handlers.handover.passing.announcements import (
    TheirAnnouncements,
    look_at_announcements,
    pass_announcements,
)
from handlers.handover.passing.between import Between
from handlers.handover.passing.calls import WaitingCalls, look_at_calls, pass_calls
from handlers.handover.passing.checks import TheirChecks, look_at_checks, pass_checks
from handlers.handover.passing.messages import TheirMessages, look_at_messages, pass_messages
from handlers.handover.passing.referrals import TheirReferrals, look_at_referrals, pass_referrals
from handlers.handover.passing.requests import TheirRequests, look_at_requests, pass_requests
from handlers.handover.passing.sessions import TheirSessions, look_at_sessions, pass_sessions
from handlers.handover.passing.surveys import TheirSurveys, look_at_surveys, pass_surveys
from handlers.look import Look
from handlers.model import Neighbourhood, Person, PersonId
from handlers.reading.session_named import name_of
from handlers.text import Joined, Said, Text, _, _n


@dataclass(frozen=True, slots=True)
class Left:
    """Everything that one organiser has in hand in one place, flow by flow."""

    requests: TheirRequests
    sessions: TheirSessions
    announcements: TheirAnnouncements
    messages: TheirMessages
    referrals: TheirReferrals
    checks: TheirChecks
    calls: WaitingCalls
    surveys: TheirSurveys


async def look_at_left(look: Look, place: str, giver: PersonId, now: datetime) -> Left:
    """Read it all."""
    return Left(
        await look_at_requests(look, place, giver, now),
        await look_at_sessions(look, place, giver),
        await look_at_announcements(look, place, giver, now),
        await look_at_messages(look, place, giver),
        await look_at_referrals(look, place, giver),
        await look_at_checks(look, place, giver, now),
        await look_at_calls(look, place),
        await look_at_surveys(look, place, giver),
    )


def pass_all(left: Left, between: Between) -> Decision:
    """Let somebody else have all of it."""
    return (
        _begun_by(between)
        + pass_requests(left.requests, between)
        + pass_sessions(left.sessions, between)
        + pass_announcements(left.announcements, between)
        + pass_messages(left.messages, between)
        + pass_referrals(left.referrals, between)
        + pass_checks(left.checks, between)
        + pass_calls(left.calls, between)
        + pass_surveys(left.surveys, between)
    )


def _begun_by(between: Between) -> Decision:
    """Let who takes over be whom the place falls back on when nobody leads it."""
    place: Neighbourhood = between.place
    return Decision(save=(replace(place, made_by=between.taker.id),) if place.made_by == between.giver.id else ())


# --- in words -----------------------------------------------------------------------------------------------------


def in_words(left: Left, taker: Person) -> Said | None:
    """Say in one line what goes along: numbers, and nothing of what stands in them; None: there is nothing."""
    parts = (*_numbered(left, taker), *_duties(left.messages.duties), *_counted(left))
    return Joined(parts, by=", ") if parts else None


def _numbered(left: Left, taker: Person) -> tuple[Text, ...]:
    requests, sessions = left.requests.going(taker.id), left.sessions.to_come
    announcements = left.announcements.to_come
    found = (
        _n(
            "{count} open request ({which})",
            "{count} open requests ({which})",
            len(requests),
            which=", ".join(f"#{number}" for number in requests),
        ),
        _n(
            "{count} session ({which})",
            "{count} sessions ({which})",
            len(sessions),
            which=", ".join(map(name_of, sessions)),
        ),
        _n(
            "{count} announcement ({which})",
            "{count} announcements ({which})",
            len(announcements),
            which=", ".join(map(str, announcements)),
        ),
    )
    return tuple(text for text in found if text.count)


def _duties(duties: tuple[Duty, ...]) -> tuple[Text, ...]:
    alone = [LABELS[duty.desk] for duty in duties if duty.deputy is None]
    shared = [LABELS[duty.desk] for duty in duties if duty.deputy is not None]
    found = (
        _n(
            "{count} topic without a deputy ({which})",
            "{count} topics without a deputy ({which})",
            len(alone),
            which=Joined(tuple(alone), by=", "),
        ),
        _n("{count} topic ({which})", "{count} topics ({which})", len(shared), which=Joined(tuple(shared), by=", ")),
    )
    return tuple(text for text in found if text.count)


def _counted(left: Left) -> tuple[Text, ...]:
    found = (
        _n(
            "{count} message of a neighbour",
            "{count} messages of neighbours",
            len(left.messages.held) + len(left.messages.asked),
        ),
        _n("{count} service to contact", "{count} services to contact", len(left.referrals.taken)),
        _n(
            "{count} neighbour who has not answered whether all is well",
            "{count} neighbours who have not answered whether all is well",
            len(left.checks.told),
        ),
    )
    return tuple(text for text in found if text.count)


def what_stays(left: Left, taker: Person) -> tuple[Text, ...]:
    """Say what stays with who gives; not why, for that may be a report."""
    numbers = ", ".join(f"#{number}" for number in left.requests.staying(taker.id))
    text = _("{numbers} stays with you: {name} cannot take that over.", numbers=numbers, name=taker.name)
    return (text,) if numbers else ()


def what_stays_with_the_team(left: Left) -> tuple[Text, ...]:
    """Say what goes on there besides, and is not of one person."""
    found = (
        _n(
            "{count} request is open there in all.",
            "{count} requests are open there in all.",
            len(left.requests.open),
        ),
        _n(
            "{count} neighbour is asked there whether all is well.",
            "{count} neighbours are asked there whether all is well.",
            left.checks.listed,
        ),
    )
    return tuple(text for text in found if text.count)
