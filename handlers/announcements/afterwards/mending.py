"""Reads a correction from words: ``het is 15u niet 14u`` puts fifteen hours where fourteen stood, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handlers.announcements.afterwards.numerals import (
    HOUR,
    is_hour,
    lone_number,
    moment,
    places_of,
    stands_alone,
    with_number,
    written_as,
)
from handlers.announcements.nouns import Fix, Wording
from handlers.reading.announce_words import HOURS, MONTHS, WEEKDAYS
from handlers.reading.plain import bare

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
_AROUND: Final = " .!,'\""
_TABLES: Final = tuple({code: said.split() for code, said in table.items()} for table in (WEEKDAYS, MONTHS))
_WORDS: Final = re.compile(r"[^\W\d_]+|\d+")


def read_mending(words: str, texts: tuple[Wording, ...]) -> Fix | None:
    """Return the texts as they should be, and in which languages nothing was found to put right.

    None when the words do not say what should stand where, or when no text holds it.
    """
    said = _said(words)
    if said is None or unclear_number(words, texts):
        return None
    new, old = said
    mended = tuple(Wording(text.language, _mended(text, old, new)) for text in texts)
    left = tuple(after.language for before, after in zip(texts, mended, strict=True) if before == after)
    return Fix(mended, _line(new, mended, left), left=left) if len(left) < len(texts) else None


def _said(words: str) -> tuple[str, str] | None:
    """Read what should stand there, and in the place of what."""
    said = " ".join(words.split()).strip(" .!")
    match = _NOT_BUT.fullmatch(said) or _BUT_NOT.fullmatch(said) or _MUST_BE.fullmatch(said)
    return (match["new"].strip(_AROUND), match["old"].strip(_AROUND)) if match else None


def unclear_number(words: str, texts: tuple[Wording, ...]) -> str:
    """Return the bare number to put right, when it is not clear where in a text that is meant; else nothing."""
    said = _said(words)
    if said is None or not said[1].isdecimal():
        return ""
    held = [text.words for text in texts if places_of(text.words, said[1])]
    return "" if all(lone_number(words_of, said[1]) for words_of in held) else said[1]


def _line(new: str, mended: tuple[Wording, ...], left: tuple[str, ...]) -> str:
    """Say what was put right: a day or an hour in every language in which it was."""
    written = [text.language for text in mended if text.language not in left]
    hours = [_hour_in(new, language) for language in written]
    if all(hours):
        return " / ".join(dict.fromkeys(hours))
    named = [_translated(new, language) or new for language in written]
    return " / ".join(dict.fromkeys((new, *named)))


def _hour_in(words: str, language: str) -> str:
    """Write an hour such as "15u" in another language; empty when it is none."""
    found, ways = HOUR.fullmatch(words), HOURS.get(language, "")
    if found is None or not ways or not (found["sign"] or found["dot"] == ":"):
        return ""
    hour, minutes = moment(found)
    full, _comma, with_minutes = ways.partition(",")
    return (with_minutes if minutes else full).format(hour=hour, minutes=f"{minutes:02}")


def _mended(text: Wording, old: str, new: str) -> str:
    """Put the new where the old stands, word for word, or as that language writes hours and names days."""
    if old.isdecimal():
        return with_number(text.words, old, new)
    for before, after in _ways_to_say(text.language, old, new):
        found = _replaced(text.words, before, after)
        if found != text.words:
            return found
    return _with_hour(text.words, old, new)


def _replaced(words: str, before: str, after: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(before)}(?!\w)", lambda _found: after, words, flags=re.I)


def _ways_to_say(language: str, old: str, new: str) -> Iterator[tuple[str, str]]:
    yield old, new
    before, after = _translated(old, language), _translated(new, language)
    if before and after:
        yield before, after


def _with_hour(words: str, old: str, new: str) -> str:
    """Put another hour where the old one stands, however this text writes it."""
    before, after = HOUR.fullmatch(old), HOUR.fullmatch(new)
    if before is None or after is None or not is_hour(before):
        return words
    was = moment(before)
    parts: list[str] = []
    end = 0
    for found in HOUR.finditer(words):
        if is_hour(found) and moment(found) == was and stands_alone(words, found):
            parts += [words[end : found.start()], written_as(found, *moment(after))]
            end = found.end()
    return "".join((*parts, words[end:]))


# --- days ---------------------------------------------------------------------------------------------------------


def _translated(words: str, language: str) -> str:
    """Name a day such as "zaterdag 28 november" in another language; empty when it is none."""
    said = [_day_word(word, language) for word in _WORDS.findall(words)]
    return " ".join(said) if said and all(said) and any(not word.isdigit() for word in said) else ""


def _day_word(word: str, language: str) -> str:
    if word.isdigit():
        return word
    for table in _TABLES:
        place = next(
            (place for names in table.values() for place, name in enumerate(names) if bare(name) == bare(word)), None
        )
        if place is not None and language in table:
            return table[language][place]
    return ""
