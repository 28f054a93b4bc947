"""What is open in a place that stops, person by person: whoever counts on something there hears what ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from handlers.announcements.nouns import AHEAD as ANNOUNCED_AHEAD
from handlers.announcements.nouns import Announcement
from handlers.checkins.nouns import CHOSEN, Checkin, CheckinContact
from handlers.contact.nouns import Inquiry
from handlers.look import Look
from handlers.model import Neighbourhood, Person, PersonId, Role, Room, RoomKind
from handlers.reading.session_named import name_of
from handlers.referrals.nouns import Referral
from handlers.reports.nouns import Report
from handlers.requests.case import Case, read_cases
from handlers.requests.nouns import FINAL, WITH_A_PART, RequestState
from handlers.sessions.case import SessionCase, read_sessions
from handlers.sessions.nouns import AHEAD, SessionState
from handlers.sessions.telling import hearers
from handlers.text import Joined, Said, Text, _
from handlers.volunteers.nouns import OFFERS, Volunteer

_FARTHEST: Final = timedelta(days=400)
"""Longer than an announcement can be planned ahead."""


@dataclass(frozen=True, slots=True)
class Open:
    """Everything that still goes on in a place, and everybody who is there.

    ``only_here`` are who is in no other place. ``announcements`` are those that are still to go. ``reports`` are those
    that are not over: nobody hears of them before the day.
    """

    requests: tuple[Case, ...]
    sessions: tuple[SessionCase, ...]
    announcements: tuple[Announcement, ...]
    messages: tuple[Inquiry, ...]
    referrals: tuple[Referral, ...]
    checks: tuple[Checkin, ...]
    contacts: tuple[CheckinContact, ...]
    offers: tuple[Volunteer, ...]
    rooms: tuple[Room, ...]
    reports: tuple[Report, ...]
    people: Mapping[PersonId, Person]
    only_here: frozenset[PersonId]

    def of(self) -> dict[PersonId, list[Said]]:
        """List what is open for each person, by name of it: numbers, and nothing that stands in it."""
        found: dict[PersonId, list[Said]] = {}
        for person, what in (*self._requests(), *self._sessions(), *self._rest()):
            found.setdefault(person, []).append(what)
        return {person: what for person, what in found.items() if person in self.people}

    def _requests(self) -> Iterator[tuple[PersonId, Said]]:
        for case in self.requests:
            yield case.request.requester, _("request {number}", number=f"#{case.number}")
            for claim in case.in_state(*WITH_A_PART):
                yield claim.person, _("request {number}", number=f"#{case.number}")

    def _sessions(self) -> Iterator[tuple[PersonId, Said]]:
        for case in self.sessions:
            for person in hearers(case.counted_on):
                yield person, _("session {number}", number=name_of(case.number))

    def _rest(self) -> Iterator[tuple[PersonId, Text]]:
        for check in self.checks:
            yield check.person, _("my question whether all is well")
        for one in self.contacts:
            name = self.people[one.person].name if one.person in self.people else ""
            yield one.contact, _("that you are a contact of {name}", name=name)
        for message in self.messages:
            yield message.person, _("your message {receipt}", receipt=message.id)
        for referral in self.referrals:
            yield referral.person, _("the way to a service")
        for offer in self.offers:
            yield offer.person, _("what you offered as a volunteer")


async def look_at_open(look: Look, place: Neighbourhood, now: datetime) -> Open:
    """Read all of it."""
    there = await look.requests_in(place.id, frozenset(RequestState) - FINAL)
    sessions = await look.sessions_in(place.id, AHEAD | {SessionState.RUNNING})
    checks = await look.checkins_in(place.id)
    contacts = [one for check in checks for one in await look.checkin_contacts(check.person) if one.state in CHOSEN]
    people = await _people(look, place, tuple(check.person for check in checks), [one.contact for one in contacts])
    return Open(
        await read_cases(look, [one.number for one in there]),
        await read_sessions(look, sessions),
        await _to_go(look, place, now),
        await look.inquiries_in(place.id),
        await look.referrals_in(place.id),
        checks,
        tuple(contacts),
        tuple(one for one in await look.volunteers(place.id) if one.state in OFFERS),
        await look.rooms(place.id),
        await look.reports_open(place.id),
        people,
        await _only_here(look, place, people),
    )


async def _to_go(look: Look, place: Neighbourhood, now: datetime) -> tuple[Announcement, ...]:
    found = await look.announcements_in((place.id,), now - _FARTHEST)
    return tuple(one for one in found if one.state in ANNOUNCED_AHEAD)


async def _people(
    look: Look, place: Neighbourhood, asked: tuple[PersonId, ...], contacts: list[PersonId]
) -> dict[PersonId, Person]:
    known = {person.id: person for person, _roles in await look.people_with_any(place.id, frozenset(Role))}
    for person in (*await look.people_in(place.id, RoomKind.NETWORK), *await look.people({*asked, *contacts})):
        known.setdefault(person.id, person)
    return known


async def _only_here(look: Look, place: Neighbourhood, people: Mapping[PersonId, Person]) -> frozenset[PersonId]:
    found = []
    for person in people:
        others = [one for one in await look.standings(person) if one.neighbourhood != place.id]
        if not any(one.roles or one.present for one in others):
            found.append(person)
    return frozenset(found)


def in_one_line(what: list[Said]) -> Said:
    """Say several things one after the other."""
    return Joined(tuple(dict.fromkeys(what)), by=", ")
