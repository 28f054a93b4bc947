"""Words that mean another day when they are read later: "tomorrow" in what goes only tomorrow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from handlers.announcements.nouns import Wording
from handlers.reading.announce_words import THAT_DAY, THAT_WORD_NO_DAY
from handlers.reading.plain import bare
from handlers.text import Text, Verbatim, _


def padded(words: str) -> str:
    """Return the bare words with one space around each, so that whole phrases are found in them."""
    letters = "".join(letter if letter.isalnum() else " " for letter in bare(words))
    return f" {' '.join(letters.split())} "


_THAT_DAY: Final = {code: {padded(one): one for one in said.split(",")} for code, said in THAT_DAY.items()}
_NO_DAY: Final = tuple(padded(one) for said in THAT_WORD_NO_DAY.values() for one in said.split(","))


def only_that_day(texts: Iterable[Wording]) -> str:
    """Return the first such word of these texts; empty when there is none."""
    return next((word for text in texts if (word := _in_one(text))), "")


def _in_one(text: Wording) -> str:
    said = padded(text.words)
    for greeting in _NO_DAY:
        said = said.replace(greeting, " ")
    found = [(said.index(phrase), word) for phrase, word in _THAT_DAY.get(text.language, {}).items() if phrase in said]
    return min(found)[1].strip() if found else ""


def doubt(texts: Iterable[Wording], written_on: date, goes_local: datetime) -> Text | None:
    """Ask whether such a word is still right when it only goes on another day; None when there is nothing to ask."""
    word = only_that_day(texts) if goes_local.date() != written_on else ""
    return _("Is “{word}” still right then?", word=Verbatim(word)) if word else None
