"""Announcements come back as they were saved, with the rooms and people they reach and what came of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from handlers.announcements.nouns import ANNOUNCEMENT, Addressee, Addressees, Reading, Sent
from handlers.model import Address, NetworkPlace, Person, Role, Room, RoomKind, Standing
from storage.base import Stale
from storage.outbox import PARKED, UNSURE
from storage.store import Store
from storage.tables_announcements import announcement
from storage.vault import VaultError
from tests.storage.things import NEWS, NOW, outgoing

LONG_AGO = NOW - timedelta(days=8)


async def test_an_announcement_comes_back_and_is_found_by_its_places(store: Store) -> None:
    kept = replace(NEWS, version=1)
    async with store.begin() as tx:
        await tx.save_saved(NEWS, NOW)
        assert await tx.next_number(ANNOUNCEMENT) == 4
        assert await tx.announcement(3) == kept
        assert await tx.announcement(4) is None
        assert await tx.announcements_in(["lispnoord", "elders"], LONG_AGO) == (kept,)
        assert await tx.announcements_in(["elders"], LONG_AGO) == ()
        assert await tx.announcements_in(["delinde"], NOW + timedelta(seconds=1)) == ()
        assert await tx.last_announcement_of("jonas", LONG_AGO) == kept
        assert await tx.last_announcement_of("rita", LONG_AGO) is None
        with pytest.raises(Stale):
            await tx.save_saved(NEWS, NOW)


async def test_what_was_announced_elsewhere_is_not_opened(store: Store) -> None:
    elsewhere = replace(NEWS, number=4, places=("elders",))
    async with store.begin() as tx:
        await tx.save_saved(NEWS, NOW)
        await tx.save_saved(elsewhere, NOW)
        locked = update(announcement).where(announcement.c.number == elsewhere.number).values(sealed=b"of another key")
        await tx.connection.execute(locked)
        assert await tx.announcements_in(["delinde"], LONG_AGO) == (replace(NEWS, version=1),)
        with pytest.raises(VaultError):
            await tx.announcements_in(["elders"], LONG_AGO)


async def test_what_came_of_it_is_what_was_said_last_in_each_room(store: Store) -> None:
    said = replace(
        outgoing("o1"), private=False, person=None, entity_kind=ANNOUNCEMENT, entity_id="3", msgid=ANNOUNCEMENT
    )
    ends = {"!a": (PARKED, "Gone"), "!b": (PARKED, "poison"), "!c": (UNSURE, "Uncertain"), "!d": ("", "")}
    async with store.begin() as tx:
        for n, (room, (state, why)) in enumerate(ends.items()):
            await tx.queue(replace(said, key=f"k{n}", address=room))
            head = await tx.head("matrix", room)
            assert head is not None
            if state:
                await tx.mark_over(head.seq, state, why)
        outcomes = {at.value: how for at, how in (await tx.said_about(ANNOUNCEMENT, "3")).items()}
        assert outcomes == {"!a": Sent.CLOSED, "!b": Sent.REFUSED, "!c": Sent.UNSURE, "!d": Sent.WAITING}
        await tx.queue(replace(said, key="again", address="!a"))
        head = await tx.head("matrix", "!a")
        assert head is not None
        await tx.mark_sent(head.seq, "$said", NOW)
        assert (await tx.said_about(ANNOUNCEMENT, "3"))[Address("matrix", "!a")] is Sent.ARRIVED
        assert await tx.times_said_in_rooms(ANNOUNCEMENT, LONG_AGO) == {
            Address("matrix", "!a"): 1,
            Address("matrix", "!d"): 1,
        }
        await tx.save_saved(NEWS, NOW)
        assert await tx.announcement_at("matrix", "$said") == replace(NEWS, version=1)
        assert await tx.announcement_at("sms", "$said") is None


async def test_who_is_in_several_rooms_counts_once(store: Store) -> None:
    residents, team = frozenset({RoomKind.RESIDENTS}), frozenset({RoomKind.RESIDENTS, RoomKind.TEAM})
    async with store.begin() as tx:
        for who, where, present in (("an", "a", residents), ("an", "b", team), ("bert", "b", residents)):
            await tx.save_saved(Standing(who, where, present), NOW)
        assert await tx.how_many_in(["a", "b"], [RoomKind.RESIDENTS, RoomKind.TEAM]) == 2
        assert await tx.how_many_in(["a", "b"], [RoomKind.TEAM]) == 1
        assert await tx.how_many_in(["c"], [RoomKind.TEAM]) == 0


async def test_those_with_a_granted_role_are_found_with_what_they_are(store: Store) -> None:
    rita = Person("rita", "Rita", Address("matrix", "@rita:street"), created_at=NOW)
    lead = Standing("rita", "a", frozenset(), frozenset({Role.DEPUTY}))
    async with store.begin() as tx:
        await tx.save_person(rita)
        await tx.save_person(replace(rita, id="an", address=Address("matrix", "@an:street")))
        await tx.save_saved(lead, NOW)
        await tx.save_saved(Standing("an", "a", frozenset({RoomKind.RESIDENTS})), NOW)
        assert await tx.people_granted(["a", "b"]) == ((rita, lead),)


async def test_rooms_and_networks_are_read_together(store: Store) -> None:
    room = Room(Address("matrix", "!a"), "a", RoomKind.RESIDENTS)
    async with store.begin() as tx:
        await tx.save_saved(room, NOW)
        await tx.save_saved(replace(room, address=Address("matrix", "!z"), neighbourhood="z"), NOW)
        assert await tx.rooms_of(["a", "b"]) == (room,)
        await tx.save_saved(NetworkPlace("net", "a"), NOW)
        await tx.save_saved(NetworkPlace("net", "b", belongs=False), NOW)
        assert await tx.network_places() == (NetworkPlace("net", "a"),)


async def test_for_whom_it_was_is_kept_once_for_each_with_the_last_edition(store: Store) -> None:
    room = Addressee(3, "delinde", 1, "matrix", "!a")
    left_out, an = replace(room, address="!b", edition=0), Addressee(3, "delinde", 1, person="an")
    async with store.begin() as tx:
        await tx.save_saved(Addressees((room, left_out, an)), NOW)
        await tx.save_saved(Addressees((replace(room, announcement=4),)), NOW)
        await tx.save_saved(Addressees((replace(room, edition=2),)), NOW)
        await tx.save_saved(Addressees(()), NOW)
        assert set(await tx.addressees(3)) == {replace(room, edition=2), left_out, an}
        assert await tx.addressees(5) == ()
        assert [await tx.was_announced_to(who) for who in ("an", "bert")] == [True, False]


async def test_rooms_are_found_where_they_lie_whatever_they_belong_to(store: Store) -> None:
    room = Room(Address("matrix", "!a"), "a", RoomKind.RESIDENTS)
    async with store.begin() as tx:
        await tx.save_saved(room, NOW)
        await tx.save_saved(replace(room, address=Address("matrix", "!z"), neighbourhood="z"), NOW)
        await tx.save_saved(replace(room, address=Address("sms", "!a")), NOW)
        assert await tx.rooms_at({room.address, Address("matrix", "!gone")}) == (room,)
        assert await tx.rooms_at(()) == ()


async def test_readers_are_counted_once_and_those_who_were_only_guided_are_not(store: Store) -> None:
    async with store.begin() as tx:
        for reading in (Reading(3, "an", True), Reading(3, "an", True, True), Reading(3, "bert", False, True)):
            await tx.save_saved(reading, NOW)
        assert await tx.readers(3) == 1
        assert await tx.reading(3, "bert") == Reading(3, "bert", False, True)
        assert await tx.reading(4, "bert") is None


async def test_what_came_of_it_is_known_for_each_person_and_how_often_they_were_told(store: Store) -> None:
    an = Person("an", "An", Address("matrix", "@an:street"), created_at=NOW)
    bert = replace(an, id="bert", name="Bert", address=Address("matrix", "@bert:street"))
    told = replace(outgoing("p0"), private=True, entity_kind=ANNOUNCEMENT, entity_id="3", msgid=ANNOUNCEMENT)
    async with store.begin() as tx:
        for n, who in enumerate((an, bert)):
            await tx.save_person(who)
            await tx.queue(replace(told, key=f"p{n}", address=who.address.value, person=who.id))
        head = await tx.head("matrix", "@an:street")
        assert head is not None
        await tx.mark_sent(head.seq, "$an", NOW)
        assert dict(await tx.said_to_people(ANNOUNCEMENT, "3")) == {an: Sent.ARRIVED, bert: Sent.WAITING}
        assert await tx.times_told_each(ANNOUNCEMENT, LONG_AGO) == {"an": 1, "bert": 1}
        edit = replace(told, key="edit", address="@an:street", person="an", target_key="p0")
        await tx.queue(edit)
        assert dict(await tx.said_to_people(ANNOUNCEMENT, "3"))[an] is Sent.WAITING
        assert (await tx.times_told_each(ANNOUNCEMENT, LONG_AGO))["an"] == 1
        assert await tx.times_told_each(ANNOUNCEMENT, NOW + timedelta(seconds=1)) == {}
        assert await tx.said_about(ANNOUNCEMENT, "3") == {}


async def test_who_reads_which_language_is_counted_where_they_chose_one(store: Store) -> None:
    residents = frozenset({RoomKind.RESIDENTS})
    an = Person("an", "An", Address("matrix", "@an:street"), "fr", created_at=NOW)
    async with store.begin() as tx:
        for n, language in enumerate(("fr", "fr", None, "de")):
            await tx.save_person(replace(an, id=f"p{n}", address=Address("matrix", f"@{n}:street"), language=language))
            await tx.save_saved(Standing(f"p{n}", "a" if n < 3 else "b", residents), NOW)
        found = await tx.readers_of(["a", "b"], [RoomKind.RESIDENTS])
        assert found == {("a", "fr"): 2, ("b", "de"): 1}
        assert await tx.readers_of(["a"], [RoomKind.TEAM]) == {}
