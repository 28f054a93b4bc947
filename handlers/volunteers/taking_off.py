"""Costs that were noted by mistake: each of the year has a number, and is taken off by it after one question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final

from handlers.decision import NOTHING, YES_NO, Decision, Say, StepKind, ToPerson, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Person
from handlers.text import FirstWord, Joined, Said, Text, Verbatim, _, _n, lines, sentences
from handlers.volunteers.caps import so_far
from handlers.volunteers.money import spent_words
from handlers.volunteers.nouns import Expense, counted
from handlers.volunteers.whom import reply
from handlers.volunteers.words import EXPENSES_WORDS

MOST_SHOWN: Final = 20
"""Earlier ones are counted only; their numbers stay."""


@dataclass(frozen=True, slots=True)
class RemoveExpense:
    """Ask whether one amount is to be taken off; ``person``: whose it is, when it is somebody else's."""

    name: ClassVar[str] = "expenses.remove"
    id: str
    on: date
    person: str = ""


@dataclass(frozen=True, slots=True)
class Removing:
    """What counts in that year, with what is to be taken off in it if that still counts; ``other``: whose it is."""

    expenses: tuple[Expense, ...] = ()
    other: Person | None = None


def numbered(expenses: tuple[Expense, ...]) -> tuple[Said, ...]:
    """List what was noted, each with its number, and how it is taken off."""
    shown = [Joined((Verbatim(f"{n}."), _words(one))) for n, one in enumerate(expenses, start=1)]
    earlier = max(len(shown) - MOST_SHOWN, 0)
    more = (_n("… and {count} earlier one.", "… and {count} earlier ones.", earlier),) if earlier else ()
    return (*more, *shown[earlier:], *((_how(len(shown)),) if shown else ()))


def _words(one: Expense) -> Text:
    return _("{sum} on {day}.", sum=spent_words(one.cents, one.hectometres), day=one.on)


def _how(number: int) -> Text:
    words = FirstWord(EXPENSES_WORDS)
    return _("Is one of them not right? To remove {number}, type: {words} remove {number}", words=words, number=number)


def ask_to_remove(turn: Turn, number: int, expenses: tuple[Expense, ...], other: Person | None) -> Decision:
    """Ask once before one amount is taken off; say which there are where the number is none of theirs."""
    if not 0 < number <= len(expenses):
        none = _("I find no costs with that number in {year}.", year=turn.now_local.year)
        return reply(turn, "expenses.which", lines(none, *(() if other else numbered(expenses))))
    one = expenses[number - 1]
    whose = (_("For {name}:", name=Verbatim(other.name)),) if other else ()
    asked = sentences(*whose, _words(one), _("Shall I remove that?"))
    step = RemoveExpense(one.id, one.on, other.id if other else "")
    return reply(turn, "expenses.remove", asked, choices=YES_NO, step=step)


async def look_at_one(turn: Turn, look: Look, step: RemoveExpense) -> Removing:
    """Read the year again; of somebody else only what they spent in the same neighbourhood."""
    year = date(step.on.year, 1, 1), date(step.on.year + 1, 1, 1)
    expenses = counted(await look.expenses(step.person or turn.person.id, *year))
    where = next((one.neighbourhood for one in expenses if one.id == step.id), "")
    there = tuple(one for one in expenses if not step.person or one.neighbourhood == where)
    return Removing(there, await look.person(step.person) if step.person else None)


def remove_expense(turn: Turn, step: RemoveExpense, facts: Removing) -> Decision:
    """Take it off after a yes, and say how the year stands; whose costs an organiser takes off hears so."""
    one = next((one for one in facts.expenses if one.id == step.id), None)
    if turn.answer is None or turn.answer.choice != "yes":
        return _say(turn, "expenses.kept", _("Good. Everything stays as it is."))
    if one is None:
        return _say(turn, "expenses.gone", _("That is removed already."))
    if step.person and not (turn.is_admin or turn.roles_in(one.neighbourhood) & LEADING):
        return _say(turn, "expenses.no", _("You have no role there any more."))
    rest = tuple(other for other in facts.expenses if other is not one)
    text = sentences(_("Removed."), so_far(step.on.year, rest, turn.service.caps))
    told = _tell(turn, one, facts.other) if facts.other else NOTHING
    return Decision(save=(replace(one, void_at=turn.now),)) + _say(turn, "expenses.removed", text) + told


def _say(turn: Turn, msgid: str, text: Said) -> Decision:
    return say(Say(turn.me, msgid, text))


def _tell(turn: Turn, one: Expense, other: Person) -> Decision:
    text = _(
        "{organiser} removed what was noted for you: {sum} on {day}.",
        organiser=Verbatim(turn.person.name),
        sum=spent_words(one.cents, one.hectometres),
        day=one.on,
    )
    return say(Say(ToPerson(other.id), "expenses.removed_for_you", text))


STEPS = (StepKind(RemoveExpense, look_at_one, remove_expense),)
