"""A report of a period that is over is kept as it is: by an organiser, or by itself six weeks after a quarter.

What was kept never changes. A human looks it over; what is wrong in it is put right by a new edition, which says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.decision import NOTHING, Command, Decision, Lane, Say, Takes, Tick, TimerKind, ToRole, Turn, say
from handlers.impact.kept import Asked, Kept, look_at_kept, named, read_kept
from handlers.impact.nouns import Frozen, FrozenState, Span, quarter_of, year_of
from handlers.impact.period import typed, which_period
from handlers.impact.report import Report
from handlers.impact.words import CHECK_WORDS, CORRECT_WORDS, FREEZE_WORDS, IMPACT_WORDS
from handlers.look import Look
from handlers.model import LEADING, Due, Note, PersonId, Role
from handlers.neighbourhoods.places import no_neighbourhood
from handlers.reading.own_text import as_written
from handlers.reading.walltime import to_local
from handlers.signs import wave
from handlers.text import FirstWord, Said, Text, _

FREEZE: Final = "impact.freeze"
SETTLES: Final = timedelta(days=45)
"""So long after its end a quarter is kept by itself: what was asked in its last days is over by then."""
_AT: Final = time(10)
_REASON: Final = re.compile(r"[:\n]\s*(.+)", re.DOTALL)
_LONGEST_REASON: Final = 300


def _refused(turn: Turn, asked: Asked) -> Decision | None:
    if not asked.leads:
        return no_neighbourhood(turn)
    if asked.span is None or not asked.kept:
        return say(*wave(turn), Say(turn.me, "impact.which", which_period(asked.span, turn)))
    if asked.span.until >= turn.now_local.date():
        return _answer(turn, _("This period is not over yet. It can be kept when it is."))
    return None


def _answer(turn: Turn, *texts: Said) -> Decision:
    return say(*wave(turn), *(Say(turn.me, "impact.kept", text) for text in texts))


def _note(turn: Turn, action: str, kept: Kept) -> Note:
    return Note(turn.person.id, f"impact.{action}", kept.report.span.key, None, kept.place.id)


def _first(report: Report, by: PersonId | None) -> Frozen:
    span = report.span
    state = FrozenState.KEPT
    return Frozen(
        report.neighbourhood, span.since, span.until, 1, state, report.made_on, report.figures, report.hours, kept_by=by
    )


# --- keep it --------------------------------------------------------------------------------------------------------


def freeze(turn: Turn, asked: Asked) -> Decision:
    """Keep the report as it is; what was kept before stays."""
    if refused := _refused(turn, asked):
        return refused
    decided = NOTHING
    for kept in asked.kept:
        if kept.newest is not None:
            decided += _answer(turn, _already(kept, kept.newest))
        else:
            save = (_first(kept.report, turn.person.id), _note(turn, "kept", kept))
            decided += Decision(save=save) + _answer(turn, _is_kept(kept))
    return decided


def _already(kept: Kept, newest: Frozen) -> Text:
    return _(
        "The report of {what} was kept on {day} and stays as it is. To put it right: {correct} {period}: why",
        what=named(kept),
        day=newest.made_on,
        correct=FirstWord(CORRECT_WORDS),
        period=typed(kept.report.span),
    )


def _is_kept(kept: Kept) -> Text:
    return _(
        "The report of {what} is kept. From now on it stays as it is. Look it over, and then type: {check} {period}",
        what=named(kept),
        check=FirstWord(CHECK_WORDS),
        period=typed(kept.report.span),
    )


# --- look it over, put it right -------------------------------------------------------------------------------------


def check(turn: Turn, asked: Asked) -> Decision:
    """Note that a human looked over what is kept."""
    if refused := _refused(turn, asked):
        return refused
    decided = NOTHING
    for kept in asked.kept:
        match kept.newest:
            case None:
                decided += _answer(turn, _not_kept(kept))
            case Frozen(state=FrozenState.KEPT) as newest:
                today = turn.now_local.date()
                looked = replace(newest, state=FrozenState.CHECKED, checked_by=turn.person.id, checked_on=today)
                thanks = _("Thank you. I noted that you looked over the report of {what}.", what=named(kept))
                decided += Decision(save=(looked, _note(turn, "checked", kept))) + _answer(turn, thanks)
            case _:
                decided += _answer(turn, _("The report of {what} was looked over already.", what=named(kept)))
    return decided


def _not_kept(kept: Kept) -> Text:
    return _(
        "The report of {what} is not kept yet. To keep it, type: {freeze} {period}",
        what=named(kept),
        freeze=FirstWord(FREEZE_WORDS),
        period=typed(kept.report.span),
    )


def correct(turn: Turn, asked: Asked) -> Decision:
    """Keep a new edition, counted today, in the place of the one before; it says that it does, and why."""
    if refused := _refused(turn, asked):
        return refused
    reason = _REASON.search(turn.text)
    decided = NOTHING
    for kept in asked.kept:
        if kept.newest is None:
            decided += _answer(turn, _not_kept(kept))
        elif reason is None:
            decided += _answer(turn, _why(kept))
        else:
            taken = as_written(reason[1], _LONGEST_REASON, cut=turn.incoming.cut)
            decided += _answer(turn, taken) if isinstance(taken, Text) else _corrected(turn, kept, kept.newest, taken)
    return decided


def _why(kept: Kept) -> Text:
    return _(
        "What was wrong? It will stand in the report, so name nobody. Type: {correct} {period}: why",
        correct=FirstWord(CORRECT_WORDS),
        period=typed(kept.report.span),
    )


def _corrected(turn: Turn, kept: Kept, newest: Frozen, reason: str) -> Decision:
    first = _first(kept.report, turn.person.id)
    after = replace(first, edition=newest.edition + 1, reason=reason)
    save = (replace(newest, state=FrozenState.SUPERSEDED), after, _note(turn, "corrected", kept))
    text = _(
        "Edition {edition} of the report of {what} takes the place of the one before, and says why. "
        "To read it: {impact} {period}",
        edition=after.edition,
        what=named(kept),
        impact=FirstWord(IMPACT_WORDS),
        period=typed(kept.report.span),
    )
    return Decision(save=save) + _answer(turn, text)


# --- by itself ------------------------------------------------------------------------------------------------------


def next_freeze(today: date, zone: str) -> Due:
    """Plan to keep the next quarter that is over long enough after a day; the same for every neighbourhood."""
    return _settles(quarter_of(today - SETTLES), zone)


def _settles(quarter: Span, zone: str) -> Due:
    return Due(FREEZE, quarter.key, datetime.combine(quarter.until + SETTLES, _AT), zone)


def _quarter_in(due: Due) -> Span:
    return quarter_of(date.fromisoformat(due.subject.partition("_")[0]))


@dataclass(frozen=True, slots=True)
class Settled:
    """What is to be kept in each place: a quarter, and with the last one the year."""

    kept: tuple[Kept, ...] = ()


async def look_at_settled(tick: Tick, look: Look) -> Settled:
    """Read what was counted in the quarter whose time has come, in every place, and in its year when that is over."""
    today = to_local(tick.now, tick.due.zone).date()
    quarter = _quarter_in(tick.due)
    year = year_of(quarter.since.year)
    spans = (quarter, year) if quarter.until == year.until else (quarter,)
    places = await look.neighbourhoods()
    return Settled(tuple([await read_kept(look, place, span, today) for place in places for span in spans]))


def freeze_settled(tick: Tick, settled: Settled) -> Decision:
    """Keep what was counted and is not kept, let somebody look it over, and plan the next quarter."""
    decided = Decision(due=(_settles(quarter_of(_quarter_in(tick.due).after), tick.due.zone),))
    for kept in settled.kept:
        if kept.newest is None and not kept.report.is_empty:
            organisers = ToRole(kept.place.id, Role.ORGANISER)
            told = Say(organisers, "impact.kept", _is_kept(kept), lane=Lane.PLANNED)
            decided += Decision(save=(_first(kept.report, None),), say=(told,))
    return decided


COMMANDS: Final = (
    Command(
        "impact.freeze",
        FREEZE_WORDS,
        _("keep the report of a period as it is"),
        look_at_kept,
        freeze,
        Takes.WORDS,
        "q2 2026",
        LEADING,
    ),
    Command(
        "impact.check",
        CHECK_WORDS,
        _("say that you looked over a report that is kept"),
        look_at_kept,
        check,
        Takes.WORDS,
        "q2 2026",
        LEADING,
    ),
    Command(
        "impact.correct",
        CORRECT_WORDS,
        _("put a report that is kept right, with the reason"),
        look_at_kept,
        correct,
        Takes.WORDS,
        "q2 2026: …",
        LEADING,
    ),
)
TIMERS: Final = (TimerKind(FREEZE, "It is kept as it is when we are back.", look_at_settled, freeze_settled),)
