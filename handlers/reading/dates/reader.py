"""Read a moment from what a person typed, in Dutch, French, English or German, mixed or not.

All four languages are always tried; the person's own decides where a word means two things. Everything is wall time
in the person's zone; `handlers.reading.walltime` makes instants of it. What cannot be read for sure is not guessed:
it becomes a `DateQuestion` with the moments to choose from. What can be read but looks odd carries a `Doubt`.
"As soon as possible" is today, without an hour, with the doubt SOON. The rules about hours stand in `dates_clock`,
about dates in `dates_days`, about which day is meant in `dates_choice`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import product

from handlers.reading.dates.choice import Chosen, Day, add_months, ahead, choose_day, coming, on_calendar
from handlers.reading.dates.clock import read_clock
from handlers.reading.dates.days import day_or_hour, is_morning, read_day, read_duration
from handlers.reading.dates.hours import Hours, read_hours
from handlers.reading.dates.moments import DateQuestion, DayPart, Doubt, Moment, QuestionKind
from handlers.reading.dates.pieces import (
    At,
    AtWeekend,
    Calendar,
    Clock,
    ClockPiece,
    DayOrHour,
    DayPiece,
    InDays,
    InMinutes,
    InMonths,
    InWeek,
    OnWeekday,
    Pair,
    PartSaid,
    SomeMonth,
    Span,
    Weekly,
)
from handlers.reading.dates.tokens import Tokens, tokens
from handlers.reading.dates.words import ENDS, Kind, Part, Unit

__all__ = [
    "DateQuestion",
    "DayPart",
    "Doubt",
    "Moment",
    "QuestionKind",
    "read_moment",
    "read_until",
    "says_only_hours",
    "says_when",
]

_FAR = timedelta(days=366)
_ROUND = timedelta(minutes=5)
_MOST_OPTIONS = 6


@dataclass(frozen=True, slots=True)
class _Heard:
    """The pieces that were recognised in a text."""

    days: tuple[DayPiece, ...] = ()
    clocks: tuple[ClockPiece, ...] = ()


def read_moment(text: str, *, now_local: datetime, language: str) -> Moment | DateQuestion:
    """Return the moment that the text names, or what must be asked back; `now_local` is naive, in the person's zone."""
    readings = [_settled(heard, now_local) for heard in _readings(_hear(tokens(text, language)), now_local.date())]
    if len(readings) == 1:
        return readings[0]
    options = [option for reading in readings for option in _options(reading)]
    return DateQuestion(QuestionKind.SEVERAL, tuple(options)[:_MOST_OPTIONS])


def _hear(said: Tokens) -> _Heard:
    days: list[DayPiece] = []
    clocks: list[ClockPiece] = []
    i = 0
    while i < len(said):
        if not said[i].is_word and said[i].number is None:
            i += 1
        elif is_morning(said, i):
            clocks.append(PartSaid(Part.MORNING))
            i += 1
        elif day := read_day(said, i):
            days.append(day[0])
            i = day[1]
            if isinstance(day[0], OnWeekday | InDays) and (number := day_or_hour(said, i)):
                days.append(number[0])
                i = number[1]
        elif clock := read_clock(said, i):
            clocks.append(clock[0])
            i = clock[1]
        else:
            i += 1
    return _Heard(tuple(days), tuple(clocks))


def _readings(heard: _Heard, today: date) -> list[_Heard]:
    """Return the ways to understand numbers that may be a date or hours; two only when both fit."""
    numbers = [piece for piece in (*heard.clocks, *heard.days) if isinstance(piece, Pair | DayOrHour)]
    if not numbers:
        return [heard]
    number = numbers[0]
    kept = _Heard(
        tuple(piece for piece in heard.days if not isinstance(piece, DayOrHour)),
        tuple(piece for piece in heard.clocks if not isinstance(piece, Pair)),
    )
    as_date = _as_date(number)
    as_hours = _as_hours(number)
    weekdays = [piece.weekday for piece in kept.days if isinstance(piece, OnWeekday)]
    fits = as_date is not None and [day.on.weekday() for day in on_calendar(as_date, today).days] == weekdays
    readings = []
    if as_date and (fits or not kept.days):
        readings.append(replace(kept, days=(*kept.days, as_date)))
    if as_hours and (not readings or (fits and isinstance(number, Pair))):
        readings.append(replace(kept, clocks=(*kept.clocks, as_hours)))
    return readings or [kept]


