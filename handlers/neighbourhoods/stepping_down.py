"""Somebody gives up their own role in a place, after a yes; the last organiser first finds another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.decision import YES_NO, Decision, Say, StepKind, Turn, say
from handlers.handover.words import HANDOVER_WORDS
from handlers.look import Look
from handlers.model import Neighbourhood, Role
from handlers.neighbourhoods.appoint import Appointing, goodbye_to, read_team, take_away
from handlers.neighbourhoods.words import ORGANISER_WORDS
from handlers.text import FirstWord, Said, _, lines


@dataclass(frozen=True, slots=True)
class StepDown:
    """Ask whether somebody really gives up what they are in one place."""

    name: ClassVar[str] = "role.step_down"
    neighbourhood: str


async def look_at_own_role(turn: Turn, look: Look, neighbourhood: str) -> Appointing | None:
    """Read what the person is in a place, and who leads it beside them; None: they have no role there."""
    place = await look.neighbourhood(neighbourhood)
    standing = next((one for one in turn.standings if one.neighbourhood == neighbourhood and one.granted), None)
    if place is None or standing is None:
        return None
    return await read_team(turn, look, Appointing((place,), turn.person, standing))


def ask_to_step_down(turn: Turn, facts: Appointing | None) -> Decision:
    """Ask for a yes; say first what a place would lose."""
    if facts is None or facts.place is None or facts.standing is None:
        return _nothing_to_give_up(turn)
    place, granted = facts.place, facts.standing.granted
    if _is_last(turn, facts):
        return say(Say(turn.me, "role.last", _needs_another(place)))
    step = StepDown(place.id)
    return say(Say(turn.me, "role.step_down", goodbye_to(granted, place), choices=YES_NO, step=step))


def _is_last(turn: Turn, facts: Appointing) -> bool:
    leads = facts.standing is not None and Role.ORGANISER in facts.standing.granted
    return leads and not facts.other_organisers and not turn.is_admin


def _needs_another(place: Neighbourhood) -> Said:
    first = _(
        "You are the only organiser of {place} whom I can reach. First make somebody else organiser. Type for example: "
        "{words} @rita:example.org",
        place=place.name,
        words=FirstWord(ORGANISER_WORDS),
    )
    return lines(first, _("Or hand everything over to somebody: {words}", words=FirstWord(HANDOVER_WORDS)))


def _nothing_to_give_up(turn: Turn) -> Decision:
    return say(Say(turn.me, "role.none", _("You have no role there any more.")))


async def look_at_step_down(turn: Turn, look: Look, step: StepDown) -> Appointing | None:
    """Read it as it is now."""
    return await look_at_own_role(turn, look, step.neighbourhood)


def step_down(turn: Turn, step: StepDown, facts: Appointing | None) -> Decision:
    """Take the role away after a yes; who became the last organiser meanwhile keeps it."""
    if turn.answer is None or turn.answer.choice != "yes":
        return say(Say(turn.me, "role.kept", _("Good. Everything stays as it is.")))
    if facts is None or facts.place is None or facts.standing is None:
        return _nothing_to_give_up(turn)
    if _is_last(turn, facts):
        return say(Say(turn.me, "role.last", _needs_another(facts.place)))
    return take_away(turn, facts, turn.person, facts.place, facts.standing)


STEPS = (StepKind(StepDown, look_at_step_down, step_down),)
