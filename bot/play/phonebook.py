"""Who has which telephone in a played conversation; the numbers are made up, and the same at every run."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.play.scene import person_id
from handlers.model import Address
from storage.store import Store

TELEPHONE: Final = "sms"


class Phonebook:
    """The numbers that were given."""

    def __init__(self, store: Store) -> None:
        """Nobody has a telephone yet."""
        self._store = store
        self._numbers: dict[str, str] = {}

    def owner_of(self, number: str) -> str:
        """Say who has a number."""
        return next(name for name, theirs in self._numbers.items() if theirs == number)

    async def number_of(self, name: str, now: datetime, *, first: bool) -> str:
        """Return somebody's number, which is known to be theirs; they are written to there *first*, or last."""
        if name in self._numbers and not first:
            return self._numbers[name]
        number = self._numbers.setdefault(name, f"+32470{len(self._numbers) + 1:06}")
        async with self._store.begin() as tx:
            at = Address(TELEPHONE, await tx.way_of(TELEPHONE, number, now, f"telephone of {name}"))
            if person := await tx.person(person_id(name)):
                await tx.own_way(at, person.id)
                ways = (at, person.address) if first else (person.address, at)
                await tx.save_person(replace(person, ways=ways))
        return number
