"""A report as files: a table with the definition and the formula of every number, and one page for the council."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from handlers.attachments import Attachment, Paper, Sheet
from handlers.counting.suppressing import Mark
from handlers.impact.indicators import INDICATORS, KINDS, Indicator
from handlers.impact.nouns import Figure
from handlers.impact.report import Report
from handlers.impact.telling import called, legend, number
from handlers.model import Neighbourhood
from handlers.requests.nouns import Category
from handlers.requests.words import CATEGORY_WORDS
from handlers.text import Joined, Said, Verbatim, _

_BY_KEY: Final = {indicator.key: indicator for indicator in INDICATORS}
_ON_PAPER: Final = (
    *("asked", "filled", "unmet", "withdrawn", "open", "first", "behalf", "elsewhere"),
    *(
        "helpers",
        "volunteers",
        "volunteers.idle",
        "volunteers.new",
        "referred",
        "referred.answered",
        "sessions",
        "attendance",
    ),
    *("pillar.1", "pillar.2", "pillar.3"),
)
"""What fits on one page."""
_HOURS: Final = "lines: request, median of hours, where there are five"


def files(place: Neighbourhood, report: Report, about: tuple[Said, ...], edition: int = 0) -> tuple[Attachment, ...]:
    """Make the files of a report; one in which nothing was counted has none. ``edition`` 0: it is not kept."""
    if report.is_empty:
        return ()
    return (_paper(place, report, about), _sheet(place, report, edition))


def _title(place: Neighbourhood, report: Report) -> Said:
    return Joined((Verbatim(place.name), called(report.span)), by=", ")


def _name(place: Neighbourhood, report: Report) -> str:
    return f"impact-{place.id}-{report.span.key}"


def _made_at(report: Report) -> datetime:
    """Return a moment of the day it was made: the same report is the same file."""
    return datetime(report.made_on.year, report.made_on.month, report.made_on.day, 12, tzinfo=UTC)


# --- one page -------------------------------------------------------------------------------------------------------


def _paper(place: Neighbourhood, report: Report, about: tuple[Said, ...]) -> Paper:
    rows = [(_BY_KEY[key].called, number(report.figure(key))) for key in _ON_PAPER]
    needs = [(kind, report.figure(f"unmet.{kind}")) for kind in KINDS]
    rows += [(_need(kind), number(one)) for kind, one in needs if one.number or one.mark is Mark.SMALL]
    return Paper(
        name=_name(place, report),
        title=_title(place, report),
        paragraphs=(*about, *((legend(),) if report.hides else ())),
        rows=tuple(rows),
        made_at=_made_at(report),
        small=True,
    )


def _need(kind: str) -> Said:
    return _("Need that was not met: {what}", what=CATEGORY_WORDS[Category(kind)])


# --- a table --------------------------------------------------------------------------------------------------------


def _sheet(place: Neighbourhood, report: Report, edition: int) -> Sheet:
    title = _title(place, report)
    heads = (
        *(_("neighbourhood"), _("first day"), _("last day"), _("made on"), _("edition")),
        *(_("key"), _("name"), _("number"), _("unit"), _("pillar"), _("what it is"), _("how it is counted")),
    )
    of = (place.id, report.span.since.isoformat(), report.span.until.isoformat(), report.made_on.isoformat())
    same: tuple[Said, ...] = tuple(map(Verbatim, (*of, str(edition or ""))))
    rows = [(*same, *_row(_BY_KEY[one.key], one)) for one in report.figures if _is_shown(one)]
    rows += [(*same, *_row_of_hours(report.hours))] if report.hours is not None else []
    return Sheet(_name(place, report), _("{title}, as a table", title=title), (heads, *rows))


def _is_shown(figure: Figure) -> bool:
    return figure.key in _BY_KEY and _BY_KEY[figure.key].shown


def _row(indicator: Indicator, figure: Figure) -> tuple[Said, ...]:
    pillar = Verbatim(str(indicator.pillar or ""))
    formula = Verbatim(indicator.formula)
    return (
        Verbatim(indicator.key),
        indicator.called,
        number(figure),
        _("number"),
        pillar,
        indicator.means,
        formula,
    )


def _row_of_hours(hours: int) -> tuple[Said, ...]:
    name = _("Time until a request was taken")
    means = _("For half of those that were taken somebody was there within so many hours.")
    return (Verbatim("hours"), name, Verbatim(str(hours)), _("hours"), Verbatim("2"), means, Verbatim(_HOURS))
