"""Whom we could not ask: the organisers hear it once, of all of them, and that this is no silence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from handlers.checkins import times
from handlers.checkins.nouns import Round, RoundState
from handlers.decision import NOTHING, Decision, Lane, Say, Tick, TimerKind, ToRole
from handlers.look import Look
from handlers.model import Person, Role
from handlers.text import Said, _, _n, sentences

MOST_NAMED: Final = 8
_LATELY: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Unasked:
    """The askings that are unknown and of which nobody was told, and who they are."""

    rounds: tuple[Round, ...]
    people: tuple[Person, ...]


async def look_at_unasked(tick: Tick, look: Look) -> Unasked:
    """Read them."""
    found = await look.rounds_in(tick.due.subject, tick.now - _LATELY)
    rounds = tuple(one for one in found if one.state is RoundState.UNKNOWN and not one.told)
    return Unasked(rounds, await look.people(sorted({one.person for one in rounds})))


def tell_once(tick: Tick, unasked: Unasked) -> Decision:
    """Tell whom to call; nobody of them counts as silent."""
    if not unasked.rounds:
        return NOTHING
    said = Say(ToRole(tick.due.subject, Role.ORGANISER), "checkin.unknown", _whom(unasked), lane=Lane.URGENT)
    return Decision(save=tuple(replace(one, told=True) for one in unasked.rounds), say=(said,))


def _whom(unasked: Unasked) -> Said:
    names = ", ".join(one.name for one in unasked.people[:MOST_NAMED])
    rest = len(unasked.people) - MOST_NAMED
    more = (_n("And {count} more.", "And {count} more.", rest),) if rest > 0 else ()
    return sentences(
        _("I could not ask these people whether all is well, or could not hear them: {names}.", names=names),
        *more,
        _("The fault may be mine. I count them as unknown, and tell no contact. Could you call them?"),
    )


TIMERS = (TimerKind(times.UNKNOWN, "Told when we are back.", look_at_unasked, tell_once),)
