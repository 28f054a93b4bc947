"""Gives a question its letter, where its reader may answer it on a channel on which only that tells what is meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.engine.choices import without_choices

if TYPE_CHECKING:
    from datetime import datetime

    from bot.channels.contract import Message
    from bot.engine.readers import Reader
    from storage.store import Transaction


@dataclass(frozen=True, slots=True)
class Lettering:
    """Knows on which channels questions have letters.

    Who has any such way gets a letter wherever the question goes first: it may go the other way after all.
    """

    channels: frozenset[str]

    async def letter(
        self, tx: Transaction, message: Message, reader: Reader, key: str, now: datetime, *, before: str = ""
    ) -> Message:
        """Return a question with its letter; the one it had under the key ``before`` stays its own."""
        person = reader.person
        if person is None or not (reader.place.private and message.choices):
            return message
        if self.channels.isdisjoint({reader.place.channel, *(way.channel for way in person.ways)}):
            return message
        if message.letter:
            await tx.keep_letter(before, key)
        letter = message.letter or await tx.give_letter(person.id, key, now)
        return replace(message, letter=letter, asks=without_choices(message))
