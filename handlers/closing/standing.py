"""Who may sees how a closing stands, and can call it off until the day; whoever heard of it hears that too."""

from __future__ import annotations

from typing import Final

from handlers.closing.case import ClosingCase, read_closing
from handlers.closing.nouns import ClosingState
from handlers.closing.seconding import moved
from handlers.closing.steps import CloseStands
from handlers.closing.telling import goes_on, tell_people, tell_rooms
from handlers.decision import Choice, Decision, Say, StepKind, ToPerson, Turn, say
from handlers.look import Look
from handlers.text import Text, When, _

_STAYS: Final = "stays"
_OFF: Final = "off"
_CHOICES: Final = (Choice(_STAYS, _("leave it as it is")), Choice(_OFF, _("call it off: everything goes on")))


def show_how_it_stands(turn: Turn, case: ClosingCase) -> Decision:
    """Say whether there is a second yes, and offer to call it off."""
    step = CloseStands(case.closing.id)
    return say(Say(turn.me, "closing.stands", _how(case), case.about, _CHOICES, step, light=True))


def _how(case: ClosingCase) -> Text:
    day, place = When(case.closing.on), case.place.name
    if case.closing.state is ClosingState.AGREED:
        return _("{place} stops working with me on {day}. What shall I do?", place=place, day=day)
    return _("{place} is to stop on {day}; a second person must still say yes. What shall I do?", place=place, day=day)


async def look_at_standing(turn: Turn, look: Look, step: CloseStands) -> ClosingCase | None:
    """Read it as it is now."""
    return await read_closing(look, step.closing, turn.admins, turn.now)


def answer_stands(turn: Turn, step: CloseStands, case: ClosingCase | None) -> Decision:
    """Call it off, or leave it."""
    may = case is not None and turn.person.id in case.deciders
    if case is None or not may or case.closing.state not in {ClosingState.ASKED, ClosingState.AGREED}:
        return say(Say(turn.me, "closing.over", _("That is not needed any more. Thank you!")))
    if turn.answer and turn.answer.choice == _OFF:
        return _call_off(turn, case)
    return say(Say(turn.me, "closing.left", _("Good. It stays so.")))


def _call_off(turn: Turn, case: ClosingCase) -> Decision:
    """Tell who leads it; and whoever had heard that it stops."""
    text = goes_on(case)
    leaders = {one.id for one in case.leaders} | {case.closing.proposer, turn.person.id}
    told = say(*(Say(ToPerson(one), "closing.off", text, case.about) for one in sorted(leaders)))
    if case.closing.state is ClosingState.AGREED:
        told += say(
            *tell_people(case, "closing.off", lambda _what: text, but=leaders), *tell_rooms(case, "closing.off", text)
        )
    return moved(turn, case, ClosingState.WITHDRAWN, "withdrawn") + told


STEPS = (StepKind(CloseStands, look_at_standing, answer_stands),)
