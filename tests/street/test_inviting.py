"""Who has not joined a session is asked once, a week before, when an organiser wants it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.street import Street
from tests.street.playing import play
from tests.street.taking_part import FULL, HERE, hold

INVITATION = "Dinsdag 28 mei 2024, 13.30 uur tot 15.30 uur: S7 “Burenhulp”, online. Wil je komen?"


def invited(street: Street) -> list[str]:
    return sorted(line.to for line in street.lines if line.text.startswith(INVITATION))


async def test_who_has_not_joined_is_asked_once_a_week_before_when_an_organiser_wants_it() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, places=3))
        await play(street, "person tom resident nl\nanna> inschrijven S7\nels> inschrijven S7")
        async with street.store.begin() as tx:
            tom = await tx.person("p-tom")
            assert tom
            await tx.save_person(replace(tom, stopped=True))
        await play(street, "els> uitschrijven S7\nanna> nodig uit voor S7\nrita> nodig uit voor S7")
        assert street.hears("rita").startswith("Op dinsdag 21 mei 2024, 9 uur vraag ik het één keer, privé")
        await play(street, "rita> nodig uit voor S7\nclock 2024-05-21 08:59")
        assert street.hears("rita") == "Voor S7 “Burenhulp” vraag ik het al, of vroeg ik het. Ik vraag het één keer."
        assert invited(street) == []
        await play(street, "clock 2024-05-21 09:00")
        assert invited(street) == ["maria", "pieter"]
        await play(street, "pieter> ja\nmaria> nee\nrita> nodig uit voor S7\nclock 2024-05-27 08:00")
        assert street.heard("pieter")[-1].startswith("Je bent ingeschreven.")
        assert len(invited(street)) == len(set(invited(street)))


async def test_who_was_to_be_asked_is_asked_a_week_before_the_new_day_when_it_is_moved() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "rita> nodig uit voor S7\nrita> sessie S7 verplaatsen 4 juni\nrita> ja")
        await play(street, "clock 2024-05-27 20:00")
        assert not street.heard("maria")
        await play(street, "clock 2024-05-28 09:00")
        assert street.hears("maria").startswith("Dinsdag 4 juni 2024, 13.30 uur tot 15.30 uur: S7 “Burenhulp”")


@pytest.mark.parametrize(
    ("called", "asked"), [("Els", ["anna", "els", "pieter"]), ("Maria Peeters", ["anna", "els", "maria", "pieter"])]
)
async def test_who_organises_or_hosts_it_is_not_asked_and_of_two_with_that_name_both_are(
    called: str, asked: list[str]
) -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, hosts=("Maria",)))
        async with street.store.begin() as tx:
            els = await tx.person("p-els")
            assert els
            await tx.save_person(replace(els, name=called))
        await play(street, "person jonas organiser nl\njonas> nodig uit voor S7\nclock 2024-05-21 09:00")
        assert invited(street) == asked


async def test_nobody_is_asked_to_come_to_what_is_full_or_without_an_organiser_wanting_it() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, FULL + "rita> nodig uit voor S7\nclock 2024-05-22 10:00")
        assert invited(street) == []
