"""Numbers in a text: hours, however they are written, and a number that can mean only one thing there."""

from __future__ import annotations

import re
from typing import Final

from handlers.reading.announce_words import MONTHS, WEEKDAYS
from handlers.reading.phrases import words_in
from handlers.reading.plain import bare

_SIGN: Final = r"uur|uhr|u|heures|heure|h|o'clock"
HOUR: Final = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:(?P<dot>[.:])(?P<minutes>\d\d))?(?:(?P<gap>\s?)(?P<sign>{_SIGN})(?:(?P<pad>\s?)(?P<after>\d\d))?)?",
    re.I,
)
_LONGER: Final = re.compile(r"\+?\d(?:[\d .,:/-]*\d)?")
"""A number with all that belongs to it: a telephone number, a date, an amount with cents, a span of hours."""
_MONEY_BEFORE: Final = re.compile(r"(?:[€$£]|\b(?:eur|euros?))\s*$", re.I)
_MONEY_BEHIND: Final = re.compile(r"\s*(?:[€$£%]|,-|(?:eur|euros?|cents?|centimes)\b)", re.I)
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[.,]?\s+$")
_WORD_BEHIND: Final = re.compile(r"(?:\.|er|de|ste|st|nd|rd|th)?\s*([^\W\d_]+)")
_MONTHS: Final = frozenset({*map(bare, words_in(MONTHS)), "mrt"})
_BEFORE_A_DAY: Final = frozenset({*map(bare, words_in(WEEKDAYS)), "le", "den"})
_SHORT: Final = range(3, 5)


# --- hours ---------------------------------------------------------------------------------------------------------


def is_hour(found: re.Match[str]) -> bool:
    """Tell whether it is written as an hour."""
    return bool(found["sign"] or found["dot"])


def moment(found: re.Match[str]) -> tuple[int, int]:
    """Return the hour and the minutes."""
    return int(found["hour"]), int(found["minutes"] or found["after"] or 0)


def stands_alone(words: str, found: re.Match[str]) -> bool:
    """Tell whether no other number or word begins or ends in it."""
    before, behind = words[: found.start()][-1:], words[found.end() :][:1]
    return not (before.isalnum() or before in {".", ":", "/"} or behind.isalnum())


def written_as(found: re.Match[str], hour: int, minutes: int) -> str:
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


# --- bare numbers --------------------------------------------------------------------------------------------------


def places_of(words: str, number: str) -> list[re.Match[str]]:
    """Find where these digits stand, and no others beside them."""
    return list(re.finditer(rf"(?<!\d){number}(?!\d)", words))


def lone_number(words: str, number: str) -> re.Match[str] | None:
    """Find the one place where it stands as a full hour or by itself, not in a date, an amount or a longer number."""
    places = places_of(words, number)
    if len(places) != 1:
        return None
    return places[0] if _full_hour(words, places[0]) or _is_whole(words, places[0]) else None


def with_number(words: str, old: str, new: str) -> str:
    """Put a number right in the one place where it stands; an hour stays written as it is."""
    place = lone_number(words, old)
    if place is None:
        return words
    hour, after = _full_hour(words, place), HOUR.fullmatch(new)
    if hour is None or after is None:
        return f"{words[: place.start()]}{new}{words[place.end() :]}"
    return f"{words[: hour.start()]}{written_as(hour, *moment(after))}{words[hour.end() :]}"


def _full_hour(words: str, place: re.Match[str]) -> re.Match[str] | None:
    hour = HOUR.match(words, place.start())
    if hour is None or not hour["sign"] or hour["dot"] or hour["after"]:
        return None
    return hour if stands_alone(words, hour) else None


def _is_whole(words: str, place: re.Match[str]) -> bool:
    before, behind = words[: place.start()], words[place.end() :]
    around = (one for one in _LONGER.finditer(words) if one.start() <= place.start() < one.end())
    longer = any(one.group() != place.group() for one in around)
    money = _MONEY_BEFORE.search(before) or _MONEY_BEHIND.match(behind)
    return not (longer or money or before[-1:].isalpha() or behind[:1].isalpha() or _is_day(before, behind))


def _is_day(before: str, behind: str) -> bool:
    """Tell whether it is the day of a date: behind "Friday", or before "May"."""
    led, followed = _WORD_BEFORE.search(before), _WORD_BEHIND.match(behind)
    return bool(led and bare(led[1]) in _BEFORE_A_DAY) or bool(followed and _is_month(bare(followed[1])))


def _is_month(word: str) -> bool:
    return word in _MONTHS or (len(word) in _SHORT and any(month.startswith(word) for month in _MONTHS))
