"""What helping costs is noted by who helped, or by an organiser for them, and paid back outside of this program.

``expenses`` shows the year; ``expenses 4,50`` notes an amount of today, ``expenses 12 4,50`` one of task 12,
``expenses 3/12 12 km`` kilometres of that day; ``expenses remove 3`` takes one off. Nothing is kept before a yes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import NOTHING, YES_NO, Command, Decision, Say, StepKind, Takes, ToPerson, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Person
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.reading.dates.past import is_long_ago, read_past_day
from handlers.requests.nouns import CAME, Request
from handlers.text import FirstWord, Said, Text, Verbatim, _, lines, sentences
from handlers.volunteers.caps import how_paid, so_far
from handlers.volunteers.distance import cost_of
from handlers.volunteers.money import spent_words
from handlers.volunteers.nouns import Expense, counted
from handlers.volunteers.spent import Spent, read_spent
from handlers.volunteers.taking_off import ask_to_remove, numbered
from handlers.volunteers.whom import Meant, look_at_whom, refusal, reply
from handlers.volunteers.words import EXPENSES_WORDS

MOST: Final = 100_000
"""Cents: a larger amount is a slip."""
FARTHEST: Final = 10_000
"""Hectometres: nobody drives farther for a neighbour."""


@dataclass(frozen=True, slots=True)
class ExpenseRight:
    """Ask "Is that right?" about an amount, or a distance and what it costs, on a day; ``person``: whose it is."""

    name: ClassVar[str] = "expenses.right"
    neighbourhood: str
    on: date
    cents: int
    hectometres: int = 0
    person: str = ""


@dataclass(frozen=True, slots=True)
class Spending:
    """Where somebody helps, what was typed, the task that was named, and what the year cost so far.

    ``meant`` is given when it is about somebody else, ``other`` is who that is. ``is_unanswered``: what was typed
    before still waits for a yes.
    """

    neighbourhood: str = ""
    typed: Spent | None = None
    task: Request | None = None
    expenses: tuple[Expense, ...] = ()
    meant: Meant | None = None
    other: Person | None = None
    is_unanswered: bool = False


async def look_at_spending(turn: Turn, look: Look) -> Spending:
    """Read it; the task only where that person helped with it."""
    typed = read_spent(turn.text)
    meant = await look_at_whom(turn.with_text(typed.address), look) if typed and typed.address else None
    places = meant.places if meant else await places_of(turn, look)
    other = meant.who if meant and meant.who and meant.who.id != turn.person.id else None
    who = other or turn.person
    mine = {claim.request for claim in await look.claims_of(who.id) if claim.state in CAME}
    task = await look.request(typed.task) if typed and typed.task in mine else None
    if task and other and task.neighbourhood not in {place.id for place in places}:
        task = None  # an organiser reads nothing of a task elsewhere
    where = task.neighbourhood if task else places[0].id if places else ""
    waits = ExpenseRight.name in await look.open_steps(turn.person.id)
    return Spending(where, typed, task, await _in_year(look, who.id, turn.now_local.year), meant, other, waits)


async def _in_year(look: Look, person: str, year: int) -> tuple[Expense, ...]:
    return counted(await look.expenses(person, date(year, 1, 1), date(year + 1, 1, 1)))


def spend(turn: Turn, facts: Spending) -> Decision:
    """Show the year, or ask whether what was typed is right."""
    typed = facts.typed
    if facts.meant and facts.other and (no := refusal(turn, facts.meant)):
        return reply(turn, "expenses.no", no)
    if facts.meant and facts.meant.who is None:
        return reply(turn, "expenses.no", refusal(turn, facts.meant) or _("This did not work."))
    if not facts.neighbourhood:
        return no_neighbourhood(turn)
    if typed is None:
        return reply(turn, "expenses", lines(_year(turn, facts), *numbered(facts.expenses), _how()))
    if typed.removes is not None:
        return ask_to_remove(turn, typed.removes, _removable(facts), facts.other)
    step = _read(turn, facts, typed)
    return _ask(turn, facts, step) if step else reply(turn, "expenses.how", lines(_why_not(turn, facts, typed), _how()))


def _why_not(turn: Turn, facts: Spending, typed: Spent) -> Text:
    """Say what cannot be in what was typed."""
    if typed.task is not None and facts.task is None:
        return _("I know no task {number} that this belongs to.", number=typed.task)
    if typed.cents is not None and not 0 < typed.cents <= MOST:
        return _("I can note from 1 cent to {euros} euro at a time.", euros=MOST // 100)
    if typed.hectometres is not None and not 0 < typed.hectometres <= FARTHEST:
        return _("I can note from 0.1 to {km} km at a time.", km=FARTHEST // 10)
    if typed.cents is None and typed.hectometres is None:
        return _("I could not find an amount or a number of kilometres in that.")
    return _("I could not read the day. It must be today, or a day that is over. Is it long ago? Add the year.")


def _read(turn: Turn, facts: Spending, typed: Spent) -> ExpenseRight | None:
    """Read what is to be noted; None: it makes no sense."""
    on, whose = _day(turn, typed, facts), facts.other.id if facts.other else ""
    if on is None:
        return None
    if typed.cents is not None and 0 < typed.cents <= MOST:
        return ExpenseRight(facts.neighbourhood, on, typed.cents, 0, whose)
    if typed.hectometres is not None and 0 < typed.hectometres <= FARTHEST:
        cents = cost_of(typed.hectometres, on, turn.service.km_rates)
        return ExpenseRight(facts.neighbourhood, on, cents, typed.hectometres, whose)
    return None


def _removable(facts: Spending) -> tuple[Expense, ...]:
    """Return what can be taken off: of somebody else only what they spent where the organiser organises."""
    here = facts.neighbourhood if facts.other else ""
    return tuple(one for one in facts.expenses if here in ("", one.neighbourhood))


def _ask(turn: Turn, facts: Spending, step: ExpenseRight) -> Decision:
    text: Said = _("{sum} on {day}.", sum=spent_words(step.cents, step.hectometres), day=step.on)
    if facts.other:
        text = sentences(_("For {name}:", name=Verbatim(facts.other.name)), text)
    paid = how_paid(step.on, turn.service.km_rates) if step.hectometres else ()
    read = () if facts.other else (_("Organisers can see it."),)
    asked = sentences(*_dropped(facts), text, *_twice(step, facts), *paid, *read, _("Is that right?"))
    return reply(turn, "expenses.right", asked, choices=YES_NO, step=step)


def _dropped(facts: Spending) -> tuple[Text, ...]:
    return (_("What you typed before is not noted, as you did not say yes."),) if facts.is_unanswered else ()


def _twice(step: ExpenseRight, facts: Spending) -> tuple[Text, ...]:
    noted = {(one.on, one.cents, one.hectometres) for one in facts.expenses}
    is_noted = (step.on, step.cents, step.hectometres) in noted
    return (_("Exactly the same is noted for that day already."),) if is_noted else ()


def _how() -> Said:
    words = FirstWord(EXPENSES_WORDS)
    return lines(
        _("To note costs, type for example: {words} 4,50. For task 12: {words} 12 4,50", words=words),
        _("With your own car: {words} 12 km", words=words),
    )


def _day(turn: Turn, typed: Spent, facts: Spending) -> date | None:
    if facts.task is not None:
        when = facts.task.when
        return min(when.on, turn.now_local.date()) if when else turn.now_local.date()
    return None if typed.task is not None else _day_said(turn, f"{typed.before} {typed.behind}".strip())


def _day_said(turn: Turn, said: str) -> date | None:
    """Read a day that is over, today where none was said; without a year one of the last months."""
    on = read_past_day(said, turn.now_local, turn.language) if said else turn.now_local.date()
    if on is None:
        return None if any(map(str.isdecimal, said)) else turn.now_local.date()
    return None if is_long_ago(on, turn.now_local) and str(on.year) not in said else on


def _year(turn: Turn, facts: Spending) -> Said:
    return so_far(turn.now_local.year, facts.expenses, turn.service.caps)


async def look_at_year(turn: Turn, look: Look, step: ExpenseRight) -> Spending:
    """Read the year of the day that was said, and whose it is; of somebody else only what they spent there."""
    other = await look.person(step.person) if step.person else None
    expenses = await _in_year(look, step.person or turn.person.id, step.on.year)
    if step.person:
        expenses = tuple(one for one in expenses if one.neighbourhood == step.neighbourhood)
    return Spending(step.neighbourhood, expenses=expenses, other=other)


def note_expense(turn: Turn, step: ExpenseRight, facts: Spending) -> Decision:
    """Keep it after a yes, and say how the year stands; whose costs an organiser noted hears so."""
    if turn.answer is None or turn.answer.choice != "yes":
        return say(Say(turn.me, "expenses.dropped", sentences(_("All right. I kept nothing new."), _how())))
    if step.person and not (turn.is_admin or turn.roles_in(step.neighbourhood) & LEADING):
        return say(Say(turn.me, "expenses.no", _("You have no role there any more.")))
    whose, id_ = step.person or turn.person.id, turn.new_id("expense")
    spent = Expense(
        id_, whose, step.neighbourhood, step.on, step.cents, turn.person.id, turn.now, hectometres=step.hectometres
    )
    text = sentences(_("Noted."), so_far(step.on.year, (*facts.expenses, spent), turn.service.caps))
    told = _tell(turn, step, facts.other) if facts.other else NOTHING
    return Decision(save=(spent,), say=(Say(turn.me, "expenses.noted", text),)) + told


def _tell(turn: Turn, step: ExpenseRight, other: Person) -> Decision:
    text: Text = _(
        "{organiser} noted what helping cost you: {sum} on {day}. Is that not right? Type: {human}",
        organiser=Verbatim(turn.person.name),
        sum=spent_words(step.cents, step.hectometres),
        day=step.on,
        human=FirstWord(HUMAN_WORDS),
    )
    return say(Say(ToPerson(other.id), "expenses.noted_for_you", text))


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
