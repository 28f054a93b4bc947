"""Speaks: the only place where a decided text becomes words, in the language and zone of its reader.

Catalogues are plain ``.po`` files read at start: there is no compiled copy that could be stale. A text that a language
lacks falls back to English.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import assert_never
from zoneinfo import ZoneInfo

from babel.core import Locale
from babel.dates import format_date
from babel.messages.pofile import read_po

from bot.own_clock import how_soon, on_own_clock
from handlers.reading.plain import clean
from handlers.text import Arg, Elsewhere, FirstWord, HowSoon, InLanguage, Joined, Said, Text, Verbatim, When, _

ENGLISH = "en"
FOLDER = Path(__file__).resolve().parent.parent / "locales"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def _pattern(msgid: str) -> Text:
    return Text(msgid, context="pattern")


DAY = _pattern("EEEE d MMMM y")
FIRST_OF_MONTH = _pattern("EEEE 1 MMMM y")
WEEKDAY = _pattern("EEEE")
CLOCK = _pattern("{hour}:{minute}")
FULL_HOUR = _pattern("{hour}:00")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language: by context and English text; plural forms are tuples."""

    language: str
    messages: Mapping[tuple[str | None, str], str | tuple[str, ...]]
    plural: Callable[[int], int]

    @classmethod
    def read(cls, path: Path) -> Catalogue:
        """Read a ``.po`` file; one that has not changed is not read twice."""
        return _catalogue(path, path.stat().st_mtime_ns)


@lru_cache
def _catalogue(path: Path, _changed_at_ns: int) -> Catalogue:
    with path.open("rb") as file:
        found = read_po(file)
    messages = {
        (message.context, message.id[0] if isinstance(message.id, (tuple, list)) else message.id): (
            message.string if isinstance(message.string, str) else tuple(message.string)
        )
        for message in found
        if message.id and message.string and not message.fuzzy
    }
    return Catalogue(path.stem, messages, gettext.c2py(found.plural_expr))


class Speech:
    """Renders texts in every language there is a catalogue for."""

    def __init__(self, catalogues: Mapping[str, Catalogue]) -> None:
        self._catalogues = catalogues

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Speech:
        """Read every catalogue of a folder."""
        return cls({path.stem: Catalogue.read(path) for path in sorted(folder.glob("*.po"))})

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are, English among them."""
        return tuple(sorted({*self._catalogues, ENGLISH}))

    def render(self, said: Said, language: str, zone: str = "Europe/Brussels") -> str:
        """Say it in a language; instants are shown as wall time in that zone."""
        match said:
            case Text():
                return self._text(said, language, zone)
            case Verbatim(words):
                return isolated(clean(words))
            case Joined(parts, by):
                return by.join(words for part in parts if (words := self.render(part, language, zone)))
            case InLanguage(fixed, text):
                return self.render(text, fixed, zone)
            case FirstWord(words):
                return self._template(words, language).partition("|")[0].strip()
            case HowSoon():
                return self.render(how_soon(said, zone), language, zone)
            case Elsewhere():
                return self.render(mine, language, zone) if (mine := on_own_clock(said, language, zone)) else ""
            case _:
                assert_never(said)

    def alternatives(self, words: Text) -> dict[str, tuple[str, ...]]:
        """List the alternatives of a command or an answer in every language; English always has its own."""
        found = {language: self._template(words, language) for language in self.languages}
        found[ENGLISH] = f"{words.msgid}|{found[ENGLISH]}"
        return {language: tuple(dict.fromkeys(w.strip() for w in text.split("|"))) for language, text in found.items()}

    def _text(self, text: Text, language: str, zone: str, *, within: bool = False) -> str:
        """Say it; a moment at its begin has a capital, unless it stands ``within`` another text."""
        template = self._template(text, language)
        shown = {name: self._arg(value, language, zone) for name, value in text.args}
        words = template.format_map(shown)
        return _capitalised(words) if not within and self._begins_with_a_moment(text, language) else words

    def _begins_with_a_moment(self, text: Text, language: str) -> bool:
        template = self._template(text, language)
        first = dict(text.args).get(template[1 : template.find("}")]) if template.startswith("{") else None
        if isinstance(first, Text):
            return self._begins_with_a_moment(first, language)
        return isinstance(first, (date, When)) and text.context is None

    def _template(self, text: Text, language: str) -> str:
        catalogue = self._catalogues.get(language)
        found = catalogue.messages.get((text.context, text.msgid)) if catalogue else None
        if text.plural is None:
            return found if isinstance(found, str) else text.msgid
        count = text.count or 0
        if isinstance(found, tuple) and catalogue:
            return found[min(catalogue.plural(count), len(found) - 1)]
        return text.msgid if count == 1 else text.plural

    def _arg(self, value: Arg, language: str, zone: str) -> str:
        match value:
            case Text():
                return self._text(value, language, zone, within=True)
            case Verbatim() | Joined() | InLanguage() | FirstWord() | HowSoon() | Elsewhere():
                return self.render(value, language, zone)
            case When():
                return self._when(value, language)
            case datetime():
                local = value.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
                return self._when(When(local.date(), local.time()), language)
            case date():
                return self._day(value, language)
            case time():
                return self._time(value, language)
            case str():
                return isolated(clean(value))
            case int():
                return str(value)
            case _:
                assert_never(value)

    def _when(self, when: When, language: str) -> str:
        day = self._day(when.on, language)
        if when.weekly:
            weekday = self._date(when.on, language, WEEKDAY)
            day = self.render(_("every {weekday}, from {day}", weekday=weekday, day=day), language)
        if when.start is None:
            return day
        start = self._time(when.start, language)
        if when.end is None:
            return self.render(_("{day}, {start}", day=day, start=start), language)
        end = self._time(when.end, language)
        return self.render(_("{day}, between {start} and {end}", day=day, start=start, end=end), language)

    def _day(self, day: date, language: str) -> str:
        """Write a day with its weekday and year; the first of a month as each language counts it: "1er", "1."."""
        return self._date(day, language, FIRST_OF_MONTH if day.day == 1 else DAY)

    def _date(self, day: date, language: str, pattern: Text) -> str:
        return format_date(day, self._template(pattern, language), locale=Locale.parse(language))

    def _time(self, at: time, language: str) -> str:
        pattern = self._template(CLOCK if at.minute else FULL_HOUR, language)
        return pattern.format(hour=at.hour, minute=f"{at.minute:02}")


def isolated(words: str) -> str:
    """Keep right-to-left words from turning the text around them."""
    return f"{_ISOLATE}{words}{_END_ISOLATE}" if _RIGHT_TO_LEFT.search(words) else words


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
