"""What one line says about a session: "Burenhulp op 28/4 13u30 online 40 plaatsen", in four languages, mixed or not.

Whatever is recognised is cut out; what is left is the title. The order does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from itertools import pairwise
from typing import Final

from handlers.model import RoomKind
from handlers.neighbourhoods.places import kind_called
from handlers.reading.dates.apart import apart_from_moment
from handlers.reading.dates.hearing import WhenHeard, hear_when
from handlers.reading.dates.reader import says_only_hours, says_when
from handlers.reading.dates.words import LEXICON, Kind, Unit
from handlers.reading.phrases import words_in
from handlers.reading.place_said import place_at_end
from handlers.reading.plain import Word, clean, one_line, words
from handlers.reading.session_words import AUDIENCE, MONTHLY, NTH, ONLINE, PLACES
from handlers.reading.title_words import LOOSE_ENDS
from handlers.reading.written_phrases import find_in, pattern_of
from handlers.sessions.making.series import days_of, monthly, monthly_weekday, weekly
from handlers.text import When

LONGEST_TITLE: Final = 80
LONGEST_PLACE: Final = 120
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_ENDS = words_in(LOOSE_ENDS)
_NTH: Final = {
    word: nth
    for row in NTH.values()
    for nth, group in zip((1, 2, 3, 4, -1), row.split(), strict=True)
    for word in group.split("/")
}


_ONLINE = pattern_of(ONLINE)
_MONTHLY = pattern_of(MONTHLY)
_PLACES = pattern_of(PLACES, r"\b(\d{{1,4}})\s?(?:{})\b")
_AUDIENCE = pattern_of(AUDIENCE, r"\b(?:{}) ?\b\w+")


@dataclass(frozen=True, slots=True)
class Line:
    """What was said; what was not stays empty. ``where`` "" is online, ``said`` are the words about when."""

    title: str = ""
    heard: WhenHeard = field(default_factory=WhenHeard)
    where: str | None = None
    link: str = ""
    places: int | None = None
    audience: RoomKind | None = None
    rule: str = ""
    said: str = ""


def read_line(text: str, now_local: datetime, language: str) -> Line:
    """Read everything there is; ``now_local`` is naive wall time where the session takes place."""
    line, left = Line(), clean(text)
    for read in (_link, _places, _audience, _online):
        line, left = read(line, left)
    line, left = _place(line, left, now_local, language)
    nth, left = _nth(left)
    is_monthly, left = _monthly(left)
    heard = _with_day(hear_when(left, now_local, language), left, nth, now_local, language)
    title = _title(left, now_local, language)
    return replace(line, title=title, heard=heard, rule=_rule(heard, nth, is_monthly=is_monthly), said=left)


def _cut(text: str, start: int, end: int) -> str:
    return f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()


def _link(line: Line, text: str) -> tuple[Line, str]:
    found = _URL.search(text)
    if found is None:
        return line, text
    link = found.group().rstrip(".,;)")
    return replace(line, link=link, where=line.where or ""), _cut(text, *found.span())


def _places(line: Line, text: str) -> tuple[Line, str]:
    if (found := find_in(text, _PLACES)) is None:
        return line, text
    return replace(line, places=int(found.caught[0])), _cut(text, found.start, found.end)


def _audience(line: Line, text: str) -> tuple[Line, str]:
    found = find_in(text, _AUDIENCE)
    kind = kind_called(text[found.start : found.end].replace("'", " ").split()[-1]) if found else None
    if found is None or kind is None:
        return line, text
    return replace(line, audience=kind), _cut(text, found.start, found.end)


def _online(line: Line, text: str) -> tuple[Line, str]:
    found = find_in(text, _ONLINE)
    return (replace(line, where=""), _cut(text, found.start, found.end)) if found else (line, text)


def _place(line: Line, text: str, now_local: datetime, language: str) -> tuple[Line, str]:
    """Cut the place out that stands at the end; with a link it is there and online."""
    found = place_at_end(text, now_local, language) if line.where is None or line.link else None
    return (replace(line, where=one_line(found[0], LONGEST_PLACE)), found[1]) if found else (line, text)


# --- how it repeats -----------------------------------------------------------------------------------------------


def _nth(text: str) -> tuple[str, str]:
    """Cut "every first Thursday of the month" out; a first Thursday of one month is no repetition."""
    said = words(text)
    for place, (ordinal, day) in enumerate(pairwise(said)):
        weekday = LEXICON.get(day.text, LEXICON.get(day.text.removesuffix("s"), {})).get(Kind.WEEKDAY)
        nth = _NTH.get(ordinal.text)
        if nth is None or weekday is None:
            continue
        first = _back(said, place, lambda word: _is(word, Kind.EVERY) or _is(word, Kind.ARTICLE))
        last = _forward(said, place + 1)
        if any(_is(word, Kind.EVERY) for word in said[first : last + 1]):
            return monthly_weekday(nth, weekday), _cut(text, said[first].start, said[last].end)
    return "", text


def _back(said: tuple[Word, ...], place: int, belongs: Callable[[Word], bool]) -> int:
    while place and belongs(said[place - 1]):
        place -= 1
    return place


def _forward(said: tuple[Word, ...], place: int) -> int:
    """Return the place of "month" when it stands within four words behind, else this place."""
    for ahead in range(place + 1, min(place + 5, len(said))):
        if LEXICON.get(said[ahead].text, {}).get(Kind.UNIT) == Unit.MONTH:
            return ahead
    return place


def _is(word: Word, kind: Kind) -> bool:
    return kind in LEXICON.get(word.text, {})


def _monthly(text: str) -> tuple[bool, str]:
    found = find_in(text, _MONTHLY)
    return (True, _cut(text, found.start, found.end)) if found else (False, text)


def _rule(heard: WhenHeard, nth: str, *, is_monthly: bool) -> str:
    if nth or heard.when is None:
        return nth
    if is_monthly:
        return monthly(heard.when.on)
    return weekly(heard.when.on) if heard.when.weekly else ""


def _with_day(heard: WhenHeard, text: str, nth: str, now_local: datetime, language: str) -> WhenHeard:
    """Begin a row of first Thursdays on the coming one, unless another day was said."""
    only_hours = says_only_hours(text, language)
    first = next(days_of(nth, now_local.date()), None) if nth else None
    if first is None or (says_when(text, language) and not only_hours):
        return heard
    if not only_hours:
        return WhenHeard(when=When(first))
    return hear_when(text, datetime.combine(first, time()), language)


# --- the title ----------------------------------------------------------------------------------------------------


def _title(text: str, now_local: datetime, language: str) -> str:
    kept = apart_from_moment(text.split(), now_local, language)
    while kept and _is_loose(kept[-1]):
        kept.pop()
    while kept and not any(map(str.isalnum, kept[0])):
        kept.pop(0)
    title = one_line(" ".join(kept), LONGEST_TITLE).strip(" ,;:-–\"'“”„«»")
    return title[:1].upper() + title[1:] if any(map(str.isalpha, title)) else ""


def _is_loose(word: str) -> bool:
    said = words(word)
    return not said or (len(said) == 1 and said[0].text in _ENDS)
