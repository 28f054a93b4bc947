"""The store: opens transactions; a transaction reads for handlers and writes what they decided."""

from __future__ import annotations

from contextlib import asynccontextmanager, nullcontext
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy.exc import DBAPIError

from handlers.announcements.nouns import Addressees, Announcement, Reading
from handlers.caregivers.nouns import Monthly, NoMonthly
from handlers.checkins.nouns import Checkin, CheckinContact, Round
from handlers.closing.nouns import Closing
from handlers.contact.nouns import Duty, Inquiry
from handlers.feeds.nouns import Feed
from handlers.handover.nouns import Handover
from handlers.impact.nouns import Frozen, ProjectPeriod, Theory
from handlers.keeping.nouns import Forgotten, PlaceGone, Sweep
from handlers.model import Consent, Counted, Neighbourhood, NetworkPlace, Note, Person, Room, Standing, Withdrawn
from handlers.records import Record
from handlers.referrals.nouns import Referral
from handlers.reports.nouns import Report
from handlers.requests.nouns import Asked, Claim, Request
from handlers.sessions.nouns import Seat, Session
from handlers.surveys.nouns import Ballot, Survey, Taker, Unlinked
from handlers.volunteers.nouns import Expense, InfoNote, Readiness, Suppression, Volunteer
from handlers.ways.nouns import Way
from storage.announcements import ANNOUNCED, READING, AnnouncementRows
from storage.base import TROUBLE, DatabaseAway
from storage.caregivers import MONTHLY, CaregiverRows
from storage.checkins import CHECKIN, CHECKIN_CONTACT, ROUND, CheckinRows
from storage.closing import CLOSING, ClosingRows
from storage.contact import DUTY, INQUIRY, ContactRows
from storage.dues import DueRows
from storage.feeds import FeedRows
from storage.guide import GuideRows
from storage.handover import HANDOVER, HandoverRows
from storage.impact import FROZEN, PROJECT_PERIOD, THEORY, ImpactRows
from storage.inbox import InboxRows
from storage.keeping.copying import CopyingRows
from storage.keeping.forgetting import ForgettingRows
from storage.keeping.places import PlaceRows
from storage.keeping.seeing import SeeingRows
from storage.keeping.sweeping import SweepingRows
from storage.keyring import KeyRows
from storage.keys_in_use import KeysInUse
from storage.letters import LetterRows
from storage.outbox import OutboxRows
from storage.people import NEIGHBOURHOOD, NETWORK_PLACE, STANDING
from storage.pins import PinRows
from storage.referrals import REFERRAL, ReferralRows
from storage.reports import REPORT, ReportRows
from storage.requests import ASKED, CLAIM, REQUEST, RequestRows
from storage.schema import metadata
from storage.sessions import SEAT, SESSION, SessionRows
from storage.surveys import SURVEY, TAKER, SurveyRows
from storage.values import Layout
from storage.volunteers import EXPENSE, INFO_NOTE, READINESS, VOLUNTEER, VolunteerRows
from storage.ways import WayRows
from storage.writer import Writer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncEngine

    from handlers.decision import Saved
    from storage.vault import Vault


Noun: TypeAlias = Record | Neighbourhood | NetworkPlace | Standing

_NUMBERED: dict[type[Noun], str] = {
    Request: "request",
    Session: "session",
    Announcement: "announcement",
    Report: "report",
    Survey: "survey",
}
"""The names of the counters that people's numbers are taken from; they stay, whatever a class is called."""

_LAYOUTS: dict[type[Noun], Layout[Any]] = {
    Request: REQUEST,
    Claim: CLAIM,
    Asked: ASKED,
    Volunteer: VOLUNTEER,
    Readiness: READINESS,
    InfoNote: INFO_NOTE,
    Expense: EXPENSE,
    Session: SESSION,
    Seat: SEAT,
    Announcement: ANNOUNCED,
    Reading: READING,
    Monthly: MONTHLY,
    Referral: REFERRAL,
    Checkin: CHECKIN,
    CheckinContact: CHECKIN_CONTACT,
    Round: ROUND,
    Duty: DUTY,
    Inquiry: INQUIRY,
    Report: REPORT,
    Frozen: FROZEN,
    ProjectPeriod: PROJECT_PERIOD,
    Theory: THEORY,
    Handover: HANDOVER,
    Survey: SURVEY,
    Taker: TAKER,
    Closing: CLOSING,
    Neighbourhood: NEIGHBOURHOOD,
    NetworkPlace: NETWORK_PLACE,
    Standing: STANDING,
}


