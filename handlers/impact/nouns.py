"""The nouns of impact: a line that is counted, a stretch of days, and a report that is kept as it was (domain 2.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from handlers.counting.suppressing import Mark
from handlers.model import PersonId

_DAY = timedelta(days=1)
_MONTHS_IN_QUARTER = 3
_MONTHS_IN_YEAR = 12


class LineKind(StrEnum):
    """What is counted."""

    REQUEST = "request"
    HELP = "help"
    VOLUNTEER = "volunteer"
    REFERRAL = "referral"
    SESSION = "session"
    CHECKIN = "checkin"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, as it is counted: who it was about is not in it, and cannot be found by it.

    ``ref`` finds it again when it goes on. ``on`` is the local day by which it belongs to a period, ``traits`` are what
    it is counted by, ``n`` how many it stands for.
    """

    kind: LineKind
    ref: str
    neighbourhood: str
    on: date
    traits: tuple[tuple[str, str], ...] = ()
    n: int = 1

    def trait(self, name: str) -> str:
        """Return what it is counted by under that name; empty: nothing."""
        return dict(self.traits).get(name, "")


@dataclass(frozen=True, slots=True)
class Offers:
    """How many people offer help on the day of a report, and how many of them helped in its period."""

    people: int = 0
    helped: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Some whole months: from the first day of one to the last day of another, both included."""

    since: date
    until: date

    @property
    def key(self) -> str:
        """Name it in notes and files."""
        return f"{self.since}_{self.until}"

    @property
    def after(self) -> date:
        """Return the day after it."""
        return self.until + _DAY

    @property
    def months(self) -> int:
        """Count its months."""
        return _month(self.after) - _month(self.since)

    @property
    def is_whole(self) -> bool:
        """Whether it begins and ends with a month, and is not empty."""
        return self.since.day == 1 and self.after.day == 1 and self.since < self.after

    @property
    def quarter(self) -> int | None:
        """Return which quarter of a year it is; None: it is none."""
        begins = (self.since.month - 1) % _MONTHS_IN_QUARTER == 0
        is_one = self.is_whole and self.months == _MONTHS_IN_QUARTER and begins
        return self.since.month // _MONTHS_IN_QUARTER + 1 if is_one else None

    @property
    def is_year(self) -> bool:
        """Whether it is a year of the calendar."""
        return self.is_whole and self.months == _MONTHS_IN_YEAR and self.since.month == 1

    def holds(self, other: Span) -> bool:
        """Tell whether it begins no later than another and ends no earlier."""
        return self.since <= other.since and other.until <= self.until


# --- a report that is kept -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """What a report says of one indicator: its number, unless that is hidden."""

    key: str
    mark: Mark
    number: int | None = None


class FrozenState(StrEnum):
    """Whether a human looked a kept report over, and whether a later edition stands in its place."""

    KEPT = "kept"
    CHECKED = "checked"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A report as it was on the local day ``made_on``: what was hidden then is in it no more, and it never changes.

    ``edition`` counts from 1; a correction is a new one, with its ``reason`` (sealed). ``kept_by`` is who kept it
    (None: it was time), ``checked_by`` who looked it over and ``checked_on`` on which local day.
    """

    neighbourhood: str
    since: date
    until: date
    edition: int
    state: FrozenState
    made_on: date
    figures: tuple[Figure, ...]
    hours: int | None = None
    reason: str = ""
    kept_by: PersonId | None = None
    checked_by: PersonId | None = None
    checked_on: date | None = None
    version: int = 0

    @property
    def span(self) -> Span:
        """Return the period it is about."""
        return Span(self.since, self.until)


# --- a theory of change ---------------------------------------------------------------------------------------------


class TheoryState(StrEnum):
    """Where an edition of a theory of change stands."""

    DRAFT = "draft"
    AGREED = "agreed"
    ACTIVE = "active"
    REVISED = "revised"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Theory:
    """What a neighbourhood wants to change and how, in its own ``words`` (sealed); ``changed_on`` is a local day."""

    neighbourhood: str
    edition: int
    state: TheoryState
    words: str
    written_by: PersonId
    changed_on: date
    version: int = 0


# --- a project ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ProjectPeriod:
    """From when to when a neighbourhood is paid for, both days included; ``number`` 1 is the first, then extensions."""

    neighbourhood: str
    number: int
    since: date
    until: date
    set_by: PersonId
    version: int = 0


# --- months ---------------------------------------------------------------------------------------------------------


def _month(day: date) -> int:
    return day.year * _MONTHS_IN_YEAR + day.month


def _first(month: int) -> date:
    year, rest = divmod(month - 1, _MONTHS_IN_YEAR)
    return date(year, rest + 1, 1)


def months_from(first: date, count: int) -> Span:
    """Make a stretch of so many months from the first day of one."""
    return Span(first, _first(_month(first) + count) - _DAY)


def quarter_of(day: date) -> Span:
    """Make the quarter in which a day lies."""
    return months_from(date(day.year, day.month - (day.month - 1) % _MONTHS_IN_QUARTER, 1), _MONTHS_IN_QUARTER)


def year_of(year: int) -> Span:
    """Make a year."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def quarters_in(span: Span) -> tuple[Span, ...]:
    """List the quarters that lie within a stretch, the earliest first; of a quarter itself, none."""
    found, at = [], quarter_of(span.since)
    while at.since <= span.until:
        if span.holds(at) and at != span:
            found.append(at)
        at = quarter_of(at.after)
    return tuple(found)
