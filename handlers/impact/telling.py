"""Says a report in a message: the numbers of a period in short lines, and how what is hidden is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.counting.suppressing import SMALLEST_SAID, Mark
from handlers.impact.indicators import KINDS
from handlers.impact.nouns import Figure, Span
from handlers.impact.report import Report
from handlers.model import OWN_NAMES
from handlers.requests.nouns import Category
from handlers.requests.words import CATEGORY_WORDS
from handlers.text import Joined, Said, Text, Verbatim, _, _n, lines, sentences

_SMALL: Final = Verbatim(f"<{SMALLEST_SAID}")
_NOTHING_SAID: Final = frozenset({Mark.BELOW, Mark.UNSEEN})
_DOT: Final = " · "


def called(span: Span) -> Said:
    """Name a period: a quarter, a year, or its first and last day."""
    if span.quarter:
        return _("quarter {quarter} of {year}", quarter=span.quarter, year=span.since.year)
    if span.is_year:
        return Verbatim(str(span.since.year))
    return _("{since} to {until}", since=span.since, until=span.until)


def told(report: Report, place: str, *about: Said) -> Said:
    """Say a report; ``about`` is what must be known of it, behind its title."""
    title = Joined((Verbatim(place), called(report.span)), by=", ")
    parts = (_requests, _askers, _languages, _hours, _people, _services, _sessions, _alarms, _pillars, _needs)
    said = [line for part in parts if (line := part(report)) is not None]
    return lines(title, *about, *said, *((legend(),) if report.hides else ()))


def number(figure: Figure) -> Said:
    """Say one number, or how it is hidden."""
    match figure.mark:
        case Mark.SAID:
            return Verbatim(str(figure.number))
        case Mark.SMALL:
            return _SMALL
        case _:
            return _("not shown")


def legend() -> Text:
    """Say what hides a number."""
    return _('"<5" is one to four. "not shown": else somebody could work out a small number.')


def _of(report: Report, key: str) -> Said:
    return number(report.figure(key))


def _is_any(report: Report, *keys: str) -> bool:
    """Whether there is anything to say of these: a number that is not nothing, or one that is hidden."""
    return any(figure.number or figure.mark is not Mark.SAID for figure in map(report.figure, keys))


def _listed(report: Report, named: dict[str, Said]) -> tuple[Said, ...]:
    """Say each number behind its name, but those that are nothing or of which nothing is known."""
    found = ((name, report.figure(key)) for key, name in named.items())
    shown = [(name, one) for name, one in found if one.number or one.mark in {Mark.SMALL, Mark.WITHHELD}]
    return tuple(Joined((name, number(one))) for name, one in shown)


def _requests(report: Report) -> Said:
    filled, asked = report.figure("filled"), report.figure("asked")
    if asked.mark is not Mark.SAID and filled.mark is Mark.BELOW:
        return _("Requests: {asked}. That is too few to tell more.", asked=number(asked))
    share: Said = number(filled)
    if filled.number and asked.number:
        share = Verbatim(f"{filled.number} ({round(100 * filled.number / asked.number)} %)")
    return _(
        "Requests: {asked}. Met: {filled}. Not met: {unmet}. Taken back: {withdrawn}. Still open: {open}.",
        asked=number(asked),
        filled=share,
        unmet=_of(report, "unmet"),
        withdrawn=_of(report, "withdrawn"),
        open=_of(report, "open"),
    )


def _askers(report: Report) -> Said | None:
    if not _is_any(report, "asked") or report.figure("first").mark is Mark.BELOW:
        return None
    return _(
        "Asked for the first time: {first}. For somebody else: {behalf}. Without the chat: {elsewhere}.",
        first=_of(report, "first"),
        behalf=_of(report, "behalf"),
        elsewhere=_of(report, "elsewhere"),
    )


def _languages(report: Report) -> Said | None:
    names: dict[str, Said] = {f"language.{code}": Verbatim(name) for code, name in OWN_NAMES.items()}
    found = _listed(report, names | {"language.other": _("another language")})
    return _("Languages: {languages}.", languages=Joined(found, by=", ")) if found else None


def _hours(report: Report) -> Said | None:
    if report.hours is None:
        return None
    return _n(
        "Half of what was taken was taken within {count} hour.",
        "Half of what was taken was taken within {count} hours.",
        max(report.hours, 1),
    )


def _people(report: Report) -> Said | None:
    if not _is_any(report, "helpers", "volunteers", "volunteers.new"):
        return None
    both = _of_whom(report, "helpers.asked", _("{count} had asked for help themselves"))
    idle = _of_whom(report, "volunteers.idle", _("{count} did not help"))
    helped = _("People who helped: {count}.", count=_with(report, "helpers", both))
    offer = _("Volunteers now: {count}.", count=_with(report, "volunteers", idle))
    return sentences(helped, offer, _("New ones: {count}.", count=_of(report, "volunteers.new")))


def _services(report: Report) -> Said | None:
    if not _is_any(report, "referred"):
        return None
    answered = _of_whom(report, "referred.answered", _("{count} with an answer"))
    return _("Shown the way to a service: {count}.", count=_with(report, "referred", answered))


def _with(report: Report, key: str, more: Said | None) -> Said:
    is_nothing = report.figure(key).number == 0
    return Joined((_of(report, key), *((more,) if more and not is_nothing else ())), by=", ")


def _of_whom(report: Report, key: str, text: Text) -> Said | None:
    """Say how many of them; of too few, nothing."""
    figure = report.figure(key)
    return None if figure.mark in _NOTHING_SAID else replace(text, args=(("count", number(figure)),))


def _sessions(report: Report) -> Said | None:
    if not _is_any(report, "sessions"):
        return None
    return _(
        "Sessions: {sessions}. There, added up: {attendance}.",
        sessions=_of(report, "sessions"),
        attendance=_of(report, "attendance"),
    )


def _alarms(report: Report) -> Said | None:
    if not _is_any(report, "alarms"):
        return None
    well = _of_whom(report, "alarms.well", _("{count} of them false alarms"))
    return _("Told that somebody did not answer: {count}.", count=_with(report, "alarms", well))


def _pillars(report: Report) -> Said:
    return Joined(
        tuple(_("Pillar {number}: {count}", number=one, count=_of(report, f"pillar.{one}")) for one in (1, 2, 3)),
        by=_DOT,
    )


def _needs(report: Report) -> Said | None:
    found = _listed(report, {f"unmet.{kind}": CATEGORY_WORDS[Category(kind)] for kind in KINDS})
    return _("Needs that were not met: {needs}.", needs=Joined(found, by=_DOT)) if found else None
