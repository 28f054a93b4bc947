"""Reads a correction from words: ``het is 15u niet 14u`` puts fifteen hours where fourteen stood, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handlers.announcements.nouns import Fix, Wording
from handlers.reading.announce_words import MONTHS, WEEKDAYS
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
_SIGN: Final = r"uur|uhr|u|heures|heure|h|o'clock"
_HOUR: Final = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:(?P<dot>[.:])(?P<minutes>\d\d))?(?:(?P<gap>\s?)(?P<sign>{_SIGN})(?:(?P<pad>\s?)(?P<after>\d\d))?)?",
    re.I,
)
_TABLES: Final = tuple({code: said.split() for code, said in table.items()} for table in (WEEKDAYS, MONTHS))
_WORDS: Final = re.compile(r"[^\W\d_]+|\d+")


def read_mending(words: str, texts: tuple[Wording, ...]) -> Fix | None:
    """Return the texts as they should be, and in which languages nothing was found to put right.

    None when the words do not say what should stand where, or when no text holds it.
    """
    said = " ".join(words.split()).strip(" .!")
    match = _NOT_BUT.fullmatch(said) or _BUT_NOT.fullmatch(said) or _MUST_BE.fullmatch(said)
    if match is None:
        return None
    new, old = (match[name].strip(" .!,'\"") for name in ("new", "old"))
    mended = tuple(Wording(text.language, _mended(text, old, new)) for text in texts)
    left = tuple(after.language for before, after in zip(texts, mended, strict=True) if before == after)
    return Fix(mended, _line(new, mended, left), left=left) if len(left) < len(texts) else None


def _line(new: str, mended: tuple[Wording, ...], left: tuple[str, ...]) -> str:
    """Say what was put right: a day in every language in which it was."""
    named = [_translated(new, text.language) or new for text in mended if text.language not in left]
    return " / ".join(dict.fromkeys((new, *named)))


def _mended(text: Wording, old: str, new: str) -> str:
    """Put the new where the old stands, word for word, or as that language writes hours and names days."""
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


# --- hours --------------------------------------------------------------------------------------------------------


def _with_hour(words: str, old: str, new: str) -> str:
    """Put another hour where the old one stands, however this text writes it."""
    before, after = _HOUR.fullmatch(old), _HOUR.fullmatch(new)
    if before is None or after is None or not _is_hour(before):
        return words
    was = _moment(before)
    parts: list[str] = []
    end = 0
    for found in _HOUR.finditer(words):
        if _is_hour(found) and _moment(found) == was and _stands_alone(words, found):
            parts += [words[end : found.start()], _written(found, *_moment(after))]
            end = found.end()
    return "".join((*parts, words[end:]))


def _is_hour(found: re.Match[str]) -> bool:
    return bool(found["sign"] or found["dot"])


def _moment(found: re.Match[str]) -> tuple[int, int]:
    return int(found["hour"]), int(found["minutes"] or found["after"] or 0)


def _stands_alone(words: str, found: re.Match[str]) -> bool:
    before, behind = words[: found.start()][-1:], words[found.end() :][:1]
    return not (before.isalnum() or before in {".", ":", "/"} or behind.isalnum())


def _written(found: re.Match[str], hour: int, minutes: int) -> str:
    """Write an hour in the manner of the one that stands there."""
    dot, gap, sign = found["dot"], found["gap"] or "", found["sign"] or ""
    if dot:
        return f"{hour}{dot}{minutes:02}{gap}{sign}"
    if found["after"]:
        return f"{hour}{gap}{sign}{found['pad']}{minutes:02}"
    if not minutes:
        return f"{hour}{gap}{sign}"
    if sign.lower() in {"u", "h"}:
        return f"{hour}{gap}{sign}{gap}{minutes:02}"
    return f"{hour}.{minutes:02}{gap}{sign}"
