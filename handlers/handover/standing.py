"""Who asked somebody to take over sees how it stands, and can take it back until it holds."""

from __future__ import annotations

from typing import Final

from handlers.decision import Choice, Decision, Say, StepKind, Turn, say
from handlers.handover.accepting import take_back
from handlers.handover.case import HandoverCase, read_handover
from handlers.handover.nouns import HandoverState
from handlers.handover.steps import HandoverStands
from handlers.look import Look
from handlers.text import Text, When, _

_STAYS: Final = "stays"
_BACK: Final = "back"
_CHOICES: Final = (Choice(_STAYS, _("leave it as it is")), Choice(_BACK, _("take it back, I stay organiser")))


def show_how_it_stands(turn: Turn, case: HandoverCase) -> Decision:
    """Say whether there was an answer, and offer to take it back."""
    step = HandoverStands(case.handover.id)
    return say(Say(turn.me, "handover.stands", _how(case), case.about, _CHOICES, step, light=True))


def _how(case: HandoverCase) -> Text:
    name, place, on = case.taker.name if case.taker else "", case.place.name, case.handover.on
    if case.handover.state is HandoverState.AGREED and on is not None:
        return _("{name} takes over {place} on {day}. What shall I do?", name=name, place=place, day=When(on))
    return _("I asked {name} to take over {place}, and wait for an answer. What shall I do?", name=name, place=place)


async def look_at_standing(turn: Turn, look: Look, step: HandoverStands) -> HandoverCase | None:
    """Read it as it is now."""
    return await read_handover(look, step.handover)


def answer_stands(turn: Turn, step: HandoverStands, case: HandoverCase | None) -> Decision:
    """Take it back, or leave it."""
    if case is None or not case.handover.is_open or case.handover.giver != turn.person.id:
        return say(Say(turn.me, "handover.over", _("That is not needed any more. Thank you!")))
    if turn.answer and turn.answer.choice == _BACK:
        return take_back(turn, case)
    return say(Say(turn.me, "handover.left", _("Good. It stays so.")))


STEPS = (StepKind(HandoverStands, look_at_standing, answer_stands),)
