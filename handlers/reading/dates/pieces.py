"""The pieces that a text about time is made of: what was said about hours, and what was said about days."""

from dataclasses import dataclass
from typing import TypeAlias

from handlers.reading.dates.words import Part


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as said; `exact` when it cannot be the other half of the day, `marked` when it is surely an hour."""

    hour: int
    minute: int = 0
    exact: bool = False
    marked: bool = True


@dataclass(frozen=True, slots=True)
class At:
    """At an hour."""

    clock: Clock


@dataclass(frozen=True, slots=True)
class Span:
    """From an hour, to an hour, or both."""

    start: Clock | None = None
    end: Clock | None = None


@dataclass(frozen=True, slots=True)
class PartSaid:
    """In a part of the day."""

    part: Part


@dataclass(frozen=True, slots=True)
class Lasting:
    """For so many minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers that are a date or else an hour ("." between them) or a stretch of hours ("-")."""

    first: int
    second: int
    sign: str


ClockPiece: TypeAlias = At | Span | PartSaid | Lasting | Pair


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date; without a month the next such day, without a year the next such date."""

    day: int
    month: int | None = None
    year: int | None = None
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A day of the week (0 = Monday): the coming one, or after today for sure (`later`), or the one before.

    `weeks`: so many weeks after the coming one ("Tuesday week").
    """

    weekday: int
    later: bool = False
    gone: bool = False
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class InDays:
    """So many days from today; from `weeks` a weekday may still follow ("in two weeks, on Tuesday")."""

    days: int
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class InMinutes:
    """So many minutes from now."""

    minutes: int


@dataclass(frozen=True, slots=True)
class InMonths:
    """So many months from today."""

    months: int


@dataclass(frozen=True, slots=True)
class InWeek:
    """Some day of a week: this one (0), the next (1)."""

    weeks: int


@dataclass(frozen=True, slots=True)
class AtWeekend:
    """A Saturday or Sunday: the coming (0) or the next (1)."""

    weeks: int


@dataclass(frozen=True, slots=True)
class SomeMonth:
    """Some day of a month so many months ahead."""

    months: int


@dataclass(frozen=True, slots=True)
class DayOrHour:
    """A number behind a weekday: the day of the month, or else an hour."""

    number: int


@dataclass(frozen=True, slots=True)
class Weekly:
    """Every week."""


@dataclass(frozen=True, slots=True)
class NotWeekly:
    """A repetition that is not weekly: daily, every two weeks."""


@dataclass(frozen=True, slots=True)
class Soon:
    """As soon as possible."""


DayPiece: TypeAlias = (
    Calendar
    | OnWeekday
    | InDays
    | InMinutes
    | InMonths
    | InWeek
    | AtWeekend
    | SomeMonth
    | DayOrHour
    | Weekly
    | NotWeekly
    | Soon
)
