"""What is odd about the moment of a session, so that nobody invites a street for a Sunday by mistake (domain 2.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Final

from handlers.basics.when_said_back import doubts_of, label_of, no_hours
from handlers.decision import Choice
from handlers.reading.dates.hearing import WhenHeard
from handlers.reading.dates.moments import Doubt
from handlers.reading.holidays import holiday_on
from handlers.reading.walltime import existing
from handlers.sessions.card import title_words
from handlers.sessions.nouns import Session
from handlers.text import Said, When, _

_LEAP_DAY: Final = (2, 29)
_DAY_ENDS: Final = time(23, 59)
_DAY: Final = "day-"


def begins(when: When) -> datetime:
    """Return when it begins, naive wall time; the last minute of a day without an hour."""
    return datetime.combine(when.on, when.start or _DAY_ENDS)


def is_past(heard: WhenHeard, when: When, now_local: datetime) -> bool:
    """Tell whether there is nothing left of it."""
    return Doubt.PAST in heard.doubts or begins(when) <= now_local


def of_the_clock(heard: WhenHeard) -> When | None:
    """Return the moment; a part of the day is no hour to invite people for."""
    when = heard.when
    return When(when.on, weekly=when.weekly) if when and heard.part else when


def settle(heard: WhenHeard, said: str, now_local: datetime) -> tuple[When | None, Said | None]:
    """Return the moment of the clock that was heard in what was ``said``, and what is wrong with it, if anything."""
    when, wrong = of_the_clock(heard), no_hours(said, heard)
    if when and wrong is None and is_past(heard, when, now_local):
        wrong = already_past(when)
    return when, wrong


def already_past(when: When | datetime) -> Said:
    """Say that there is nothing left of a moment."""
    return _("{when}: that is already past.", when=when)


def days_to_choose(heard: WhenHeard) -> tuple[Choice, ...]:
    """Offer each of several moments that may be meant."""
    return tuple(Choice(f"{_DAY}{n}", label_of(heard, one)) for n, one in enumerate(heard.options))


def chosen_day(choice: str, options: tuple[When, ...]) -> When | None:
    """Return the one of several moments that was chosen; None: that was none of them."""
    return options[int(choice.removeprefix(_DAY))] if choice.startswith(_DAY) else None


def oddities(
    heard: WhenHeard, when: When, lasts: timedelta, zone: str, others: Iterable[Session], *, same_day: bool = False
) -> tuple[Said, ...]:
    """Say what somebody should notice about a moment; ``same_day``: the day was agreed to already."""
    return (
        *doubts_of(heard),
        *(() if same_day else _of_the_day(when)),
        *_of_the_hour(when, zone),
        *_clashes(when, lasts, others),
    )


def _of_the_day(when: When) -> tuple[Said, ...]:
    holiday = holiday_on(when.on)
    named = (_("Please note: that is a public holiday, {holiday}.", holiday=holiday),) if holiday else ()
    is_leap_day = (when.on.month, when.on.day) == _LEAP_DAY
    leap = (_("Please note: that is 29 February. Most years do not have that day."),) if is_leap_day else ()
    return (*named, *leap)


def _of_the_hour(when: When, zone: str) -> tuple[Said, ...]:
    if existing(when, zone) == when:
        return ()
    return (_("Please note: the clock goes forward then, so the hour you said does not exist."),)


def _clashes(when: When, lasts: timedelta, others: Iterable[Session]) -> tuple[Said, ...]:
    if when.start is None:
        return ()
    start = begins(when)
    same = (
        other for other in others if other.starts_local < start + lasts and start < other.starts_local + other.lasts
    )
    return tuple(_("Please note: {title} takes place at that time too.", title=title_words(other)) for other in same)
