"""Who may do what is decided by the whole address, at the moment it happens, and never by what something looks like."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.play.street import Street
from handlers.model import Address, IncomingKind, Role, RoomEvent
from tests.bad_input.playing import ask_for, counts, heard, linde

APPOINT = "neighbourhood organiser @eve:example.org"


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    async with linde() as street:
        yield street


async def organisers(street: Street) -> set[str]:
    async with street.store.begin() as tx:
        return {person.address.value for person in await tx.people_with("delinde", Role.ORGANISER)}


@pytest.mark.parametrize(
    "who",
    ["maria", "Rita", "rit\u0430", "rita ", "\u202erita", "rita\u200b", "@rita:other.example", "rita:elsewhere"],
)
async def test_b01_b02_b03_a_name_or_an_address_that_looks_like_an_organisers_gives_no_right(
    street: Street, who: str
) -> None:
    for room in (None, "#team"):
        await street.does(heard(street, who, text=f"!{APPOINT}", sender_name="Rita", room=room, power=100))
    assert await organisers(street) == {"rita", "jonas"}
    assert "@eve:example.org" not in {line.to for line in street.lines}


async def test_b01_a_name_full_of_tricks_is_shown_without_them(street: Street) -> None:
    await ask_for(street, "maria")
    name = "Karim \u202e\u2066@room\u0007"
    await street.does(heard(street, "karim", text="take 1", sender_name=name))
    told = "".join(street.heard("maria"))
    assert "Good news. Karim @room does #1." in told
    assert not {"\u202e", "\u2066", "\u0007"} & set(told)


async def test_b06_an_organiser_who_was_banned_decides_nothing_any_more(street: Street) -> None:
    await street.does(heard(street, "rita", IncomingKind.BAN, room="#team"))
    assert street.hears("jonas").startswith("Rita was banned from a room: team.")
    await street.says("rita", APPOINT)
    assert await organisers(street) == {"jonas"}


async def test_b07_who_lost_the_role_before_saying_yes_confirms_nothing(street: Street) -> None:
    room = "#nieuw"
    entered = heard(street, "rita", IncomingKind.ROOM, room="#team", text=RoomEvent.UPGRADED, about=room, power=100)
    await street.does(entered)
    asked = [line for line in street.lines if line.to == "rita"]
    await street.does(heard(street, "rita", IncomingKind.BAN, room="#team"))
    for line in asked:
        await street.replies("rita", line, "1")
    async with street.store.begin() as tx:
        assert await tx.room_at(Address("console", room)) is None
        assert await tx.room_at(Address("console", "#team")) is not None
    assert asked


async def test_b08_another_persons_yes_sign_or_reply_confirms_nothing(street: Street) -> None:
    for text in ("need someone to fix my lamp", "thursday 10:00", "yes", "Lindestraat", "0470 12 34 56", "1"):
        await street.says("maria", text)
    preview = next(line for line in reversed(street.lines) if line.to == "maria")
    await street.replies("karim", preview, "yes")
    await street.does(heard(street, "karim", IncomingKind.REACTION, text="👍", about=preview.id))
    await street.does(heard(street, "karim", IncomingKind.REACTION, text="👍", about=preview.id, room="#bewoners"))
    assert street.heard("#bewoners") == []
    await street.replies("maria", preview, "yes")
    assert street.hears("#bewoners").startswith("New request: #1")


async def test_b09_editing_old_words_into_a_command_does_nothing(street: Street) -> None:
    await ask_for(street, "maria")
    for room in ("bewoners", None):
        await street.says("karim", "nice weather", room=room)
        before = list(street.lines)
        await street.edits("karim", "take 1")
        assert street.lines == before


async def test_b09_editing_an_open_request_asks_whether_to_change_it(street: Street) -> None:
    said = heard(street, "maria", text="need someone to fix my lamp")
    await street.does(said)
    await street.does(heard(street, "maria", IncomingKind.EDIT, text="need someone to fix my door", about=said.id))
    assert street.hears("maria").startswith("You changed your message. Shall I change #1 too?")


async def test_b10_an_edit_or_redaction_by_somebody_else_changes_nothing(street: Street) -> None:
    said = heard(street, "maria", text="need someone to fix my lamp")
    await street.does(said)
    before = list(street.lines)
    await street.does(heard(street, "karim", IncomingKind.EDIT, text="need someone to rob me", about=said.id))
    await street.does(heard(street, "karim", IncomingKind.REDACTION, about=said.id))
    assert street.lines == before
    await street.says("maria", "thursday 10:00")
    assert "Is that right?" in street.hears("maria")


async def test_b11_deleting_a_command_that_is_done_undoes_nothing(street: Street) -> None:
    await ask_for(street, "maria")
    await street.says("karim", "take 1", room="bewoners")
    before = list(street.lines)
    await street.redacts("karim")
    assert street.lines == before
    await street.says("karim", "my tasks")
    assert street.hears("karim").startswith("Your task 1:")


async def test_b11_deleting_what_a_request_was_made_of_takes_the_request_back(street: Street) -> None:
    said = heard(street, "maria", text="need someone to fix my lamp")
    await street.does(said)
    await street.does(heard(street, "maria", IncomingKind.REDACTION, about=said.id))
    assert street.hears("maria") == "I threw away what we had for #1."


async def test_b13_b14_the_same_event_is_acted_on_once_also_when_it_stands_in_two_rooms(street: Street) -> None:
    said = heard(street, "maria", text="tasks", room="#bewoners")
    await street.does(said, said, replace(said, room="#vrijwilligers"))
    await street.does(replace(said, room=None))
    assert [line.to for line in street.lines] == ["#bewoners"]


@pytest.mark.parametrize("away", [timedelta(days=-3000), timedelta(minutes=-11), timedelta(days=3000)])
async def test_b15_when_somebody_claims_to_have_sent_something_decides_nothing(street: Street, away: timedelta) -> None:
    sent_at = street.now + away
    for text in ("need someone to fix my lamp", "tomorrow at 10"):
        await street.does(heard(street, "maria", text=text, sent_at=sent_at))
    assert "Tuesday 24 November 2026, 10:00" in street.hears("maria")


async def test_b19_b25_what_cannot_be_ours_harms_nobody(street: Street) -> None:
    for kind in IncomingKind:
        for sender in ("", "@x:y", "maria"):
            await street.does(
                heard(street, sender, kind, room="!nowhere:example.org", text="removed", about="$nothing", power=None),
                heard(street, sender, kind, text="\ufffd", about="", reply_to="$nothing", thread="$nothing"),
            )
    assert set(await counts(street)) == {"done"}
    assert not [line for line in street.lines if line.to.startswith("#")]
