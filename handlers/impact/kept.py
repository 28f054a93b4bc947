"""What was counted of a period, and what was kept of it, read together: the facts of everything about impact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handlers.decision import Decision, Say, Turn, say
from handlers.impact.nouns import Frozen, Span
from handlers.impact.period import is_told
from handlers.impact.report import Report, report_in, report_of
from handlers.impact.span_said import read_span
from handlers.impact.telling import called
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.signs import wave
from handlers.text import Joined, Said, Verbatim, _


@dataclass(frozen=True, slots=True)
class Kept:
    """A place, what is counted of the period as of today, and every edition that was kept of it, the newest first."""

    place: Neighbourhood
    report: Report
    editions: tuple[Frozen, ...] = ()

    @property
    def newest(self) -> Frozen | None:
        """Return the edition that holds."""
        return next(iter(self.editions), None)


@dataclass(frozen=True, slots=True)
class Asked:
    """The period that is meant, and how it stands with it in each place somebody leads."""

    span: Span | None
    kept: tuple[Kept, ...] = ()
    leads: bool = True


async def look_at_kept(turn: Turn, look: Look) -> Asked:
    """Read what was counted and kept of the period that was named, or of the last quarter."""
    places, today = await led_by(turn, look), turn.now_local.date()
    span = read_span(turn.text.partition(":")[0], today)
    if span is None or not is_told(span, today):
        return Asked(span, leads=bool(places))
    return Asked(span, tuple([await read_kept(look, place, span, today) for place in places]), bool(places))


async def read_kept(look: Look, place: Neighbourhood, span: Span, today: date) -> Kept:
    """Read it; what the quarters within it say was said before."""
    said = {one.span.key: report_in(one) for one in await look.frozen_within(place.id, span) if one.span != span}
    lines, offers = await look.lines(place.id, span), await look.offers(place.id, span)
    report = report_of(place.id, span, lines, today, said, offers)
    return Kept(place, report, await look.frozen(place.id, span))


async def led_by(turn: Turn, look: Look) -> tuple[Neighbourhood, ...]:
    """Read the neighbourhoods, of those this turn can be about, that the person leads."""
    return tuple(place for place in await places_of(turn, look) if turn.is_admin or turn.roles_in(place.id) & LEADING)


def named(kept: Kept) -> Said:
    """Name a report: its place and its period."""
    return Joined((Verbatim(kept.place.name), called(kept.report.span)), by=", ")


def not_one_place(turn: Turn, places: tuple[Neighbourhood, ...]) -> Decision | None:
    """Say that it is not clear which neighbourhood is meant; None: it is."""
    if not places:
        return no_neighbourhood(turn)
    if len(places) > 1:
        names = Joined(tuple(Verbatim(place.name) for place in places), by=", ")
        text = _("You lead {names}. Type it in a room of the one you mean.", names=names)
        return say(*wave(turn), Say(turn.me, "impact.where", text))
    return None
