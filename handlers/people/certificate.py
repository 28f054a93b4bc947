"""What somebody did for neighbours in a year, on one page to keep; only they themselves get it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from handlers.attachments import Paper
from handlers.decision import Command, Decision, Say, Takes, Turn, say
from handlers.look import Look
from handlers.requests import moments
from handlers.requests.nouns import Category, ClaimState, Request
from handlers.requests.words import CATEGORY_WORDS
from handlers.signs import wave
from handlers.text import Joined, Said, Verbatim, _, _n, lines
from handlers.volunteers.caps import so_far
from handlers.volunteers.nouns import Expense, counted
from handlers.volunteers.words import CERTIFICATE_WORDS

_YEAR: Final = re.compile(r"\b(20\d\d)\b")
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class YearOfHelp:
    """The tasks that somebody finished in a year, where, and what it cost them."""

    year: int
    tasks: tuple[Request, ...] = ()
    places: tuple[str, ...] = ()
    expenses: tuple[Expense, ...] = ()


async def look_at_year(turn: Turn, look: Look) -> YearOfHelp:
    """Read the year that was named, or this one."""
    year = _year_of(turn)
    tasks = []
    for claim in await look.claims_of(turn.person.id):
        request = await look.request(claim.request) if claim.state is ClaimState.DONE else None
        day = claim.claimed_at.astimezone(ZoneInfo(turn.zone)).date()
        if request is not None and (request.when.on if request.when else day).year == year:
            tasks.append(request)
    places = [await look.neighbourhood(id_) for id_ in dict.fromkeys(task.neighbourhood for task in tasks)]
    expenses = counted(await look.expenses(turn.person.id, date(year, 1, 1), date(year + 1, 1, 1)))
    return YearOfHelp(year, tuple(tasks), tuple(place.name for place in places if place), expenses)


def _year_of(turn: Turn) -> int:
    found = _YEAR.search(turn.text)
    return int(found[1]) if found else turn.now_local.year


def certify(turn: Turn, facts: YearOfHelp) -> Decision:
    """Say it in a line, with the page; a year without help has none."""
    if facts.year > turn.now_local.year:
        text = _("{year} is still to come. Ask me when it is there.", year=facts.year)
        return say(*wave(turn), Say(turn.me, "certificate.none", text))
    costs = (so_far(facts.year, facts.expenses, turn.service.caps),) if facts.expenses else ()
    if not facts.tasks:
        none: Said = _("I know no task that you finished in {year}.", year=facts.year)
        return say(*wave(turn), Say(turn.me, "certificate.none", lines(none, *costs)))
    told = lines(_("Certificate of {year}: {sum}.", year=facts.year, sum=_sum(facts.tasks)), *costs)
    return say(*wave(turn), Say(turn.me, "certificate", told, attach=(_paper(turn, facts),)))


def _paper(turn: Turn, facts: YearOfHelp) -> Paper:
    places = Joined(tuple(Verbatim(place) for place in facts.places), by=", ")
    said = _(
        "In {year} {name} helped neighbours in {places}, without being paid.",
        year=facts.year,
        name=Verbatim(turn.person.name),
        places=places,
    )
    by = (_("{controller} answers for this.", controller=turn.service.controller),) if turn.service.controller else ()
    kinds = [kind for kind in Category if any(task.category is kind for task in facts.tasks)]
    rows = tuple((CATEGORY_WORDS[kind], _sum(_of(kind, facts.tasks))) for kind in kinds)
    total = (_("Together"), _sum(facts.tasks))
    return Paper(
        name=_("certificate-{year}", year=facts.year),
        title=_("Certificate of volunteering in {year}", year=facts.year),
        paragraphs=(said, *by),
        rows=(*rows, total),
        to_sign=(_("Date and signature for the organisation"),),
    )


def _of(kind: Category, tasks: Iterable[Request]) -> tuple[Request, ...]:
    return tuple(task for task in tasks if task.category is kind)


def _sum(tasks: tuple[Request, ...]) -> Said:
    """Say how many tasks, and the hours of those whose hours are known."""
    known = tuple(length for task in tasks if (length := _length(task)) is not None)
    count = _n("{count} task", "{count} tasks", len(tasks))
    hours = _hours(sum(known, timedelta()))
    unknown = len(tasks) - len(known)
    if not known:
        return Joined((count, _("hours not known")), by=", ")
    rest = (_n("{count} task without known hours", "{count} tasks without known hours", unknown),) if unknown else ()
    return Joined((count, hours, *rest), by=", ")


def _length(task: Request) -> timedelta | None:
    """Return how long it was planned; None: nobody said how long."""
    when = task.when
    if when is None or when.start is None or when.end is None:
        return None
    return moments.ends(when) - moments.begins(when)


def _hours(length: timedelta) -> Said:
    hours, rest = divmod(length, _HOUR)
    minutes = int(rest.total_seconds()) // 60
    whole = (_n("{count} hour", "{count} hours", hours),) if hours or not minutes else ()
    return Joined((*whole, *((_n("{count} minute", "{count} minutes", minutes),) if minutes else ())))


COMMANDS = (
    Command(
        "certificate",
        CERTIFICATE_WORDS,
        _("what you did in a year, on paper"),
        look_at_year,
        certify,
        Takes.ANYTHING,
        "2026",
    ),
)
