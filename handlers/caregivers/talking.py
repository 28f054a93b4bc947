"""The one question and what follows from its answer; of words beside a choice nothing is read or kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.caregivers.facts import Caring, look_at_talk
from handlers.caregivers.going_on import go_on, tell
from handlers.caregivers.monthly import STOPPED, ended, with_answer
from handlers.caregivers.nouns import HowLong, Wish
from handlers.caregivers.questions import NO_MORE, again, ask_how_long, ask_what_helps
from handlers.caregivers.rights import rights_near
from handlers.caregivers.steps import AskHowLong, AskTown, AskWhatHelps, Todo
from handlers.decision import Decision, Say, StepKind, Turn, say
from handlers.guide.asking import Sought, seek
from handlers.look import Look
from handlers.reading.answers import is_unsure, read_number
from handlers.reading.caring import how_long_said
from handlers.text import _

_ORDER: Final = (
    (Wish.INFORMATION, Todo.INFORMATION),
    (Wish.CALL, Todo.CALL),
    (Wish.NEIGHBOUR, Todo.NEIGHBOUR),
)


def hear_how_long(turn: Turn, step: AskHowLong, caring: Caring) -> Decision:
    """Ask what would help, whatever the answer: it is no test. Kept is it only of who agreed to that."""
    chosen = _said(turn)
    if chosen == NO_MORE:
        return ended(caring.monthly, caring.given, turn.now) + tell(turn, (STOPPED,))
    if chosen is None:
        return say(again(ask_how_long(turn.person.id, step.talk)))
    talk = replace(step.talk, how_long=HowLong(chosen))
    asked = ask_what_helps(turn.person.id, talk, turn.language, turn.now_local, caring.monthly)
    return Decision(save=with_answer(turn, caring.monthly, HowLong(chosen)), say=(asked,))


def _said(turn: Turn) -> str | None:
    """Read a number, or words that are that answer; of a story we never guess how long somebody can go on."""
    chosen = turn.answer.choice if turn.answer else None
    if chosen is None or chosen == NO_MORE or read_number(turn.text) is not None:
        return chosen
    return HowLong.UNSURE if is_unsure(turn.text) else how_long_said(turn.text)


def hear_what_helps(turn: Turn, step: AskWhatHelps, caring: Caring) -> Decision:
    """Do all that was chosen, one after the other."""
    chosen = turn.answer.choices if turn.answer else ()
    if not chosen:
        return say(again(ask_what_helps(turn.person.id, step.talk, turn.language, turn.now_local, caring.monthly)))
    todo = _todo(chosen, caring)
    before = () if set(todo) - {Todo.MONTHLY} else (_("Good that you said it. You can always come back."),)
    return go_on(turn, caring, replace(step.talk, todo=todo), before)


def _todo(chosen: tuple[str, ...], caring: Caring) -> tuple[Todo, ...]:
    """List what follows; a neighbour comes last, because it is another talk."""
    wished = [todo for wish, todo in _ORDER if wish in chosen and todo is not Todo.NEIGHBOUR]
    monthly = () if caring.monthly else (Todo.MONTHLY,)
    return (*wished, *monthly, *((Todo.NEIGHBOUR,) if Wish.NEIGHBOUR in chosen else ()))


# --- where ----------------------------------------------------------------------------------------------------------


async def look_at_town(turn: Turn, look: Look, step: AskTown) -> tuple[Caring, Sought]:
    """Read which place is meant, and what there is for who lives there."""
    return await look_at_talk(turn, look, step), await seek(turn, look)


def hear_town(turn: Turn, step: AskTown, facts: tuple[Caring, Sought]) -> Decision:
    """Tell what is known about that place, and go on; a name that several places share is left to them."""
    caring, sought = facts
    place = sought.places[0] if len(sought.places) == 1 else None
    told = rights_near(place, sought.entries if place else (), turn.now_local.date(), turn.language)
    return say(*(Say(turn.me, "talk", words) for words in told)) + go_on(turn, caring, step.talk)


STEPS = (
    StepKind(AskHowLong, look_at_talk, hear_how_long),
    StepKind(AskWhatHelps, look_at_talk, hear_what_helps),
    StepKind(AskTown, look_at_town, hear_town),
)
