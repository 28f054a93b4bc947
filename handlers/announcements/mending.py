"""Reads a correction from words: ``het is 15u niet 14u`` puts fifteen hours where fourteen stood, in every language."""

from __future__ import annotations

import re
from typing import Final

from handlers.announcements.nouns import Fix, Wording

_AT: Final = r"(?:(?:om|op|à|at|on|um|am|le)\s+)?"
_NO: Final = r"(?:niet|not|pas|non|nicht)"
_NOT_BUT: Final = re.compile(
    rf"(?:.*\s)?{_NO}\s+{_AT}(?P<old>.{{1,40}}?),?\s+(?:maar|but|mais|sondern)\s+{_AT}(?P<new>.{{1,40}})", re.I
)
_BUT_NOT: Final = re.compile(
    rf"(?:(?:.*\s)?(?:is|c'est|est|ist|wordt|moet zijn)\s+)?{_AT}(?P<new>.{{1,40}}?)"
    rf"(?:,?\s+(?:(?:en|et|and|und)\s+)?{_NO}|\s+(?:in plaats van|instead of|au lieu de|statt|anstatt))"
    rf"\s+{_AT}(?P<old>.{{1,40}})",
    re.I,
)
_MUST_BE: Final = re.compile(
    rf"{_AT}(?P<old>.{{1,40}}?)\s+(?:moet(?: zijn)?|doit être|should be|must be|muss)\s+{_AT}(?P<new>.{{1,40}}?)"
    r"(?:\s+(?:zijn|worden|sein|heißen))?",
    re.I,
)
_HOUR: Final = re.compile(
    r"(?P<hour>\d{1,2})(?P<half>\s?[.:hu]\s?\d\d)?(?P<sign>\s?(?:uur|u|heures|h|uhr|o'clock))?", re.I
)


def read_mending(words: str, texts: tuple[Wording, ...]) -> Fix | None:
    """Return the texts as they should be.

    None when the words do not say what should stand where, or when one of the texts does not hold it.
    """
    said = " ".join(words.split()).strip(" .!")
    match = _NOT_BUT.fullmatch(said) or _BUT_NOT.fullmatch(said) or _MUST_BE.fullmatch(said)
    if match is None:
        return None
    new, old = (match[name].strip(" .!,'\"") for name in ("new", "old"))
    mended = tuple(Wording(text.language, _mended(text.words, old, new)) for text in texts)
    is_everywhere = all(before != after for before, after in zip(texts, mended, strict=True))
    return Fix(mended, new) if is_everywhere else None


def _mended(words: str, old: str, new: str) -> str:
    """Put the new where the old stands; an hour is found however the other language writes it."""
    before, after = _HOUR.fullmatch(old), _HOUR.fullmatch(new)
    if before and after and before["sign"] and not before["half"] and not after["half"]:
        return re.sub(rf"\b{before['hour']}(?=\s?(?:uur|u|heures|h|uhr|o'clock)\b)", after["hour"], words, flags=re.I)
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _found: new, words, flags=re.I)
