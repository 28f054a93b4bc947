"""What helping costs is noted by who helped, and paid back outside of this program by people.

``expenses`` shows the year; ``expenses 4,50`` notes an amount of today, ``expenses 12 4,50`` one of task 12,
``expenses 3/12 4,50`` one of that day. Nothing is kept before a yes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from handlers.decision import YES_NO, Command, Decision, React, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.reading.past import read_past_day
from handlers.requests.nouns import CAME, Request
from handlers.text import FirstWord, Said, _, lines, sentences
from handlers.volunteers.caps import so_far
from handlers.volunteers.money import amount, read_cents
from handlers.volunteers.nouns import Expense
from handlers.volunteers.words import EXPENSES_WORDS

MOST: Final = 100_000
"""Cents: a larger amount is a slip."""


@dataclass(frozen=True, slots=True)
class ExpenseRight:
    """Ask "Is that right?" about an amount on a day."""

    name: ClassVar[str] = "expenses.right"
    neighbourhood: str
    on: date
    cents: int


@dataclass(frozen=True, slots=True)
class Spending:
    """Where somebody helps, the task that was named, and what the year cost them so far."""

    neighbourhood: str = ""
    task: Request | None = None
    expenses: tuple[Expense, ...] = ()


async def look_at_spending(turn: Turn, look: Look) -> Spending:
    """Read it; the task only where the person helped with it."""
    places = await places_of(turn, look)
    parts = _parts(turn.text)
    number = int(parts[0]) if len(parts) == 2 and parts[0].isdecimal() else None
    mine = {claim.request for claim in await look.claims_of(turn.person.id) if claim.state in CAME}
    task = await look.request(number) if number in mine else None
    where = task.neighbourhood if task else places[0].id if places else ""
    return Spending(where, task, await _in_year(turn, look, turn.now_local.year))


async def _in_year(turn: Turn, look: Look, year: int) -> tuple[Expense, ...]:
    return await look.expenses(turn.person.id, date(year, 1, 1), date(year + 1, 1, 1))


def _parts(text: str) -> list[str]:
    """Part what was typed into a day or a task, and an amount; the sign of the euro belongs to the amount."""
    words = [word for word in text.replace("€", " ").split() if word.lower() not in {"euro", "euros", "eur"}]
    return [" ".join(words[:-1]), words[-1]] if len(words) > 1 else words


def spend(turn: Turn, facts: Spending) -> Decision:
    """Show the year, or ask whether what was typed is right."""
    parts = _parts(turn.text)
    sign = () if turn.in_private else (React("👋"),)
    if not facts.neighbourhood:
        return no_neighbourhood(turn)
    if not parts:
        return say(*sign, Say(turn.me, "expenses", lines(_year(turn, facts), _how())))
    cents, on = read_cents(parts[-1]), _day(turn, parts, facts)
    if cents is None or not 0 < cents <= MOST or on is None:
        return say(*sign, Say(turn.me, "expenses.how", sentences(_("I could not read that."), _how())))
    text = sentences(_("{sum} on {day}.", sum=amount(cents), day=on), _("Is that right?"))
    step = ExpenseRight(facts.neighbourhood, on, cents)
    return say(*sign, Say(turn.me, "expenses.right", text, choices=YES_NO, step=step))


def _how() -> Said:
    words = FirstWord(EXPENSES_WORDS)
    return _("To note costs, type for example: {words} 4,50. For task 12: {words} 12 4,50", words=words)


def _day(turn: Turn, parts: list[str], facts: Spending) -> date | None:
    if len(parts) == 1:
        return turn.now_local.date()
    if facts.task is not None:
        when = facts.task.when
        return min(when.on, turn.now_local.date()) if when else turn.now_local.date()
    return None if parts[0].isdecimal() else read_past_day(parts[0], turn.now_local, turn.language)


def _year(turn: Turn, facts: Spending) -> Said:
    return so_far(turn.now_local.year, facts.expenses, turn.service.caps)


async def look_at_year(turn: Turn, look: Look, step: ExpenseRight) -> Spending:
    """Read the year of the day that was said."""
    return Spending(step.neighbourhood, None, await _in_year(turn, look, step.on.year))


def note_expense(turn: Turn, step: ExpenseRight, facts: Spending) -> Decision:
    """Keep it after a yes, and say how the year stands."""
    if turn.answer is None or turn.answer.choice != "yes":
        return say(Say(turn.me, "expenses.dropped", sentences(_("All right. I kept nothing new."), _how())))
    me = turn.person.id
    spent = Expense(turn.new_id("expense"), me, step.neighbourhood, step.on, step.cents, me, turn.now)
    text = sentences(_("Noted."), so_far(step.on.year, (*facts.expenses, spent), turn.service.caps))
    return Decision(save=(spent,), say=(Say(turn.me, "expenses.noted", text),))


COMMANDS = (
    Command(
        "expenses",
        EXPENSES_WORDS,
        _("note what helping cost you"),
        look_at_spending,
        spend,
        Takes.ANYTHING,
        "4,50",
    ),
)
STEPS = (StepKind(ExpenseRight, look_at_year, note_expense),)
