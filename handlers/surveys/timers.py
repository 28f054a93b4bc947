"""The due rows of a survey: when people are asked, reminded twice at most, and when it closes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from handlers.decision import Cancel
from handlers.model import Due
from handlers.surveys.nouns import Survey

ASK: Final = "survey.ask"
CLOSE: Final = "survey.close"
TELL: Final = "survey.tell"
DECIDE: Final = "survey.decide"
FOLLOW: Final = "survey.follow"
CLOSES: Final = time(20)
"""The hour of the last day until which it can be answered."""
_REMINDED: Final = time(10)
_DAY: Final = timedelta(days=1)
_AFTER: Final = "after"
_ROUND: Final = "round"
_WHAT: Final = "what"
AT_ONCE: Final = 100
"""So many people are written to in one transaction."""


class Told(StrEnum):
    """What everybody who was asked is told."""

    RESULT = "result"
    DECISION = "decision"
    CAME = "came"


def ask_due(survey: Survey, local: datetime, number: int = 1, after: str = "") -> Due:
    """Plan a round of asking: the first asks, later ones remind; ``after`` is the last person who was written to."""
    return _due(ASK, survey, local, ((_ROUND, str(number)), (_AFTER, after)))


def tell_due(survey: Survey, local: datetime, what: Told = Told.RESULT, after: str = "") -> Due:
    """Plan to tell everybody who was asked."""
    return _due(TELL, survey, local, ((_WHAT, what), (_AFTER, after)))


def told_of(due: Due) -> Told:
    """Read what is to be told."""
    return Told(dict(due.fields).get(_WHAT, Told.RESULT))


def _due(kind: str, survey: Survey, local: datetime, fields: tuple[tuple[str, str], ...] = ()) -> Due:
    return Due(kind, survey.subject, local, survey.zone, None, survey.neighbourhood, may_wait=True, fields=fields)


def round_of(due: Due) -> int:
    """Read which round it is."""
    return int(dict(due.fields).get(_ROUND, "1"))


def after_whom(due: Due) -> str:
    """Read who was written to last."""
    return dict(due.fields).get(_AFTER, "")


def all_dues(survey: Survey, now_local: datetime) -> tuple[Due, ...]:
    """Plan everything about a survey that starts."""
    days = reminders(now_local.date(), survey.closes_local.date())
    reminded = (ask_due(survey, datetime.combine(day, _REMINDED), at) for at, day in enumerate(days, start=2))
    return (ask_due(survey, now_local), *reminded, _due(CLOSE, survey, survey.closes_local))


def reminders(starts: date, ends: date) -> tuple[date, ...]:
    """Return on which days who did not answer is reminded: half way, and the day before the last."""
    last = ends - _DAY
    half = starts + (ends - starts) // 2
    return tuple(sorted({day for day in (half, last) if starts < day < ends}))


def nothing_more(survey: Survey) -> tuple[Cancel, ...]:
    """Nobody is asked any more, and it does not close by itself."""
    return (Cancel(ASK, survey.subject), Cancel(CLOSE, survey.subject))
