"""Alles goed? Only contacts who agreed are told, and whoever is none any more is told kindly."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from handlers.checkins.nouns import ContactState
from tests.street.checking import ENROL, MISSED, PEOPLE, with_maria
from tests.street.playing import asked as a_request
from tests.street.playing import heard_at, play


async def test_who_has_not_agreed_is_never_told() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 09:46\n", contacts={"leen": ContactState.ASKED})
        assert not heard_at(street, "leen", "Dag Leen, je bent contact")
        assert heard_at(street, "rita", "Maria antwoordde nog niet") == ["2024-10-26 09:30"]


@pytest.mark.parametrize(
    ("does", "hears"),
    [
        ("leen> nee", "Leen kan geen contact zijn voor jou."),
        ("clock +4d", "Leen liet niet weten of het mag."),
        ("leen> ja\nleen> geen contact meer", "Leen is geen contact meer voor jou. Dat zegt niets over jou."),
        ("leen> ja\nleen> stop\nleen> stop", "Leen is geen contact meer voor jou. Dat zegt niets over jou."),
    ],
)
async def test_the_person_hears_kindly_who_is_no_contact(does: str, hears: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + ENROL)
        await play(street, does)
        assert any(text.startswith(hears) for text in street.heard("maria"))
        async with street.store.begin() as tx:
            (chosen,) = await tx.checkin_contacts("p-maria")
        assert chosen.state in {ContactState.REFUSED, ContactState.LEFT}


async def test_a_contact_who_cannot_be_reached_any_more_is_passed_over_and_the_person_hears_it() -> None:
    async with Street.open() as street:
        await with_maria(street)
        await street.mute("leen", on=True)
        await play(street, "clock 2024-10-26 09:31\n")
        assert any(text.startswith("Leen is geen contact meer voor jou.") for text in street.heard("maria"))
        assert heard_at(street, "karim", "Dag Karim, je bent contact") == ["2024-10-26 09:30"]


async def test_a_contact_whom_a_report_keeps_apart_is_not_told() -> None:
    async with Street.open() as street:
        helped = f"{a_request('koffie drinken zondag van 10 tot 11 uur')}karim> neem 1\nmaria> ja\n"
        await with_maria(street, f"{helped}maria> meld 1 hij vroeg mijn bankkaart\n")
        async with street.store.begin() as tx:
            assert await tx.kept_apart("p-maria", None) == {"p-karim"}
        await play(street, "clock 2024-10-26 09:46\n")
        assert not heard_at(street, "karim", "Dag Karim, je bent contact")


async def test_a_contact_who_leaves_in_the_middle_of_it_hands_it_on() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{MISSED}leen> 1\nleen> geen contact meer\n")
        assert heard_at(street, "karim", "Dag Karim, je bent contact") == ["2024-10-26 09:30"]
