"""A place at the end of a line about something planned: "Koffie op 28/5 14u in het buurthuis" is in the buurthuis.

Only where it is sure: right behind the moment, or with a word that means a place. Everything else stays as it was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from handlers.reading.dates.apart import apart_from_moment
from handlers.reading.dates.reader import says_when
from handlers.reading.phrases import words_in
from handlers.reading.place_words import AT_A_PLACE, AT_WHOSE, NO_PLACE_IN_IT, PLACE_ENDS, PLACES
from handlers.reading.plain import bare

_IN: Final = words_in(AT_A_PLACE)
_WITH_WHOM: Final = words_in(AT_WHOSE)
_NOT_A_PLACE: Final = words_in(NO_PLACE_IN_IT)
_PLACES: Final = words_in(PLACES)
_ENDS: Final = tuple(words_in(PLACE_ENDS))
_MOST_WORDS: Final = 8
_AROUND: Final = " ,.;:!?()\"'“”"


def place_at_end(text: str, now_local: datetime, language: str) -> tuple[str, str] | None:
    """Return the place and the text before it; None when none is surely said."""
    spoken = text.split()
    for i in range(1, len(spoken)):
        if _leads(spoken[i]) and _is_place(spoken, i, now_local, language):
            lead = spoken[i : i + 1] if bare(spoken[i]) in _WITH_WHOM else []
            place = " ".join([*lead, *spoken[i + 1 :]]).strip(_AROUND)
            return place, " ".join(spoken[:i]).rstrip(" ,;:-–")
    return None


def _leads(word: str) -> bool:
    """Tell whether a word leads to a place; an "a" without its accent is an article in English."""
    return word != "a" and bare(word) in _IN | _WITH_WHOM


def _is_place(spoken: Sequence[str], i: int, now_local: datetime, language: str) -> bool:
    said = [bare(word).strip(_AROUND) for word in spoken[i + 1 :]]
    if not said or len(said) > _MOST_WORDS or not _NOT_A_PLACE.isdisjoint(said):
        return False
    if says_when(" ".join(spoken[i:]), language) or not any(map(str.isalpha, "".join(said))):
        return False
    return any(map(_means_a_place, said)) or _is_behind_the_moment(spoken[:i], now_local, language)


def _means_a_place(word: str) -> bool:
    return word in _PLACES or (len(word) > 5 and word.endswith(_ENDS))


def _is_behind_the_moment(before: Sequence[str], now_local: datetime, language: str) -> bool:
    """Tell whether the moment stands right before, with what it is about in front of it."""
    kept = apart_from_moment(before, now_local, language)
    return 0 < len(kept) < len(before) and list(before[-1:]) != kept[-1:]
