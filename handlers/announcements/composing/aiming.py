"""The words that say to whom an announcement goes: heard with slips, and those among them that we do not know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from handlers.announcements.audience import Country
from handlers.announcements.days import padded
from handlers.neighbourhoods.places import KIND_WORDS
from handlers.reading.announce_words import BESIDE_WHOM, EVERYWHERE, LEADERS, NEIGHBOURHOODS, PRIVATELY, ROOMS
from handlers.reading.phrases import words_in
from handlers.reading.plain import Word, bare, distance_at_most_one, same_word
from handlers.reading.plain import words as words_of

_TABLES: Final = (EVERYWHERE, NEIGHBOURHOODS, ROOMS, PRIVATELY, LEADERS, BESIDE_WHOM)
_KINDS: Final = frozenset(bare(word) for words in KIND_WORDS.values() for word in words)
_KNOWN: Final = _KINDS.union(*map(words_in, _TABLES))
_SLIPS_FROM: Final = 5
_LONG: Final = tuple(sorted(word for word in _KNOWN if len(word) >= _SLIPS_FROM))
_MOST_UNKNOWN: Final = 3
"""More words that we do not know are a sentence, and no name of a place."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """What was said that is no place or label of ours, how many words that is, and the name that may be meant."""

    words: str
    count: int
    meant: str = ""
    instead: str = ""
    """Everything that was said, with the name that may be meant in its place."""

    @property
    def is_sentence(self) -> bool:
        """Whether it is too much for the name of a place."""
        return self.count > _MOST_UNKNOWN


def heard(words: str) -> list[str]:
    """Return the bare words, each that is a slip of one we know put right."""
    return [put_right(word) for word in padded(words).split()]


@lru_cache(maxsize=1024)
def put_right(word: str) -> str:
    """Return the word we know that this is, perhaps with a slip in it; else the word itself."""
    if word in _KNOWN or len(word) < _SLIPS_FROM:
        return word
    return next((known for known in _LONG if same_word(word, known)), word)


def unknown_in(words: str, country: Country) -> Unknown | None:
    """Find what in the words is no name, no label and no word we know; None when there is nothing such."""
    said = words_of(words)
    names = tuple(dict.fromkeys(name for place in country.places for name in (place.name, *place.tags)))
    named = _named(said, names)
    left = [at for at, word in enumerate(said) if at not in named and put_right(word.text) not in _KNOWN]
    if not left:
        return None
    start, end = said[left[0]].start, said[left[-1]].end
    found = words[start:end]
    meant = next((name for name in names if _may_be(found, name)), "")
    return Unknown(found, len(left), meant, f"{words[:start]}{meant}{words[end:]}" if meant else "")


def is_sentence(words: str, country: Country) -> bool:
    """Tell whether they are a sentence, in which a place may be named without being meant."""
    unknown = unknown_in(words, country)
    return unknown is not None and unknown.is_sentence


def _named(said: tuple[Word, ...], names: Iterable[str]) -> frozenset[int]:
    """Find at which words a name stands."""
    found: set[int] = set()
    for name in names:
        pieces = padded(name).split()
        for at in range(len(said) - len(pieces) + 1):
            if [word.text for word in said[at : at + len(pieces)]] == pieces:
                found |= {*range(at, at + len(pieces))}
    return frozenset(found)


def _may_be(found: str, name: str) -> bool:
    said, meant = padded(found).strip(), padded(name).strip()
    return bool(said) and (distance_at_most_one(said, meant) or said in meant.split())
