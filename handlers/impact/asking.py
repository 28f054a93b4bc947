"""`impact`: who organises asks for the report of a period, and gets it in private; that they did is noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.decision import Command, Decision, Say, Takes, Turn, say
from handlers.impact.nouns import Span
from handlers.impact.report import Report, report_of
from handlers.impact.span_said import read_span
from handlers.impact.telling import told
from handlers.impact.words import IMPACT_WORDS
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, Note
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.signs import wave
from handlers.text import FirstWord, Joined, Said, Verbatim, _, lines

SHORTEST_MONTHS: Final = 3
LONGEST_MONTHS: Final = 120


@dataclass(frozen=True, slots=True)
class Reports:
    """The period that was asked for (None: it could not be read), and its report in each place somebody leads."""

    span: Span | None
    reports: tuple[tuple[Neighbourhood, Report], ...] = ()
    leads: bool = True


async def led_by(turn: Turn, look: Look) -> tuple[Neighbourhood, ...]:
    """Read the neighbourhoods, of those this turn can be about, that the person leads."""
    return tuple(place for place in await places_of(turn, look) if turn.is_admin or turn.roles_in(place.id) & LEADING)


def is_told(span: Span | None, turn: Turn) -> bool:
    """Whether there is a report of such a period: whole months, a quarter at least, and begun."""
    if span is None or not span.is_whole or span.since > turn.now_local.date():
        return False
    return SHORTEST_MONTHS <= span.months <= LONGEST_MONTHS


async def look_at_reports(turn: Turn, look: Look) -> Reports:
    """Read what was counted in the period that was named, or in the last quarter."""
    places = await led_by(turn, look)
    span = read_span(turn.text, turn.now_local.date())
    if span is None or not is_told(span, turn):
        return Reports(span, leads=bool(places))
    today = turn.now_local.date()
    found = [(place, report_of(place.id, span, await look.lines(place.id, span), today)) for place in places]
    return Reports(span, tuple(found), bool(places))


def tell_impact(turn: Turn, facts: Reports) -> Decision:
    """Tell the report of each place in private, the numbers of nobody by name."""
    if not facts.leads:
        return no_neighbourhood(turn)
    if facts.span is None or not is_told(facts.span, turn):
        return say(*wave(turn), Say(turn.me, "impact.which", which_period(facts.span, turn)))
    seen = tuple(Note(turn.person.id, "impact.shown", facts.span.key, None, place.id) for place, _one in facts.reports)
    told_each = tuple(Say(turn.me, "impact", _text(turn, place, one)) for place, one in facts.reports)
    return Decision(save=seen) + say(*wave(turn), *told_each)


def _text(turn: Turn, place: Neighbourhood, report: Report) -> Said:
    runs = report.span.until >= turn.now_local.date()
    about = _("This period is not over yet.") if runs else _("These numbers can still change.")
    return told(report, place.name, about)


def which_period(span: Span | None, turn: Turn) -> Said:
    """Say which periods there are, and what is wrong with the one that was named."""
    year = turn.now_local.year
    examples = (f"q2 {year}", str(year), f"1/3/{year} - 28/2/{year + 1}")
    how = lines(*(Joined((FirstWord(IMPACT_WORDS), Verbatim(one))) for one in examples))
    if span is not None and span.since > turn.now_local.date():
        return lines(_("That period has not begun yet. Type for instance:"), how)
    if span is not None and not span.is_whole:
        return lines(_("I count whole months, from the first day of one to the last day of another. Type:"), how)
    if span is not None:
        return lines(_("I count three months at least, and ten years at most. Type for instance:"), how)
    return lines(_("Which period do you mean? Type for instance:"), how)


COMMANDS: Final = (
    Command(
        "impact",
        IMPACT_WORDS,
        _("what the neighbourhood did in a period, in numbers without names"),
        look_at_reports,
        tell_impact,
        Takes.WORDS,
        "q2 2026",
        LEADING,
    ),
)
