"""The list of what volunteers of a neighbourhood may be paid back in a year: who, which days, how much.

An organisation that pays back costs without receipts keeps such a list by name (law of 3 July 2005 on the rights of
volunteers; what stands in it as read at www.vlaanderenvrijwilligt.be/wetgeving/kostenvergoedingen, of 2024). It is a
private paper for who organises.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from handlers.attachments import Paper
from handlers.decision import Command, Decision, Say, Takes, Turn, say
from handlers.keeping.seeing import Seen, saw
from handlers.look import Look
from handlers.model import LEADING, ExpenseCap, Neighbourhood, Note, Person
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.signs import wave
from handlers.text import Joined, Said, Verbatim, _, _n, lines
from handlers.volunteers.caps import at_most, cap_of
from handlers.volunteers.money import amount, spent_words
from handlers.volunteers.nouns import Expense, counted
from handlers.volunteers.words import EXPENSE_LIST_WORDS

_FIRST_YEAR, _LAST_YEAR = 2000, 2099


@dataclass(frozen=True, slots=True)
class YearIn:
    """What was noted in one neighbourhood in a year, by whom it cost; None: somebody whom we no longer know."""

    place: Neighbourhood
    spent: tuple[tuple[Person | None, tuple[Expense, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A year, and what was noted in it in each neighbourhood that somebody organises."""

    year: int
    places: tuple[YearIn, ...] = ()


async def look_at_list(turn: Turn, look: Look) -> Listed:
    """Read the year that was named, or this one."""
    year = turn.number if turn.number and _FIRST_YEAR <= turn.number <= _LAST_YEAR else turn.now_local.year
    led = [place for place in await places_of(turn, look) if turn.is_admin or turn.roles_in(place.id) & LEADING]
    return Listed(year, tuple([YearIn(place, await _spent(look, place.id, year)) for place in led]))


async def _spent(look: Look, place: str, year: int) -> tuple[tuple[Person | None, tuple[Expense, ...]], ...]:
    expenses = counted(await look.expenses_in(place, date(year, 1, 1), date(year + 1, 1, 1)))
    of = {person: tuple(one for one in expenses if one.person == person) for person in {e.person for e in expenses}}
    found = [(await look.person(person), spent) for person, spent in of.items()]
    return tuple(sorted(found, key=lambda one: (one[0].name.casefold() if one[0] else "", one[1][0].person)))


def list_expenses(turn: Turn, facts: Listed) -> Decision:
    """Send the list of each neighbourhood as a paper; a year in which nothing was noted has none."""
    if not facts.places:
        return no_neighbourhood(turn)
    texts = lines(*(_line(facts.year, there) for there in facts.places))
    papers = tuple(_paper(turn, facts.year, there) for there in facts.places if there.spent)
    listed = Decision(save=tuple(note for there in facts.places for note in _noted(turn, facts.year, there)))
    return listed + say(*wave(turn), Say(turn.me, "expenses.list", texts, attach=papers))


def _noted(turn: Turn, year: int, there: YearIn) -> tuple[Note, ...]:
    listed = tuple(person.id for person, _spent in there.spent if person)
    return saw(turn.person.id, Seen.EXPENSES, listed, there.place.id, f"expenses:{year}")


def _line(year: int, there: YearIn) -> Said:
    if not there.spent:
        return _("No costs were noted in {place} in {year}.", place=there.place.name, year=year)
    return _(
        "Here is the list of costs in {place} in {year}. Names stand in it: keep it safe.",
        place=there.place.name,
        year=year,
    )


def _paper(turn: Turn, year: int, there: YearIn) -> Paper:
    cap = cap_of(year, turn.service.caps)
    by = (_("{controller} answers for this.", controller=turn.service.controller),) if turn.service.controller else ()
    most = at_most(cap) if cap else _("I do not know the most that may be paid back for {year}.", year=year)
    elsewhere = _("What somebody gets from other organisations counts too. It does not stand here.")
    return Paper(
        name=_("costs-{place}-{year}", place=there.place.id, year=year),
        title=_("Costs of volunteers in {year} – {place}", year=year, place=Verbatim(there.place.name)),
        paragraphs=(*by, most, elsewhere),
        rows=tuple(row for person, spent in there.spent for row in _rows(turn, year, person, spent)),
        to_sign=(_("Date and signature for the organisation"),),
    )


def _rows(turn: Turn, year: int, person: Person | None, spent: tuple[Expense, ...]) -> tuple[tuple[Said, Said], ...]:
    """Write somebody with their sums, and below it each day; what is more than may be paid back says so."""
    cap = cap_of(year, turn.service.caps)
    name: Said = Verbatim(person.name) if person else _("somebody I no longer know")
    days = sorted({one.on for one in spent})
    each = tuple((_("{when}", when=day), _of_day(tuple(one for one in spent if one.on == day), cap)) for day in days)
    return ((name, _of_year(spent, len({one.on for one in spent if not one.hectometres}), cap)), *each)


def _of_year(spent: tuple[Expense, ...], days: int, cap: ExpenseCap | None) -> Said:
    over = cap is not None and _bought(spent) > cap.in_year
    counted = (_n("{count} day", "{count} days", days),) if days else ()
    more = (_("more than may be paid back in a year"),) if over else ()
    return Joined((*counted, *_sums(spent), *more), by=", ")


def _of_day(spent: tuple[Expense, ...], cap: ExpenseCap | None) -> Said:
    over = cap is not None and _bought(spent) > cap.in_day
    return Joined((*_sums(spent), *((_("more than may be paid back in a day"),) if over else ())), by=", ")


def _bought(spent: tuple[Expense, ...]) -> int:
    return sum(one.cents for one in spent if not one.hectometres)


def _sums(spent: tuple[Expense, ...]) -> tuple[Said, ...]:
    """Write what was bought, and what was driven, each apart: they are not paid back by the same rule."""
    driven, cents = sum(one.hectometres for one in spent), sum(one.cents for one in spent if one.hectometres)
    bought = (amount(_bought(spent)),) if any(not one.hectometres for one in spent) else ()
    rate = (_("rate not known"),) if any(one.hectometres and not one.cents for one in spent) else ()
    return (*bought, *((spent_words(cents, driven),) if driven else ()), *rate)


COMMANDS: Final = (
    Command(
        "expenses.list",
        EXPENSE_LIST_WORDS,
        _("get the list of what volunteers may be paid back in a year"),
        look_at_list,
        list_expenses,
        Takes.NUMBER_OR_NOTHING,
        "2026",
        LEADING,
    ),
)