class Transaction(
    InboxRows,
    SweepingRows,
    ForgettingRows,
    CopyingRows,
    SeeingRows,
    WayRows,
    OutboxRows,
    SurveyRows,
    DueRows,
    LetterRows,
    AnnouncementRows,
    PinRows,
    RequestRows,
    VolunteerRows,
    SessionRows,
    CaregiverRows,
    CheckinRows,
    FeedRows,
    GuideRows,
    ReferralRows,
    ContactRows,
    HandoverRows,
    ClosingRows,
    PlaceRows,
    ImpactRows,
    ReportRows,
    KeyRows,
):
    """Everything one trigger reads and writes; it satisfies ``handlers.look.Look``."""

    async def save_saved(self, what: Saved, at: datetime) -> None:
        """Save one noun of a decision (a `Consent` goes through `save_consent` with its rendered text).

        Raises:
            Stale: it was changed since it was read.

        """
        match what:
            case Feed():
                await self.save_feed(what)
            case Suppression():
                await self.save_suppression(what)
            case Addressees():
                await self.keep_addressees(what)
            case Person() | Way():
                await (self.save_way(what, at) if isinstance(what, Way) else self.save_person(what))
            case Room():
                await self.save_room(what)
            case Note():
                await self.note(what, at)
            case Counted():
                await self.count(what, at)
            case Sweep() | Forgotten() | PlaceGone():
                await self._let_be_gone(what, at)
            case Consent() | Withdrawn():
                await self._withdraw(what, at)
            case _:
                await self.count_beginning(what, at)
                await self._save_noun(what)
                await self.count_saved(what, at)

    async def _let_be_gone(self, what: Sweep | Forgotten | PlaceGone, at: datetime) -> None:
        match what:
            case Sweep():
                await self.sweep(what)
            case Forgotten():
                await self.forget(what, at)
            case PlaceGone(place):
                self.places_gone = {**self.places_gone, place: at}

    async def _withdraw(self, what: Consent | Withdrawn, at: datetime) -> None:
        if isinstance(what, Consent):
            raise TypeError("a consent is saved with its rendered text")
        await self.withdraw(what, at)

    async def _save_noun(self, what: Noun) -> None:
        if isinstance(what, NoMonthly):
            await self.forget_monthly(what)
            return
        if isinstance(what, Ballot | Unlinked):
            await (self.save_ballot(what) if isinstance(what, Ballot) else self.unlink(what))
            return
        if isinstance(what, Request | Session | Announcement | Survey | Report):
            await self.take_number(_NUMBERED[type(what)], what.number)
        await self.save(_LAYOUTS[type(what)], what)


class Store:
    """The database of one service."""

    def __init__(self, engine: AsyncEngine, vault: Vault) -> None:
        self.engine = engine
        self._keys = KeysInUse(vault)
        # SQLite has one writer: waiting here, in order, is kinder than waiting for its lock.
        self._writer = Writer() if engine.dialect.name == "sqlite" else None

    @property
    def vault(self) -> Vault:
        """The keys that seal now."""
        return self._keys.vault

    @asynccontextmanager
    async def begin(self, *, patient: bool = False) -> AsyncIterator[Transaction]:
        """Open a transaction: committed at the end of the block, rolled back when it raises.

        ``patient``: nobody waits for it at this moment, and what somebody waits for goes first.

        Raises:
            DatabaseAway: the connection was lost; like everything in `TROUBLE` it means that nothing was kept.

        """
        try:
            place = self._writer.mine(patient=patient) if self._writer else nullcontext()
            with self._keys.held() as vault:
                async with place, self.engine.begin() as connection:
                    yield Transaction(connection, vault)
        except DBAPIError as error:
            if error.connection_invalidated and not isinstance(error, TROUBLE):
                raise DatabaseAway(type(error.orig).__name__) from error
            raise

    async def recognise_keys(self) -> None:
        """Prove that our keys are those of this database; a key seen for the first time is noted.

        Raises:
            KeyMissing: something in the database is sealed with a key that we do not have.

        """
        async with self.begin() as tx:
            await tx.recognise_keys()

    async def take_keys(self, vault: Vault) -> None:
        """Seal with other keys from now on; that is noted once nothing is sealed with those before any more.

        Raises:
            KeyMissing: they are not the keys of this database; then nothing was changed.

        """
        async with self.begin() as tx:
            await Transaction(tx.connection, vault).match_keys()
        await self._keys.change(vault)
        await self.recognise_keys()

    async def create_tables(self) -> None:
        """Make the tables of a database that will not be kept (a conversation in memory)."""
        async with self.engine.begin() as connection:
            await connection.run_sync(metadata.create_all)

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()
