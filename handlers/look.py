"""What handlers may read: a read-only view that storage satisfies; no method here writes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Protocol

from handlers.announcements.nouns import Addressee, Announcement, Pinned, Reading, Sent
from handlers.caregivers.look import CaregiversLook
from handlers.checkins.look import CheckinsLook
from handlers.closing.look import ClosingLook
from handlers.contact.look import ContactLook
from handlers.feeds.look import FeedLook
from handlers.guide.look import GuideLook
from handlers.handover.look import HandoverLook
from handlers.hearing import Delivered
from handlers.impact.look import ImpactLook
from handlers.keeping.look import KeepingLook
from handlers.model import (
    Address,
    Consent,
    Due,
    Neighbourhood,
    NetworkPlace,
    Person,
    PersonId,
    Role,
    Room,
    RoomKind,
    Standing,
)
from handlers.referrals.look import ReferralLook
from handlers.reports.look import ReportLook
from handlers.requests.nouns import Asked, Claim, Request, RequestState
from handlers.sessions.nouns import Seat, Session, SessionState
from handlers.surveys.look import SurveysLook
from handlers.volunteers.nouns import Expense, InfoNote, Readiness, Volunteer
from handlers.ways.look import WaysLook


class PeopleLook(Protocol):
    """Who is who, and where."""

    async def person(self, person: PersonId) -> Person | None:
        """Read a person."""
        ...

    async def people(self, people: Collection[PersonId]) -> tuple[Person, ...]:
        """Read several people."""
        ...

    async def person_at(self, address: Address) -> Person | None:
        """Read who is reached at an address."""
        ...

    async def standings(self, person: PersonId) -> tuple[Standing, ...]:
        """Read what a person is in every neighbourhood."""
        ...

    async def people_with(self, neighbourhood: str, role: Role) -> tuple[Person, ...]:
        """Read who has a role in a neighbourhood, in the order in which we met them."""
        ...

    async def people_with_any(
        self, neighbourhood: str, roles: Collection[Role]
    ) -> tuple[tuple[Person, frozenset[Role]], ...]:
        """Read who has one of these roles in a neighbourhood, and all their roles there, in the same order."""
        ...

    async def people_in(self, neighbourhood: str, kind: RoomKind) -> tuple[Person, ...]:
        """Read who is in a room of that kind, in the order in which we met them."""
        ...

    async def neighbourhood(self, neighbourhood: str) -> Neighbourhood | None:
        """Read a neighbourhood."""
        ...

    async def neighbourhoods(self) -> tuple[Neighbourhood, ...]:
        """Read all neighbourhoods."""
        ...

    async def network_places(self) -> tuple[NetworkPlace, ...]:
        """Read which neighbourhoods belong to which networks."""
        ...

    async def room_at(self, address: Address) -> Room | None:
        """Read the room of a neighbourhood that lies at an address."""
        ...

    async def consents(self, person: PersonId) -> tuple[Consent, ...]:
        """Read every yes that a person gave and did not take back, oldest first, with its text as it was shown."""
        ...

    async def consents_to_renew(self, purposes: Collection[str], before: datetime) -> tuple[Consent, ...]:
        """Read the yeses that hold, are the latest of their kind, and are older, or to words of an edition before."""
        ...

    async def rooms(self, neighbourhood: str, kind: RoomKind | None = None) -> tuple[Room, ...]:
        """Read the rooms of a neighbourhood, of one kind or all."""
        ...


class RequestsLook(Protocol):
    """Requests and who has a part in them."""

    async def next_number(self, name: str) -> int:
        """Read the next free number of that name; it is taken when a record with it is saved."""
        ...

    async def request(self, number: int) -> Request | None:
        """Read a request."""
        ...

    async def requests_numbered(self, numbers: Collection[int]) -> tuple[Request, ...]:
        """Read several requests, oldest first."""
        ...

    async def request_caused_by(self, cause: str) -> Request | None:
        """Read the request that a message began, by the key of that message (``Incoming.key``)."""
        ...

    async def requests_in(self, neighbourhood: str, states: Collection[RequestState]) -> tuple[Request, ...]:
        """Read the requests of a neighbourhood in these states, oldest first."""
        ...

    async def requests_by(self, person: PersonId) -> tuple[Request, ...]:
        """Read what a person asked for and is not over, oldest first."""
        ...

    async def claims(self, request: int) -> tuple[Claim, ...]:
        """Read everybody's part in a request: reserves in their order."""
        ...

    async def claims_of(self, person: PersonId) -> tuple[Claim, ...]:
        """Read a person's parts, oldest first."""
        ...

    async def asked(self, request: int) -> tuple[Asked, ...]:
        """Read who was asked about a request, in the order of asking."""
        ...

    async def helped_before(self, requester: PersonId, series: int | None) -> tuple[PersonId, ...]:
        """Read who finished helping this person (in one series of repetitions, if given), the latest first."""
        ...

    async def shown_contact(self, request: int) -> tuple[tuple[PersonId, str], ...]:
        """Read who was ever shown the contact of a request, and why, as it was noted; the first showing first."""
        ...

    async def kept_apart(self, person: PersonId, series: int | None) -> frozenset[PersonId]:
        """Read who is on the other side of requests of this person, asked or helped, that a report holds apart.

        With ``series``, a number, only that request and its repetitions count.
        """
        ...

    async def request_on_card(self, channel: str, message: str) -> Request | None:
        """Read the request that a message of ours, by its external id in a channel, is the card of."""
        ...


