"""The moment in somebody's words, as a value: one, or several to choose from, or the reason why none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time

from handlers.reading.dates.moments import DateQuestion, DayPart, Doubt, Moment, QuestionKind
from handlers.reading.dates.reader import read_moment
from handlers.text import When

_EARLY = time(6)


@dataclass(frozen=True, slots=True)
class WhenHeard:
    """What was heard of a moment; ``question`` is what must be asked back, ``part`` tells it was no clock."""

    when: When | None = None
    options: tuple[When, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    question: QuestionKind | None = None
    part: DayPart | None = None


def hear_when(text: str, now_local: datetime, language: str) -> WhenHeard:
    """Read the moment: one, or several to choose from, or the reason why none."""
    read = read_moment(text, now_local=now_local, language=language)
    match read:
        case Moment():
            return WhenHeard(when=to_when(read), doubts=read.doubts, part=read.part)
        case DateQuestion(kind, options):
            return WhenHeard(options=tuple(to_when(option) for option in options), question=kind)


def to_when(moment: Moment) -> When:
    """Make a value of what was read; "before five" begins in the morning."""
    start = moment.start
    if start is None and moment.end is not None:
        start = time(9) if moment.end > time(9) else _EARLY
    end = moment.end if start != moment.end else None
    return When(moment.on, start, end, moment.weekly)


def on_day(words: str, day: When, language: str) -> WhenHeard:
    """Read hours that were said without a day as those of this day."""
    heard = hear_when(words, datetime.combine(day.on, time()), language)
    return replace(heard, when=replace(heard.when, weekly=day.weekly)) if heard.when else heard
