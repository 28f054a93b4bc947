"""Everything about announcements that the product can do, collected."""

from __future__ import annotations

from handlers.announcements import (
    again,
    approve,
    compose,
    correct,
    enclosing,
    heard,
    numbered,
    pinning,
    planning,
    send,
    settle,
    withdraw,
)

COMMANDS = numbered.COMMANDS
STEPS = (
    *compose.STEPS,
    *enclosing.STEPS,
    *planning.STEPS,
    *approve.STEPS,
    *send.STEPS,
    *again.STEPS,
    *pinning.STEPS,
    *correct.STEPS,
    *withdraw.STEPS,
    *heard.STEPS,
)
TIMERS = (*compose.TIMERS, *approve.TIMERS, *send.TIMERS, *settle.TIMERS, *pinning.TIMERS)
INSISTENT = heard.INSISTENT
WATCHES = heard.WATCHES
