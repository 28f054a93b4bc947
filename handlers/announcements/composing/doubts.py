"""What is doubted before it is taken as a text: that it is none but a command, and a day that is another weekday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from handlers.announcements.nouns import Wording
from handlers.announcements.steps import AnnounceText
from handlers.decision import Choice, Decision, Say, Turn, say
from handlers.reading.announce_words import MONTHS, WEEKDAYS
from handlers.reading.dates.reader import DateQuestion, Doubt, Moment, QuestionKind, read_moment
from handlers.reading.plain import bare
from handlers.text import FirstWord, Text, Verbatim, _

_IS_TEXT: Final = (Choice("yes", _("that is the text")), Choice("no", _("I send another text")))
_IS_RIGHT: Final = (Choice("yes", _("yes, that is right")), Choice("no", _("no, I change the text")))


def _named(table: Mapping[str, str]) -> str:
    names = {name.lower() for said in table.values() for name in said.split()}
    return "|".join(sorted(map(re.escape, names | set(map(bare, names))), key=len, reverse=True))


_WEEKDAY: Final = rf"\b(?:{_named(WEEKDAYS)})[\s,.]+(?:(?:le|den|dem|der|the)\s+)?"
_DAY: Final = r"\d{1,2}(?:er|ste|st|nd|rd|th|de|e|\.)?"
_MONTH: Final = rf"(?:{_named(MONTHS)})\b"
_DATE: Final = re.compile(
    rf"{_WEEKDAY}(?:{_DAY}\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+{_DAY},?|\d{{1,2}}[/.-]\d{{1,2}}[/.-]?)(?:\s*\d{{4}}\b)?",
    re.I,
)
"""A weekday with a date behind it: "maandag 2 december 2026", "Monday, December 2", "lundi 2/12"."""


def doubt(turn: Turn, step: AnnounceText, told: Iterable[Wording]) -> Decision | None:
    """Ask whether what was sent is the text, or whether its days are right; None where nothing is doubted."""
    words = turn.answer.text if turn.answer else ""
    asked = replace(step, doubted=words)
    command = turn.answer.begins_as if turn.answer else None
    if command is not None:
        return say(Say(turn.me, "announce.doubt", _is_it_text(command), choices=_IS_TEXT, step=asked))
    wrong = next((found for text in told if (found := wrong_weekday(text, turn.now_local))), None)
    if wrong is None:
        return None
    return say(Say(turn.me, "announce.doubt", _which_day(*wrong), choices=_IS_RIGHT, step=asked, free=True))


def _is_it_text(command: Text) -> Text:
    return _(
        "Is this the text that everybody reads? It looks like something for me: {words}. "
        "Did you mean that? Then type it once more.",
        words=FirstWord(command),
    )


def _which_day(said: str, day: Moment) -> Text:
    return _("You write “{said}”. But that is {day}. Is your text right?", said=Verbatim(said), day=day.on)


def wrong_weekday(text: Wording, now_local: datetime) -> tuple[str, Moment] | None:
    """Find the first date in a text that is another weekday than is said; without a year the last one counts too."""
    for found in _DATE.finditer(text.words):
        read = read_moment(found.group(), now_local=now_local, language=text.language)
        if isinstance(read, DateQuestion) and read.kind is QuestionKind.WEEKDAY_MISMATCH and not _was_so(read):
            return found.group().strip(" ,"), read.options[0]
    return None


def _was_so(read: DateQuestion) -> bool:
    """Tell whether the date, said without a year, was that weekday when it was last."""
    day, meant = read.options
    if Doubt.NO_YEAR_ROLLED not in day.doubts:
        return False
    return day.on.replace(year=day.on.year - 1).weekday() == meant.on.weekday()
