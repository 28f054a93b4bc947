"""Hear that somebody hands over what they do, and read what stands before and behind the words that say to whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handlers.reading.handing_over_words import HANDING_OVER, ONESELF, TO
from handlers.reading.phrases import book_of, words_in
from handlers.reading.plain import clean, words

_SAID: Final = book_of(HANDING_OVER)
_ONESELF: Final = words_in(ONESELF)
_TO: Final = words_in(TO)


def speaks_of_handing_over(text: str) -> bool:
    """Tell whether the words are about handing over."""
    return any(True for _hit in _SAID.find(text))


def speaks_of_oneself(text: str) -> bool:
    """Tell whether somebody says that of themselves."""
    return any(word.text in _ONESELF for word in words(text))


def to_whom(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind each word that may say to whom: "aan Rita", "to Rita"."""
    said = clean(text)
    for word in words(said):
        if word.text in _TO:
            yield said[: word.start].strip(), said[word.end :].strip()
