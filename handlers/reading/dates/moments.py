"""What can be read from words about time: a moment, the doubts about it, or the question that must be asked back."""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum


class DayPart(Enum):
    """A part of the day as people in Flanders divide it: the middle of the day (*middag*) is not the afternoon."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    ALL_DAY = "all_day"


PART_HOURS: dict[DayPart, tuple[time, time]] = {
    DayPart.MORNING: (time(9), time(12)),
    DayPart.NOON: (time(12), time(14)),
    DayPart.AFTERNOON: (time(13), time(17)),
    DayPart.EVENING: (time(18), time(21)),
    DayPart.ALL_DAY: (time(9), time(18)),
}


class Doubt(Enum):
    """Something about a moment that the person should see and may want to change."""

    PAST = "past"  # it is already over
    NO_YEAR_ROLLED = "no_year_rolled"  # no year was said and this year's is over, so it became next year's
    AMBIGUOUS_ORDER = "ambiguous_order"  # it only makes sense as month/day: 4/28
    WEEKEND = "weekend"  # a Saturday or Sunday, though only a date was said
    FAR = "far"  # more than a year ahead
    NIGHT = "night"  # it begins between 22:00 and 06:00
    SOON = "soon"  # "as soon as possible": today, without an hour


class QuestionKind(Enum):
    """Why something must be asked back."""

    UNREADABLE = "unreadable"  # nothing was recognised, or a repetition that is not weekly
    WEEKDAY_MISMATCH = "weekday_mismatch"  # the date is another day of the week: first the date, then the weekday
    TODAY_SAME_WEEKDAY = "today_same_weekday"  # "tuesday", said on a Tuesday: first today, then next week
    NONEXISTENT = "nonexistent"  # 31 February: the last day of the month, then the first of the next
    SEVERAL = "several"  # more than one moment was named
    MORNING_OR_EVENING = "morning_or_evening"  # "at seven": the morning, then the evening
    WHICH_DAY = "which_day"  # "next week", "at the weekend": the days to choose from; without days after "next month"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and when on that day, in the person's own wall time.

    `start` without `end` is an hour; both are a stretch, which runs into the next day when `end` is earlier; `end`
    alone is "before"; neither is the whole day. `part` is set when the hours come from a part of the day and not from
    the clock. `weekly` repeats it, `on` being the first time.
    """

    on: date
    start: time | None = None
    end: time | None = None
    part: DayPart | None = None
    weekly: bool = False
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class DateQuestion:
    """What must be asked back, with the moments it may have meant."""

    kind: QuestionKind
    options: tuple[Moment, ...] = ()
