"""What may be paid back without receipts, by year: amounts that the government fixes, each with its source."""

from __future__ import annotations

from datetime import date

from handlers.model import ExpenseCap, KmRate
from handlers.text import Said, Text, Verbatim, _, _n, sentences
from handlers.volunteers.distance import MOST_KM_IN_YEAR, rate_on
from handlers.volunteers.money import amount, spent_words
from handlers.volunteers.nouns import Expense

NEARLY = 0.8
"""The part of the amount of a year from which on somebody is warned."""


def cap_of(year: int, caps: tuple[ExpenseCap, ...]) -> ExpenseCap | None:
    """Find the amounts of a year; None: nobody wrote them down."""
    return next((cap for cap in caps if cap.year == year), None)


def so_far(year: int, expenses: tuple[Expense, ...], caps: tuple[ExpenseCap, ...]) -> Said:
    """Say what a year has cost somebody so far, beside what may be paid back, with a warning where it comes near."""
    driven = sum(one.hectometres for one in expenses)
    bought = tuple(one for one in expenses if not one.hectometres)
    road = (_driven(year, driven, expenses),) if driven else ()
    return sentences(*((_bought(year, bought, caps),) if bought or not driven else ()), *road)


def _bought(year: int, expenses: tuple[Expense, ...], caps: tuple[ExpenseCap, ...]) -> Said:
    cents, days = sum(one.cents for one in expenses), len({one.on for one in expenses})
    spent = _n(
        "Costs in {year}: {count} day, {sum}.",
        "Costs in {year}: {count} days, {sum}.",
        days,
        year=year,
        sum=amount(cents),
    )
    cap = cap_of(year, caps)
    if cap is None:
        return sentences(spent, _("I do not know the most that may be paid back for {year}.", year=year))
    return sentences(spent, at_most(cap), *_warnings(expenses, cents, cap))


def _driven(year: int, hectometres: int, expenses: tuple[Expense, ...]) -> Said:
    cents = sum(one.cents for one in expenses if one.hectometres)
    most = MOST_KM_IN_YEAR * 10
    said = _("Driven in {year}: {distance}.", year=year, distance=spent_words(cents, hectometres))
    if hectometres > most:
        return sentences(said, _("That is more than {most} km. Talk to an organiser.", most=MOST_KM_IN_YEAR))
    if hectometres >= NEARLY * most:
        return sentences(said, _("You come near the most of a year, {most} km.", most=MOST_KM_IN_YEAR))
    return said


def how_paid(day: date, rates: tuple[KmRate, ...]) -> tuple[Text, ...]:
    """Say what a kilometre may cost on a day, and where that was read."""
    rate = rate_on(day, rates)
    if rate is None:
        return (_("I do not know what a kilometre may cost on that day: I keep only how far it was."),)
    euros, rest = divmod(rate.a_km, 10_000)
    source = Verbatim(rate.source)
    return (_("At most € {euros}.{rest} a kilometre ({source}).", euros=euros, rest=f"{rest:04}", source=source),)


def at_most(cap: ExpenseCap) -> Text:
    """Say what may be paid back in a year, and where that was read."""
    return _(
        "At most {sum} a year and {day} a day may be paid back without receipts (amount of {year}: {source}).",
        sum=amount(cap.in_year),
        day=amount(cap.in_day),
        year=cap.year,
        source=Verbatim(cap.source),
    )


def _warnings(expenses: tuple[Expense, ...], cents: int, cap: ExpenseCap) -> tuple[Text, ...]:
    days = {one.on: sum(same.cents for same in expenses if same.on == one.on) for one in expenses}
    over = next((day for day, sum_ in sorted(days.items()) if sum_ > cap.in_day), None)
    said: tuple[Text, ...] = ()
    if over is not None:
        said = (_("On {day} it is more than that.", day=over),)
    if cents > cap.in_year:
        return (*said, _("That is more than may be paid back this year. Talk to an organiser."))
    if cents >= NEARLY * cap.in_year:
        return (*said, _("You come near the most of this year. Other organisations count too."))
    return said