class VolunteersLook(Protocol):
    """Who offered what."""

    async def volunteer(self, person: PersonId, neighbourhood: str) -> Volunteer | None:
        """Read what a person offered in a neighbourhood."""
        ...

    async def volunteers(self, neighbourhood: str) -> tuple[Volunteer, ...]:
        """Read everybody who offered something, who was asked longest ago first."""
        ...

    async def times_asked(self, person: PersonId, since: datetime) -> int:
        """Count how often a person was asked to help since an instant (UTC)."""
        ...

    async def times_helped(self, person: PersonId) -> int:
        """Count how often a person finished helping."""
        ...

    async def times_answered(self, person: PersonId, since: datetime) -> int:
        """Count how many of the questions to help since an instant (UTC) a person answered."""
        ...

    async def info_notes(self, neighbourhood: str) -> tuple[InfoNote, ...]:
        """Read the newest information note in each language that has one, the newest first."""
        ...

    async def readiness(self, person: PersonId, neighbourhood: str) -> Readiness | None:
        """Read what a person read and showed before helping in a neighbourhood."""
        ...

    async def is_suppressed(self, address: Address, neighbourhood: str) -> bool:
        """Tell whether being in a room does not make a volunteer of who is reached at an address."""
        ...

    async def expenses(self, person: PersonId, since: date, until: date) -> tuple[Expense, ...]:
        """Read what helping cost a person from one local day until before another, the earliest first."""
        ...

    async def expenses_in(self, neighbourhood: str, since: date, until: date) -> tuple[Expense, ...]:
        """Read what helping in a neighbourhood cost from one local day until before another, by person and day."""
        ...


class SessionsLook(Protocol):
    """Sessions and who takes part."""

    async def session(self, number: int) -> Session | None:
        """Read a session."""
        ...

    async def sessions_numbered(self, numbers: Collection[int]) -> tuple[Session, ...]:
        """Read several sessions, the earliest first."""
        ...

    async def sessions_in(self, neighbourhood: str, states: Collection[SessionState]) -> tuple[Session, ...]:
        """Read the sessions of a neighbourhood in these states, the earliest first."""
        ...

    async def sessions_of_series(self, series: int) -> tuple[Session, ...]:
        """Read all sessions of a row of repetitions, the earliest first."""
        ...

    async def seats(self, session: int) -> tuple[Seat, ...]:
        """Read everybody's part in a session: by their place in the waiting list, then by when they joined."""
        ...

    async def seats_in(self, sessions: Collection[int]) -> tuple[Seat, ...]:
        """Read everybody's part in several sessions: of each session in the order of `seats`."""
        ...

    async def seat(self, session: int, person: PersonId) -> Seat | None:
        """Read one person's part in a session."""
        ...

    async def seats_of(self, person: PersonId) -> tuple[Seat, ...]:
        """Read a person's parts in all sessions, and those of the guests they signed up, oldest first."""
        ...

    async def session_on_card(self, channel: str, message: str) -> Session | None:
        """Read the session that a message of ours, by its external id in a channel, is the card of."""
        ...


