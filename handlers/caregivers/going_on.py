"""What follows in a talk: information, a call, the question of every month, and last a neighbour."""

from __future__ import annotations

from dataclasses import replace

from handlers.caregivers.facts import Caring
from handlers.caregivers.hours import promised_by
from handlers.caregivers.nouns import HowLong
from handlers.caregivers.questions import ask_every_month, ask_may_tell, ask_town
from handlers.caregivers.rights import rights_words
from handlers.caregivers.steps import Talk, Todo
from handlers.decision import Decision, Say, Turn, say
from handlers.neighbourhoods.places import no_neighbourhood
from handlers.requests.drafting.ask import begin_as
from handlers.requests.nouns import Category
from handlers.safety.numbers import AMBULANCE, POLICE
from handlers.text import Said, _, sentences

TALK = "talk"


def go_on(turn: Turn, caring: Caring, talk: Talk, before: tuple[Said, ...] = ()) -> Decision:
    """Do what comes next; ``before`` is said first, in one message with a question where there is one."""
    if not talk.todo:
        return tell(turn, before)
    rest = replace(talk, todo=talk.todo[1:])
    match talk.todo[0]:
        case Todo.INFORMATION:
            return _inform(turn, caring, rest, before)
        case Todo.CALL:
            return _call(turn, caring, rest, before)
        case Todo.MONTHLY:
            return say(ask_every_month(turn.person.id, rest, before))
        case Todo.NEIGHBOUR:
            return _ask_a_neighbour(turn, caring, before)


def tell(turn: Turn, words: tuple[Said, ...]) -> Decision:
    """Say something that asks nothing."""
    return say(Say(turn.me, TALK, sentences(*words))) if words else Decision()


def _inform(turn: Turn, caring: Caring, rest: Talk, before: tuple[Said, ...]) -> Decision:
    if caring.knows_places:
        return tell(turn, before) + say(ask_town(turn.person.id, rest))
    told = Say(turn.me, TALK, rights_words(turn.now_local.date()))
    return tell(turn, before) + say(told) + go_on(turn, caring, rest)


def _call(turn: Turn, caring: Caring, rest: Talk, before: tuple[Said, ...]) -> Decision:
    now_local = turn.now_local
    urgent = rest.how_long is HowLong.WEEK
    today = urgent and promised_by(now_local, urgent=True).date() == now_local.date()
    if caring.waits(urgent=urgent):
        return go_on(turn, caring, rest, (*before, _("You are already waiting for a call. I have passed it on.")))
    if caring.team is None or caring.team.first is None:
        return go_on(turn, caring, rest, (*before, nobody_words(caring)))
    return say(ask_may_tell(turn.person.id, rest, caring.team, turn.person.name, today, before))


def nobody_words(caring: Caring) -> Said:
    """Say that nobody is there who could call, and whom to call in danger."""
    return _(
        "I find nobody in {place} who can call you now, sorry. In danger: call {ambulance} or {police}.",
        place=caring.team.place.name if caring.team else "",
        ambulance=AMBULANCE.number,
        police=POLICE.number,
    )


def _ask_a_neighbour(turn: Turn, caring: Caring, before: tuple[Said, ...]) -> Decision:
    """Go on to a request for help that tells nothing of this talk."""
    place = caring.team.place if caring.team else None
    if place is None or place.id not in {one.id for one in caring.asking.places}:
        return tell(turn, before) + no_neighbourhood(turn)
    now = _("Now I look for a neighbour. The group reads nothing of what you told me.")
    return tell(turn, (*before, now)) + begin_as(turn, caring.asking, place, Category.RESPITE)
