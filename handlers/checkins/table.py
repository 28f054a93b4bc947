"""Everything about presence checks that the product can hear, ask, time and watch for."""

from __future__ import annotations

from handlers.checkins import (
    agreeing,
    answering,
    asking,
    board,
    choosing,
    code,
    contacts,
    ending,
    enrolling,
    going,
    heat,
    ladder,
    many,
    muting,
    unknown,
)

COMMANDS = (*enrolling.COMMANDS, *ending.COMMANDS, *contacts.COMMANDS, *heat.COMMANDS)
STEPS = (
    *enrolling.STEPS,
    *choosing.STEPS,
    *agreeing.STEPS,
    *answering.STEPS,
    *contacts.STEPS,
    *going.STEPS,
    *many.STEPS,
    *heat.STEPS,
    *muting.STEPS,
)
TIMERS = (
    *asking.TIMERS,
    *ladder.TIMERS,
    *going.TIMERS,
    *answering.TIMERS,
    *contacts.TIMERS,
    *many.TIMERS,
    *heat.TIMERS,
    *unknown.TIMERS,
)
FOR_ORGANISERS = (*board.COMMANDS, *muting.COMMANDS)
WATCHES = answering.WATCHES
BESIDE = (*answering.BESIDE, *code.BESIDE, *contacts.BESIDE)
"""Tried beside whatever else is decided."""