def _as_date(number: Pair | DayOrHour) -> Calendar | None:
    if isinstance(number, DayOrHour):
        return Calendar(number.number)
    return Calendar(number.first, number.second) if number.second <= 12 and number.first <= 31 else None


def _as_hours(number: Pair | DayOrHour) -> ClockPiece | None:
    if isinstance(number, DayOrHour):
        return At(Clock(number.number)) if number.number <= 24 else None
    if number.first > 24 or number.second >= 60:
        return None
    if number.sign == ".":
        return At(Clock(number.first, number.second))
    return Span(Clock(number.first), Clock(number.second)) if number.first < number.second <= 24 else None


def _settled(heard: _Heard, now_local: datetime) -> Moment | DateQuestion:
    for piece in heard.days:
        if isinstance(piece, InMinutes):
            return _from_now(piece.minutes, now_local)
    hours = read_hours(heard.clocks)
    halves = _differ_by_half_a_day(hours)
    chosen = choose_day(heard.days, next(iter(hours[-1:] if halves else hours), None), now_local)
    weekly = any(isinstance(piece, Weekly) for piece in heard.days)
    moments = [_moment(day, one, now_local, weekly=weekly) for day, one in product(chosen.days, hours or (Hours(),))]
    if chosen.question is None and halves:
        return _morning_or_evening(moments)
    if chosen.question is None and len(moments) == 1:
        return moments[0]
    return DateQuestion(chosen.question or QuestionKind.SEVERAL, tuple(moments)[:_MOST_OPTIONS])


def _morning_or_evening(moments: Sequence[Moment]) -> Moment | DateQuestion:
    """Ask which half of the day is meant, unless one of them is over."""
    left = [moment for moment in moments if Doubt.PAST not in moment.doubts]
    return DateQuestion(QuestionKind.MORNING_OR_EVENING, tuple(left)) if len(left) > 1 else (left or moments)[-1]


def _differ_by_half_a_day(hours: Sequence[Hours]) -> bool:
    starts = [one.start for one in hours if one.start]
    return len(hours) == len(starts) == 2 and starts[1] == starts[0].replace(hour=(starts[0].hour + 12) % 24)


def _from_now(minutes: int, now_local: datetime) -> Moment:
    at = now_local.replace(second=0, microsecond=0) + timedelta(minutes=minutes)
    at += -timedelta(minutes=at.minute) % _ROUND
    return _moment(Day(at.date()), Hours(at.time()), now_local, weekly=False)


def _moment(day: Day, hours: Hours, now_local: datetime, *, weekly: bool) -> Moment:
    doubts = [*day.doubts, *hours.doubts]
    if hours.are_over(day.on, now_local):
        doubts.append(Doubt.PAST)
    if not day.named and day.on.weekday() >= 5:
        doubts.append(Doubt.WEEKEND)
    if day.on - now_local.date() > _FAR:
        doubts.append(Doubt.FAR)
    return Moment(day.on, hours.start, hours.end, hours.part, weekly, tuple(doubts))


def _options(reading: Moment | DateQuestion) -> Sequence[Moment]:
    return reading.options if isinstance(reading, DateQuestion) else (reading,)


def says_only_hours(text: str, language: str) -> bool:
    """Tell whether the text says when on a day, and not on which."""
    heard = _hear(tokens(text, language))
    return bool(heard.clocks) and not heard.days and not any(isinstance(piece, Pair) for piece in heard.clocks)


def says_when(text: str, language: str) -> bool:
    """Tell whether the text names a day or an hour, sure or not."""
    heard = _hear(tokens(text, language))
    return bool(heard.days or heard.clocks)


