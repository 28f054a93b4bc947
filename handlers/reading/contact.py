"""What a message to a neighbourhood is about, read from a few words."""

from __future__ import annotations

from typing import Final

from handlers.reading.contact_words import ABOUT
from handlers.reading.phrases import PhraseBook

_BOOK: Final = PhraseBook({topic: "\n".join(rows.values()) for topic, rows in ABOUT.items()}, typo_letters=7)
_MATTERS_MOST: Final = ("worry", "helping", "sessions", "idea", "place")


def spoken_desk(text: str) -> str | None:
    """Return what the words speak of, one of the keys of `ABOUT`, or None."""
    found = _BOOK.kinds(text)
    return next((topic for topic in _MATTERS_MOST if topic in found), None)
