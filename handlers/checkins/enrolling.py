"""Agreeing to be asked whether all is well: the person alone, in private, and changing or beginning it again.

what it is and is not → what is chosen, one question at a time (`choosing.py`) → a yes at the end (`agreeing.py`)
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.checkins import times
from handlers.checkins.answering import all_is_well
from handlers.checkins.asking import no_alarm
from handlers.checkins.case import Case, read_mine
from handlers.checkins.choosing import PARTS, Enrolling, ask_hour, ask_part
from handlers.checkins.nouns import CheckinState
from handlers.checkins.steps import CheckinBegin, CheckinChange, CheckinWhere, Plan
from handlers.checkins.summary import summary
from handlers.checkins.words import CHECKIN_WORDS, STOP_WORDS
from handlers.decision import YES_NO, Choice, Close, Command, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Neighbourhood
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.text import FirstWord, Verbatim, _, lines

_PARTS: Final = frozenset(part.id for part in PARTS)
_CHANGES: Final = (*PARTS, Choice("nothing", _("nothing, it is right")))


async def look_at_beginning(turn: Turn, look: Look) -> Enrolling:
    """Read where the person lives and what they agreed to before."""
    case = await read_mine(turn, look)
    people = case.people if case else {}
    return Enrolling(await places_of(turn, look), case, people=people)


async def look_where(turn: Turn, look: Look, step: CheckinWhere) -> Enrolling:
    """Read the chosen neighbourhood."""
    found = await look.neighbourhood((turn.answer.choice if turn.answer else None) or "")
    return Enrolling((found,) if found else ())


async def look_at_start(turn: Turn, look: Look, step: CheckinBegin) -> Enrolling:
    """Read the neighbourhood it is about."""
    found = await look.neighbourhood(step.neighbourhood)
    return Enrolling((found,) if found else ())


async def look_at_change(turn: Turn, look: Look, step: CheckinChange) -> Enrolling:
    """Read what was agreed to."""
    return await look_at_beginning(turn, look)


# --- beginning ----------------------------------------------------------------------------------------------------


def check_in(turn: Turn, facts: Enrolling) -> Decision:
    """Answer what is asked now, show what was agreed, or begin; neighbours ask each other the same in rooms."""
    if not turn.in_private:
        return Decision()
    case = facts.case
    if case and any(about.is_silent or about.wants_help for about in case.rounds):
        return all_is_well(turn, case) + Decision(close=(Close("checkin.all_well", None, turn.person.id),))
    if case and case.checkin.state is CheckinState.MUTED:
        return _back_again(turn, case)
    if case and case.checkin.state is CheckinState.ON and case.checkin.daily:
        return say(_show(turn, case))
    if not facts.places:
        return no_neighbourhood(turn)
    if len(facts.places) > 1:
        choices = tuple(Choice(place.id, Verbatim(place.name)) for place in facts.places)
        text = _("In which neighbourhood?")
        return say(Say(turn.me, "checkin.where", text, choices=choices, step=CheckinWhere()))
    return _begin(turn, facts.places[0])


def _back_again(turn: Turn, case: Case) -> Decision:
    """Ask again who was muted and says so themselves."""
    on = replace(case.checkin, state=CheckinState.ON)
    text = _("Good to hear from you. From now on I ask again whether all is well.")
    return Decision(save=(on,), say=(Say(turn.me, "checkin.again", text),), due=(times.next_ask(on, turn.now),))


def choose_place(turn: Turn, step: CheckinWhere, facts: Enrolling) -> Decision:
    """Begin in the chosen neighbourhood."""
    return _begin(turn, facts.places[0]) if facts.places else no_neighbourhood(turn)


def _begin(turn: Turn, place: Neighbourhood) -> Decision:
    what = _("I can ask you every day whether all is well. When you do not answer, I tell people whom you choose.")
    text = lines(what, no_alarm(), _("Do you want that?"))
    return say(Say(turn.me, "checkin.begin", text, choices=YES_NO, step=CheckinBegin(place.id)))


def answer_begin(turn: Turn, step: CheckinBegin, facts: Enrolling) -> Decision:
    """Go on to the hour, or leave it."""
    if turn.answer is None or turn.answer.choice != "yes" or not facts.places:
        return say(Say(turn.me, "checkin.not_begun", _("All right. I ask nothing and keep nothing.")))
    return say(ask_hour(turn, Plan(step.neighbourhood), facts))


# --- changing ----------------------------------------------------------------------------------------------------


def plan_of(case: Case) -> Plan:
    """Take up again what was agreed."""
    checkin, contacts = case.checkin, tuple(one.contact for one in case.contacts)
    return Plan(checkin.neighbourhood, checkin.at, checkin.days, contacts, checkin.discreet, checkin.code)


def _show(turn: Turn, case: Case) -> Say:
    names = tuple(case.name(one.contact) for one in case.contacts)
    stop = _("What would you like to change? To stop: {stop}.", stop=FirstWord(STOP_WORDS))
    text = lines(_("This is what we agreed:"), summary(plan_of(case), names, asks=False), stop)
    return Say(turn.me, "checkin.known", text, choices=_CHANGES, step=CheckinChange(), light=True)


def answer_change(turn: Turn, step: CheckinChange, facts: Enrolling) -> Decision:
    """Ask anew what should change."""
    chosen = (turn.answer.choice if turn.answer else None) or "nothing"
    if facts.case is None or facts.case.checkin.state is CheckinState.OFF or chosen not in _PARTS:
        return say(Say(turn.me, "checkin.unchanged", _("Good. Everything stays as it is.")))
    return say(ask_part(chosen, turn, plan_of(facts.case), facts))


COMMANDS = (
    Command(
        "checkin",
        CHECKIN_WORDS,
        _("let me ask every day whether all is well"),
        look_at_beginning,
        check_in,
        is_talk=True,
    ),
)
STEPS = (
    StepKind(CheckinWhere, look_where, choose_place),
    StepKind(CheckinBegin, look_at_start, answer_begin),
    StepKind(CheckinChange, look_at_change, answer_change),
)