def read_until(text: str, now_local: datetime, language: str) -> date | DateQuestion:
    """Return the first day on which a pause is over.

    A date is that day itself, as is tomorrow: "until 1 September" is over on 1 September, "up to and including
    1 September" on the 2nd. A weekday belongs to the pause ("until Sunday" is over on Monday). A week or month that is
    named is over when it begins ("until January"), unless its end is meant: "until the end of January", "up to and
    including January". A length counts from today. A date that is over is asked about.
    """
    said, today = tokens(text, language), now_local.date()
    heard = _readings(_hear(said), today)[0]
    last = _last_of_pause(said, heard.days, today)
    if isinstance(last, DateQuestion):
        return last
    ends = last + timedelta(days=1)
    return ends if ends > today else DateQuestion(QuestionKind.UNREADABLE)


def _last_of_pause(said: Tokens, days: Sequence[DayPiece], today: date) -> date | DateQuestion:
    weekdays = [piece for piece in days if isinstance(piece, OnWeekday)]
    to_its_end = any(Kind.THROUGH in token or token.text in ENDS for token in said)
    if any(isinstance(piece, Calendar) for piece in days):
        named = _single(choose_day(days, None, datetime.combine(today, datetime.min.time())))
        return named if to_its_end or isinstance(named, DateQuestion) else named - timedelta(days=1)
    for piece in days:
        match piece:
            case InDays() | InMonths():
                return ahead(piece, today) - timedelta(days=not to_its_end)
            case InWeek() if not weekdays:
                return _sunday_before(today, piece.weeks + 1 if to_its_end else max(piece.weeks, 1))
            case AtWeekend():
                return _sunday_before(today, piece.weeks + 1)
            case SomeMonth():
                return _last_of_month(add_months(today, piece.months - (piece.months > 0 and not to_its_end)))
            case _:
                continue
    if weekdays:
        weeks = [piece.weeks for piece in days if isinstance(piece, InWeek)]
        last = coming(replace(weekdays[0], later=True), today)
        return _sunday_before(today, weeks[0]) + timedelta(days=1 + weekdays[0].weekday) if weeks else last
    return _length_or_month(said, today, to_its_end=to_its_end)


def _sunday_before(today: date, weeks: int) -> date:
    """Return the Sunday before the week that lies so many weeks ahead."""
    return today + timedelta(weeks=weeks, days=-today.weekday() - 1)


def _single(chosen: Chosen) -> date | DateQuestion:
    if chosen.question is None:
        return chosen.days[0].on
    return DateQuestion(chosen.question, tuple(Moment(day.on, doubts=day.doubts) for day in chosen.days))


def _length_or_month(said: Tokens, today: date, *, to_its_end: bool) -> date | DateQuestion:
    """Read "2 weeks", "a month", "until September", "until the end of September" and "until the end of the year"."""
    for i, token in enumerate(said):
        found = read_duration(said, i)
        if found and isinstance(found[0], InDays | InMonths) and not to_its_end:
            return ahead(found[0], today) - timedelta(days=1)
        month = token.of(Kind.MONTH)
        if month and (len(token.text) > 3 or Kind.UNTIL in said.at(i - 1)):
            return _end_of(month, today) if to_its_end else _end_of(month, today, before=True)
        if to_its_end and (last := _end_of_unit(token.of(Kind.UNIT), today)):
            return last
    return DateQuestion(QuestionKind.UNREADABLE)


def _end_of(month: int, today: date, *, before: bool = False) -> date:
    """Return the last day of the coming such month, or with ``before`` the one before it begins."""
    is_over = month <= today.month if before else month < today.month
    first = date(today.year + is_over, month, 1)
    return first - timedelta(days=1) if before else _last_of_month(first)


def _end_of_unit(unit: int | None, today: date) -> date | None:
    match unit:
        case Unit.WEEK:
            return _sunday_before(today, 1)
        case Unit.MONTH:
            return _last_of_month(today)
        case Unit.YEAR:
            return date(today.year, 12, 31)
        case _:
            return None


def _last_of_month(day: date) -> date:
    return add_months(day.replace(day=1), 1) - timedelta(days=1)
