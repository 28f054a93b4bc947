"""`project`: from when to when a neighbourhood is paid for, each extension apart, with word before it ends.

Extensions are rows of their own, so that what was agreed first stays. A year is counted from the day after the end: a
project that ends on 28 February and goes on for a year ends on the 29th where there is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.decision import NOTHING, Cancel, Command, Decision, Lane, Say, Takes, Tick, TimerKind, ToRole, Turn, say
from handlers.impact.kept import led_by, not_one_place
from handlers.impact.nouns import ProjectPeriod, Span
from handlers.impact.period import is_told, typed
from handlers.impact.span_said import NO_DAY, read_days
from handlers.impact.words import EXTEND_WORDS, FREEZE_WORDS, IMPACT_WORDS, PROJECT_WORDS
from handlers.look import Look
from handlers.model import LEADING, Due, Neighbourhood, Note, Role
from handlers.reading.dates.choice import add_months
from handlers.reading.dates.words import LEXICON, Kind, Unit
from handlers.reading.plain import bare
from handlers.reading.walltime import to_local
from handlers.signs import wave
from handlers.text import FirstWord, Said, Text, Verbatim, _, _n, lines

ENDS: Final = "project.ends"
BEFORE_END: Final = (90, 30, 7, -1)
"""So many days before the end the organisers hear of it; the last time, the day after."""
_AT: Final = time(10)
_DAY: Final = timedelta(days=1)
_UNTIL: Final = "until"
_LONGEST_YEARS: Final = 10
_LENGTH: Final = re.compile(r"\b(\d{1,2})\s*([^\W\d]+)")
_MONTHS: Final = {Unit.MONTH: 1, Unit.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Project:
    """The places somebody leads, and the periods of the project of the only one, the first one first."""

    places: tuple[Neighbourhood, ...]
    periods: tuple[ProjectPeriod, ...] = ()


async def look_at_project(turn: Turn, look: Look) -> Project:
    """Read the project of the neighbourhood that somebody leads."""
    places = await led_by(turn, look)
    return Project(places, await look.project_periods(places[0].id) if len(places) == 1 else ())


def _answer(turn: Turn, *text: Said) -> Decision:
    return say(*wave(turn), Say(turn.me, "project", lines(*text)))


# --- tell and set ---------------------------------------------------------------------------------------------------


def project(turn: Turn, known: Project) -> Decision:
    """Tell the periods, or set the first one."""
    if refused := not_one_place(turn, known.places):
        return refused
    days = read_days(turn.text)
    if not days:
        return _answer(turn, *_told(known))
    if NO_DAY in days:
        return _answer(turn, _("One of these days does not exist. Look at the last day of February."), _how(turn))
    if len(days) != 2 or not _is_possible(*days):
        return _answer(turn, _how(turn))
    if len(known.periods) > 1 or (known.periods and known.periods[0].since != days[0]):
        return _answer(turn, _("There is a project already."), *_told(known))
    before = known.periods[0] if known.periods else ProjectPeriod(known.places[0].id, 1, *days, turn.person.id)
    return _set(turn, known, (replace(before, since=days[0], until=days[1], set_by=turn.person.id),))


def _is_possible(since: date, until: date) -> bool:
    return since < until <= add_months(since, 12 * _LONGEST_YEARS)


def _how(turn: Turn) -> Said:
    year = turn.now_local.year
    example = Verbatim(f"1/3/{year} - {_typed_day(add_months(date(year, 3, 1), 24) - _DAY)}")
    return _("Type the first and the last day, such as: {word} {days}", word=FirstWord(PROJECT_WORDS), days=example)


def _typed_day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _told(known: Project) -> tuple[Said, ...]:
    place = Verbatim(known.places[0].name)
    if not known.periods:
        none = _("I know no project of {place}.", place=place)
        word = FirstWord(PROJECT_WORDS)
        return (none, _("Type its first and last day, such as: {word} 1/3/2026 - 29/2/2028", word=word))
    title = _("Project of {place}:", place=place)
    each = tuple(_period(one) for one in known.periods)
    extend = _("To extend it: {extend} 1 year, or the new last day", extend=FirstWord(EXTEND_WORDS))
    return (title, *each, extend, *_report(whole(known.periods)))


def _period(one: ProjectPeriod) -> Text:
    if one.number == 1:
        return _("{since} to {until}", since=one.since, until=one.until)
    return _("extended: {since} to {until}", since=one.since, until=one.until)


def whole(periods: tuple[ProjectPeriod, ...]) -> Span:
    """Return all of a project, its extensions included."""
    return Span(periods[0].since, periods[-1].until)


def _report(span: Span) -> tuple[Text, ...]:
    if not is_told(span, span.until):
        return ()
    return (_("Its report: {impact} {period}", impact=FirstWord(IMPACT_WORDS), period=typed(span)),)


# --- extend ---------------------------------------------------------------------------------------------------------


def extend(turn: Turn, known: Project) -> Decision:
    """Let it go on: for so many months or years, or until a day."""
    if refused := not_one_place(turn, known.places):
        return refused
    if not known.periods:
        return _answer(turn, *_told(known))
    last = known.periods[-1]
    until = read_longer(turn.text, last.until)
    if until is None or not _is_possible(last.until, until):
        return _answer(turn, _("How long does it go on? Type for instance:"), _how_longer(last))
    after = ProjectPeriod(last.neighbourhood, last.number + 1, last.until + _DAY, until, turn.person.id)
    return _set(turn, known, (*known.periods, after))


def read_longer(text: str, until: date) -> date | None:
    """Read until when something goes on that ended on a day: a length, or a day; None: neither."""
    if days := read_days(text):
        return None if NO_DAY in days else days[-1]
    found = _LENGTH.search(bare(text))
    unit = LEXICON.get(found[2], {}).get(Kind.UNIT) if found else None
    if found is None or unit not in _MONTHS:
        return None
    return add_months(until + _DAY, int(found[1]) * _MONTHS[Unit(unit)]) - _DAY


def _how_longer(last: ProjectPeriod) -> Said:
    day = Verbatim(_typed_day(add_months(last.until + _DAY, 12) - _DAY))
    return _("{extend} 1 year, or {extend} {day}", extend=FirstWord(EXTEND_WORDS), day=day)


def _set(turn: Turn, known: Project, periods: tuple[ProjectPeriod, ...]) -> Decision:
    place, span = known.places[0], whole(periods)
    note = Note(turn.person.id, "project.set", span.key, None, place.id)
    now_local = to_local(turn.now, place.zone)
    told = _answer(
        turn, _("I noted it. I let the organisers know 90, 30 and 7 days before the end."), *_told_of(known, periods)
    )
    return (
        Decision(save=(periods[-1], note), cancel=(Cancel(ENDS, place.id),), due=_dues(place, span.until, now_local))
        + told
    )


def _told_of(known: Project, periods: tuple[ProjectPeriod, ...]) -> tuple[Said, ...]:
    return _told(replace(known, periods=periods))


# --- before the end -------------------------------------------------------------------------------------------------


def _dues(place: Neighbourhood, until: date, now_local: datetime) -> tuple[Due, ...]:
    moments = [datetime.combine(until - days * _DAY, _AT) for days in BEFORE_END]
    fields = ((_UNTIL, until.isoformat()),)
    return tuple(
        Due(ENDS, place.id, at, place.zone, None, place.id, may_wait=True, fields=fields)
        for at in moments
        if at > now_local
    )


@dataclass(frozen=True, slots=True)
class Ending:
    """A neighbourhood whose project ends, and its periods."""

    place: Neighbourhood | None
    periods: tuple[ProjectPeriod, ...] = ()


async def look_at_end(tick: Tick, look: Look) -> Ending:
    """Read the project as it is now."""
    return Ending(await look.neighbourhood(tick.due.subject), await look.project_periods(tick.due.subject))


def remind(tick: Tick, ending: Ending) -> Decision:
    """Tell the organisers how many days are left, or that it is over; of an end that has moved nothing."""
    place, periods = ending.place, ending.periods
    if place is None or not periods or periods[-1].until.isoformat() != dict(tick.due.fields).get(_UNTIL):
        return NOTHING
    until = periods[-1].until
    left = (until - to_local(tick.now, place.zone).date()).days
    name = Verbatim(place.name)
    if left < 0:
        over = _("The project of {place} ended on {day}.", place=name, day=until)
        return _tell(place, over, *_how_to_keep(whole(periods)))
    soon = _n(
        "The project of {place} ends in {count} day, on {day}.",
        "The project of {place} ends in {count} days, on {day}.",
        left,
        place=name,
        day=until,
    )
    return _tell(place, soon, _("Does it go on? Type: {longer}", longer=_how_longer(periods[-1])))


def _how_to_keep(span: Span) -> tuple[Text, ...]:
    if not is_told(span, span.until):
        return ()
    return (_("To keep its report, type: {freeze} {period}", freeze=FirstWord(FREEZE_WORDS), period=typed(span)),)


def _tell(place: Neighbourhood, *text: Said) -> Decision:
    return say(Say(ToRole(place.id, Role.ORGANISER), "project.ends", lines(*text), lane=Lane.PLANNED))


COMMANDS: Final = (
    Command(
        "project",
        PROJECT_WORDS,
        _("from when to when the project of the neighbourhood runs"),
        look_at_project,
        project,
        Takes.WORDS,
        "1/3/2026 - 29/2/2028",
        LEADING,
    ),
    Command(
        "project.extend",
        EXTEND_WORDS,
        _("extend the project of the neighbourhood"),
        look_at_project,
        extend,
        Takes.WORDS,
        "28/2/2029",
        LEADING,
    ),
)
TIMERS: Final = (TimerKind(ENDS, "It is said late, with the days that are left.", look_at_end, remind),)
