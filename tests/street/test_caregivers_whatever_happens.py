"""Who cares for somebody, whatever they say and whenever we are away: nothing is told or asked without a yes."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from bot.play.street import Line, Street
from tests.street.playing import play

CARERS = ("hilde", "els")
TEAM = ("rita", "bert", "sanne", "karim", "#bewoners", "#vrijwilligers", "#team")
PEOPLE = """
clock 2026-12-08 10:00
person hilde resident nl
person els resident nl
person rita organiser nl
person bert deputy nl
person sanne confidential nl
person karim volunteer nl
"""
WORDS = (
    *("mantelzorg", "1", "2", "3", "1", "2", "1", "ja", "nee", "1 voor mijn man, hij heeft dementie", "Nijlen", "4"),
    *("weet ik niet", "terug", "stop", "stop mantelzorg", "mantelzorg niets bewaren"),
)
ANSWERS = {
    "": ("mantelzorg",),
    "talk.for_somebody": ("1", "1", "2"),
    "talk.how_long": ("1", "2", "4"),
    "talk.what_helps": ("2", "2", "3", "4"),
    "talk.town": ("Nijlen",),
    "talk.may_tell": ("1", "2"),
    "talk.every_month": ("1", "1", "2"),
}
"""What is mostly said to each question."""
QUESTION = "Mijn vraag van deze maand."
MAY_TELL = "talk.may_tell"


async def asked(street: Street, name: str) -> str:
    """Read which question is open for somebody."""
    async with street.store.begin() as tx:
        question = await tx.open_question(f"p-{name}")
    return question.step if question else ""


async def asked_every_month(street: Street) -> set[str]:
    """Read who said yes to being asked every month, and has not taken it back."""
    async with street.store.begin() as tx:
        given = {name: await tx.consents(f"p-{name}") for name in CARERS}
    return {name for name, yeses in given.items() if any(one.purpose == "caregiver.month" for one in yeses)}


class Witness:
    """Sees what was said since it last looked, and to whom a sentence about themselves was shown."""

    def __init__(self, street: Street) -> None:
        self._street = street
        self._lines = 0
        self.may_tell: set[str] = set()

    def looks(self) -> list[Line]:
        """Return what was said meanwhile; hold that others read nothing to which nobody said yes."""
        new = self._street.lines[self._lines :]
        self._lines = len(self._street.lines)
        for line in new:
            assert line.to in CARERS or "dementie" not in line.text, f"{line.to} reads what was told in confidence"
            told = {name for name in CARERS if name.capitalize() in line.text and "mantelzorg" in line.text}
            assert line.to not in TEAM or told <= self.may_tell, f"{line.to} reads of {told} without a yes"
        return new


async def happens(street: Street, chance: Random, witness: Witness) -> None:
    """Let one thing happen."""
    name = chance.choice(CARERS)
    match chance.randrange(10):
        case 0:
            await street.crash()
        case 1:
            await street.down(timedelta(minutes=chance.choice((3, 300, 3000))))
        case 2:
            await street.outage("console", on=True)
            await street.clock(street.now + timedelta(minutes=chance.choice((5, 300))))
            await street.outage("console", on=False)
        case 3:
            await street.says(chance.choice(("rita", "bert")), chance.choice(("1", "2", "gebeld")))
        case _:
            question = await asked(street, name)
            if question == MAY_TELL:
                witness.may_tell.add(name)
            await street.says(name, chance.choice(ANSWERS.get(question, WORDS) if chance.random() < 0.7 else WORDS))


@pytest.mark.parametrize("seed", [5, 10])
async def test_nothing_is_told_or_asked_without_a_yes(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - a choice, no secret
    async with Street.open() as street:
        await play(street, PEOPLE)
        witness, were_asked = Witness(street), set[str]()
        for _ in range(40):
            await happens(street, chance, witness)
            witness.looks()
            agreed = await asked_every_month(street)
            await street.clock(street.now + timedelta(days=chance.choice((0, 0, 0, 1, 20)), minutes=7))
            monthly = {line.to for line in witness.looks() if QUESTION in line.text}
            assert monthly <= agreed, f"{monthly - agreed} are asked every month without a yes"
            were_asked |= monthly
        assert were_asked, "nobody was asked every month, so nothing was proven about it"
        assert witness.may_tell, "nobody was asked what may be told, so nothing was proven about it"
