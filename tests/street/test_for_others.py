"""Who types what is for others hears who can do it here, and how to reach them."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street
from handlers.decision import Command
from handlers.model import Role
from handlers.table import COMMANDS

PEOPLE = """
person an resident nl
person rita organiser nl
person jonas deputy nl
person sanne confidential nl
"""
FOR_OTHERS = [command for command in COMMANDS if command.roles or command.admins]


async def play(street: Street, text: str) -> None:
    await Script(street).play(PEOPLE + text)


@pytest.mark.parametrize("command", FOR_OTHERS, ids=lambda command: command.id)
async def test_a_resident_hears_who_can_do_what_is_not_for_them(command: Command) -> None:
    async with Street.open(language="en") as street:
        spoken = command.words.msgid.partition("|")[0]
        await play(street, f"person liz resident en\nliz> {spoken} {command.example}")
        assert f"“{spoken}”" in street.hears("liz")
        both, alone = "Rita (organiser), Jonas (deputy organiser)", "Rita (organiser)."
        assert (alone if command.roles == {Role.ORGANISER} else both) in street.hears("liz")


async def test_a_resident_is_told_by_name_and_can_ask_at_once() -> None:
    async with Street.open() as street:
        await play(street, "an> omroep")
        assert street.hears("an") == (
            "In De Linde kunnen alleen deze mensen “omroep” gebruiken: Rita (organisator), Jonas (vervanger).\n"
            "Wil je hen iets vragen? Typ: mens"
        )
        await play(street, "an> mens")
        assert "An (De Linde) wil graag met een mens praten." in street.hears("rita")


async def test_the_confidential_person_is_named_where_they_can_do_it_too() -> None:
    async with Street.open() as street:
        await play(street, "an> buurt schors karim")
        assert "Sanne (vertrouwenspersoon)" in street.hears("an")


async def test_what_only_admins_do_is_passed_on_by_organisers() -> None:
    async with Street.open() as street:
        await play(street, "rita> buurt maken Lisp")
        assert street.hears("rita").startswith("Alleen wie deze dienst beheert, kan “buurt maken” gebruiken.")


async def test_in_a_room_only_the_bare_command_is_answered_and_in_private() -> None:
    async with Street.open() as street:
        await play(street, "an #bewoners> omroep is een mooi woord\nan #bewoners> buurt afspraken maken we samen")
        assert (street.heard("an"), street.heard("#bewoners")) == ([], [])
        await play(street, "an #bewoners> omroep")
        assert "Rita (organisator)" in street.hears("an")
        assert street.heard("#bewoners") == ["👋"]


async def test_where_nobody_organises_nobody_is_promised() -> None:
    async with Street.open() as street:
        await Script(street).play("person an resident nl\nan> omroep")
        told = "Alleen een organisator kan “omroep” gebruiken, en in De Linde bereik ik er geen."
        assert street.hears("an") == told
