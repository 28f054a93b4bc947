"""A kind word to who sends very much at once, and a line to the organisers; then silence until it is calm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from handlers.decision import NOTHING, Decision, Entity, Say, ToRole, Turn, say
from handlers.look import Look
from handlers.model import Role
from handlers.text import _

SLOW_DOWN: Final = "slow_down"
FOR_ORGANISERS: Final = "slow_down.organisers"
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Warned:
    """Whether the person was asked to slow down within the stretch of time that counts, and today at all."""

    lately: bool
    today: bool


async def look_whether_warned(turn: Turn, look: Look, within: timedelta) -> Warned:
    """Read whether the person was asked to slow down."""
    lately = await look.times_told(turn.person.id, SLOW_DOWN, turn.now - within)
    today = await look.times_told(turn.person.id, SLOW_DOWN, turn.now - _DAY)
    return Warned(lately > 0, today > 0)


def slow_down(turn: Turn, warned: Warned) -> Decision:
    """Ask in private to slow down, once; the organisers hear it once a day, because it may be a program."""
    if warned.lately:
        return NOTHING
    text = _("That is a lot at once. I am silent now for a while. Write to me again in ten minutes.")
    asked = say(Say(turn.me, SLOW_DOWN, text))
    return asked if warned.today else asked + say(*_for_organisers(turn))


def _for_organisers(turn: Turn) -> tuple[Say, ...]:
    text = _(
        "{name} sends me very many messages. Perhaps it is a program. I answer again when it is calmer.",
        name=turn.person.name,
    )
    about = Entity("flood", turn.person.id)
    places = [standing.neighbourhood for standing in turn.standings if standing.roles]
    return tuple(Say(ToRole(place, Role.ORGANISER), FOR_ORGANISERS, text, about) for place in places)
