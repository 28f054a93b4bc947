"""What somebody chooses who wants to be asked whether all is well, one question at a time, each with a way back.

the hour → the days → whom to tell → a second one → openly or discreetly → a code word → everything, for a yes
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Any, Final, TypeAlias

from handlers.basics.misread import misread
from handlers.checkins.case import Case, read_mine
from handlers.checkins.hearing import code_word, hour_in, may_ask_at, wants_none, who_is_meant
from handlers.checkins.steps import (
    AboutPlan,
    CheckinCode,
    CheckinContacts,
    CheckinDays,
    CheckinHour,
    CheckinPart,
    CheckinRight,
    CheckinWhich,
    CheckinWords,
    Plan,
)
from handlers.checkins.summary import summary
from handlers.decision import Choice, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Address, Neighbourhood, Person, PersonId, Role
from handlers.reading.weekdays import WORKING_DAYS, weekdays_in
from handlers.text import Said, Verbatim, _, lines

MOST_CONTACTS: Final = 2
_HOURS: Final = (time(8, 30), time(9), time(10), time(18))
_HOUR_CHOICES: Final = tuple(Choice(f"{hour:%H:%M}", _("{hour}", hour=hour)) for hour in _HOURS)
_DAY_CHOICES: Final = (Choice("every", _("every day")), Choice("week", _("Monday to Friday")))
_WORDS: Final = (Choice("open", _("ask whether all is well")), Choice("discreet", _("rather discreetly")))


@dataclass(frozen=True, slots=True)
class Enrolling:
    """What counts while somebody agrees: where they live, their check if there is one, and who lives there too."""

    places: tuple[Neighbourhood, ...] = ()
    case: Case | None = None
    neighbours: tuple[Person, ...] = ()
    addressed: Person | None = None
    people: Mapping[PersonId, Person] = field(default_factory=dict)

    def name(self, person: PersonId) -> str:
        """Return what somebody is called."""
        return self.people[person].name if person in self.people else ""


async def look_at_plan(turn: Turn, look: Look, step: AboutPlan | CheckinRight | CheckinPart) -> Enrolling:
    """Read who lives there, and whom an address that was typed belongs to."""
    place = await look.neighbourhood(step.plan.neighbourhood)
    roles = (Role.RESIDENT, Role.VOLUNTEER, Role.ORGANISER, Role.DEPUTY, Role.CONFIDENTIAL)
    there = await look.people_with_any(step.plan.neighbourhood, roles)
    neighbours = tuple(one for one, _roles in there if one.id != turn.person.id and not one.stopped)
    addressed = await look.person_at(Address(turn.incoming.channel, turn.text.strip(" <>.,;")))
    chosen = await look.people(step.plan.contacts)
    people = {one.id: one for one in (*neighbours, *chosen)}
    case = await read_mine(turn, look)
    return Enrolling((place,) if place else (), case, neighbours, addressed, people)


# --- the questions ------------------------------------------------------------------------------------------------

Asking: TypeAlias = Callable[[Turn, Plan, Enrolling], Say]


def ask_hour(turn: Turn, plan: Plan, facts: Enrolling, *, only: bool = False) -> Say:
    """Ask at which hour."""
    text = _("At which hour shall I ask? You can also type another hour, such as 8:15.")
    step = CheckinHour(plan, only)
    return Say(turn.me, "checkin.hour", text, choices=_HOUR_CHOICES, step=step, free=True)


def ask_days(turn: Turn, plan: Plan, facts: Enrolling, *, only: bool = False) -> Say:
    """Ask on which days."""
    text = _("On which days? You can also type the days.")
    return Say(turn.me, "checkin.days", text, choices=_DAY_CHOICES, step=CheckinDays(plan, only), free=True)


def ask_contacts(turn: Turn, plan: Plan, facts: Enrolling, *, only: bool = False) -> Say:
    """Ask whom to tell of a silence, and whom after that."""
    step = CheckinContacts(plan, only)
    if not plan.contacts:
        text = _("Whom may I tell when you do not answer? Type a name. I ask them first whether they want to.")
        nobody = (Choice("none", _("nobody, just the organisers")),)
        return Say(turn.me, "checkin.contacts", text, choices=nobody, step=step, free=True)
    text = _("And whom may I tell if {name} cannot go? Type a name.", name=facts.name(plan.contacts[0]))
    return Say(turn.me, "checkin.contacts", text, choices=(Choice("none", _("nobody else")),), step=step, free=True)


def ask_words(turn: Turn, plan: Plan, facts: Enrolling, *, only: bool = False) -> Say:
    """Ask whether the question may show what it is."""
    text = _("How shall I ask? Discreetly I only say hello, so that nobody who reads along sees what it is.")
    return Say(turn.me, "checkin.words", text, choices=_WORDS, step=CheckinWords(plan, only))


def ask_code(turn: Turn, plan: Plan, facts: Enrolling, *, only: bool = False) -> Say:
    """Ask for a code word."""
    text = _(
        "Do you want a code word? When you write it to me I answer as usual, and tell an organiser that something is "
        "wrong. Type one word, and delete that message afterwards."
    )
    step = CheckinCode(plan, only)
    return Say(turn.me, "checkin.code", text, choices=(Choice("none", _("no code word")),), step=step, free=True)


def ask_whether_right(turn: Turn, plan: Plan, facts: Enrolling) -> Say:
    """Show what was chosen and ask for a yes."""
    text = summary(plan, tuple(facts.name(one) for one in plan.contacts))
    choices = (Choice("yes", _("yes")), Choice("change", _("change")), Choice("no", _("no")))
    return Say(turn.me, "checkin.right", text, choices=choices, step=CheckinRight(plan))


# --- the answers --------------------------------------------------------------------------------------------------


def _chosen(turn: Turn) -> str | None:
    return turn.answer.choice if turn.answer else None


def _next(turn: Turn, plan: Plan, facts: Enrolling, ask_next: Asking, *, only: bool) -> Decision:
    return say((ask_whether_right if only else ask_next)(turn, plan, facts))


def _once_more(asked: Say, why: Said) -> Decision:
    return say(replace(asked, text=lines(why, asked.text)))


def answer_hour(turn: Turn, step: CheckinHour, facts: Enrolling) -> Decision:
    """Take the hour."""
    chosen = _chosen(turn)
    hour = time.fromisoformat(chosen) if chosen else hour_in(turn.text, turn.now_local, turn.language)
    if hour is None or not may_ask_at(hour):
        why = misread(0) if hour is None else _("I ask between 7:00 and 19:30, so that nobody is woken for you.")
        return _once_more(ask_hour(turn, step.plan, facts, only=step.only), why)
    return _next(turn, replace(step.plan, at=hour), facts, ask_days, only=step.only)


def answer_days(turn: Turn, step: CheckinDays, facts: Enrolling) -> Decision:
    """Take the days."""
    chosen = _chosen(turn)
    days = tuple(sorted(weekdays_in(turn.text, turn.language))) or (WORKING_DAYS if chosen == "week" else ())
    if not chosen and not days:
        return _once_more(ask_days(turn, step.plan, facts, only=step.only), misread(0))
    plan = replace(step.plan, days=days if len(set(days)) < 7 else ())
    return _next(turn, plan, facts, ask_contacts, only=step.only)


def answer_contacts(turn: Turn, step: CheckinContacts, facts: Enrolling) -> Decision:
    """Take a contact by name or address; of several with that name, ask which."""
    if _chosen(turn) == "none" or wants_none(turn.text):
        return _next(turn, step.plan, facts, ask_words, only=step.only)
    found = who_is_meant(turn.text, facts.neighbours) or ((facts.addressed,) if facts.addressed else ())
    found = tuple(one for one in found if one.id != turn.person.id)
    if not found:
        why = _("I know nobody with that name here. They must have written to me once, or be in a room with us.")
        return _once_more(ask_contacts(turn, step.plan, facts, only=step.only), why)
    if len(found) > 1:
        choices = tuple(Choice(one.id, Verbatim(one.name)) for one in found[:8])
        step_which = CheckinWhich(step.plan, step.only)
        return say(Say(turn.me, "checkin.which", _("Whom do you mean?"), choices=choices, step=step_which))
    return _take_contact(turn, step, facts, found[0])


def answer_which(turn: Turn, step: CheckinWhich, facts: Enrolling) -> Decision:
    """Take the one who was meant."""
    who = facts.people.get(_chosen(turn) or "")
    if who is None:
        return say(ask_contacts(turn, step.plan, facts, only=step.only))
    return _take_contact(turn, step, facts, who)


def _take_contact(turn: Turn, step: CheckinContacts | CheckinWhich, facts: Enrolling, who: Person) -> Decision:
    contacts = tuple(dict.fromkeys((*step.plan.contacts, who.id)))
    plan, known = replace(step.plan, contacts=contacts), replace(facts, people={**facts.people, who.id: who})
    if len(contacts) < MOST_CONTACTS:
        return say(ask_contacts(turn, plan, known, only=step.only))
    return _next(turn, plan, known, ask_words, only=step.only)


def answer_words(turn: Turn, step: CheckinWords, facts: Enrolling) -> Decision:
    """Take how it is asked."""
    plan = replace(step.plan, discreet=_chosen(turn) == "discreet")
    return _next(turn, plan, facts, ask_code, only=step.only)


def answer_code(turn: Turn, step: CheckinCode, facts: Enrolling) -> Decision:
    """Take the code word, or none."""
    code = "" if _chosen(turn) == "none" or wants_none(turn.text) else code_word(turn.text)
    if code is None:
        why = _("Please choose one word of at least three letters, which you do not say every day.")
        return _once_more(ask_code(turn, step.plan, facts, only=step.only), why)
    return say(ask_whether_right(turn, replace(step.plan, code=code), facts))


# --- one part anew ------------------------------------------------------------------------------------------------

PARTS: Final = (
    Choice("hour", _("the hour")),
    Choice("days", _("the days")),
    Choice("contacts", _("the contacts")),
    Choice("words", _("how I ask")),
    Choice("code", _("the code word")),
)
_ASKS: Final[dict[str, Any]] = {
    "hour": ask_hour,
    "days": ask_days,
    "contacts": ask_contacts,
    "words": ask_words,
    "code": ask_code,
}


def ask_part(part: str, turn: Turn, plan: Plan, facts: Enrolling) -> Say:
    """Ask one thing anew; contacts are named anew from the first."""
    asked: Say = _ASKS[part](turn, replace(plan, contacts=()) if part == "contacts" else plan, facts, only=True)
    return asked


# --- back ---------------------------------------------------------------------------------------------------------


def _back_to(ask: Asking) -> Callable[[Turn, Any, Enrolling], Decision]:
    """Make the way back from a question: the one before it, or the summary when only one thing is changed."""

    def go_back(turn: Turn, step: Any, facts: Enrolling) -> Decision:  # noqa: ANN401 - any question about the plan
        return say((ask_whether_right if step.only else ask)(turn, step.plan, facts))

    return go_back


def _back_to_contacts(turn: Turn, step: CheckinContacts, facts: Enrolling) -> Decision:
    """Ask for the days again, or for the first contact."""
    plan = replace(step.plan, contacts=())
    return say((ask_contacts if step.plan.contacts else ask_days)(turn, plan, facts))


STEPS = (
    StepKind(CheckinHour, look_at_plan, answer_hour),
    StepKind(CheckinDays, look_at_plan, answer_days, back=_back_to(ask_hour)),
    StepKind(CheckinContacts, look_at_plan, answer_contacts, back=_back_to_contacts),
    StepKind(CheckinWhich, look_at_plan, answer_which, back=_back_to(ask_contacts)),
    StepKind(CheckinWords, look_at_plan, answer_words, back=_back_to(ask_days)),
    StepKind(CheckinCode, look_at_plan, answer_code, back=_back_to(ask_words)),
)
