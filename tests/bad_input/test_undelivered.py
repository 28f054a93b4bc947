"""What could not be said is told to a human once a day, and that line itself never makes another one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.play.street import Street
from handlers.model import IncomingKind, RoomEvent
from storage.tables import person
from tests.bad_input.playing import counts, failed, heard, linde


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    async with linde() as street:
        yield street


async def people(street: Street) -> int:
    async with street.store.begin() as tx:
        return int(await tx.scalar(select(func.count()).select_from(person)) or 0)


async def test_the_organisers_hear_once_a_day_that_somebody_cannot_be_reached(street: Street) -> None:
    for about in ("request.card", "request.reminder", "request.matched"):
        await failed(street, "maria", about)
    for organiser in ("rita", "jonas"):
        assert [text.startswith("I cannot reach Maria any more") for text in street.heard(organiser)] == [True]
    assert street.heard("maria") == []
    await street.clock(street.now + timedelta(hours=25))
    await failed(street, "maria")
    assert len(street.heard("rita")) == 2


async def test_another_reason_or_person_is_another_line(street: Street) -> None:
    await failed(street, "maria", why="gone")
    await failed(street, "maria", why="uncertain")
    await failed(street, "karim", why="gone")
    assert len(street.heard("rita")) == 3


async def test_an_organiser_who_cannot_be_reached_is_told_to_the_other_one(street: Street) -> None:
    await failed(street, "rita", "request.unfilled")
    assert street.heard("rita") == []
    assert len(street.heard("jonas")) == 1


@pytest.mark.parametrize("about", ["undelivered", "slow_down.organisers"])
async def test_a_line_for_organisers_that_does_not_arrive_makes_no_other_line(street: Street, about: str) -> None:
    await failed(street, "rita", about)
    assert street.lines == []


async def test_when_no_organiser_can_be_reached_it_ends(street: Street) -> None:
    await failed(street, "rita", "request.unfilled")
    await failed(street, "jonas", "undelivered")
    await failed(street, "jonas", "request.unfilled")
    await failed(street, "rita", "undelivered")
    assert len(street.lines) == 2
    assert set(await counts(street)) == {"done"}


async def test_a_report_without_a_sender_or_from_a_stranger_makes_no_person_and_no_noise(street: Street) -> None:
    before = await people(street)
    await failed(street, "", "request.card")
    await failed(street, "@nobody:example.org", "request.card")
    await failed(street, "@nobody:example.org", "!unknown:example.org", why="m_forbidden")
    assert await people(street) == before
    assert street.lines == []


async def test_a_room_that_takes_nothing_is_told_once_and_not_at_all_when_it_is_known_to_be_closed(
    street: Street,
) -> None:
    await failed(street, "", room="#bewoners", why="unsendable")
    await failed(street, "", room="#bewoners", why="unsendable")
    assert ["in a room of De Linde: residents" in text for text in street.heard("rita")] == [True]
    await street.does(heard(street, "rita", IncomingKind.ROOM, room="#team", text=RoomEvent.BANNED))
    told = len(street.heard("rita"))
    await failed(street, "", room="#team")
    assert len(street.heard("rita")) == told


async def test_a_report_of_an_order_about_a_room_names_the_room(street: Street) -> None:
    await failed(street, "buurtbot", "#vrijwilligers", why="m_forbidden")
    assert "in a room of De Linde: volunteers" in street.hears("rita")
