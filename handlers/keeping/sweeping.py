"""Every night, what is kept past its time goes: one due row for each kind, so that one in trouble stops no other."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from handlers.decision import Decision, Tick, TimerKind
from handlers.keeping.nouns import Sweep
from handlers.keeping.periods import PERIODS
from handlers.look import Look
from handlers.model import Due
from handlers.reading.walltime import to_local

SWEEP: Final = "keeping.sweep"
AT_NIGHT: Final = time(3, 15)


def tonight(now: datetime, zone: str) -> tuple[Due, ...]:
    """Plan to look at every kind in the coming night; what is planned already stays planned once."""
    return tuple(_next(kind, now, zone) for kind in PERIODS)


def _next(kind: str, now: datetime, zone: str) -> Due:
    local = to_local(now, zone)
    night = datetime.combine(local.date(), AT_NIGHT)
    return Due(SWEEP, kind, night if night > local else night + timedelta(days=1), zone)


async def look_at_the_clock(tick: Tick, look: Look) -> None:
    """Read nothing: what is past its time is found where it lies."""


def sweep(tick: Tick, facts: None) -> Decision:
    """Let go of what is past its time, and look again the next night; a kind that there is no more ends here."""
    kind = tick.due.subject
    if kind not in PERIODS:
        return Decision()
    return Decision(save=(Sweep(kind, tick.now - PERIODS[kind].kept),), due=(_next(kind, tick.now, tick.due.zone),))


TIMERS = (TimerKind(SWEEP, "It goes as soon as we are back; nobody is told.", look_at_the_clock, sweep),)