class AnnouncementsLook(Protocol):
    """What was announced, the rooms and people it reaches, and what came of it."""

    async def announcement(self, number: int) -> Announcement | None:
        """Read an announcement."""
        ...

    async def announcements_in(self, places: Collection[str], since: datetime) -> tuple[Announcement, ...]:
        """Read what was announced in any of these places and written since an instant (UTC), oldest first."""
        ...

    async def last_announcement_of(self, who: PersonId, since: datetime) -> Announcement | None:
        """Read what a person announced last, if it was sent since an instant (UTC)."""
        ...

    async def last_unsent_of(self, who: PersonId, since: datetime) -> Announcement | None:
        """Read what a person wrote last since an instant (UTC), if it was not sent."""
        ...

    async def announcement_at(self, channel: str, message: str) -> Announcement | None:
        """Read the announcement that a message of ours in a room, by its external id in a channel, is."""
        ...

    async def reading(self, number: int, who: PersonId) -> Reading | None:
        """Read whether a person gave a sign under an announcement, or was told where to ask."""
        ...

    async def readers(self, number: int) -> int:
        """Count who gave a sign that they read an announcement."""
        ...

    async def addressees(self, number: int) -> tuple[Addressee, ...]:
        """Read for whom an announcement was when it was sent; of one that was sent before that was kept, nobody."""
        ...

    async def was_announced_to(self, who: PersonId) -> bool:
        """Say whether anything was announced to a person in private."""
        ...

    async def rooms_at(self, addresses: Collection[Address]) -> tuple[Room, ...]:
        """Read the rooms that lie at these addresses, in the order of those of their places."""
        ...

    async def rooms_of(self, places: Collection[str]) -> tuple[Room, ...]:
        """Read the rooms of these places."""
        ...

    async def how_many_in(self, places: Collection[str], kinds: Collection[RoomKind]) -> int:
        """Count who is in rooms of these kinds of these places; who is in several counts once."""
        ...

    async def readers_of(self, places: Collection[str], kinds: Collection[RoomKind]) -> Mapping[tuple[str, str], int]:
        """Count who is in rooms of these kinds by place and by the language they chose; who chose none is not in it."""
        ...

    async def people_granted(self, places: Collection[str]) -> tuple[tuple[Person, Standing], ...]:
        """Read who was given a role in any of these places, and what they are there, in the order we met them."""
        ...

    async def said_about(self, kind: str, id_: str) -> Mapping[Address, Sent]:
        """Read what came of what was last said about an entity, under its own name, in each room."""
        ...

    async def pins_of(self, kind: str, id_: str) -> Mapping[Address, Pinned]:
        """Read in which rooms something was last pinned or let go of, and what came of that."""
        ...

    async def said_to_people(self, kind: str, id_: str) -> tuple[tuple[Person, Sent], ...]:
        """Read who was told in private about an entity, under its own name, and what came of what was said last."""
        ...

    async def times_told_each(self, msgid: str, since: datetime) -> Mapping[PersonId, int]:
        """Count how often a message of that name was said to each person in private since an instant (UTC)."""
        ...

    async def times_said_in_rooms(self, msgid: str, since: datetime) -> Mapping[Address, int]:
        """Count how often a message of that name was said in each room since an instant (UTC)."""
        ...


class TalkLook(Protocol):
    """What was said to a person before."""

    async def open_steps(self, person: PersonId) -> tuple[str, ...]:
        """Read the names of the steps a person was asked and has not answered, newest first."""
        ...

    async def times_told(self, person: PersonId, msgid: str, since: datetime) -> int:
        """Count how often a message of that name was said to a person since an instant (UTC)."""
        ...

    async def told_any(self, people: Collection[PersonId], msgid: str, since: datetime) -> frozenset[PersonId]:
        """Read to which of these people a message of that name was said since an instant (UTC)."""
        ...

    async def delivered(
        self, person: PersonId, msgid: str, about: tuple[str, str], since: datetime
    ) -> Delivered | None:
        """Read how what was said to a person since an instant (UTC) about an entity (kind, id) was first delivered.

        None: nothing of it has been accepted by a channel.
        """
        ...

    async def to_come(self, kind: str, person: PersonId) -> tuple[Due, ...]:
        """Read what of a kind is still due for a person, the earliest first."""
        ...

    async def due_about(self, kind: str, subject: str) -> tuple[Due, ...]:
        """Read what of a kind is still due about a subject, the earliest first."""

    async def due_in(self, kind: str, neighbourhood: str) -> tuple[Due, ...]:
        """Read what of a kind is still due in a neighbourhood, the earliest first."""
        ...

    async def is_due(self, kind: str, subject: str) -> bool:
        """Say whether anything of a kind is still due about a subject."""
        ...

    async def was_told_about(self, kind: str, id_: str, since: datetime) -> bool:
        """Say whether anybody was told anything about that entity since an instant (UTC)."""
        ...


class Look(
    PeopleLook,
    KeepingLook,
    RequestsLook,
    VolunteersLook,
    SessionsLook,
    AnnouncementsLook,
    CaregiversLook,
    CheckinsLook,
    FeedLook,
    GuideLook,
    ReferralLook,
    ContactLook,
    HandoverLook,
    ClosingLook,
    ImpactLook,
    ReportLook,
    SurveysLook,
    TalkLook,
    WaysLook,
    Protocol,
):
    """Everything a handler may read."""
