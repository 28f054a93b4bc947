"""Stop, said by who has a role: it ends what is going on, and never makes somebody unreachable whom others count on.

With nothing going on they are asked what they mean; to give up a role and to hear nothing more are two choices, and
each asks for a yes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from handlers.decision import YES_NO, Choice, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Neighbourhood
from handlers.neighbourhoods.appoint import Appointing
from handlers.neighbourhoods.stepping_down import ask_to_step_down, look_at_own_role
from handlers.people.falling_silent import Going, fall_silent, look_what_goes_on, what_would_follow
from handlers.text import Text, _, sentences

_NOTHING: Final = "nothing"
_ALL: Final = "all"
_ROLE_IN: Final = "role in "


@dataclass(frozen=True, slots=True)
class StopWhat:
    """Ask somebody with a role what should stop."""

    name: ClassVar[str] = "stop.what"


@dataclass(frozen=True, slots=True)
class StopAll:
    """Ask somebody with a role whether they really want no messages any more."""

    name: ClassVar[str] = "stop.surely"


@dataclass(frozen=True, slots=True)
class ToStop:
    """What goes on with somebody, and the role that they chose to give up."""

    going: Going
    role: Appointing | None = None


def ask_what_to_stop(turn: Turn, places: Sequence[Neighbourhood]) -> Decision:
    """Ask what should stop when nothing is going on."""
    choices = (
        Choice(_NOTHING, _("nothing, leave everything as it is")),
        *(Choice(f"{_ROLE_IN}{place.id}", _("my role in {place}", place=place.name)) for place in places),
        Choice(_ALL, _("all messages from you")),
    )
    text = _("Nothing is going on now. What should stop?")
    return say(Say(turn.me, "stop.what", text, choices=choices, step=StopWhat(), light=True))


async def look_at_what(turn: Turn, look: Look, step: StopWhat) -> ToStop:
    """Read what would follow from the choice."""
    chosen = (turn.answer.choice if turn.answer else None) or ""
    role = None
    if chosen.startswith(_ROLE_IN):
        role = await look_at_own_role(turn, look, chosen.removeprefix(_ROLE_IN))
    return ToStop(await look_what_goes_on(turn, look), role)


def stop_what(turn: Turn, step: StopWhat, facts: ToStop) -> Decision:
    """Go on with what was chosen."""
    chosen = (turn.answer.choice if turn.answer else None) or _NOTHING
    if chosen.startswith(_ROLE_IN):
        return ask_to_step_down(turn, facts.role)
    return _ask_surely(turn, facts.going) if chosen == _ALL else _nothing_stops(turn)


def _ask_surely(turn: Turn, going: Going) -> Decision:
    text = sentences(*what_would_follow(going), _surely())
    return say(Say(turn.me, "stop.surely", text, choices=YES_NO, step=StopAll()))


def _surely() -> Text:
    return _("Then neighbours cannot reach you through me. Shall I stop writing to you?")


def _nothing_stops(turn: Turn) -> Decision:
    return say(Say(turn.me, "stop.nothing", _("Good. Everything stays as it is.")))


async def look_at_all(turn: Turn, look: Look, step: StopAll) -> Going:
    """Read what would be left behind."""
    return await look_what_goes_on(turn, look)


def stop_all(turn: Turn, step: StopAll, going: Going) -> Decision:
    """Write no more after a yes."""
    if turn.answer is None or turn.answer.choice != "yes":
        return _nothing_stops(turn)
    return fall_silent(turn, going)


STEPS = (StepKind(StopWhat, look_at_what, stop_what), StepKind(StopAll, look_at_all, stop_all))
