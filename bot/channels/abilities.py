"""What a channel can do, as data: so that what comes of a message on it can be told before it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum, StrEnum


class Choices(StrEnum):
    """How somebody can tell which choice of which question they mean."""

    NUMBERS = "numbers"
    """By a number, a word or a sign; what an answer belongs to can be seen from the reply, or from the order."""
    LETTERS = "letters"
    """By its text alone: each question has a letter, ``A1 = yes, A2 = no``."""
    BUTTONS = "buttons"
    """By a button, which tells the question and the choice; without one as with NUMBERS."""


class Alphabet(StrEnum):
    """The letters a channel can carry."""

    ANY = "any"
    GSM = "gsm"
    """Those of GSM 03.38 with 7 bits each; with others the whole message takes 16 bits a letter (UCS-2)."""


class Telling(IntEnum):
    """The furthest that a channel can tell of what became of a message."""

    ACCEPTED = 1
    DELIVERED = 2
    READ = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """What a part costs to send, in ten-thousandths of a euro; ``most_parts`` is how long one message may be."""

    a_part: int
    most_parts: int


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a channel can do.

    ``sealed``: sensitive text may pass. ``idempotent``: the same key is never sent twice. ``files``: it takes `File`
    and `Pointer`; others get what the file says, as words. ``masked``: where people are reached is nobody's business;
    the channel hears and is asked for addresses, everything else knows opaque ids. ``forgeable``: anybody can write in
    anybody's name. ``open_for``: people may be written to so long after their last word, without it always.
    """

    edit: bool = False
    redact: bool = False
    react: bool = False
    pin: bool = False
    thread: bool = False
    sealed: bool = False
    files: bool = False
    idempotent: bool = False
    masked: bool = False
    forgeable: bool = False
    choices: Choices = Choices.NUMBERS
    alphabet: Alphabet = Alphabet.ANY
    telling: Telling = Telling.ACCEPTED
    open_for: timedelta | None = None
    cost: Cost | None = None
    max_length: int = 30_000

    @property
    def lettered(self) -> bool:
        """Whether nothing but the text of an answer tells what it belongs to."""
        return self.choices is Choices.LETTERS
