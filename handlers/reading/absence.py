"""Who was not there, or was after all, in a sentence that says nothing else: "Sanne was er niet", "I was there"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from handlers.reading.phrases import book_of, words_in
from handlers.reading.plain import Word, clean, words
from handlers.reading.session_named import sessions_in
from handlers.reading.session_words import BESIDE_ABSENCE, CALLED, NOT_THERE, ONESELF, WAS_THERE

_BOOK: Final = book_of(NOT_THERE)
_PRESENT: Final = book_of(WAS_THERE)
_ONESELF: Final = words_in(ONESELF)
_BESIDE: Final = words_in(BESIDE_ABSENCE) | words_in(CALLED)
_NUMBER: Final = re.compile(r"s?\d{0,9}")
_LONGEST_NAME: Final = 6
"""Words."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Who was not there, as they were called; empty: who says it. ``sessions`` are the numbers that were named."""

    name: str
    sessions: tuple[int, ...]


def read_absence(text: str) -> Absence | None:
    """Read it; None when anything else is said."""
    typed = clean(text)
    said = words(typed)
    hit = next(_BOOK.find(said), None)
    if hit is None or not all(_says_no_more(word) for word in _around(said, hit.skipped, hit.end)):
        return None
    who = _who(said[: hit.first])
    is_own = bool(who) and all(word.text in _ONESELF for word in who)
    if not is_own and (not 0 < len(who) <= _LONGEST_NAME or any(word.text in _ONESELF for word in who)):
        return None
    return Absence("" if is_own else typed[who[0].start : who[-1].end], sessions_in(typed))


def read_presence(text: str) -> tuple[int, ...] | None:
    """Read the numbers of the sessions at which somebody says they were after all; None when anything else is said."""
    typed = clean(text)
    said = words(typed)
    hit = next(_PRESENT.find(said), None)
    if hit is None or not all(
        _says_no_more(word) for word in (*said[: hit.first], *_around(said, hit.skipped, hit.end))
    ):
        return None
    return sessions_in(typed)


def _who(before: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words from the first to the last that say something: "but Lea van de Velde" is Lea van de Velde."""
    telling = [place for place, word in enumerate(before) if not _says_no_more(word)]
    return before[telling[0] : telling[-1] + 1] if telling else ()


def apart_from_absence(behind: str) -> str:
    """Return who was not there, as it stands behind a command and a number: "Els was er niet" is Els."""
    found = read_absence(behind)
    return found.name if found else behind.strip()


def _around(said: tuple[Word, ...], skipped: tuple[int, ...], end: int) -> list[Word]:
    """List what stands behind the words for not being there, and between them."""
    return [*(said[place] for place in skipped), *said[end:]]


def _says_no_more(word: Word) -> bool:
    return word.text in _BESIDE or bool(_NUMBER.fullmatch(word.text))
