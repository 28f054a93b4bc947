"""Announcements: what was written, to which rooms and people it goes, what came of it there, and who read it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from handlers.announcements.flow import ANNOUNCEMENT_FLOW
from handlers.announcements.nouns import ANNOUNCEMENT, Addressee, Addressees, Announcement, Reading, Sent
from handlers.model import Address, Person, PersonId, Room, RoomKind, Standing
from storage.outbox import EXPIRED, PARKED, PENDING, SENDING, SENT, UNSURE, WAITING
from storage.people import STANDING, PeopleRows, room_of
from storage.tables import outbox, person, room, standing
from storage.tables_announcements import announcement, announcement_addressee, announcement_reading
from storage.values import Layout, from_json

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

ANNOUNCED = Layout(
    Announcement,
    announcement,
    ("number",),
    sealed=("texts", "line", "fix", "enclosed", "roles"),
    flow=ANNOUNCEMENT_FLOW,
)
READING = Layout(Reading, announcement_reading, ("announcement", "person"))
ADDRESSEE = Layout(Addressee, announcement_addressee, ("announcement", "channel", "address", "person"))
_GONE: Final = "Gone"
_HOW: Final = {
    PENDING: Sent.WAITING,
    SENDING: Sent.WAITING,
    SENT: Sent.ARRIVED,
    PARKED: Sent.REFUSED,
    EXPIRED: Sent.REFUSED,
    UNSURE: Sent.UNSURE,
}


class AnnouncementRows(PeopleRows):
    """Announcements, and the rooms and people they reach."""

    async def announcement(self, number: int) -> Announcement | None:
        """Read an announcement."""
        return await self.one(ANNOUNCED, select(announcement).where(announcement.c.number == number))

    async def announcements_in(self, places: Collection[str], since: datetime) -> tuple[Announcement, ...]:
        """Read what was announced in any of these places and written since an instant, oldest first."""
        lately = select(announcement.c.number, announcement.c.places).where(announcement.c.made_at >= since)
        rows = await self.connection.execute(lately)
        wanted = [number for number, there in rows if not set(places).isdisjoint(from_json(there, tuple[str, ...]))]
        query = select(announcement).where(announcement.c.number.in_(wanted)).order_by(announcement.c.number)
        return await self.many(ANNOUNCED, query) if wanted else ()

    async def last_announcement_of(self, who: PersonId, since: datetime) -> Announcement | None:
        """Read what a person announced last, if it was sent since an instant."""
        mine = (announcement.c.composer == who) & (announcement.c.sent_at >= since)
        query = select(announcement).where(mine).order_by(announcement.c.sent_at.desc(), announcement.c.number.desc())
        return await self.one(ANNOUNCED, query.limit(1))

    async def last_unsent_of(self, who: PersonId, since: datetime) -> Announcement | None:
        """Read what a person wrote last since an instant, if it was not sent."""
        mine = (announcement.c.composer == who) & (announcement.c.made_at >= since) & announcement.c.sent_at.is_(None)
        return await self.one(
            ANNOUNCED, select(announcement).where(mine).order_by(announcement.c.number.desc()).limit(1)
        )

    async def announcement_at(self, channel: str, message: str) -> Announcement | None:
        """Read the announcement that a message of ours in a room, by its external id in a channel, is."""
        same = (outbox.c.channel == channel) & (outbox.c.external_id == message)
        query = select(outbox.c.entity_id).where(same, outbox.c.entity_kind == ANNOUNCEMENT)
        number = await self.scalar(query)
        return await self.announcement(int(number)) if number else None

    async def reading(self, number: int, who: PersonId) -> Reading | None:
        """Read whether a person gave a sign under an announcement, or was told where to ask."""
        which = (announcement_reading.c.announcement == number) & (announcement_reading.c.person == who)
        return await self.one(READING, select(announcement_reading).where(which))

    async def readers(self, number: int) -> int:
        """Count who gave a sign that they read an announcement."""
        which = (announcement_reading.c.announcement == number) & announcement_reading.c.has_read
        return int(await self.scalar(select(func.count()).where(which)) or 0)

    # --- whom it reaches ---

    async def keep_addressees(self, kept: Addressees) -> None:
        """Keep for whom an announcement is, in one statement however many they are."""
        rows = [ADDRESSEE.row(one, self.vault) for one in kept.all]
        await self.upsert_all(announcement_addressee, rows, *ADDRESSEE.key)

    async def addressees(self, number: int) -> tuple[Addressee, ...]:
        """Read for whom an announcement was when it was sent."""
        mine = select(announcement_addressee).where(announcement_addressee.c.announcement == number)
        return await self.many(ADDRESSEE, mine.order_by(*announcement_addressee.primary_key))

    async def was_announced_to(self, who: PersonId) -> bool:
        """Say whether anything was announced to a person in private."""
        theirs = select(announcement_addressee.c.announcement).where(announcement_addressee.c.person == who)
        return await self.scalar(theirs.limit(1)) is not None

    async def rooms_at(self, addresses: Collection[Address]) -> tuple[Room, ...]:
        """Read the rooms that lie at these addresses."""
        wanted = room.c.address.in_({one.value for one in addresses})
        rows = await self.connection.execute(select(room).where(wanted).order_by(room.c.channel, room.c.address))
        return tuple(found for row in rows.mappings() if (found := room_of(row)).address in addresses)

    async def rooms_of(self, places: Collection[str]) -> tuple[Room, ...]:
        """Read the rooms of these places."""
        query = select(room).where(room.c.neighbourhood.in_(places)).order_by(room.c.channel, room.c.address)
        return tuple(room_of(row) for row in (await self.connection.execute(query)).mappings())

    async def how_many_in(self, places: Collection[str], kinds: Collection[RoomKind]) -> int:
        """Count who is in rooms of these kinds of these places; who is in several counts once."""
        query = select(standing.c.person, standing.c.present).where(standing.c.neighbourhood.in_(places))
        rows = await self.connection.execute(query)
        return len({who for who, present in rows if not from_json(present, frozenset[RoomKind]).isdisjoint(kinds)})

    async def readers_of(self, places: Collection[str], kinds: Collection[RoomKind]) -> Mapping[tuple[str, str], int]:
        """Count who is in rooms of these kinds by place and by the language they chose; who chose none is not in it."""
        query = (
            select(standing.c.neighbourhood, person.c.language, standing.c.present)
            .join(person, person.c.id == standing.c.person)
            .where(standing.c.neighbourhood.in_(places), person.c.language.is_not(None))
        )
        rows = await self.connection.execute(query)
        return Counter(
            (place, language)
            for place, language, present in rows
            if not from_json(present, frozenset[RoomKind]).isdisjoint(kinds)
        )

    async def people_granted(self, places: Collection[str]) -> tuple[tuple[Person, Standing], ...]:
        """Read who was given a role in any of these places, and what they are there, in the order we met them."""
        query = (
            select(person, standing)
            .join(standing, standing.c.person == person.c.id)
            .where(standing.c.neighbourhood.in_(places), standing.c.granted != "[]")
            .order_by(person.c.created_at, person.c.id)
        )
        rows = (await self.connection.execute(query)).mappings().all()
        return tuple((self.person_of(row), STANDING.value(row, self.vault)) for row in rows)

    # --- what came of it ---

    async def said_about(self, kind: str, id_: str) -> Mapping[Address, Sent]:
        """Read what came of what was last said about an entity, under its own name, in each room."""
        about = (outbox.c.entity_kind == kind) & (outbox.c.entity_id == id_) & (outbox.c.msgid == kind)
        columns = (outbox.c.channel, outbox.c.address, outbox.c.state, outbox.c.error)
        rows = await self.connection.execute(select(*columns).where(about, ~outbox.c.private).order_by(outbox.c.seq))
        return {Address(channel, address): came_of(state, error) for channel, address, state, error in rows}

    async def said_to_people(self, kind: str, id_: str) -> tuple[tuple[Person, Sent], ...]:
        """Read who was told in private about an entity, under its own name, and what came of what was said last."""
        about = (outbox.c.entity_kind == kind) & (outbox.c.entity_id == id_) & (outbox.c.msgid == kind)
        columns = (outbox.c.person, outbox.c.state, outbox.c.error)
        rows = await self.connection.execute(select(*columns).where(about, outbox.c.private).order_by(outbox.c.seq))
        last = {who: came_of(state, error) for who, state, error in rows if who}
        people = await self.connection.execute(select(person).where(person.c.id.in_(last)))
        known = {row["id"]: self.person_of(row) for row in people.mappings()}
        return tuple((known[who], how) for who, how in last.items() if who in known)

    async def times_told_each(self, msgid: str, since: datetime) -> Mapping[PersonId, int]:
        """Count how often a message of that name was said to each person in private since an instant."""
        new = (outbox.c.msgid == msgid) & outbox.c.private & outbox.c.target_key.is_(None)
        lately = (outbox.c.made_at >= since) & outbox.c.state.in_((*WAITING, SENT))
        query = select(outbox.c.person, func.count()).where(new, lately).group_by(outbox.c.person)
        return {who: int(times) for who, times in await self.connection.execute(query) if who}

    async def times_said_in_rooms(self, msgid: str, since: datetime) -> Mapping[Address, int]:
        """Count how often a message of that name was said in each room since an instant."""
        new = (outbox.c.msgid == msgid) & ~outbox.c.private & outbox.c.target_key.is_(None)
        lately = (outbox.c.made_at >= since) & outbox.c.state.in_((*WAITING, SENT))
        query = select(outbox.c.channel, outbox.c.address, func.count()).where(new, lately)
        rows = await self.connection.execute(query.group_by(outbox.c.channel, outbox.c.address))
        return {Address(channel, address): int(times) for channel, address, times in rows}


def came_of(state: str, error: str | None) -> Sent:
    """Say what came of an outbox row."""
    return Sent.CLOSED if (state, error) == (PARKED, _GONE) else _HOW[state]
