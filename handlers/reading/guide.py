"""What somebody looks for, and in which place, read from a few words of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from handlers.reading.guide_words import TOPICS
from handlers.reading.phrases import PhraseBook
from handlers.reading.plain import Word, same_word, words

__all__ = ["names_a_place", "postcode_in", "spoken_topic"]

_MATTERS_MOST: Final = ("suicide", "violence", "addiction", "caring", "housing", "money", "care", "people")
"""When the words speak of several things, the first of these is meant."""
_BOOK: Final = PhraseBook({topic: "\n".join(rows.values()) for topic, rows in TOPICS.items()}, typo_letters=7)
_POSTCODE: Final = re.compile(r"(?<!\d)[1-9]\d{3}(?!\d)")
"""A Belgian postcode: four digits, none begins with 0."""
_SLIPS_FROM: Final = 6


def spoken_topic(text: str) -> str | None:
    """Return what the words speak of, one of the keys of `TOPICS`, or None."""
    found = _BOOK.kinds(text)
    return next((topic for topic in _MATTERS_MOST if topic in found), None)


def postcode_in(text: str) -> str | None:
    """Return the first postcode in the text."""
    digits = " ".join(word.text for word in words(text))
    found = _POSTCODE.search(digits)
    return found.group() if found else None


def names_a_place(text: str, names: Iterable[str]) -> bool:
    """Tell whether one of these names stands in the text, a long one with a typing slip at most in each word.

    It may not be part of a longer name: "Kessel-Lo" is not Kessel.
    """
    said = words(text)
    return any(_stands_in(text, said, [word.text for word in words(name)]) for name in names)


def _stands_in(text: str, said: Sequence[Word], name: Sequence[str]) -> bool:
    ends = range(len(name), len(said) + 1) if name else range(0)
    return any(
        all(_is_that(word.text, meant) for word, meant in zip(said[end - len(name) : end], name, strict=True))
        and text[said[end - 1].end :][:1] != "-"
        and text[: said[end - len(name)].start][-1:] != "-"
        for end in ends
    )


def _is_that(said: str, meant: str) -> bool:
    """Tell whether a word is that one; short names lie too near each other for slips: "Lier", "Liers"."""
    return same_word(said, meant) if len(meant) >= _SLIPS_FROM else said == meant
