"""Who leaves the rooms of a neighbourhood stays asked, and a contact, as agreed in private; and hears how to stop."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from handlers.model import IncomingKind
from tests.street.checking import said, with_maria
from tests.street.playing import heard_at, play

MISSED = "clock 2024-10-26 09:31\n"


async def leaves(street: Street, name: str, room: str = "#bewoners") -> None:
    """Let somebody leave a room."""
    await street.does(street._incoming(name, IncomingKind.LEAVE, room=room))


async def test_who_leaves_all_rooms_is_asked_on_and_hears_how_to_stop() -> None:
    async with Street.open() as street:
        await with_maria(street)
        await leaves(street, "maria")
        assert street.hears("maria").split("\n")[1].startswith("Ik blijf je vragen of alles goed is.")
        await play(street, MISSED)
        assert heard_at(street, "leen", "Dag Leen, je bent contact") == ["2024-10-26 09:30"]
        await play(street, "maria> stop alles goed\nclock 2024-10-28 12:00\n")
        assert heard_at(street, "maria", "Goeiemorgen") == ["2024-10-26 08:30"]


async def test_a_contact_who_leaves_all_rooms_stays_one_and_hears_how_to_stop() -> None:
    async with Street.open() as street:
        await with_maria(street)
        await leaves(street, "leen")
        assert "Je blijft contact voor Maria." in street.hears("leen")
        await play(street, MISSED)
        assert heard_at(street, "leen", "Dag Leen, je bent contact") == ["2024-10-26 09:30"]


async def test_who_leaves_one_of_two_rooms_or_has_agreed_to_nothing_hears_nothing() -> None:
    async with Street.open() as street:
        await with_maria(street)
        before = [street.heard(name) for name in ("karim", "jos")]
        await leaves(street, "karim", "#vrijwilligers")
        await leaves(street, "jos")
        assert [street.heard(name) for name in ("karim", "jos")] == before


@pytest.mark.parametrize("gone", ["maria> stop\nmaria> stop\n", "maria> vergeet mij\nmaria> 1\n"])
async def test_who_wants_nothing_any_more_in_the_middle_of_a_silence_is_looked_for_by_nobody(gone: str) -> None:
    async with Street.open() as street:
        await with_maria(street, f"{MISSED}{gone}clock 2024-10-28 12:00\n")
        assert [who for who, _about in await said(street, "checkin.alert")] == ["p-leen"]
        assert heard_at(street, "maria", "Goeiemorgen") == ["2024-10-26 08:30"]
        assert "Je bent geen contact meer voor Maria. Dank je!" in street.heard("leen")


@pytest.mark.parametrize("gone", ["leen> stop\nleen> stop\n", "leen> vergeet mij\nleen> 1\n"])
async def test_a_contact_who_wants_nothing_any_more_hands_it_on_and_the_person_hears_it(gone: str) -> None:
    async with Street.open() as street:
        await with_maria(street, f"{MISSED}leen> 1\n{gone}")
        assert heard_at(street, "karim", "Dag Karim, je bent contact") == ["2024-10-26 09:31"]
        assert any(text.startswith("Leen is geen contact meer voor jou.") for text in street.heard("maria"))
