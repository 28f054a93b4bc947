"""Nouns come back as they were saved, and nobody overwrites what they have not read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from handlers.model import (
    Address,
    Consent,
    Counted,
    Neighbourhood,
    Note,
    Person,
    Role,
    Room,
    RoomKind,
    Standing,
)
from handlers.requests.nouns import Asked, Behalf, Category, Claim, ClaimState, Part, Reply, RequestState
from handlers.text import Verbatim, When
from handlers.volunteers.nouns import Volunteer, VolunteerState
from storage.base import Stale
from storage.store import Store
from storage.tables import audit, consent, counted
from tests.storage.things import NOW, open_request, outgoing

ANNA = Person("anna", "Anna Peeters", Address("matrix", "@anna:street"), "nl", "Europe/Brussels", created_at=NOW)
FULL = replace(
    open_request(),
    when=When(date(2026, 11, 24), time(9), time(12), weekly=True),
    behalf=Behalf("Maria", "anna", "phone", NOW),
    answered=(Part.WHAT, Part.WHEN),
    opened_at=NOW + timedelta(hours=1),
    series=3,
)


async def test_a_request_comes_back_as_it_was_saved_one_version_on(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(FULL, NOW)
    async with store.begin() as tx:
        assert await tx.request(12) == replace(FULL, version=1)
        assert await tx.request(13) is None
        assert await tx.request_caused_by("matrix:$m1") == replace(FULL, version=1)
        assert await tx.requests_in("delinde", [RequestState.OPEN]) == (replace(FULL, version=1),)
        assert await tx.requests_in("delinde", [RequestState.DRAFT]) == ()
        assert [request.number for request in await tx.requests_by("anna")] == [12]


async def test_saving_what_somebody_else_changed_meanwhile_is_refused(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(open_request(), NOW)
    async with store.begin() as tx:
        read = await tx.request(12)
        assert read is not None
        await tx.save_saved(replace(read, state=RequestState.MATCHED), NOW)
        with pytest.raises(Stale):
            await tx.save_saved(replace(read, state=RequestState.WITHDRAWN), NOW)
    with pytest.raises(Stale):
        async with store.begin() as tx:
            await tx.save_saved(open_request(), NOW)
    async with store.begin() as tx:
        kept = await tx.request(12)
        assert kept is not None
        assert (kept.state, kept.version) == (RequestState.MATCHED, 2)


async def test_numbers_are_given_once_and_grow(store: Store) -> None:
    async with store.begin() as tx:
        assert await tx.next_number("request") == 1
        assert await tx.next_number("request") == 1
        await tx.save_saved(open_request(1), NOW)
        assert await tx.next_number("request") == 2
        await tx.save_saved(open_request(7), NOW)
        await tx.save_saved(open_request(3), NOW)
        assert await tx.next_number("request") == 8


async def test_parts_in_a_request_are_read_in_their_order(store: Store) -> None:
    helper = Claim(12, "karim", ClaimState.HELPING, NOW)
    second = Claim(12, "zoe", ClaimState.RESERVE, NOW, place=2)
    first = Claim(12, "bert", ClaimState.RESERVE, NOW + timedelta(hours=1), place=1, feedback="fine")
    async with store.begin() as tx:
        for claim in (helper, second, first):
            await tx.save_saved(claim, NOW)
        assert await tx.claims(12) == tuple(replace(claim, version=1) for claim in (helper, first, second))
        assert await tx.claims_of("zoe") == (replace(second, version=1),)
        await tx.save_saved(replace(helper, state=ClaimState.DONE, version=1), NOW)
        assert await tx.times_helped("karim") == 1


async def test_who_helped_before_is_read_latest_first(store: Store) -> None:
    async with store.begin() as tx:
        for number, person, series in [(1, "karim", None), (2, "zoe", 2), (3, "karim", 2)]:
            await tx.save_saved(replace(open_request(number), series=series), NOW)
            helps = Claim(number, person, ClaimState.HELPING, NOW + timedelta(days=number))
            await tx.save_saved(helps, NOW)
            await tx.save_saved(replace(helps, state=ClaimState.DONE, version=1), NOW)
        assert await tx.helped_before("anna", None) == ("karim", "zoe")
        assert await tx.helped_before("anna", 2) == ("karim", "zoe")
        assert await tx.helped_before("bert", None) == ()


async def test_who_was_asked_and_what_they_said_is_kept(store: Store) -> None:
    asked = Asked(12, "karim", 1, NOW)
    async with store.begin() as tx:
        await tx.save_saved(asked, NOW)
        await tx.save_saved(replace(asked, reply=Reply.NO), NOW)
        assert await tx.asked(12) == (replace(asked, reply=Reply.NO),)
        assert await tx.times_asked("karim", NOW) == 1
        assert await tx.times_asked("karim", NOW + timedelta(seconds=1)) == 0


async def test_volunteers_come_back_who_was_asked_longest_ago_first(store: Store) -> None:
    offer = (Category.SHOPPING, Category.COMPANY)
    never = Volunteer("zoe", "delinde", VolunteerState.ACTIVE, offer, NOW, "Kerkstraat", ("sat-morning",), ("nl",))
    recently = replace(never, person="karim", last_asked_at=NOW, paused_until=date(2026, 12, 24), per_week=2)
    async with store.begin() as tx:
        await tx.save_saved(recently, NOW)
        await tx.save_saved(never, NOW)
        assert await tx.volunteers("delinde") == (replace(never, version=1), replace(recently, version=1))
        assert await tx.volunteer("karim", "delinde") == replace(recently, version=1)
        assert await tx.volunteer("karim", "elsewhere") is None


async def test_people_are_found_by_id_address_and_role(store: Store) -> None:
    bert = Person("bert", "Bert", Address("sms", "+32470123456"), created_at=NOW + timedelta(days=1), stopped=True)
    async with store.begin() as tx:
        await tx.save_person(ANNA)
        await tx.save_person(bert)
        organiser = Standing(
            "anna", "delinde", frozenset({RoomKind.TEAM, RoomKind.RESIDENTS}), frozenset({Role.ORGANISER})
        )
        resident = Standing("bert", "delinde", frozenset({RoomKind.RESIDENTS}))
        for standing in (organiser, resident, Standing("anna", "abroad")):
            await tx.save_saved(standing, NOW)
        assert await tx.person("anna") == ANNA
        assert await tx.person_at(Address("sms", "+32470123456")) == bert
        assert await tx.person_at(Address("matrix", "+32470123456")) is None
        assert await tx.standings("anna") == (Standing("anna", "abroad"), organiser)
        assert await tx.people_with("delinde", Role.RESIDENT) == (ANNA, bert)
        assert await tx.people_with("delinde", Role.ORGANISER) == (ANNA,)
        assert await tx.people_with("delinde", Role.CONFIDENTIAL) == ()
        assert await tx.people_with_any("delinde", (Role.ORGANISER, Role.DEPUTY)) == ((ANNA, organiser.roles),)
        assert await tx.people_in("delinde", RoomKind.RESIDENTS) == (ANNA, bert)
        assert await tx.people_in("delinde", RoomKind.TEAM) == (ANNA,)
        assert await tx.people_in("delinde", RoomKind.NETWORK) == ()
        await tx.save_person(replace(ANNA, language="fr"))
        assert await tx.person("anna") == replace(ANNA, language="fr")


async def test_a_neighbourhood_and_its_rooms_come_back(store: Store) -> None:
    linde = Neighbourhood("delinde", "De Linde", "nl", "Europe/Brussels", made_by="anna")
    team = Room(Address("matrix", "!team"), "delinde", RoomKind.TEAM, encrypted=True)
    residents = Room(Address("matrix", "!all"), "delinde", RoomKind.RESIDENTS, open=False, bridged=True)
    async with store.begin() as tx:
        await tx.save_saved(linde, NOW)
        await tx.save_saved(team, NOW)
        await tx.save_saved(residents, NOW)
        assert await tx.neighbourhood("delinde") == linde
        assert await tx.neighbourhoods() == (linde,)
        assert await tx.rooms("delinde") == (residents, team)
        assert await tx.rooms("delinde", RoomKind.TEAM) == (team,)
        assert await tx.room_at(Address("matrix", "!team")) == team
        assert await tx.room_at(Address("sms", "!team")) is None


async def test_a_yes_is_kept_with_the_exact_text_and_its_withdrawal(store: Store) -> None:
    yes = Consent("anna", "request.public", "12", Verbatim("ignored"), "nl", "matrix", NOW)
    async with store.begin() as tx:
        await tx.save_consent(yes, "Wie haalt melk voor Anna?")
        await tx.save_consent(replace(yes, withdrawn_at=NOW + timedelta(days=1)), "Wie haalt melk voor Anna?")
        (row,) = (await tx.connection.execute(select(consent))).mappings().all()
        assert row["withdrawn_at"] == NOW + timedelta(days=1)
        assert tx.vault.open(row["sealed"], "consent", "text", row["id"]) == "Wie haalt melk voor Anna?"
        with pytest.raises(TypeError):
            await tx.save_saved(yes, NOW)


async def test_the_audit_log_only_grows_and_counting_adds_up(store: Store) -> None:
    note = Note("karim", "contact.released", "12", about="anna", neighbourhood="delinde")
    async with store.begin() as tx:
        await tx.save_saved(note, NOW)
        await tx.save_saved(note, NOW)
        rows = (await tx.connection.execute(select(audit.c.seq, audit.c.at, audit.c.actor, audit.c.about))).all()
        assert [tuple(row) for row in rows] == [(1, NOW, "karim", "anna"), (2, NOW, "karim", "anna")]
        for at in (NOW, NOW, NOW + timedelta(days=1)):
            await tx.save_saved(Counted("safety.medical", None, (("language", "nl"),)), at)
        await tx.save_saved(Counted("safety.medical", "delinde"), NOW)
        days = (await tx.connection.execute(select(counted.c.name, counted.c.neighbourhood, counted.c.n))).all()
        assert sorted(tuple(day) for day in days) == [
            ("safety.medical", "", 1),
            ("safety.medical", "", 2),
            ("safety.medical", "delinde", 1),
        ]


async def test_the_request_on_a_card_is_found_by_its_message(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(open_request(), NOW)
        await tx.queue(outgoing("card"))
        await tx.note_card("matrix", "!linde", "request", "12", "card")
        (head,) = await tx.heads()
        await tx.mark_sent(head.seq, "$card", NOW)
        found = await tx.request_on_card("matrix", "$card")
        assert found is not None
        assert found.number == 12
        assert await tx.request_on_card("matrix", "$other") is None
        assert await tx.request_on_card("sms", "$card") is None
