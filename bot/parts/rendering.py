"""What a channel would send of a message: its parts, their alphabet, segments and cost, and what is lost on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.channels.abilities import Alphabet
from bot.parts.gsm import fits, gsm_segments, longest, plainly, wide_segments
from bot.parts.lettered import lettered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.channels.abilities import Abilities
    from bot.channels.contract import Message

_NUMBERED = "9/9 "
"""What stands before each of several parts, for they may arrive in any order."""


class Loss(StrEnum):
    """What of a message does not arrive as it was meant."""

    LETTERS = "letters"
    """Letters are written otherwise, or signs left out."""
    WHOLENESS = "wholeness"
    """It comes in several parts, which may arrive in another order."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to be sent; ``segments`` is what it is counted as."""

    text: str
    wide: bool = False
    segments: int = 1


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as a channel would send it; ``cost`` is in ten-thousandths of a euro."""

    parts: tuple[Part, ...]
    cost: int = 0
    lost: frozenset[Loss] = frozenset()

    @property
    def segments(self) -> int:
        """What all of it is counted as."""
        return sum(part.segments for part in self.parts)


def render(message: Message, can: Abilities) -> Rendered:
    """Make the parts of a message for a channel that can do this."""
    text = lettered(message) if can.lettered else message.text
    if can.alphabet is Alphabet.ANY:
        parts, lost = tuple(_cut(text, can, wide=True)), frozenset[Loss]()
    else:
        written, changed = plainly(text)
        wide = not fits(written)
        parts = tuple(_cut(text if wide else written, can, wide=wide))
        lost = frozenset({Loss.LETTERS}) if changed and not wide else frozenset()
    lost |= {Loss.WHOLENESS} if len(parts) > 1 else set()
    segments = sum(part.segments for part in parts)
    return Rendered(parts, segments * can.cost.a_part if can.cost else 0, lost)


def _cut(text: str, can: Abilities, *, wide: bool) -> Iterator[Part]:
    """Cut a text where it becomes too long for one part, and number the pieces."""
    if _may_be_one(text, can, wide=wide):
        yield _part(text, can, wide=wide)
        return
    pieces = []
    while text:
        end = longest(text, lambda piece: _may_be_one(_NUMBERED + piece, can, wide=wide))
        pieces.append(text[:end].rstrip())
        text = text[end:].lstrip()
    for number, piece in enumerate(pieces, start=1):
        yield _part(f"{number}/{len(pieces)} {piece}", can, wide=wide)


def _may_be_one(text: str, can: Abilities, *, wide: bool) -> bool:
    most = can.cost.most_parts if can.cost else None
    return len(text) <= can.max_length and (most is None or _count(text, can, wide=wide) <= most)


def _part(text: str, can: Abilities, *, wide: bool) -> Part:
    return Part(text, wide and can.alphabet is Alphabet.GSM, _count(text, can, wide=wide))


def _count(text: str, can: Abilities, *, wide: bool) -> int:
    if can.alphabet is Alphabet.ANY:
        return 1
    return wide_segments(text) if wide else gsm_segments(text)
