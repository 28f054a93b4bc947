"""Choose the day that was meant, or say why it must be asked back.

Rules: without a year a date is the coming one, and rolling into the next year is a doubt; a weekday is the coming one,
and asked about when it is today; "next Tuesday" is the coming Tuesday after today; a date on another weekday than was
said is asked about; a day within "next week" that was not named is asked about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from handlers.reading.dates.hours import Hours
from handlers.reading.dates.moments import Doubt, QuestionKind
from handlers.reading.dates.pieces import (
    AtWeekend,
    Calendar,
    DayPiece,
    InDays,
    InMonths,
    InWeek,
    NotWeekly,
    OnWeekday,
    SomeMonth,
    Soon,
    Weekly,
)

P = TypeVar("P")
_WORKDAYS, _SATURDAY = 5, 5


@dataclass(frozen=True, slots=True)
class Day:
    """A day, the doubts about it, and whether a word named it (a weekday, "tomorrow") and not only a number."""

    on: date
    doubts: tuple[Doubt, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True)
class Chosen:
    """The day meant, or the days to choose from and why they must be asked."""

    days: tuple[Day, ...] = ()
    question: QuestionKind | None = None


def choose_day(pieces: Sequence[DayPiece], hours: Hours | None, now_local: datetime) -> Chosen:
    """Return the day that the pieces mean; `hours` decide whether a day that is today is already over."""
    if _of(pieces, NotWeekly):
        return Chosen(question=QuestionKind.UNREADABLE)
    weekdays = tuple(dict.fromkeys(_of(pieces, OnWeekday)))
    if dates := _of(pieces, Calendar):
        return _dated(dates, weekdays, now_local.date())
    if counted := [piece for piece in pieces if isinstance(piece, InDays | InMonths)]:
        return _counted(counted, weekdays, now_local.date(), is_behind=bool(weekdays) and pieces[0] == weekdays[0])
    if weekdays:
        return _on_weekdays(weekdays, pieces, hours or Hours(), now_local)
    return _some_day(pieces, hours, now_local)


def _of(pieces: Iterable[object], kind: type[P]) -> list[P]:
    return [piece for piece in pieces if isinstance(piece, kind)]


def _dated(dates: Sequence[Calendar], weekdays: Sequence[OnWeekday], today: date) -> Chosen:
    found = [on_calendar(said, today) for said in dict.fromkeys(dates)]
    days = tuple(day for chosen in found for day in chosen.days)
    if len(found) > 1:
        return Chosen(days, QuestionKind.SEVERAL)
    if found[0].question or len(weekdays) != 1:
        return found[0]
    return _agreeing(days[0], weekdays[0].weekday, today)


def _agreeing(day: Day, weekday: int, today: date) -> Chosen:
    """Return the day when it is that day of the week; otherwise ask: that day, or the nearest such weekday."""
    if day.on.weekday() == weekday:
        return Chosen((replace(day, named=True),))
    nearest = day.on + timedelta(days=(weekday - day.on.weekday() + 3) % 7 - 3)
    nearest += timedelta(days=7 if nearest < today <= day.on else 0)
    return Chosen((replace(day, named=True), Day(nearest)), QuestionKind.WEEKDAY_MISMATCH)


def on_calendar(said: Calendar, today: date) -> Chosen:
    """Return the date that was said, or ask about one that does not exist."""
    if said.month is None:
        return _day_of_month(said.day, today)
    year = said.year
    if year is None:
        year = today.year if (said.month, said.day) >= (today.month, today.day) else today.year + 1
    on = _date(year, said.month, said.day)
    if on is None:
        return _nonexistent(year, said)
    rolled = (Doubt.NO_YEAR_ROLLED,) if said.year is None and year > today.year else ()
    swapped = (Doubt.AMBIGUOUS_ORDER,) if said.swapped else ()
    return Chosen((Day(on, (*rolled, *swapped), named=False),))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_of_month(day: int, today: date) -> Chosen:
    months = (add_months(today.replace(day=1), ahead) for ahead in range(13))
    coming = (on for first in months if (on := _date(first.year, first.month, day)) and on >= today)
    return Chosen(tuple(Day(on, named=False) for on in [next(coming)]))


def _nonexistent(year: int, said: Calendar) -> Chosen:
    first = _date(year, said.month or 0, 1)
    if first is None or not 1 <= said.day <= 31:
        return Chosen(question=QuestionKind.UNREADABLE if not year else QuestionKind.NONEXISTENT)
    following = add_months(first, 1)
    options = (Day(following - timedelta(days=1), named=False), Day(following, named=False))
    return Chosen(options, QuestionKind.NONEXISTENT)


def add_months(on: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    count = on.year * 12 + on.month - 1 + months
    last = next(day for day in (31, 30, 29, 28) if _date(count // 12, count % 12 + 1, day))
    return date(count // 12, count % 12 + 1, min(on.day, last))


def _counted(
    counted: Sequence[InDays | InMonths], weekdays: Sequence[OnWeekday], today: date, *, is_behind: bool
) -> Chosen:
    """Count from today; a weekday in front counts from the coming one: "dinsdag 14 uur over een week"."""
    if len(weekdays) == 1 and isinstance(counted[0], InDays) and counted[0].weeks is not None:
        if is_behind:
            return Chosen((Day(coming(replace(weekdays[0], weeks=counted[0].weeks), today)),))
        return Chosen((Day(_monday(today) + timedelta(weeks=counted[0].weeks, days=weekdays[0].weekday)),))
    days = tuple(Day(ahead(piece, today)) for piece in dict.fromkeys(counted))
    if len(days) > 1:
        return Chosen(days, QuestionKind.SEVERAL)
    return _agreeing(days[0], weekdays[0].weekday, today) if len(weekdays) == 1 else Chosen(days)


def ahead(piece: InDays | InMonths, today: date) -> date:
    """Return the day so far from today."""
    return today + timedelta(days=piece.days) if isinstance(piece, InDays) else add_months(today, piece.months)


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _on_weekdays(
    weekdays: Sequence[OnWeekday], pieces: Sequence[DayPiece], hours: Hours, now_local: datetime
) -> Chosen:
    today = now_local.date()
    weeks = [piece.weeks for piece in _of(pieces, InWeek)]
    if weeks:
        days = tuple(Day(_monday(today) + timedelta(weeks=weeks[0], days=said.weekday)) for said in weekdays)
        return Chosen(days, QuestionKind.SEVERAL if len(days) > 1 else None)
    if len(weekdays) > 1:
        return Chosen(tuple(Day(coming(said, today)) for said in weekdays), QuestionKind.SEVERAL)
    first = coming(weekdays[0], today)
    if first != today:
        return Chosen((Day(first),))
    # A weekly thing needs no question: the echo names its first day, and it comes back in a week anyway.
    if hours.are_over(today, now_local) or (_of(pieces, Weekly) and hours.start is None):
        return Chosen((Day(today + timedelta(days=7)),))
    if _of(pieces, Weekly):
        return Chosen((Day(today),))
    return Chosen((Day(today), Day(today + timedelta(days=7))), QuestionKind.TODAY_SAME_WEEKDAY)


def coming(said: OnWeekday, today: date) -> date:
    """Return the coming such weekday: today counts unless it was said to be later; or the last one that is gone."""
    days = (said.weekday - today.weekday()) % 7
    if said.gone:
        return today - timedelta(days=7 - days)
    return today + timedelta(days=days or (7 if said.later and not said.weeks else 0), weeks=said.weeks)


def _some_day(pieces: Sequence[DayPiece], hours: Hours | None, now_local: datetime) -> Chosen:
    today = now_local.date()
    if weekends := _of(pieces, AtWeekend):
        saturday = _monday(today) + timedelta(weeks=weekends[0].weeks, days=_SATURDAY)
        return _which_day([saturday, saturday + timedelta(days=1)], today)
    if weeks := _of(pieces, InWeek):
        monday = _monday(today) + timedelta(weeks=weeks[0].weeks)
        return _which_day([monday + timedelta(days=n) for n in range(_WORKDAYS)], today)
    if any(isinstance(piece, Weekly | SomeMonth) for piece in pieces):
        return Chosen(question=QuestionKind.WHICH_DAY)
    if hours is not None:
        return Chosen((Day(today + timedelta(days=1) if hours.are_over(today, now_local) else today),))
    if _of(pieces, Soon):
        return Chosen((Day(today, (Doubt.SOON,)),))
    return Chosen(question=QuestionKind.UNREADABLE)


def _which_day(days: Sequence[date], today: date) -> Chosen:
    return Chosen(tuple(Day(on) for on in days if on >= today), QuestionKind.WHICH_DAY)
